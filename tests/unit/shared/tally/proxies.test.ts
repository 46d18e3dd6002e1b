import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Proxy, ProxyRule } from '../../../../shared/tally/proxies.ts'
import { lookAtProxies, proxyFault, withProxies } from '../../../../shared/tally/proxies.ts'
import type { Seat } from '../../../../shared/tally/seats.ts'
import { deadline, fullVotes } from '../../../support/arbitrary-full-cases.ts'

const seat = (id: string, here: boolean, recused: boolean): Seat => ({ id, sector: 'gov', here, recused })
const seats = [
  seat('here', true, false),
  seat('other', true, false),
  seat('away', false, false),
  seat('far', false, false),
  seat('out', true, true),
  seat('both', false, true),
]
const proxy = (from: string, to: string, more: Partial<Proxy> = {}): Proxy => ({
  ...{ from, to, written: true, lodged: deadline },
  ...more,
})
const one: ProxyRule = { perHolder: 1, present: false }
const late = '2026-03-01T12:00:00.001Z'

function why(proxies: readonly Proxy[], rule: ProxyRule | null = one, until: string | null = deadline) {
  return lookAtProxies(proxies, seats, rule, until).map((each) => each.why)
}

describe('a proxy', () => {
  test.for([
    { expected: null, given: proxy('away', 'here') },
    { expected: 'self', given: proxy('here', 'here') },
    { expected: 'self', given: proxy('both', 'both') },
    { expected: 'from_here', given: proxy('here', 'other') },
    { expected: 'from_here', given: proxy('out', 'far') },
    { expected: 'from_recused', given: proxy('both', 'far') },
    { expected: 'holder_away', given: proxy('away', 'far') },
    { expected: 'holder_recused', given: proxy('away', 'out') },
    { expected: 'holder_recused', given: proxy('away', 'both') },
    { expected: 'holder_away', given: proxy('away', 'far', { written: false }) },
    { expected: 'not_written', given: proxy('away', 'here', { written: false, lodged: late }) },
    { expected: 'late', given: proxy('away', 'here', { lodged: late }) },
  ] as const)('$given.from to $given.to: $expected', ({ expected, given }) => {
    expect(why([given])).toEqual([expected])
  })

  test('is not allowed where the rule has none, whatever else is wrong with it', () => {
    expect(why([proxy('here', 'here'), proxy('away', 'here')], null)).toEqual(['not_allowed', 'not_allowed'])
  })

  test('is late where there is no deadline', () => {
    expect(why([proxy('away', 'here')], one, null)).toEqual(['late'])
  })

  test('of the same seat again does not hold once one holds', () => {
    const given = [proxy('away', 'here', { lodged: late }), proxy('away', 'here'), proxy('away', 'other')]
    expect(why(given)).toEqual(['late', null, 'again'])
  })

  test('is one too many where the holder holds as many as the rule allows', () => {
    const given = [proxy('away', 'here'), proxy('away', 'here'), proxy('far', 'here'), proxy('far', 'other')]
    expect(why(given)).toEqual([null, 'again', 'too_many', null])
    expect(why([proxy('away', 'here'), proxy('far', 'here')], { perHolder: 2, present: true })).toEqual([null, null])
  })

  test('does not make its giver a holder', () => {
    expect(why([proxy('away', 'here'), proxy('far', 'away')])).toEqual([null, 'holder_away'])
  })

  test('that holds makes its seat here and touches no other', () => {
    const looked = lookAtProxies([proxy('away', 'here'), proxy('far', 'here')], seats, one, deadline)
    const changed = withProxies(seats, looked).filter((each, index) => each !== seats[index])
    expect(changed).toEqual([seat('away', true, false)])
  })
})

describe('proxies and seats', () => {
  test.for([
    { what: 'a giver that is no seat', proxies: [proxy('nobody', 'here')], expected: 'unknown proxies[0].from' },
    { what: 'a holder that is no seat', proxies: [proxy('away', '__proto__')], expected: 'unknown proxies[0].to' },
    { what: 'only seats', proxies: [proxy('away', 'here')], expected: 'null' },
  ])('with $what', ({ proxies, expected }) => {
    const found = proxyFault(proxies, seats, '', 'seats')
    expect(found && !found.ok ? `${found.error.code} ${found.error.path}` : 'null').toBe(expected)
  })

  test('a seat listed twice may not be named', () => {
    const twice = [...seats, seat('far', false, true)]
    expect(proxyFault([proxy('away', 'here')], twice, 'decision', 'seats')).toBeNull()
    expect(proxyFault([proxy('far', 'here')], twice, 'decision', 'seats')).toMatchObject({
      error: { code: 'duplicate', path: 'decision.seats[6].id' },
    })
  })

  test('no holder ever holds more than the rule allows, and every proxy is answered in its place', () => {
    fc.assert(
      fc.property(fullVotes, ({ proxies, seats: listed, rule }) => {
        const given = proxies ?? []
        const looked = lookAtProxies(given, listed, rule.proxies, deadline)
        expect(looked.map(({ from, to }) => [from, to])).toEqual(given.map(({ from, to }) => [from, to]))
        for (const { id } of listed) {
          const held = looked.filter((each) => each.why === null && each.to === id).length
          expect(held).toBeLessThanOrEqual(rule.proxies?.perHolder ?? 0)
        }
      }),
    )
  })
})
