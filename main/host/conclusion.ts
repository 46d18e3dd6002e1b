import type { CastingOffice } from '../../shared/domain/casting.ts'
import type { AskedSanction, Decision, Round } from '../../shared/domain/decision.ts'
import type { z } from 'zod'
import type { DecisionFormat } from '../../shared/tally/case.ts'
import { withCastingVote } from '../../shared/rules/casting.ts'
import { parseCase } from '../../shared/tally/case.ts'
import { caseBeforeVeto, caseOf, formatOf, roundCaseOf } from '../../shared/rules/decision-case.ts'
import type { Json } from '../../shared/lib/canonical-json.ts'
import { caseForRecord, outcomeForRecord } from '../../shared/domain/outcome-form.ts'
import { adoptRules, foundGroup } from './group-founding.ts'
import { ENGINE } from '../../shared/tally/engine.ts'
import { gradedNow } from '../../shared/rules/graded-steps.ts'
import { endingOf } from '../../shared/tally/kind.ts'
import { dayOf, seatsAt } from '../../shared/rules/meeting-seats.ts'
import { leavesNobody } from '../../shared/rules/offices.ts'
import { daysAfter, relievedOn } from '../../shared/rules/terms.ts'
import { todayOf } from './actors.ts'
import { statementInForce } from '../../shared/rules/statement.ts'
import { PROCEDURE_FORMAT, procedureCaseOf } from '../../shared/rules/procedure-case.ts'
import { withVotes } from '../../shared/rules/procedure-votes.ts'
import { tallyCase } from '../../shared/tally/tally.ts'
import type { Procedure } from '../../shared/domain/procedure.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Draft } from './recorder.ts'

type JsonObject = Record<string, z.core.util.JSONType>

/** What a case amounts to. A case built from the record always parses; if not, that is a bug, and nothing is recorded. */
export function outcomeOf(
  question: Readonly<Record<string, Json>>,
  format: DecisionFormat = formatOf(question),
): JsonObject {
  const parsed = parseCase(question, format)
  if (!parsed.ok) throw new Error(`case does not parse at ${parsed.error.error.path}: ${parsed.error.error.message}`)
  return tallyCase(parsed.value) as unknown as JsonObject
}

export function roundOutcome(decision: Decision, round: Round): JsonObject {
  return outcomeOf(roundCaseOf(decision, round))
}

/**
 * [DEC6] Records the outcome with everything it was computed from. [RULE2] [GROUP1] [ETH4] What was adopted takes effect from here on. [DEC17] Where
 * the rule lets sectors veto what would carry, their seats are asked first, and nothing is concluded yet.
 */
export function conclude({ draft, state }: { draft: Draft; state: ForumState }, decision: Decision): void {
  if (awaitsCasting(decision)) {
    draft.add({ type: 'casting.asked/1', body: { decision: decision.id, office: decision.rule.casting } })
    return
  }
  const meeting = state.meetings[decision.meeting]
  if (decision.rule.veto && !decision.veto && meeting && resultOf(outcomeOf(caseBeforeVeto(decision))) === 'adopted') {
    const seats = [...seatsAt(state, meeting, decision.item)]
    draft.add({ type: 'veto.opened/1', body: { decision: decision.id, seats } })
    return
  }
  const question = caseOf(decision)
  const outcome = outcomeOf(question)
  const result = resultOf(outcome)
  draft.add({
    type: 'decision.concluded/1',
    body: {
      decision: decision.id,
      result,
      case: caseForRecord(question as JsonObject),
      outcome: outcomeForRecord(outcome),
      format: formatOf(question),
      engine: ENGINE,
    },
  })
  if (result === 'adopted') takeEffect({ draft, state }, decision)
}

/** What an adopted decision does by itself: its rules or ethics statement hold, its working group stands or works no more, its sanction is imposed. */
function takeEffect({ draft, state }: { draft: Draft; state: ForumState }, decision: Decision): void {
  const { rulebook, rulesOf, founding, ends, statement, sanction } = decision
  if (rulebook) adoptRules({ draft, state }, rulebook, rulesOf, decision.id)
  if (founding) foundGroup({ draft, state }, decision, founding)
  if (ends !== null && state.groups[ends]?.ended === null)
    draft.add({ type: 'group.ended/1', body: { group: ends, decision: decision.id } })
  if (statement) {
    const version = (statementInForce(state)?.version ?? 0) + 1
    draft.add({ type: 'statement.adopted/1', body: { ...statement, version, decision: decision.id } })
  }
  if (sanction) imposeSanction({ draft, state }, decision, sanction)
}

/**
 * [SIL5] [BET1] Records how a question between meetings ended, with everything it follows from: counted as of now, which the case names.
 * [BET2] This opens the votes that were sealed. Where the case is still open as of now, nothing is recorded.
 */
export function endProcedure(draft: Pick<Draft, 'add' | 'at' | 'reveal'>, procedure: Procedure): void {
  const question = procedureCaseOf(withVotes(procedure, draft.reveal), draft.at)
  const outcome = outcomeOf(question, PROCEDURE_FORMAT)
  if (outcome['result'] === 'open') return
  draft.add({
    type: 'procedure.ended/1',
    body: {
      procedure: procedure.id,
      result: resultOf(outcome),
      case: caseForRecord(question as JsonObject),
      outcome: outcomeForRecord(outcome),
      format: PROCEDURE_FORMAT,
      engine: ENGINE,
    },
  })
}

/** [CAST1] The votes are even and nothing else stands in the way: the casting vote decides, and has not been asked for yet. */
function awaitsCasting(
  decision: Decision,
): decision is Decision & { rule: Decision['rule'] & { casting: CastingOffice } } {
  const { rule, casting, ballot } = decision
  if (rule.casting === undefined || casting || !ballot) return false
  const tried = { ...decision, rule: { ...rule, rule: withCastingVote(rule, 'yes') } }
  return outcomeOf(caseBeforeVeto(tried))['why'] === 'casting_vote'
}

/** [DEC19] Under a graded rule a decision goes on while a step is left, and ends as soon as one carries or none does. */
export function concludeIfOver(context: { draft: Draft; state: ForumState }, decision: Decision): void {
  if (gradedNow(decision)?.result !== 'no_decision') conclude(context, decision)
}

/** A decision is adopted, not adopted, or not taken: what each kind of case calls its results maps onto these. */
export function resultOf(outcome: JsonObject): 'adopted' | 'not_adopted' | 'no_decision' {
  const said = outcome['result']
  const ending = typeof said === 'string' ? endingOf(said) : 'undecided'
  return ending === 'carries' ? 'adopted' : ending === 'fails' ? 'not_adopted' : 'no_decision'
}

/**
 * [ETH8] From the day after on, so that the meeting which decided it stays as it was held: a suspension begins, or whoever is removed
 * has left their seats and offices, but for one that nobody could fill in for [OFF3].
 */
function imposeSanction(
  { draft, state }: { draft: Draft; state: ForumState },
  { id: decision, meeting: at }: Decision,
  { complaint, person, measure, until }: AskedSanction,
): void {
  const today = todayOf(state, Date.parse(draft.at))
  const meeting = state.meetings[at]
  const held = meeting ? dayOf(meeting) : today
  const since = daysAfter(held > today ? held : today, 1)
  draft.add({ type: 'sanction.imposed/1', body: { complaint, decision, person, measure, since, until } })
  if (measure !== 'removal') return
  for (const seat of Object.values(state.seats)) {
    // [SEAT3] Also a term that has run out while nobody follows, and one to come.
    const holdings = seat.holders.filter(
      (one) => one.person === person && !one.left && (relievedOn(seat.holders, one) ?? '~') > since,
    )
    for (const { as } of holdings) draft.add({ type: 'seat.left/1', body: { seat: seat.id, person, as, on: since } })
  }
  for (const held of state.persons[person]?.offices ?? []) {
    const ends = !held.left && (held.until === null || held.until >= since)
    const left = { since: held.since, until: since, left: true }
    if (!ends || leavesNobody(state, { person, entry: held.entry }, left, since)) continue
    draft.add({ type: 'officer.left/1', body: { person, office: held.office, on: since } })
  }
  for (const group of Object.values(state.groups)) {
    const offices = group.officers.filter(
      (one) => one.person === person && !one.left && (one.until === null || one.until >= since),
    )
    for (const { office } of offices)
      draft.add({ type: 'group.relieved/1', body: { group: group.id, person, office, on: since } })
  }
}
