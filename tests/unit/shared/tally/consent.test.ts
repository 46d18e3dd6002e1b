import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConsentPosition, ConsentRule, ConsentSeat } from '../../../../shared/tally/consent.ts'
import { tallyConsent } from '../../../../shared/tally/consent.ts'
import { isEligible } from '../../../../shared/tally/seats.ts'
import { quorums, shuffled } from '../../../support/arbitrary-cases.ts'
import { consentSeats } from '../../../support/arbitrary-full-cases.ts'

const open: ConsentRule = { unargued: 'open', quorum: null }
const ignored: ConsentRule = { unargued: 'ignored', quorum: null }
const all = { fraction: [1, 1], comparison: 'at_least', recused: 'count', eachSector: null } as const

function seat(position: ConsentPosition | null, reason: string | null = null, paramount: boolean | null = null) {
  return { sector: 'gov', here: true, recused: false, position, reason, paramount }
}

function consent(rule: ConsentRule, seats: readonly Omit<ConsentSeat, 'id'>[]) {
  const named = seats.map((each, index) => ({ ...each, id: `s${String(index)}` }))
  return tallyConsent({ id: 'case', kind: 'consent', rule, seats: named })
}

const argued = (paramount: boolean | null) => seat('objection', 'it harms the public', paramount)
const yes = seat('consent')

describe('a call for consent', () => {
  test.for([
    { why: 'no_paramount_objection', rule: open, seats: [yes, seat('concern', 'mind the cost')] },
    { why: 'no_paramount_objection', rule: open, seats: [seat('concern')] },
    { why: 'no_paramount_objection', rule: open, seats: [argued(false)] },
    { why: 'no_paramount_objection', rule: ignored, seats: [yes, seat('objection', '', true)] },
    { why: 'paramount_objection', rule: open, seats: [argued(null), argued(true), seat('objection'), seat(null)] },
    { why: 'objection_untested', rule: open, seats: [yes, argued(null), seat('objection'), seat(null)] },
    { why: 'argument_missing', rule: open, seats: [yes, seat('objection', ' \u00a0', true), seat(null)] },
    { why: 'not_all_asked', rule: ignored, seats: [yes, seat('objection'), seat(null)] },
    { why: 'no_support', rule: ignored, seats: [seat('objection')] },
    { why: 'no_support', rule: open, seats: [] },
    { why: 'quorum_missed', rule: { ...open, quorum: all }, seats: [argued(true), { ...seat(null), here: false }] },
  ])('comes to $why', ({ why, rule, seats }) => {
    expect(consent(rule, seats).why).toBe(why)
  })

  test('names the seats whose objection stops it, in their order, and nobody else', () => {
    const seats = [argued(true), argued(false), argued(null), seat('objection', ' ', true), argued(true)]
    expect(consent(open, [...seats, { ...argued(true), here: false }])).toMatchObject({
      result: 'objected',
      counts: { consent: 0, concern: 0, objection: 5, silent: 0 },
      objections: ['s0', 's4'],
      refused: [{ id: 's5', why: 'away' }],
    })
  })

  test('that is consent stays so with a consent in place of anything an eligible seat said', () => {
    fc.assert(
      fc.property(consentSeats, quorums, fc.nat(), (seats, quorum, pick) => {
        if (consent({ ...ignored, quorum }, seats).result !== 'consent') return
        const index = pick % seats.length
        const more = seats.map((each, at) => (at === index ? { ...each, position: 'consent' as const } : each))
        expect(consent({ ...ignored, quorum }, more).result).toBe('consent')
      }),
      { numRuns: 500 },
    )
  })

  test('does not depend on the order of seats, but for the order of its lists', () => {
    fc.assert(
      fc.property(shuffled(consentSeats), quorums, ([seats, other], quorum) => {
        const ask = (some: readonly ConsentSeat[]) => {
          const rule = { ...open, quorum }
          const { objections, refused, ...rest } = tallyConsent({ id: 'case', kind: 'consent', rule, seats: some })
          return { ...rest, objections: new Set(objections), refused: new Set(refused.map(({ id }) => id)) }
        }
        expect(ask(other)).toEqual(ask(seats))
      }),
    )
  })

  test('hears nothing of a seat that is not eligible', () => {
    fc.assert(
      fc.property(consentSeats, quorums, (seats, quorum) => {
        const hushed = seats.map((each) => (isEligible(each) ? each : { ...each, position: null }))
        const outcome = consent({ ...open, quorum }, seats)
        expect(consent({ ...open, quorum }, hushed)).toEqual({ ...outcome, refused: [] })
      }),
    )
  })
})
