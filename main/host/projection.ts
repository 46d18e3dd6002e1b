import type { Me } from '../../shared/contract/frames-down.ts'
import type { Ballot } from '../../shared/domain/ballot.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import type { ProcedureAnswer } from '../../shared/domain/procedure.ts'
import type { SealedClass } from '../../shared/domain/sealed.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { keeps } from '../../shared/policy/actor.ts'
import type { Audience } from '../../shared/policy/disclosure.ts'
import { mayReadCase } from '../../shared/policy/complaint.ts'
import { mayRead, publicClasses } from '../../shared/policy/disclosure.ts'
import { readerWithin } from '../../shared/policy/session.ts'
import type { Reveal } from '../../shared/rules/complaints.ts'
import { complaintPeople, disputePartiesOf } from '../../shared/rules/complaints.ts'
import { openedVotes, sealedWith, voteOf } from '../../shared/rules/procedure-votes.ts'
import type { Recorder } from './recorder.ts'

type Projected = Pick<RecordedEvent, 'seq' | 'at' | 'actor' | 'type' | 'body'>

export function audienceOf(actor: Actor): Audience {
  return keeps(actor) ? 'secretariat' : 'participant'
}

/**
 * [LIVE3] What a window is told of an event. Of a vote in a ballot that is open it learns only that the seat voted, whoever it
 * belongs to; a person sees their own.
 */
export function projectEvent(actor: Actor, event: RecordedEvent, reveal: Reveal): Projected {
  const { seq, at, actor: by, type, body } = event
  if (type === 'procedure.answered/1') {
    const answered = body as Pick<ProcedureAnswer, 'by' | 'says' | 'vote'>
    return { seq, at, actor: by, type, body: { ...body, says: notedAnswer(actor, answered, reveal).says } }
  }
  if (type !== 'ballot.cast/1') return { seq, at, actor: by, type, body }
  const { decision, seat } = body as { decision: string; seat: string }
  if (isOwn(actor, seat)) return { seq, at, actor: by, type, body }
  return { seq, at, actor: by, type: 'ballot.noted/1', body: { decision, seat } }
}

/** [LIVE3] The state as this actor may see it: votes are only noted until their ballot closes, and for good where it never did. */
export function projectState(actor: Actor, state: ForumState, reveal: Reveal): ForumState {
  const shown = (ballot: Ballot | null): Ballot | null =>
    ballot?.closedAt === null ? { ...ballot, cast: noted(actor, ballot) } : ballot
  const decisions = Object.fromEntries(
    Object.entries(state.decisions).map(([id, decision]) => {
      const annulledQuestions = decision.annulledQuestions.map((one) => ({ ...one, ballot: shown(one.ballot) }))
      return [id, { ...decision, ballot: shown(decision.ballot), annulledQuestions }]
    }),
  )
  const procedures = Object.fromEntries(
    Object.entries(state.procedures).map(([id, procedure]) => {
      if (procedure.ended !== null) return [id, procedure]
      return [id, { ...procedure, answers: procedure.answers.map((one) => notedAnswer(actor, one, reveal)) }]
    }),
  )
  return { ...state, decisions, procedures }
}

/** Of a vote in writing no more than of one in a meeting, until it has ended; an objection and a signature are public. */
function notedAnswer<Answer extends Pick<ProcedureAnswer, 'by' | 'says' | 'vote'>>(
  actor: Actor,
  answer: Answer,
  reveal: Reveal,
): Answer {
  const { by, says } = answer
  if (says === 'object' || says === 'sign' || !('seat' in by)) return answer
  return { ...answer, says: isOwn(actor, by.seat) ? voteOf(answer, reveal) : 'noted' }
}

function noted(actor: Actor, ballot: Ballot): Ballot['cast'] {
  return Object.fromEntries(
    Object.entries(ballot.cast).map(([seat, cast]) => [seat, isOwn(actor, seat) ? cast : ('noted' as const)]),
  )
}

function isOwn(actor: Actor, seat: string): boolean {
  return actor.seats.some((own) => own === seat)
}

/** A sealed value as the host knows it, whoever asks; null where it was erased. */
export function revealOf(recorder: Recorder): Reveal {
  return ({ sealed }) => recorder.vaultEntry(sealed)?.value ?? null
}

/** As `revealOf`, of what is published alone. */
export function publishedOf(recorder: Recorder): Reveal {
  return ({ sealed }) => {
    const entry = recorder.vaultEntry(sealed)
    return entry && publicClasses.has(entry.class) ? entry.value : null
  }
}

/** The sealed values that this actor may read, of the whole vault. `limitedTo`: the one meeting that the session is for. */
export function disclosedTo(actor: Actor, limitedTo: string | null, recorder: Recorder): Record<string, string> {
  const reader = readerWithin(actor, limitedTo)
  const audience = audienceOf(reader)
  const own = sealedForThemself(reader, recorder)
  const votes = votesReadBy(actor, recorder.state)
  const disclosed: Record<string, string> = {}
  for (const entry of recorder.vaultEntries()) {
    const { commitment } = entry
    if (mayRead(entry.class, audience) || own.has(commitment) || votes.has(commitment))
      disclosed[commitment] = entry.value
  }
  return disclosed
}

/** The sealed values that this actor may read, of what these events refer to; with the end of a vote, all that was sealed until then. */
export function disclosedIn(
  actor: Actor,
  limitedTo: string | null,
  recorder: Recorder,
  events: readonly Pick<RecordedEvent, 'type' | 'body'>[],
): Record<string, string> {
  const reader = readerWithin(actor, limitedTo)
  const audience = audienceOf(reader)
  let sealed: ReadonlySet<string> | null = null
  const own = (): ReadonlySet<string> => (sealed ??= sealedForThemself(reader, recorder))
  const { state } = recorder
  const votes = votesReadBy(actor, state)
  const disclosed: Record<string, string> = {}
  for (const commitment of events.flatMap((event) => [...commitmentsIn(event.body), ...openedBy(event, state)])) {
    const entry = recorder.vaultEntry(commitment)
    if (!entry) continue
    const told = votes.has(commitment) || (isPersonal(entry.class) && own().has(commitment))
    if (told || mayRead(entry.class, audience)) disclosed[commitment] = entry.value
  }
  return disclosed
}

/** [ETH1] [ETH6] Classes that are told somebody because of who they are in what was said. */
function isPersonal(sealedClass: SealedClass): boolean {
  return sealedClass === 'complaint' || sealedClass === 'declaration'
}

/** [ETH1] What their own declared interests are about, and what is sealed in their cases. */
function sealedForThemself(actor: Actor, recorder: Recorder): ReadonlySet<string> {
  const declared = Object.values(recorder.state.declarations)
    .filter(({ person }) => person === actor.person)
    .map(({ detail }) => detail.sealed)
  return new Set([...declared, ...sealedInCasesOf(actor, recorder)])
}

/** [BET2] The votes between meetings that this actor may read: of its own seats, and all that have ended. */
function votesReadBy(actor: Actor, state: ForumState): ReadonlySet<string> {
  const answers = Object.values(state.procedures).flatMap((one) => one.answers)
  const own = answers.filter(({ by }) => 'seat' in by && isOwn(actor, by.seat))
  return new Set([...openedVotes(state), ...own.flatMap(sealedWith)])
}

function openedBy({ type, body }: Pick<RecordedEvent, 'type' | 'body'>, state: ForumState): readonly string[] {
  if (type !== 'procedure.ended/1') return []
  const { procedure } = body as { procedure: string }
  return state.procedures[procedure]?.answers.flatMap(sealedWith) ?? []
}

/** [ETH6] What is sealed in the complaints and disputes that this actor may read: as a party, or running the forum's meetings. */
function sealedInCasesOf(actor: Actor, recorder: Recorder): readonly string[] {
  const reveal = revealOf(recorder)
  const { complaints, disputes } = recorder.state
  const cases = [
    ...Object.values(complaints).map((one) => ({ one, parties: complaintPeople(one, reveal) })),
    ...Object.values(disputes).map((one) => ({ one, parties: disputePartiesOf(one, reveal) })),
  ]
  return cases.filter(({ parties }) => mayReadCase(actor, parties)).flatMap(({ one }) => commitmentsIn(one))
}

function commitmentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(commitmentsIn)
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'sealed' && typeof inner === 'string' ? [inner] : commitmentsIn(inner),
  )
}

/** Who a session is to its window: its name, and the one meeting that it is for, if it is not for the forum. */
export function meOf(actor: Actor, recorder: Recorder, meeting: string | null): Me {
  const { id, person, role, seats } = actor
  return { id, person, name: nameOf(actor, recorder), role, seats: [...seats], meeting: meeting as Me['meeting'] }
}

/** What a person is called; empty for whoever is at the controls without having said who they are. */
export function nameOf({ person }: Pick<Actor, 'person'>, recorder: Recorder): string {
  const sealed = person === null ? undefined : recorder.state.persons[person]?.name.sealed
  return sealed === undefined ? '' : (recorder.vaultEntry(sealed)?.value ?? '')
}
