import { outcomeForRecord } from '../../shared/domain/outcome-form.ts'
import type { Position } from '../../shared/domain/position.ts'
import type {
  CommitmentId,
  DecisionId,
  ItemId,
  MeetingId,
  PersonId,
  SeatId,
  SectorId,
  TextId,
} from '../../shared/domain/primitives.ts'
import type { CommitmentContent } from '../../shared/document/commitment-text.ts'
import { commitmentTextOf, emptyCommitment } from '../../shared/document/commitment-text.ts'
import { caseOf, roundCaseOf, ruleFor } from '../../shared/rules/decision-case.ts'
import { parseCase } from '../../shared/tally/case.ts'
import { seatsAt } from '../../shared/rules/meeting-seats.ts'
import { tallyCase } from '../../shared/tally/tally.ts'
import { RecordBuilder } from './record-builder.ts'

type Json = Record<string, never>

const half = { fraction: [1, 2], comparison: 'more_than' }
const quorum = { ...half, recused: 'not_present', eachSector: { fraction: [1, 3], comparison: 'at_least' } }
const vote = {
  base: 'active',
  fraction: [3, 5],
  comparison: 'at_least',
  blank: 'abstention',
  invalid: 'excluded',
  recusedInBase: false,
  sectors: { names: 'each', base: 'active', ...half },
  castingVote: null,
  quorum,
}
const mixed = {
  consensus: { maxStandAside: null, unreasonedBlock: 'open', quorum },
  gate: { minRounds: 2, textChanged: true, objectionsAnswered: true, confirmedBy: ['chair', 'co-chair'] },
  vote,
}

function nth<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`there is no ${String(index)}`)
  return found
}

export const EMAIL = 'titular-1@example.org'
export const GUEST = 'A visiting expert'
export const REASON = '=A date without a penalty, or "a public report", is no date <b>at all</b>.'

/** What tests want to name in the record that `sampleRecord` builds. */
export interface SampleRecord {
  readonly builder: RecordBuilder
  readonly meeting: MeetingId
  readonly items: readonly ItemId[]
  readonly seats: readonly SeatId[]
  readonly titulars: readonly PersonId[]
  readonly decision: DecisionId
  readonly commitment: CommitmentId
}

/**
 * A forum of eight seats in two sectors holds one meeting: check-in with a wrong click put right, a commitment decided by the
 * mixed rule (a round with a block, the text amended, a second round, an open vote), an action, minutes, a correction, and a
 * last checkpoint. `adopted: false` has the vote miss its threshold.
 */
export function sampleRecord({ adopted = true, checkpoint = true } = {}): SampleRecord {
  const builder = new RecordBuilder()
  const { seats, titulars, guest } = found(builder)
  const meeting = builder.id<'meeting'>()
  const commitment = builder.id<'commitment'>()
  const items = plan(builder, meeting, commitment)
  checkIn(builder, meeting, titulars, guest)
  const decision = decide(builder, { meeting, item: nth(items, 1), commitment, seats, titulars, adopted })
  close(builder, meeting, items, seats)
  if (checkpoint) builder.checkpoint()
  return { builder, meeting, items, seats, titulars, decision, commitment }
}

function found(builder: RecordBuilder): { seats: SeatId[]; titulars: PersonId[]; guest: PersonId } {
  const sectors: SectorId[] = [builder.id(), builder.id()]
  const [government, society] = [nth(sectors, 0), nth(sectors, 1)]
  const forum = {
    name: 'Open Government Forum',
    country: 'Philippines',
    language: 'en',
    zone: 'Asia/Manila',
    sample: false,
  }
  builder.add({ type: 'forum.founded/1', body: { forum: builder.id(), ...forum } })
  builder.add({ type: 'key.admitted/1', body: { key: builder.publicKey } })
  builder.add({ type: 'sector.created/1', body: { sector: government, name: 'government' } })
  builder.add({ type: 'sector.created/1', body: { sector: society, name: 'civil society' } })
  const rule = {
    id: 'mixed',
    title: 'Consensus first, a vote as the exception',
    source: 'Toolkit, Box 12',
    kind: 'mixed' as const,
    rule: mixed as unknown as Json,
  }
  builder.add({
    type: 'rules.adopted/1',
    body: { version: 1, quorum: quorum, rules: [rule], usual: 'mixed' },
  })
  const seats: SeatId[] = []
  const titulars: PersonId[] = []
  for (let n = 1; n <= 8; n++) {
    const seat = builder.id<'seat'>()
    const sector = n <= 4 ? government : society
    const organisation = n <= 4 ? `Ministry ${String(n)}` : `Network ${String(n)}, "civil"`
    builder.add({ type: 'seat.created/1', body: { seat, label: `Seat ${String(n)}`, sector, organisation } })
    titulars.push(fill(builder, seat, 'titular', `Titular ${String(n)}`, n === 1 ? EMAIL : null))
    seats.push(seat)
  }
  fill(builder, nth(seats, 0), 'alternate', 'ალტერნატივა 1', null)
  for (const [person, office] of [
    [nth(titulars, 0), 'chair'],
    [nth(titulars, 4), 'co-chair'],
  ] as const) {
    builder.add({ type: 'officer.named/1', body: { person, office, since: null, until: null } })
  }
  const guest = builder.id<'person'>()
  builder.add({
    type: 'person.entered/1',
    body: { person: guest, name: builder.seal(GUEST, 'guest-name'), email: null, organisation: 'A university' },
  })
  builder.add({ type: 'hosting.began/1', body: { host: builder.id(), epoch: 1 } })
  builder.checkpoint()
  return { seats, titulars, guest }
}

function fill(
  builder: RecordBuilder,
  seat: SeatId,
  as: 'titular' | 'alternate',
  name: string,
  email: string | null,
): PersonId {
  const person = builder.id<'person'>()
  const sealed = { name: builder.seal(name, 'name'), email: email === null ? null : builder.seal(email, 'email') }
  builder.add({ type: 'person.entered/1', body: { person, ...sealed, organisation: null } })
  builder.add({ type: 'seat.filled/1', body: { seat, person, as, since: '2027-01-01', until: null } })
  return person
}

function plan(builder: RecordBuilder, meeting: MeetingId, commitment: CommitmentId): ItemId[] {
  const starts = { local: '2027-03-12T13:30', zone: 'Asia/Manila', instant: '2027-03-12T05:30:00.000Z' }
  const text = builder.id<'text'>()
  builder.add({
    type: 'commitment.drafted/1',
    body: { commitment, number: 1, title: 'Open data on medical costs', text },
  })
  builder.add({
    type: 'meeting.planned/1',
    body: {
      meeting,
      number: 1,
      title: 'First meeting <b>of the year</b>',
      starts,
      minutes: 120,
      place: 'Room 4',
      callUrl: 'https://call.example.org/secret',
      occurredAt: null,
    },
  })
  const titles = ['Opening', 'Commitment 1: open data on medical costs', 'Any other business']
  return titles.map((title, index) => {
    const item = builder.id<'item'>()
    const notes: TextId = builder.id()
    builder.add({
      type: 'item.added/1',
      body: {
        meeting,
        item,
        title,
        purpose: index === 1 ? 'decide' : 'inform',
        minutes: 10,
        notes,
        commitment: index === 1 ? commitment : null,
      },
    })
    return item
  })
}

function checkIn(builder: RecordBuilder, meeting: MeetingId, titulars: readonly PersonId[], guest: PersonId): void {
  builder.at('2027-03-12T05:28:00.000Z').add({ type: 'meeting.opened/1', body: { meeting, occurredAt: null } })
  titulars.forEach((person, index) => {
    const mode = index === 7 ? 'remote' : index === 3 ? 'away' : 'room'
    builder.add({ type: 'presence.noted/1', body: { meeting, person, mode, occurredAt: null } })
  })
  builder.add({ type: 'presence.noted/1', body: { meeting, person: guest, mode: 'room', occurredAt: null } })
  const wrong = builder.at(2).add({
    type: 'presence.noted/1',
    body: { meeting, person: nth(titulars, 2), mode: 'away', occurredAt: null },
  })
  builder.add({
    type: 'presence.corrected/1',
    body: { meeting, person: nth(titulars, 2), mode: 'room', occurredAt: null, corrects: wrong.seq },
  })
}

interface Deciding {
  readonly meeting: MeetingId
  readonly item: ItemId
  readonly commitment: CommitmentId
  readonly seats: readonly SeatId[]
  readonly titulars: readonly PersonId[]
  readonly adopted: boolean
}

function decide(builder: RecordBuilder, { meeting, item, commitment, seats, titulars, adopted }: Deciding): DecisionId {
  const decision = builder.id<'decision'>()
  const { state } = builder
  const adoptedRule = state.forum?.rules?.rules[0]
  const held = state.meetings[meeting]
  if (!adoptedRule || !held) throw new Error('the forum has no rule or no meeting')
  const rule = ruleFor(adoptedRule, state.sectors.map((sector) => sector.name)) // prettier-ignore
  const first = builder.blob(commitmentTextOf(commitmentContent('publish prices.')))
  builder.at(10).add({ type: 'item.opened/1', body: { meeting, item, occurredAt: null } })
  builder.add({
    type: 'decision.put/1',
    body: {
      decision,
      number: 1,
      meeting,
      item,
      commitment,
      title: 'Open data on medical costs',
      text: first,
      rulesVersion: 1,
      rule,
    },
  })
  const round = (number: number, text: string, says: (index: number) => Position): void => {
    builder.add({ type: 'round.opened/1', body: { decision, round: number, text, seats: [...seatsAt(state, held)] } })
    seats.forEach((seat, index) => {
      if (index === 3) return
      const position = says(index)
      const reason = position === 'block' ? builder.seal(REASON, 'reason') : null
      builder.add(
        {
          type: 'position.taken/1',
          body: { decision, round: number, seat, position, reasoned: reason !== null, reason },
        },
        titulars[index],
      )
    })
    const now = state.decisions[decision]
    const open = now?.rounds.at(-1)
    if (!now || !open) throw new Error('no round is open')
    builder.at(5).add({
      type: 'round.closed/1',
      body: { decision, round: number, outcome: outcomeForRecord(outcomeOf(roundCaseOf(now, open))) },
    })
  }
  const blocking = nth(seats, 7)
  round(1, first, (index) => (index === 7 ? 'block' : index === 6 ? 'reservations' : 'agree'))
  builder.add(
    {
      type: 'objection.answered/1',
      body: { decision, round: 1, seat: blocking, answer: builder.seal('There is a report every quarter.', 'answer') },
    },
    titulars[0],
  )
  const second = builder.blob(commitmentTextOf(commitmentContent('publish prices *every* quarter.')))
  builder.add({
    type: 'decision.amended/1',
    body: { decision, version: 2, title: 'Open data on medical costs', text: second },
  })
  round(2, second, (index) => (index === 7 ? 'block' : index === 6 ? 'stand_aside' : 'agree'))
  builder.add({
    type: 'objection.answered/1',
    body: { decision, round: 2, seat: blocking, answer: builder.seal('The forum keeps the date.', 'answer') },
  })
  builder.add({ type: 'objection.ended/1', body: { decision, round: 2, seat: blocking, how: 'maintained' } })
  builder.add({ type: 'vote.confirmed/1', body: { decision, office: 'chair' } }, titulars[0])
  builder.add({ type: 'vote.confirmed/1', body: { decision, office: 'co-chair' } }, titulars[4])
  ballot(builder, decision, second, seats, seatsAt(state, held), adopted)
  return decision
}

function ballot(
  builder: RecordBuilder,
  decision: DecisionId,
  text: string,
  seats: readonly SeatId[],
  frozen: ReturnType<typeof seatsAt>,
  adopted: boolean,
): void {
  builder.add({ type: 'ballot.opened/1', body: { decision, text, seats: [...frozen] } })
  const says = (index: number): 'yes' | 'no' => (index !== 7 && (adopted || index < 3) ? 'yes' : 'no')
  const cast = seats.flatMap((seat, index) => (index === 3 ? [] : [{ seat, ballot: says(index) }]))
  for (const one of cast) builder.add({ type: 'ballot.cast/1', body: { decision, ...one } })
  builder.at(4).add({ type: 'ballot.closed/1', body: { decision, cast } })
  const now = builder.state.decisions[decision]
  if (!now) throw new Error('there is no decision')
  const outcome = outcomeOf(caseOf(now))
  const result = String(outcome['result']) as 'adopted'
  builder.add({
    type: 'decision.concluded/1',
    body: {
      decision,
      result,
      case: caseOf(now) as Json,
      outcome: outcomeForRecord(outcome),
      format: 1,
      engine: 'plenary 0.1.0',
    },
  })
}

/** Its words need escaping, and its milestones are a table of the export. */
function commitmentContent(what: string): CommitmentContent {
  const line = (text: string, bold = false): CommitmentContent['problem'][number] => ({
    kind: 'paragraph',
    depth: 0,
    lines: [[{ text, bold, italic: false }]],
  })
  const bullet = (text: string, depth: number): CommitmentContent['problem'][number] => ({
    ...line(text),
    kind: 'bullet',
    depth,
  })
  return {
    ...emptyCommitment('Open data on medical costs'),
    problem: [line('Patients_do not know <i>what</i> they will pay.', true)],
    description: [
      line(`The Ministry of Health will ${what}`),
      bullet('as open data', 1),
      bullet('for all hospitals', 2),
      bullet('with a report', 1),
    ],
    milestones: [
      {
        id: '1',
        what: [line('Twelve hospitals publish')],
        owner: 'Ministry of Health',
        start: '2027-04-01',
        end: '2027-06-30',
      },
      { id: '2', what: [line('-All hospitals publish')], owner: '=Network', start: '', end: 'after the review' },
    ],
  }
}

function outcomeOf(question: unknown): Json {
  const parsed = parseCase(question)
  if (!parsed.ok) throw new Error(parsed.error.error.message)
  return JSON.parse(JSON.stringify(tallyCase(parsed.value))) as Json
}

function close(builder: RecordBuilder, meeting: MeetingId, items: readonly ItemId[], seats: readonly SeatId[]): void {
  const [opening, decided, other] = [nth(items, 0), nth(items, 1), nth(items, 2)]
  builder.add({ type: 'item.closed/1', body: { meeting, item: decided, occurredAt: null } })
  const what = builder.seal('Publish the timetable', 'action')
  builder.add({
    type: 'action.agreed/1',
    body: { action: builder.id(), number: 1, meeting, item: other, what, owner: nth(seats, 1), due: '2027-04-09' },
  })
  builder.at(3).add({ type: 'meeting.adjourned/1', body: { meeting, occurredAt: null } })
  const notes = [opening, decided].map((item, index) => ({
    item,
    hash: builder.blob(index === 0 ? 'The chair opened the meeting at ten.\n' : 'The text was discussed.\n'),
  }))
  const assembled = builder.add({ type: 'minutes.assembled/1', body: { meeting, notes } })
  const text = builder.seal('The chair opened the meeting at half past one.', 'correction')
  builder.at(60).add({ type: 'minutes.corrected/1', body: { meeting, item: opening, text, corrects: assembled.seq } })
}
