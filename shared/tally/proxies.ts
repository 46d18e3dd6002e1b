import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { fault, itemPath, listOf, memberPath, name, objectOf, truth, whole } from './check.ts'
import { instant } from './period.ts'
import type { Seat } from './seats.ts'

/** `perHolder`: how many one seat may hold; `present`: a seat that is represented so counts for the quorum. */
export type ProxyRule = { readonly perHolder: number; readonly present: boolean }

/** Seat ids; `lodged` is an instant. */
export type Proxy = { readonly from: string; readonly to: string; readonly written: boolean; readonly lodged: string }

export type WhyNoProxy =
  | 'not_allowed'
  | 'self'
  | 'from_here'
  | 'from_recused'
  | 'holder_away'
  | 'holder_recused'
  | 'not_written'
  | 'late'
  | 'again'
  | 'too_many'

/** `why` null: it holds. */
export type ProxyOutcome = { readonly from: string; readonly to: string; readonly why: WhyNoProxy | null }

export const proxyRuleSchema: Check<ProxyRule> = objectOf<ProxyRule>({ perHolder: whole(1), present: truth })

export const proxiesSchema: Check<readonly Proxy[]> = listOf(
  objectOf<Proxy>({ from: name, to: name, written: truth, lodged: instant }),
)

/**
 * What is wrong between proxies and seats, or null: an id that is no seat's; or a seat listed twice that a proxy names, since
 * it could then be counted twice. `path` is that of the object with `proxies` and, under `seatsKey`, the seats.
 */
export function proxyFault(
  proxies: readonly Proxy[],
  seats: readonly Seat[],
  path: string,
  seatsKey: 'seats' | 'ballot',
): Result<never, Fault> | null {
  const listed = new Set(seats.map(({ id }) => id))
  const named = new Set<string>()
  for (const [index, proxy] of proxies.entries()) {
    for (const side of ['from', 'to'] as const) {
      const at = memberPath(itemPath(memberPath(path, 'proxies'), index), side)
      if (!listed.has(proxy[side])) return fault('unknown', at, `${JSON.stringify(proxy[side])} is no seat.`)
      named.add(proxy[side])
    }
  }
  const seen = new Set<string>()
  for (const [index, { id }] of seats.entries()) {
    if (named.has(id) && seen.has(id)) {
      const at = memberPath(itemPath(memberPath(path, seatsKey), index), 'id')
      return fault('duplicate', at, `${JSON.stringify(id)} comes twice, and a proxy names it.`)
    }
    seen.add(id)
  }
  return null
}

/** Which proxies hold, in their order (CASES.md, kind "vote", what format 2 adds). No two that hold are of one seat. */
export function lookAtProxies(
  proxies: readonly Proxy[],
  seats: readonly Seat[],
  rule: ProxyRule | null,
  deadline: string | null,
): readonly ProxyOutcome[] {
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]))
  const represented = new Set<string>()
  const held = new Map<string, number>()
  return proxies.map((proxy) => {
    const { from, to } = proxy
    const why = whyNot(proxy)
    if (why === null) {
      represented.add(from)
      held.set(to, (held.get(to) ?? 0) + 1)
    }
    return { from, to, why }
  })

  function whyNot({ from, to, written, lodged }: Proxy): WhyNoProxy | null {
    if (rule === null) return 'not_allowed'
    if (from === to) return 'self'
    const [giver, holder] = [seatOf.get(from), seatOf.get(to)]
    if (giver?.here) return 'from_here'
    if (giver?.recused) return 'from_recused'
    if (holder?.recused) return 'holder_recused'
    if (!holder?.here) return 'holder_away'
    if (!written) return 'not_written'
    if (deadline === null || lodged > deadline) return 'late'
    if (represented.has(from)) return 'again'
    return (held.get(to) ?? 0) >= rule.perHolder ? 'too_many' : null
  }
}

/** The seats with those here whose proxy holds. */
export function withProxies<S extends Seat>(seats: readonly S[], looked: readonly ProxyOutcome[]): readonly S[] {
  const represented = new Set(looked.filter(({ why }) => why === null).map(({ from }) => from))
  return seats.map((seat) => (represented.has(seat.id) ? { ...seat, here: true } : seat))
}
