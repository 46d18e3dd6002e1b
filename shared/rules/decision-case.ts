import type { Ballot } from '../domain/ballot.ts'
import type { Decision, Round } from '../domain/decision.ts'
import type { AdoptedRule } from '../domain/forum.ts'
import type { Office } from '../domain/member.ts'
import type { Veto } from '../domain/veto.ts'
import { roundRule } from './asked-rule.ts'
import { stepsTaken } from './graded-steps.ts'
import type { CaseView } from './said-in-case.ts'
import { ballotSeats, labelled, roundSeats, WITHHELD } from './said-in-case.ts'
import type { DecisionFormat } from '../tally/case.ts'
import { ruleWithCasting } from './casting.ts'
import { proxiesAsked, proxyRuleOf } from './held-proxies.ts'
import type { Json } from '../lib/canonical-json.ts'

type JsonObject = Readonly<Record<string, Json>>

/** A decision as people number it. */
export function decisionCode(decision: Pick<Decision, 'number'>): string {
  return `D-${String(decision.number).padStart(3, '0')}`
}

/**
 * Fits a forum's rule to its sectors: where a rule says that `each` sector must carry a decision, these are the sectors'
 * names when the text is put to decision, so that the rule stands complete in the record.
 */
export function ruleFor(adopted: AdoptedRule, sectorNames: readonly string[]): AdoptedRule {
  const { veto } = adopted
  return {
    ...adopted,
    rule: withSectors(adopted.rule, sectorNames) as AdoptedRule['rule'],
    ...(veto?.sectors === 'each' ? { veto: { ...veto, sectors: [...sectorNames] } } : {}),
  }
}

function withSectors(rule: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]): [string, Json] => {
      if (Array.isArray(value)) return [key, value.map((one: Json) => (isObject(one) ? withSectors(one, names) : one))]
      if (!isObject(value)) return [key, value]
      const named = (key === 'sectors' || key === 'leastYes') && value['names'] === 'each'
      return [key, named ? { ...value, names } : withSectors(value, names)]
    }),
  )
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * [DEC5] The case that a decision's outcome is computed from, in the case format: the rule, the frozen seats and what they
 * said, and nothing else. The host, the window, the export and the verifier all build it here.
 */
export function caseOf(decision: Decision, view: CaseView = {}): JsonObject {
  const { veto } = decision
  return veto ? vetoCase(decision, veto, view) : caseBeforeVeto(decision, view)
}

/** [DEC17] What would carry, the seats that were asked, and which of them call their sector's veto. */
function vetoCase(decision: Decision, { seats, calls, reasons }: Veto, view: CaseView): JsonObject {
  const { id, ...stands } = caseBeforeVeto(decision, view)
  return {
    id: id ?? null,
    kind: 'veto',
    rule: decision.rule.veto ?? {},
    decision: stands,
    seats: seats.map((seat) => ({ ...labelled(seat, view), veto: calls[seat.id] === true })),
    reasons: Object.fromEntries(reasons.map(({ sector, reason }) => [sector, view.reason?.(reason) ?? WITHHELD])),
  }
}

/** The case as it stands without any veto. */
export function caseBeforeVeto(decision: Decision, view: CaseView = {}): JsonObject {
  const { kind } = decision.rule
  const rule = ruleWithCasting(decision)
  const head = { id: decisionCode(decision), kind, rule: rule as JsonObject }
  switch (kind) {
    case 'consensus':
    case 'consent':
      return { ...head, seats: roundSeats(decision.rounds.at(-1), kind, view) }
    case 'vote':
      if (decision.ballot?.manner === 'secret') return secretCase(head, decision.ballot, view)
      return { ...head, seats: ballotSeats(decision.ballot, view) ?? [], ...proxyPart(decision) }
    case 'graded':
      return { ...head, steps: stepsTaken(decision, view) }
    case 'mixed':
      return {
        ...head,
        rounds: decision.rounds.map((round, index) => ({
          seats: roundSeats(round, 'consensus', view),
          textChanged: changedSinceHeld(decision.rounds, index),
          answered: round.objections.filter(isAnswered).map((one) => one.seat),
        })),
        confirmed: confirmedNow(decision),
        ballot: ballotSeats(decision.ballot, view),
        ...proxyPart(decision),
      }
  }
}

/** [DEC16] Who took part, and what was in the box; nobody knows more. */
function secretCase(head: JsonObject, { seats, taken, counted, smallest }: Ballot, view: CaseView): JsonObject {
  const took = new Set<string>(taken)
  return {
    ...head,
    kind: 'secret',
    // [PROX3] Whoever holds a proxy would have to say what it cast: in secret there are none.
    rule: { ...withoutProxies(head['rule'] as JsonObject), smallest: smallest ?? 1 },
    seats: seats.map((seat) => ({ ...labelled(seat, view), took: took.has(seat.id) })),
    counts: counted?.counts ?? { yes: 0, no: 0, abstain: 0, blank: 0, invalid: 0 },
    sectorCounts: Object.fromEntries((counted?.sectors ?? []).map(({ sector, counts }) => [sector, counts])),
  }
}

/** [PROX2] What a ballot was opened with; nothing where the rule knows no proxies. */
function proxyPart(decision: Decision): JsonObject {
  if (!proxyRuleOf(decision)) return {}
  const proxies = decision.ballot?.proxies
  return {
    proxies: proxies ? proxiesAsked(proxies) : null,
    proxyDeadline: proxies?.deadline ?? null,
  }
}

export function withoutProxies({ proxies: _, ...rule }: JsonObject): JsonObject {
  return rule
}

const OF_FORMAT_TWO: ReadonlySet<string> = new Set(['secret', 'veto', 'consent', 'graded'])

/** [DEC6] The format of a decision's case: the first, unless it says what only the second knows. */
export function formatOf(question: JsonObject): DecisionFormat {
  const { kind, rule } = question
  const asksMore = (part: Json | undefined): boolean =>
    part !== undefined && isObject(part) && ('leastYes' in part || 'proxies' in part)
  const vote = rule !== undefined && isObject(rule) ? (rule['vote'] ?? rule) : undefined
  return (typeof kind === 'string' && OF_FORMAT_TWO.has(kind)) || asksMore(vote) ? 2 : 1
}

/** [DEC9] The officers whose word still counts: it is given on one text after one round, and a new one of either asks for it anew. */
export function confirmedNow(decision: Pick<Decision, 'confirmed'>): readonly Office[] {
  return decision.confirmed.filter((one) => one.lapsed === undefined).map((one) => one.office)
}

/** The case of one round alone, for what it says when it closes. */
export function roundCaseOf(decision: Decision, round: Round, view: CaseView = {}): JsonObject {
  const { kind, rule } = roundRule(decision, round.step) ?? { kind: 'consensus' as const, rule: {} }
  return {
    id: `${decisionCode(decision)} round ${String(round.number)}`,
    kind,
    rule,
    seats: roundSeats(round, kind, view),
  }
}

/** The text of a round differs from that of the round held before it; a round without a result was not held. */
function changedSinceHeld(rounds: readonly Round[], index: number): boolean {
  const before = rounds.slice(0, index).findLast((round) => isHeld(round))
  return before !== undefined && before.text !== rounds[index]?.text
}

function isHeld(round: Round): boolean {
  const result = round.outcome?.['result']
  return result !== undefined && result !== 'no_decision' && result !== 'open'
}

function isAnswered(objection: Round['objections'][number]): boolean {
  return objection.answers.length > 0 || objection.end === 'withdrawn' || objection.end === 'resolved'
}
