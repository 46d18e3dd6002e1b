import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SilenceCase, SilenceSeat } from '../../../../shared/tally/silence.ts'
import { tallySilence } from '../../../../shared/tally/silence.ts'
import { ABSENT, answerTo, changed, faultOf, keyPaths, momentAt, told } from './full-case.ts'

const DAY = 86_400_000
const period = { fromDate: '2026-11-10', fromAt: momentAt(0), untilDate: '2026-11-24', untilAt: momentAt(14 * DAY) }

function seat(id: string, objected: string | null, recused = false): SilenceSeat {
  return { id, sector: 'civil', recused, objected }
}

const over: SilenceCase = {
  id: 's',
  kind: 'silence',
  seats: [seat('a', null), seat('b', null)],
  period,
  asOf: momentAt(15 * DAY),
  textKnown: true,
  rule: { days: 14 },
}

describe('silence: the first reason that applies', () => {
  const objected = [seat('a', null), seat('b', momentAt(DAY))]
  test.for([
    ['no_decision', 'text_new', { textKnown: false, rule: { days: 15 }, seats: objected }],
    ['no_decision', 'period_short', { rule: { days: 15 }, seats: [] }],
    ['no_decision', 'nobody_asked', { seats: [seat('b', momentAt(DAY), true)] }],
    ['not_adopted', 'silence_broken', { seats: objected, asOf: momentAt(DAY) }],
    ['open', 'deadline_ahead', { asOf: period.untilAt }],
    ['adopted', 'silence_kept', {}],
  ] as const)('%s/%s', ([result, why, change]) => {
    expect(answerTo({ ...over, ...change })).toMatchObject({ id: 's', result, why })
  })

  test('every key of the outcome', () => {
    const seats = [seat('a', momentAt(0)), seat('b', momentAt(-1)), seat('c', momentAt(DAY), true), seat('d', null)]
    expect(answerTo({ ...over, seats })).toEqual({
      id: 's',
      result: 'not_adopted',
      why: 'silence_broken',
      asked: 3,
      days: 14,
      objections: ['a'],
      refused: [
        { id: 'b', why: 'early' },
        { id: 'c', why: 'recused' },
      ],
    })
  })
})

describe('a malformed case of silence', () => {
  test.for(keyPaths(over).filter(([key]) => key !== 'id' && key !== 'kind'))('without %j', (path) => {
    expect(faultOf(changed(over, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['seats', 1, 'id'], 'a', 'duplicate seats[1].id'],
    [['seats', 0, 'objected'], '2026-11-31T00:00:00.000Z', 'range seats[0].objected'],
    [['seats', 0, 'recused'], null, 'type seats[0].recused'],
    [['period', 'untilDate'], '2026-11-09', 'range period.untilDate'],
    [['period', 'untilAt'], momentAt(-1), 'range period.untilAt'],
    [['asOf'], '2026-11-24', 'range asOf'],
    [['rule', 'days'], -1, 'range rule.days'],
    [['rule', 'days'], 1.5, 'type rule.days'],
    [['textKnown'], 'yes', 'type textKnown'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(over, path, value))).toBe(expected)
  })

  test('a recused seat that says nothing may not stand twice either', () => {
    expect(faultOf({ ...over, seats: [seat('a', null, true), seat('a', null, true)] })).toBe('duplicate seats[1].id')
  })
})

const moments = fc.integer({ min: -2, max: 16 }).map((days) => momentAt(days * DAY))
const questions = fc
  .record({
    seats: fc.array(fc.tuple(fc.boolean(), fc.option(moments)), { minLength: 1, maxLength: 6 }),
    asOf: moments,
    days: fc.integer({ min: 13, max: 15 }),
    textKnown: fc.boolean(),
  })
  .map(({ seats, asOf, days, textKnown }) => ({
    ...over,
    asOf,
    textKnown,
    rule: { days },
    seats: seats.map(([recused, objected], at) => seat(String(at), objected, recused)),
  }))

describe('silence in general', () => {
  test('an objection more never turns broken into kept, nor anything into kept', () => {
    fc.assert(
      fc.property(questions, moments, fc.nat(), (question, at, which) => {
        const before = tallySilence(question)
        const seats = question.seats.map((each, index) =>
          index === which % question.seats.length && each.objected === null ? { ...each, objected: at } : each,
        )
        const after = tallySilence({ ...question, seats })
        if (before.result === 'not_adopted') expect(after.result).toBe('not_adopted')
        if (after.result === 'adopted') expect(before.result).toBe('adopted')
      }),
    )
  })

  test('the order of seats changes nothing but the order of the lists', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const there = tallySilence(question)
        const back = tallySilence({ ...question, seats: question.seats.toReversed() })
        expect({ ...back, objections: back.objections.toReversed(), refused: back.refused.toReversed() }).toEqual(there)
      }),
    )
  })
})
