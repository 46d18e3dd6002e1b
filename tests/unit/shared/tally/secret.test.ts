import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyFullVote } from '../../../../shared/tally/full-vote.ts'
import { isEligible } from '../../../../shared/tally/seats.ts'
import type { SecretRule, SecretSeat } from '../../../../shared/tally/secret.ts'
import { sectorsTold, tallySecret } from '../../../../shared/tally/secret.ts'
import type { BallotCounts, VoteSeat } from '../../../../shared/tally/vote.ts'
import { fullVoteRules } from '../../../support/arbitrary-full-cases.ts'
import { voteSeats } from '../../../support/arbitrary-cases.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

const rule: SecretRule = {
  ...plainMajority,
  leastYes: null,
  proxies: null,
  smallest: 1,
}
const own = { base: 'cast', fraction: [1, 2], comparison: 'more_than' } as const

function took(sector: string, ...all: readonly boolean[]): SecretSeat[] {
  return all.map((each, at) => ({ id: `${sector}${String(at)}`, sector, here: true, recused: false, took: each }))
}

const found = (more: Partial<BallotCounts>): BallotCounts => ({
  yes: 0,
  no: 0,
  abstain: 0,
  blank: 0,
  invalid: 0,
  ...more,
})

function secret(
  seats: readonly SecretSeat[],
  counts: Partial<BallotCounts>,
  more: Partial<SecretRule> = {},
  sectorCounts: Readonly<Record<string, BallotCounts>> = {},
) {
  return tallySecret({
    ...{ id: 'case', kind: 'secret', seats, counts: found(counts), sectorCounts, rule: { ...rule, ...more } },
  })
}

const five = [...took('gov', true, true, true), ...took('cso', true, true)]
const quorum = { fraction: [1, 1], comparison: 'at_least', recused: 'count', eachSector: null } as const
const away: SecretSeat = { id: 'a', sector: 'gov', here: false, recused: false, took: false }

describe('a secret vote', () => {
  test.for([
    { why: 'threshold_met', outcome: secret(five, { yes: 3, no: 2 }) },
    { why: 'threshold_missed', outcome: secret(five, { yes: 2, no: 2 }) },
    { why: 'casting_vote', outcome: secret(five, { yes: 2, no: 2 }, { castingVote: 'no' }) },
    { why: 'quorum_missed', outcome: secret([...five, away], { yes: 9 }, { quorum }) },
    { why: 'more_ballots_than_voters', outcome: secret(five, { abstain: 6 }) },
    { why: 'nothing_cast', outcome: secret(five, { abstain: 2, blank: 2, invalid: 1 }) },
    { why: 'sector_empty', outcome: secret(five, { yes: 5 }, { leastYes: { names: ['press'], count: 1 } }) },
    {
      why: 'sector_too_small',
      outcome: secret(five, { yes: 5 }, { smallest: 3, sectors: { names: ['cso'], ...own } }),
    },
    {
      why: 'sector_missed',
      outcome: secret(
        five,
        { yes: 4, no: 1 },
        { smallest: 2, sectors: { names: ['cso'], ...own } },
        {
          cso: found({ yes: 1, no: 1 }),
        },
      ),
    },
    {
      why: 'least_yes_missed',
      outcome: secret(
        five,
        { yes: 4, no: 1 },
        { leastYes: { names: ['cso'], count: 2 } },
        {
          cso: found({ yes: 1, no: 1 }),
        },
      ),
    },
  ])('comes to $why', ({ why, outcome }) => {
    expect(outcome.why).toBe(why)
  })

  test('has too many ballots where a sector has, though all together have not', () => {
    const seats = [...took('gov', true, true, true), ...took('cso', true, false)]
    const leastYes = { names: ['cso'], count: 1 }
    expect(secret(seats, { yes: 4 }, { leastYes }, { cso: found({ yes: 2 }) }).why).toBe('more_ballots_than_voters')
    expect(secret(seats, { yes: 4 }, { leastYes }, { cso: found({ yes: 1 }) }).why).toBe('threshold_met')
  })

  test('tells how many took no part, and how many ballots did not come back', () => {
    const outcome = secret([...five, ...took('press', false, true)], { yes: 3, invalid: 1 })
    expect(outcome.counts).toEqual({ ...found({ yes: 3, invalid: 1 }), silent: 1 })
    expect(outcome.unreturned).toBe(2)
    expect(secret(five, { yes: 6 }).unreturned).toBe(0)
  })

  test.for([
    { seats: five, names: ['gov', 'cso'], told: [] },
    { seats: five, names: ['gov'], told: [] },
    { seats: [...five, ...took('press', true)], names: ['gov', 'cso'], told: ['gov'] },
    { seats: five.slice(0, 3), names: ['gov', 'cso'], told: ['gov'] },
    { seats: took('gov', true, true), names: ['gov'], told: [] },
  ])('$names: never tells what fewer than three cast, nor lets it follow: $told', ({ seats, names, told }) => {
    expect(sectorsTold(names, seats, 3)).toEqual(told)
  })

  test('refuses what a seat took that is away or recused', () => {
    const seats = took('gov', true, true, true).map((seat, at) => ({ ...seat, here: at === 0, recused: at === 2 }))
    expect(secret(seats, { yes: 1 })).toMatchObject({
      why: 'threshold_met',
      unreturned: 0,
      refused: [
        { id: 'gov1', why: 'away' },
        { id: 'gov2', why: 'recused' },
      ],
    })
  })

  test('with no sector too small ends as the open vote with the same ballots', () => {
    fc.assert(
      fc.property(voteSeats, fullVoteRules, (seats, open) => {
        const unproxied = { ...open, proxies: null }
        const shown = { id: 'case', kind: 'vote', seats, rule: unproxied, proxies: null, proxyDeadline: null } as const
        const { proxies: _none, sectors, leastYes, ...one } = tallyFullVote(shown)
        const two = secretOf(seats, { ...unproxied, smallest: 1 })
        const { unreturned, sectors: told, leastYes: least, ...hidden } = two
        expect(hidden).toEqual(one)
        expect(unreturned).toBe(0)
        expect(sectors).toMatchObject(told)
        expect(leastYes).toMatchObject(least)
      }),
      { numRuns: 500 },
    )
  })

  test('does not depend on the order of seats, but for the order of the refused', () => {
    fc.assert(
      fc.property(voteSeats, fullVoteRules, (seats, open) => {
        const all = { ...open, proxies: null, smallest: 2 }
        const { refused: some, ...one } = secretOf(seats, all)
        const { refused: same, ...two } = secretOf(seats.toReversed(), all)
        expect(two).toEqual(one)
        expect(same.toReversed()).toEqual(some)
      }),
    )
  })

  test('that is adopted stays so with a yes in place of a no', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.nat(9),
        fc.nat(9),
        fc.constantFrom(null, 'yes', 'no'),
        (yes, no, abstain, castingVote) => {
          const seats = took('gov', ...Array.from({ length: 24 }, () => true))
          const before = secret(seats, { yes, no, abstain }, { castingVote })
          if (before.result !== 'adopted' || no === 0) return
          expect(secret(seats, { yes: yes + 1, no: no - 1, abstain }, { castingVote }).result).toBe('adopted')
        },
      ),
    )
  })
})

/** The secret vote in which every seat that said something took part, and what the eligible said was found. */
function secretOf(seats: readonly VoteSeat[], all: SecretRule) {
  const countIn = (some: readonly VoteSeat[]): BallotCounts => {
    const counts = { ...found({}) } as Record<string, number>
    for (const seat of some) if (isEligible(seat) && seat.ballot) counts[seat.ballot] = (counts[seat.ballot] ?? 0) + 1
    return counts as unknown as BallotCounts
  }
  const named = new Set([...(all.sectors?.names ?? []), ...(all.leastYes?.names ?? [])])
  const of = (sector: string) => seats.filter((seat) => seat.sector === sector)
  const large = [...named].filter((sector) => of(sector).filter(isEligible).length >= all.smallest)
  const over = seats.filter((seat) => isEligible(seat) && !large.includes(seat.sector)).length
  const told = over > 0 && over < all.smallest ? [] : large.map((sector) => [sector, countIn(of(sector))] as const)
  const question = {
    id: 'case',
    kind: 'secret',
    seats: seats.map(({ ballot, ...seat }) => ({ ...seat, took: ballot !== null })),
    counts: countIn(seats),
    sectorCounts: Object.fromEntries(told),
    rule: all,
  } as const
  const parsed = parseCase(question, 2)
  if (!parsed.ok) throw new Error(`${parsed.error.error.path}: ${parsed.error.error.message}`)
  return tallySecret(question)
}
