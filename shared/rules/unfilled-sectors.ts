import type { Decision } from '../domain/decision.ts'
import type { ForumState } from '../domain/state.ts'
import { ballotRule } from './asked-rule.ts'
import { rulesPutUnder } from './broken-quorum.ts'
import { seatsIn } from './meeting-seats.ts'
import type { Json } from '../lib/canonical-json.ts'

/**
 * [DEC2] The sectors that a rule would ask something of as it asks each sector, and does not, since none of their seats was filled when the
 * text was put to decision; `asked`: those that it asks. Null where each sector is asked, or the rule asks sectors by name, or none.
 */
export function unfilledSectors(
  state: ForumState,
  decision: Decision,
): { readonly unfilled: readonly string[]; readonly asked: readonly string[] } | null {
  const written = rulesPutUnder(state, decision)?.rules.find((one) => one.id === decision.rule.id)
  if (!written || !asksEach(written.rule)) return null
  const rule = ballotRule(decision)
  const asked = [...new Set([...namesIn(rule?.['sectors']), ...namesIn(rule?.['leastYes'])])]
  const body = state.meetings[decision.meeting]?.group ?? null
  const ofBody = new Set<string>(seatsIn(state, body).map((seat) => seat.sector))
  const unfilled = state.sectors
    .filter(({ id, name }) => (body === null || ofBody.has(id)) && !asked.includes(name))
    .map(({ name }) => name)
  return asked.length > 0 && unfilled.length > 0 ? { unfilled, asked } : null
}

function asksEach(rule: Json | undefined): boolean {
  if (Array.isArray(rule)) return rule.some(asksEach)
  if (typeof rule !== 'object' || rule === null) return false
  return Object.entries(rule).some(([key, value]) => (key === 'names' && value === 'each') || asksEach(value))
}

function namesIn(part: Json | undefined): readonly string[] {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return []
  const names = (part as Readonly<Record<string, Json>>)['names']
  return Array.isArray(names) ? names.filter((one): one is string => typeof one === 'string') : []
}
