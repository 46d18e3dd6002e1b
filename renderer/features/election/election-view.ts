import type { Election } from '../../../shared/domain/election.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { collegeSeats, electionsOn, electorsOf } from '../../../shared/rules/election-case.ts'
import { ownElectors, runnersIn } from '../../../shared/rules/selection.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import type { Me } from '../../../shared/contract/frames-down.ts'
import { isHere, sittings } from '../../../shared/rules/meeting-seats.ts'
import { useForum, useMay, useReveal } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import { useText } from '../../ui/text.ts'

/** One election and everything its parts ask of the record. Made anew at every change: keep nothing of it. */
export interface ElectionView {
  readonly election: Election
  /** Null where it is the ballot of a selection, which needs none. */
  readonly meeting: Meeting | null
  readonly electors: Election['seats']
  readonly candidateName: (id: string) => string
  readonly personName: (id: string) => string
  readonly seatName: (id: string) => string
  /** "civil society", or every seat. */
  readonly college: string
  /** May open, close and annul it. */
  readonly runs: boolean
  /** The seats asked for which whoever uses this window sits now. */
  readonly mine: readonly string[]
  /** Those here who have said no word yet, and whose word may be entered in this window; oneself first. */
  readonly speakers: readonly string[]
}

/** Null where there is no such election. */
export function useElection(id: string | null): ElectionView | null {
  const { state, me } = useForum()
  const may = useMay()
  const reveal = useReveal()
  const { t } = useText('election')
  const today = useToday()
  const election = id === null ? undefined : state.elections[id]
  if (!election) return null
  const meeting = (election.meeting === null ? null : state.meetings[election.meeting]) ?? null
  const personName = (person: string): string => reveal(state.persons[person]?.name) ?? t('withheld')
  const college = state.sectors.find((one) => one.id === election.college)?.name
  const runners = runnersIn(state, election, today)
  return {
    election,
    meeting,
    electors: electorsOf(election),
    candidateName: (candidate) =>
      reveal(election.candidates.find((one) => one.id === candidate)?.name) ?? t('withheld'),
    personName,
    seatName: (seat) => state.seats[seat]?.label ?? personName(seat),
    college: college ?? t(runners ? 'named' : 'everySeat'),
    runs: may({ to: 'election.close', college: collegeSeats(state, election.college), runners }),
    mine: ownVotes(state, election, meeting, me, today),
    speakers: speakersIn(state, election, meeting, { ...me, runs: runners?.includes(me.person ?? '') ?? false })
      .filter((person) => may({ to: 'election.say', person, runners }))
      .sort((a, b) => Number(b === me.person) - Number(a === me.person) || personName(a).localeCompare(personName(b))),
  }
}

type Own = Pick<Me, 'person' | 'seats'>

function ownVotes(
  state: ForumState,
  election: Election,
  meeting: Meeting | null,
  me: Own,
  today: string,
): readonly string[] {
  // [ETH10] The host takes no vote of somebody who is suspended.
  if (!meeting) return isSuspended(state, me.person ?? '', today) ? [] : ownElectors(election, me)
  const sitting = sittings(state, meeting)
  return electorsOf(election)
    .filter((seat) => me.person !== null && sitting.get(seat.id)?.person === me.person)
    .map(({ id }) => id)
}

/** In a meeting everybody here; in a selection oneself, as an elector or as one who runs it. */
function speakersIn(
  state: ForumState,
  election: Election,
  meeting: Meeting | null,
  me: Own & { runs: boolean },
): string[] {
  const said = new Set<string>(election.words.map(({ person }) => person))
  if (meeting) return Object.keys(state.persons).filter((person) => isHere(meeting, person) && !said.has(person))
  const may = me.runs || ownElectors(election, me).length > 0
  return may && me.person !== null && !said.has(me.person) ? [me.person] : []
}

export function isUnderWay({ stage }: Election): boolean {
  return stage === 'called' || stage === 'open'
}

/** The election that an item is at: the one under way, else the last that stands, else the last annulled. */
export function electionOfItem(state: ForumState, meeting: Meeting, item: string): Election | null {
  const own = electionsOn(state, meeting, item)
  return own.find(isUnderWay) ?? own.findLast((one) => one.stage === 'closed') ?? own.at(-1) ?? null
}

/** The election that a meeting is at just now: at the item that is open. */
export function electionOfMeeting(state: ForumState, meeting: Meeting): Election | null {
  return meeting.currentItem === null ? null : electionOfItem(state, meeting, meeting.currentItem)
}

interface InCategory {
  /** Empty where the method has none. */
  readonly category: string
  readonly candidates: Election['candidates']
}

/** The candidates as called, by category where they have one. */
export function byCategory({ candidates }: Pick<Election, 'candidates'>): readonly InCategory[] {
  const categories = [...new Set(candidates.map(({ category = '' }) => category))]
  return categories.map((category) => ({
    category,
    candidates: candidates.filter((one) => (one.category ?? '') === category),
  }))
}
