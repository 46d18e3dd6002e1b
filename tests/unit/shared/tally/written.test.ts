import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ballot } from '../../../../shared/tally/vote.ts'
import type { WrittenCase, WrittenSeat } from '../../../../shared/tally/written.ts'
import { tallyWritten } from '../../../../shared/tally/written.ts'
import { ABSENT, answerTo, changed, faultOf, keyPaths, momentAt, told } from './full-case.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

const DAY = 86_400_000
const period = { fromDate: '2026-11-10', fromAt: momentAt(0), untilDate: '2026-11-24', untilAt: momentAt(14 * DAY) }
const vote = {
  ...plainMajority,
  quorum: { fraction: [1, 2], comparison: 'at_least', recused: 'count', eachSector: null },
  leastYes: null,
  proxies: null,
} as const

function seat(
  id: string,
  ballot: Ballot | null,
  replied = momentAt(DAY),
  more: Partial<WrittenSeat> = {},
): WrittenSeat {
  return { id, sector: 'civil', recused: false, ballot, replied: ballot === null ? null : replied, ...more }
}

const over: WrittenCase = {
  id: 'w',
  kind: 'written',
  seats: [seat('a', 'yes'), seat('b', 'yes'), seat('c', 'no'), seat('d', null)],
  period,
  asOf: momentAt(15 * DAY),
  rule: { days: 14, vote },
}
const sectors = { names: ['civil', 'state'], base: 'cast', fraction: [1, 2], comparison: 'more_than' } as const

describe('written: the first reason that applies', () => {
  const late = momentAt(14 * DAY + 1)
  test.for([
    ['no_decision', 'period_short', { rule: { days: 15, vote }, asOf: momentAt(0) }],
    ['open', 'deadline_ahead', { asOf: period.untilAt }],
    ['no_decision', 'quorum_missed', { seats: [seat('a', 'yes'), seat('b', 'yes', late), seat('c', 'yes', late)] }],
    ['no_decision', 'nothing_cast', { seats: [seat('a', 'abstain')] }],
    [
      'no_decision',
      'sector_empty',
      {
        seats: [seat('a', 'yes'), seat('b', 'yes', late, { sector: 'state' })],
        rule: { days: 14, vote: { ...vote, sectors } },
      },
    ],
    [
      'not_adopted',
      'casting_vote',
      { seats: [seat('a', 'yes'), seat('b', 'no')], rule: { days: 14, vote: { ...vote, castingVote: 'no' } } },
    ],
    ['not_adopted', 'threshold_missed', { seats: [seat('a', 'yes'), seat('b', 'no')] }],
    [
      'not_adopted',
      'sector_missed',
      {
        seats: [seat('a', 'yes'), seat('b', 'yes'), seat('c', 'no', undefined, { sector: 'state' })],
        rule: { days: 14, vote: { ...vote, sectors } },
      },
    ],
    [
      'not_adopted',
      'least_yes_missed',
      { rule: { days: 14, vote: { ...vote, leastYes: { names: ['civil'], count: 3 } } } },
    ],
    ['adopted', 'threshold_met', {}],
    ['adopted', 'threshold_met', { seats: over.seats.slice(0, 3), asOf: momentAt(DAY) }],
  ] as const)('%s/%s', ([result, why, change]) => {
    expect(answerTo({ ...over, ...change })).toMatchObject({ id: 'w', result, why })
  })

  test('every key of the outcome', () => {
    const seats = [
      seat('a', 'yes', momentAt(0)),
      seat('b', 'no', momentAt(-1)),
      seat('c', 'no', momentAt(14 * DAY)),
      seat('d', 'yes', momentAt(14 * DAY + 1)),
      seat('e', 'yes', momentAt(DAY), { recused: true }),
      seat('f', null, undefined, { recused: true }),
    ]
    expect(answerTo({ ...over, seats })).toEqual({
      id: 'w',
      result: 'not_adopted',
      why: 'threshold_missed',
      counts: { yes: 1, no: 1, abstain: 0, blank: 0, invalid: 0, silent: 0 },
      base: 2,
      needed: 2,
      quorum: { present: 3, base: 6, needed: 3, met: true, sectors: {} },
      sectors: {},
      leastYes: {},
      replies: 3,
      days: 14,
      refused: [
        { id: 'b', why: 'early' },
        { id: 'd', why: 'late' },
        { id: 'e', why: 'recused' },
      ],
    })
  })
})

describe('a malformed case of written', () => {
  const optional = new Set(['rule.vote.leastYes', 'rule.vote.proxies'])
  const paths = keyPaths(over).filter(([key]) => key !== 'id' && key !== 'kind')
  test.for(paths.filter((path) => !optional.has(told(path))))('without %j', (path) => {
    expect(faultOf(changed(over, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test('least yes and proxies may be missing', () => {
    const bare = changed(changed(over, ['rule', 'vote', 'leastYes'], ABSENT), ['rule', 'vote', 'proxies'], ABSENT)
    expect(answerTo(bare)).toEqual(answerTo(over))
  })

  test.for([
    [['rule', 'vote', 'proxies'], { perHolder: 1, present: false }, 'range rule.vote.proxies'],
    [['seats', 0, 'ballot'], null, 'range seats[0].ballot'],
    [['seats', 0, 'replied'], null, 'range seats[0].ballot'],
    [['seats', 3, 'replied'], momentAt(0), 'range seats[3].ballot'],
    [['seats', 0, 'ballot'], 'maybe', 'range seats[0].ballot'],
    [['seats', 0, 'replied'], '2026-11-10T24:00:00.000Z', 'range seats[0].replied'],
    [['seats', 1, 'id'], 'a', 'duplicate seats[1].id'],
    [['period', 'fromDate'], '2026-11-25', 'range period.untilDate'],
    [['rule', 'vote', 'fraction'], [2, 1], 'range rule.vote.fraction'],
    [['rule', 'vote', 'leastYes'], { names: ['a', 'a'], count: 1 }, 'duplicate rule.vote.leastYes.names[1]'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(over, path, value))).toBe(expected)
  })
})

const moments = fc.integer({ min: -2, max: 16 }).map((days) => momentAt(days * DAY))
const said = fc.constantFrom<Ballot>('yes', 'no', 'abstain', 'blank', 'invalid')
const questions = fc
  .record({
    seats: fc.array(fc.tuple(fc.boolean(), fc.option(fc.tuple(said, moments)), fc.constantFrom('civil', 'state')), {
      maxLength: 7,
    }),
    asOf: moments,
    base: fc.constantFrom('cast', 'cast_and_abstained', 'attending', 'active'),
    asked: fc.option(fc.constant(sectors)),
  })
  .map(({ seats, asOf, base, asked }) => ({
    ...over,
    asOf,
    rule: { days: 14, vote: { ...vote, base, sectors: asked } },
    seats: seats.map(([recused, reply, sector], at) => ({
      id: String(at),
      sector,
      recused,
      ballot: reply?.[0] ?? null,
      replied: reply?.[1] ?? null,
    })),
  }))

describe('written in general', () => {
  test('the order of seats changes nothing but the order of those refused', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const back = tallyWritten({ ...question, seats: question.seats.toReversed() })
        expect({ ...back, refused: back.refused.toReversed() }).toEqual(tallyWritten(question))
      }),
    )
  })

  test('a reply out of time is as none, but is told', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const outcome = tallyWritten(question)
        const untimely = new Set(outcome.refused.filter(({ why }) => why !== 'recused').map(({ id }) => id))
        const seats = question.seats.map((each) =>
          untimely.has(each.id) ? { ...each, ballot: null, replied: null } : each,
        )
        const refused = outcome.refused.filter(({ id }) => !untimely.has(id))
        expect(tallyWritten({ ...question, seats })).toEqual({ ...outcome, refused })
      }),
    )
  })

  test('whoever is counted replied: nobody is silent, and counts and recused replies make the replies', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { counts, replies } = tallyWritten(question)
        const { silent, yes, no, abstain, blank, invalid } = counts
        expect(silent).toBe(0)
        expect(yes + no + abstain + blank + invalid).toBeLessThanOrEqual(replies)
      }),
    )
  })
})
