import type { FrozenSeat } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import type { AdoptedRule, Rulebook } from '../domain/forum.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { BallotProxies, GivenProxy } from '../domain/proxy.ts'
import type { SeatId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'
import { historyIn } from './bodies.ts'
import { isSilenced } from './suspension.ts'
import { toInstant } from '../lib/time.ts'
import { dayOf } from './meeting-seats.ts'
import type { Proxy, ProxyOutcome, ProxyRule } from '../tally/proxies.ts'
import { lookAtProxies, proxyRuleSchema, withProxies } from '../tally/proxies.ts'

const HOUR_MS = 3_600_000

/** [PROX1] The proxies of a meeting that were not revoked, in the order of the record. */
export function standingProxies({ proxies = [] }: Pick<Meeting, 'proxies'>): readonly GivenProxy[] {
  return proxies.filter((one) => one.revokedAt === null)
}

/** [PROX1] When a proxy for this meeting has to be lodged at the latest. */
export function proxyDeadline({ starts }: Pick<Meeting, 'starts'>, { hoursBefore }: { hoursBefore: number }): string {
  return toInstant(Date.parse(starts.instant) - hoursBefore * HOUR_MS)
}

/** [PROX2] A rule of the forum's as a decision is put under it: a vote in it knows the proxies that the rulebook allows. */
export function ruleWithProxies(adopted: AdoptedRule, proxies: Rulebook['proxies']): AdoptedRule {
  if (!proxies || (adopted.kind !== 'vote' && adopted.kind !== 'mixed')) return adopted
  const { perHolder, present } = proxies
  const known = { proxies: { perHolder, present } }
  if (adopted.kind === 'vote') return { ...adopted, rule: { ...adopted.rule, ...known } }
  const vote = adopted.rule['vote'] as AdoptedRule['rule']
  return { ...adopted, rule: { ...adopted.rule, vote: { ...vote, ...known } } }
}

/** What the vote of a decision's rule says of proxies; null: it knows none. */
export function proxyRuleOf({ rule: { kind, rule } }: Pick<Decision, 'rule'>): ProxyRule | null {
  if (kind !== 'vote' && kind !== 'mixed') return null
  const vote = kind === 'mixed' ? (rule['vote'] as AdoptedRule['rule']) : rule
  const parsed = proxyRuleSchema(vote['proxies'] ?? null, 'proxies')
  return parsed.ok ? parsed.value : null
}

/**
 * [PROX2] What a ballot on this decision would be opened with now; null where its rule knows no proxies. Only those between seats that are
 * listed: a seat may have lost its last holder since. [ETH8] None of a seat all of whose people are suspended.
 */
export function proxiesFor(
  state: Pick<ForumState, 'forum' | 'groups' | 'seats' | 'complaints'>,
  meeting: Meeting,
  decision: Decision,
  seats: readonly FrozenSeat[],
): BallotProxies | null {
  const rules = historyIn(state, meeting.group).find((one) => one.rules.version === decision.rulesVersion)?.rules
  if (!proxyRuleOf(decision) || !rules?.proxies) return null
  const listed = new Set<string>(seats.map((seat) => seat.id))
  const silenced = (id: string): boolean => {
    const seat = state.seats[id]
    return seat !== undefined && isSilenced(state, seat, dayOf(meeting))
  }
  const given = standingProxies(meeting)
    .filter(({ from, to }) => listed.has(from) && listed.has(to) && !silenced(from))
    .map(({ from, to, lodgedAt }) => ({ from, to, lodged: lodgedAt }))
  return { deadline: proxyDeadline(meeting, rules.proxies), given }
}

/** The proxies as the case format has them. Whatever is on the record as given was given in writing. */
export function proxiesAsked({ given }: BallotProxies): readonly Proxy[] {
  return given.map((one) => ({ ...one, written: true }))
}

/** Which of these proxies hold over these seats, and why the others do not. */
export function lookedAt(
  decision: Pick<Decision, 'rule'>,
  seats: readonly FrozenSeat[],
  proxies: BallotProxies | null | undefined,
): readonly ProxyOutcome[] {
  if (!proxies) return []
  return lookAtProxies(proxiesAsked(proxies), seats, proxyRuleOf(decision), proxies.deadline)
}

/** A seat as a ballot asks it: `proxy` is the seat that votes for it while nobody of its own is here. */
export type AskedSeat = FrozenSeat & { readonly proxy: SeatId | null }

/** [PROX2] The seats of a ballot with those taken as here whose proxy holds. */
export function seatsAsked(
  decision: Pick<Decision, 'rule'>,
  { seats, proxies }: { readonly seats: readonly FrozenSeat[]; readonly proxies?: BallotProxies | null | undefined },
): readonly AskedSeat[] {
  const looked = lookedAt(decision, seats, proxies)
  const holders = new Map(looked.flatMap(({ from, to, why }) => (why === null ? [[from, to as SeatId] as const] : [])))
  return withProxies(seats, looked).map((seat) => ({ ...seat, proxy: holders.get(seat.id) ?? null }))
}

/** [PROX3] Who speaks for a seat of a ballot: whoever sits for it, else for the seat that holds its proxy. */
export function speakerFor<Sitting>(
  decision: Pick<Decision, 'rule' | 'ballot'>,
  seat: string,
  sitting: ReadonlyMap<string, Sitting>,
): Sitting | null {
  const asked = decision.ballot && seatsAsked(decision, decision.ballot).find((one) => one.id === seat)
  return sitting.get(asked?.proxy ?? seat) ?? null
}
