import type { Decision } from '../../../shared/domain/decision.ts'
import { caseOfRecord, outcomeOfRecord } from '../../../shared/domain/outcome-form.ts'
import type { BallotProxies } from '../../../shared/domain/proxy.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { procedureEvents } from '../../../shared/domain/procedure.ts'
import { ballotNamed } from '../../../shared/domain/question.ts'
import type { DomainEvent, ForumState } from '../../../shared/domain/state.ts'
import { applyEvent, emptyState, readEvent } from '../../../shared/domain/state.ts'
import type { Json } from '../../../shared/lib/canonical-json.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import type { DecisionFormat } from '../../../shared/tally/case.ts'
import { parseCase } from '../../../shared/tally/case.ts'
import { caseOf, decisionCode, formatOf, roundCaseOf } from '../../../shared/rules/decision-case.ts'
import { standingProxies } from '../../../shared/rules/held-proxies.ts'
import { countedLot } from '../../../shared/rules/lot-case.ts'
import { seatsAt } from '../../../shared/rules/meeting-seats.ts'
import { PROCEDURE_FORMAT, procedureCaseOf, procedureCode } from '../../../shared/rules/procedure-case.ts'
import { isOver } from '../../../shared/tally/period.ts'
import { answerOutOfTime, lastPeriod } from '../../../shared/rules/procedure-time.ts'
import { endingOf } from '../../../shared/tally/kind.ts'
import { tallyCase } from '../../../shared/tally/tally.ts'
import { electionFaultsAfter, electionFaultsBefore } from './elections.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'

/**
 * Follows the log and computes every outcome again, from the frozen seats and the single positions and ballots: rounds, the list
 * with which a ballot closes, conclusions. Says also where a question was put on other words than those frozen.
 */
export function checkOutcomes(entries: readonly { readonly place: string; readonly event: RecordedEvent }[]): {
  readonly state: ForumState
  readonly findings: readonly Finding[]
} {
  const state = emptyState()
  const findings: Finding[] = []
  for (const { place, event } of entries) {
    const known = readEvent(event)
    if (!known) continue
    findings.push(...faultsBefore(state, known).map((what) => finding(place, what)))
    applyEvent(state, known)
    findings.push(...faultsAfter(state, known).map((what) => finding(place, what)))
  }
  return { state, findings }
}

function decisionOf(state: ForumState, event: DomainEvent): Decision | undefined {
  return 'decision' in event.body ? state.decisions[event.body.decision ?? ''] : undefined
}

/** What can only be seen before the event takes effect. */
function faultsBefore(state: ForumState, event: DomainEvent): string[] {
  const decision = decisionOf(state, event)
  const frozen = decision?.texts.at(-1)?.hash
  if ('election' in event.body) return electionFaultsBefore(state, event)
  switch (event.type) {
    case 'round.opened/1':
    case 'ballot.opened/1': {
      const proxies = event.type === 'ballot.opened/1' ? proxyFaults(state, decision, event.body.proxies) : []
      if (event.body.text === frozen) return proxies
      return [`${named(decision)}: the question was put on other words than the text frozen last`, ...proxies]
    }
    case 'ballot.closed/1': {
      const cast = Object.entries(decision?.ballot?.cast ?? {}).map(([seat, ballot]) => ({ seat, ballot }))
      return sameVotes(cast, event.body.cast)
        ? []
        : [`${named(decision)}: the votes that it lists are not those that were cast`]
    }
    case 'position.taken/1':
    case 'ballot.taken/1':
    case 'ballot.refused/1':
    case 'veto.called/1':
    case 'ballot.cast/1': {
      const seats =
        event.type === 'position.taken/1'
          ? decision?.rounds.find((one) => one.number === event.body.round)?.seats
          : event.type === 'veto.called/1'
            ? decision?.veto?.seats
            : decision &&
              ballotNamed(decision, event.type === 'ballot.refused/1' ? event.body.question : undefined)?.seats
      const { seat } = event.body
      return seats?.some((one) => one.id === seat) ? [] : [`${named(decision)}: seat ${seat} was not asked`]
    }
    case 'veto.recused/1':
      return unfoundedRecusals(state, decision, event.body.seats)
    case 'recusal.overridden/1': {
      const { item, seat } = event.body
      const lots = Object.values(state.decisions).flatMap((one) => (one.item === item ? one.lots : []))
      return lots.some(({ drawn }) => drawn?.seats.includes(seat)) ? [] : [`seat ${seat} was drawn by no lot`]
    }
    default:
      return []
  }
}

/** [DEC17] [ETH2] A seat is taken out of a veto only where it stands out of the item. */
function unfoundedRecusals(state: ForumState, decision: Decision | undefined, seats: readonly string[]): string[] {
  const meeting = decision && state.meetings[decision.meeting]
  if (!meeting) return []
  const out = seatsAt(state, meeting, decision.item).filter((seat) => seat.recused)
  return seats
    .filter((seat) => !out.some((one) => one.id === seat))
    .map((seat) => `${named(decision)}: seat ${seat} was taken out of the veto though it does not stand out`)
}

/** [PROX2] A ballot is opened with the proxies that stand for its meeting, each lodged when the record says. */
function proxyFaults(state: ForumState, decision: Decision | undefined, proxies: BallotProxies | undefined): string[] {
  const meeting = decision && state.meetings[decision.meeting]
  const standing = meeting ? standingProxies(meeting) : []
  const unknown = proxies?.given.filter(
    ({ from, to, lodged }) => !standing.some((one) => one.from === from && one.to === to && one.lodgedAt === lodged),
  )
  return unknown?.length ? [`${named(decision)}: the ballot was opened with a proxy that nobody gave`] : []
}

function faultsAfter(state: ForumState, event: DomainEvent): string[] {
  if ('election' in event.body) return electionFaultsAfter(state, event)
  if (event.type in procedureEvents) return procedureFaults(state, event as ProcedureEvent)
  const decision = decisionOf(state, event)
  if (!decision) return 'decision' in event.body ? ['is of a decision that the record does not know'] : []
  if (event.type === 'lot.drawn/1') return lotFaults(decision, event.body.lot)
  if (event.type === 'round.closed/1') {
    const round = decision.rounds.find((one) => one.number === event.body.round)
    if (!round) return [`${named(decision)}: there is no round ${String(event.body.round)}`]
    const again = computed(roundCaseOf(decision, round))
    const recorded = outcomeOfRecord(event.body.outcome)
    return sameJson(again, recorded) ? [] : [`${named(decision)}: ${difference(recorded, again)}`]
  }
  if (event.type !== 'decision.concluded/1') return []
  const { case: question, engine, result } = event.body
  const outcome = outcomeOfRecord(event.body.outcome)
  const faults: string[] = []
  if (!sameJson(caseOf(decision), caseOfRecord(question)))
    faults.push(`${named(decision)}: the case is not what the seats, positions and votes of the record make`)
  const again = computed(caseOf(decision))
  if (!sameJson(again, outcome))
    faults.push(`${named(decision)}: ${difference(outcome, again)} (recorded by ${engine})`)
  if ((result === 'adopted') !== isAdopted(outcome))
    faults.push(`${named(decision)}: “${result}” does not follow from its outcome`)
  return faults
}

type ProcedureEvent = Extract<DomainEvent, { type: `procedure.${string}` }>

/** [SIL2] [SIL5] [BET1] The words were known, those who answered were asked, and the outcome is what follows at the time of the entry. */
function procedureFaults(state: ForumState, event: ProcedureEvent): string[] {
  const procedure = state.procedures[event.body.procedure]
  if (!procedure) return ['is of a procedure between meetings that the record does not know']
  const code = procedureCode(procedure)
  switch (event.type) {
    case 'procedure.opened/1': {
      const { known, text, terms } = event.body
      const put = known && state.decisions[known.decision]?.texts.find(({ version }) => version === known.version)
      if (!known && terms.way !== 'silence') return []
      return put?.hash === text ? [] : [`${code}: its text is not one that was put to decision before`]
    }
    case 'procedure.answered/1':
    case 'procedure.refused/1': {
      const { by } = event.body
      if ('seat' in by && !procedure.seats.some((one) => one.id === by.seat))
        return [`${code}: seat ${by.seat} was not asked`]
      if (event.type === 'procedure.answered/1' && 'seat' in by && standsOut(procedure, by.seat))
        return [`${code}: seat ${by.seat} stands out, and what it said was counted`]
      const late = answerOutOfTime(procedure, event.at) === 'late'
      if (late === (event.type === 'procedure.refused/1')) return []
      return [`${code}: what was said ${late ? 'too late was counted' : 'in time was refused as late'}`]
    }
    case 'procedure.settled/1':
      return procedure.answers[event.body.answer - 1] ? [] : [`${code}: what it settles was never said`]
    case 'procedure.posted/1':
      return []
    case 'procedure.recused/1':
    case 'procedure.annulled/1': {
      const period = lastPeriod(procedure)
      if (period && isOver(period, event.at)) return [`${code}: it was over by then`]
      const seat = 'seat' in event.body ? event.body.seat : null
      return seat === null || standsOut(procedure, seat) ? [] : [`${code}: seat ${seat} was not asked`]
    }
    case 'procedure.ended/1': {
      const { result, engine } = event.body
      const outcome = outcomeOfRecord(event.body.outcome)
      const recorded = procedureCaseOf(procedure, event.at)
      const faults = sameJson(recorded, caseOfRecord(event.body.case))
        ? []
        : [`${code}: the case is not what the entries of the record make`]
      const again = computed(recorded, PROCEDURE_FORMAT)
      if (!sameJson(again, outcome)) faults.push(`${code}: ${difference(outcome, again)} (recorded by ${engine})`)
      if (result !== endOf(outcome)) faults.push(`${code}: “${result}” does not follow from its outcome`)
      return faults
    }
  }
}

function standsOut({ seats }: Procedure, seat: string): boolean {
  return seats.some(({ id, recused }) => id === seat && recused)
}

/** [EXC2] The draw is that of the secret that was bound, the words said, and the seats named. */
function lotFaults(decision: Decision, number: number): string[] {
  const lot = decision.lots.find((one) => one.number === number)
  const again = lot && countedLot(decision, lot)
  if (!lot?.drawn || !again) return [`${named(decision)}: there is no lot ${String(number)}`]
  const { words, order, seats } = lot.drawn
  const same =
    again.result === 'drawn' &&
    sameJson(
      lot.said.map((one) => one.word),
      words,
    ) &&
    sameJson(again.order, order) &&
    sameJson(again.drawn, seats)
  return same ? [] : [`${named(decision)}: lot ${String(number)} does not draw as the record says`]
}

function endOf(outcome: unknown): string {
  const ending = endingOf(String(resultOf(outcome)))
  return ending === 'carries' ? 'adopted' : ending === 'fails' ? 'not_adopted' : 'no_decision'
}

function computed(question: Readonly<Record<string, Json>>, format: DecisionFormat = formatOf(question)): unknown {
  const parsed = parseCase(question, format)
  return parsed.ok ? tallyCase(parsed.value) : parsed.error
}

function sameVotes(
  a: readonly { seat: string; ballot: string }[],
  b: readonly { seat: string; ballot: string }[],
): boolean {
  const votes = (list: typeof a): string[] => list.map(({ seat, ballot }) => `${seat} ${ballot}`).sort()
  return sameJson(votes(a), votes(b))
}

function isAdopted(outcome: unknown): boolean {
  const result = resultOf(outcome)
  return typeof result === 'string' && endingOf(result) === 'carries'
}

function resultOf(outcome: unknown): unknown {
  return typeof outcome === 'object' && outcome !== null && 'result' in outcome ? outcome.result : undefined
}

function difference(recorded: unknown, again: unknown): string {
  const words = (outcome: unknown): string => {
    const why = typeof outcome === 'object' && outcome !== null && 'why' in outcome ? `/${String(outcome.why)}` : ''
    return `${String(resultOf(outcome))}${why}`
  }
  if (words(recorded) === words(again))
    return `the outcome ${words(recorded)} counts out with other figures than the record says`
  return `the outcome counts out as ${words(again)}, the record says ${words(recorded)}`
}

function named(decision: Decision | undefined): string {
  return decision ? decisionCode(decision) : 'an unknown decision'
}
