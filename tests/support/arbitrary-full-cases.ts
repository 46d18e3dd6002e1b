import fc from 'fast-check'
import type { ConsentSeat } from '../../shared/tally/consent.ts'
import type { FullVoteCase, FullVoteRule } from '../../shared/tally/full-vote.ts'
import type { Proxy, ProxyRule } from '../../shared/tally/proxies.ts'
import type { LeastYes, VoteSeat } from '../../shared/tally/vote.ts'
import { voteRules, voteSeats } from './arbitrary-cases.ts'

const sectorNames = ['gov', '__proto__', 'constructor', 'ა'] as const

export const leastYes: fc.Arbitrary<LeastYes | null> = fc.option(
  fc.record({ names: fc.subarray([...sectorNames]), count: fc.integer({ min: 1, max: 3 }) }),
)

const proxyRule: fc.Arbitrary<ProxyRule | null> = fc.option(
  fc.record({ perHolder: fc.integer({ min: 1, max: 3 }), present: fc.boolean() }),
  { freq: 8 },
)

export const fullVoteRules: fc.Arbitrary<FullVoteRule> = fc
  .tuple(voteRules, leastYes, proxyRule)
  .map(([rule, least, proxies]) => ({ ...rule, leastYes: least, proxies }))

export const deadline = '2026-03-01T12:00:00.000Z'
const after = '2026-03-01T12:00:00.001Z'

/** Proxies among these seats; more hold than would by chance alone. */
export function proxiesAmong(seats: readonly VoteSeat[]): fc.Arbitrary<readonly Proxy[]> {
  if (seats.length === 0) return fc.constant([])
  const anyone = fc.constantFrom(...seats.map(({ id }) => id))
  const some = (list: readonly VoteSeat[]): fc.Arbitrary<string> =>
    list.length === 0
      ? anyone
      : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...list.map(({ id }) => id)) }, anyone)
  return fc.array(
    fc.record({
      from: some(seats.filter((seat) => !seat.here && !seat.recused)),
      to: some(seats.filter((seat) => seat.here && !seat.recused)),
      written: fc.constantFrom(true, true, true, true, false),
      lodged: fc.constantFrom(deadline, deadline, deadline, after),
    }),
    { maxLength: 8 },
  )
}

export const fullVotes: fc.Arbitrary<FullVoteCase> = fc
  .tuple(voteSeats, fullVoteRules)
  .chain(([seats, rule]) =>
    proxiesAmong(seats).map((proxies) => ({ id: 'case', kind: 'vote', seats, rule, proxies, proxyDeadline: deadline })),
  )

export const consentSeats: fc.Arbitrary<readonly ConsentSeat[]> = fc
  .array(
    fc.record({
      sector: fc.constantFrom(...sectorNames),
      here: fc.constantFrom(true, true, true, false),
      recused: fc.constantFrom(false, false, false, true),
      position: fc.constantFrom('consent', 'consent', 'concern', 'objection', null),
      reason: fc.constantFrom(null, '', ' \u00a0\u3000', 'harms the public'),
      paramount: fc.constantFrom(null, true, false, false),
    }),
    { maxLength: 12 },
  )
  .map((seats) => seats.map((seat, index) => ({ ...seat, id: `s${String(index)}` })))
