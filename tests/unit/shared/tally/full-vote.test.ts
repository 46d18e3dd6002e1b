import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FullVoteCase, FullVoteRule } from '../../../../shared/tally/full-vote.ts'
import { tallyFullVote } from '../../../../shared/tally/full-vote.ts'
import { isEligible } from '../../../../shared/tally/seats.ts'
import type { Ballot, VoteSeat } from '../../../../shared/tally/vote.ts'
import { tallyVote } from '../../../../shared/tally/vote.ts'
import { voteRules, voteSeats } from '../../../support/arbitrary-cases.ts'
import { deadline, fullVotes } from '../../../support/arbitrary-full-cases.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

const majority: FullVoteRule = {
  ...plainMajority,
  leastYes: null,
  proxies: null,
}
const cast = { base: 'cast', fraction: [1, 2], comparison: 'more_than' } as const

function said(sector: string, ...ballots: readonly (Ballot | null)[]): VoteSeat[] {
  return ballots.map((ballot, at) => ({ id: `${sector}${String(at)}`, sector, here: true, recused: false, ballot }))
}

function vote(rule: Partial<FullVoteRule>, seats: readonly VoteSeat[]) {
  const question = { id: 'case', kind: 'vote', seats, proxies: null, proxyDeadline: null } as const
  return tallyFullVote({ ...question, rule: { ...majority, ...rule } })
}

describe('a vote that asks for a least yes', () => {
  const two = { names: ['gov', 'cso'], count: 2 }

  test.for([
    {
      why: 'threshold_met',
      rule: { leastYes: two },
      seats: [...said('gov', 'yes', 'yes'), ...said('cso', 'yes', 'yes')],
    },
    { why: 'least_yes_missed', rule: { leastYes: two }, seats: [...said('gov', 'yes', 'yes'), ...said('cso', 'yes')] },
    { why: 'sector_empty', rule: { leastYes: two }, seats: said('gov', 'yes', 'yes') },
    { why: 'nothing_cast', rule: { leastYes: two }, seats: said('gov', 'abstain') },
    { why: 'threshold_missed', rule: { leastYes: two }, seats: [...said('gov', 'no'), ...said('cso', 'yes')] },
    {
      why: 'sector_missed',
      rule: { leastYes: two, sectors: { names: ['cso'], ...cast } },
      seats: [...said('gov', 'yes', 'yes'), ...said('cso', 'yes', 'no')],
    },
    {
      why: 'quorum_missed',
      rule: {
        leastYes: two,
        quorum: { fraction: [1, 1], comparison: 'more_than', recused: 'count', eachSector: null },
      },
      seats: said('gov', 'yes', 'yes'),
    },
    {
      why: 'least_yes_missed',
      rule: { leastYes: two, castingVote: 'yes' },
      seats: [...said('gov', 'yes', 'yes'), ...said('cso', 'no', 'no')],
    },
    {
      why: 'casting_vote',
      rule: { leastYes: { names: ['gov'], count: 2 }, castingVote: 'yes' },
      seats: [...said('gov', 'yes', 'yes'), ...said('cso', 'no', 'no')],
    },
  ] as const)('comes to $why', ({ why, rule, seats }) => {
    expect(vote(rule, seats).why).toBe(why)
  })

  test('shows what every sector named has and needs, one without seats too', () => {
    const { leastYes } = vote({ leastYes: { names: ['__proto__', 'cso'], count: 2 } }, said('cso', 'yes', 'yes', 'no'))
    expect(Object.entries(leastYes)).toEqual([
      ['__proto__', { yes: 0, needed: 2, met: false }],
      ['cso', { yes: 2, needed: 2, met: true }],
    ])
  })
})

/** With what was said by seats that were refused taken back. */
function hushed(question: FullVoteCase): FullVoteCase {
  const silent = new Set(tallyFullVote(question).refused.map(({ id }) => id))
  const seats = question.seats.map((seat) => (silent.has(seat.id) ? { ...seat, ballot: null } : seat))
  return { ...question, seats }
}

describe('any vote in format 2', () => {
  test('without least yes and proxies has the outcome of format 1, and two empty keys', () => {
    fc.assert(
      fc.property(voteSeats, voteRules, (seats, rule) => {
        const one = tallyVote({ id: 'case', kind: 'vote', seats, rule })
        expect(vote(rule, seats)).toEqual({ ...one, leastYes: {}, proxies: [] })
      }),
    )
  })

  test('that is adopted stays so with a yes in place of anything that a seat said or kept back', () => {
    let adopted = 0
    fc.assert(
      fc.property(fullVotes, fc.nat(), (question, pick) => {
        const outcome = tallyFullVote(question)
        if (outcome.result !== 'adopted') return
        adopted += 1
        const refused = new Set(outcome.refused.map(({ id }) => id))
        const index = pick % question.seats.length
        const seats = question.seats.map((seat, at) =>
          at === index && !refused.has(seat.id) ? { ...seat, ballot: 'yes' as const } : seat,
        )
        expect(tallyFullVote({ ...question, seats }).result).toBe('adopted')
      }),
      { numRuns: 2000 },
    )
    expect(adopted).toBeGreaterThan(0)
  })

  test('does not depend on the order of seats, but for the order of the refused', () => {
    const shuffled = fullVotes.chain((question) =>
      fc
        .shuffledSubarray([...question.seats], { minLength: question.seats.length })
        .map((seats) => [question, { ...question, seats }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([question, other]) => {
        const { refused: some, ...one } = tallyFullVote(question)
        const { refused: same, ...two } = tallyFullVote(other)
        expect(two).toEqual(one)
        expect(new Set(same.map(({ id }) => id))).toEqual(new Set(some.map(({ id }) => id)))
      }),
    )
  })

  test('counts nothing that it refuses', () => {
    fc.assert(
      fc.property(fullVotes, (question) => {
        const outcome = tallyFullVote(question)
        expect(tallyFullVote(hushed(question))).toEqual({ ...outcome, refused: [] })
      }),
    )
  })

  test('counts no seat twice: every seat that is here, or whose one proxy holds, once', () => {
    fc.assert(
      fc.property(fullVotes, (question) => {
        const { counts, proxies } = tallyFullVote(question)
        const held = proxies.filter(({ why }) => why === null)
        const represented = new Set(held.map(({ from }) => from))
        expect(held).toHaveLength(represented.size)
        const counted = Object.values(counts).reduce((sum, count) => sum + count, 0)
        expect(counted).toBe(question.seats.filter(isEligible).length + represented.size)
        expect(question.seats.some((seat) => represented.has(seat.id) && (seat.here || seat.recused))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('takes proxies whose holding does not change the quorum unless the rule says so', () => {
    fc.assert(
      fc.property(fullVotes, (question) => {
        const rule = { ...question.rule, proxies: { perHolder: 2, present: false } }
        const without = tallyFullVote({ ...question, rule, proxies: null })
        expect(tallyFullVote({ ...question, rule, proxyDeadline: deadline }).quorum).toEqual(without.quorum)
      }),
    )
  })
})
