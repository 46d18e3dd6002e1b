import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NetworkCase, NetworkObjection } from '../../../../shared/tally/network.ts'
import { tallyNetwork } from '../../../../shared/tally/network.ts'
import { ABSENT, answerTo, changed, faultOf, keyPaths, momentAt, told } from './full-case.ts'

const DAY = 86_400_000
const open = { fromDate: '2026-11-10', fromAt: momentAt(0), untilDate: '2026-12-01', untilAt: momentAt(21 * DAY) }
const posted = {
  fromDate: '2026-12-02',
  fromAt: momentAt(22 * DAY),
  untilDate: '2026-12-09',
  untilAt: momentAt(29 * DAY),
}

function objection(by: string, satisfied: boolean, at = momentAt(DAY)): NetworkObjection {
  return { by, at, satisfied }
}

const over: NetworkCase = {
  id: 'n',
  kind: 'network',
  open,
  posted,
  asOf: momentAt(30 * DAY),
  objections: [objection('a', true)],
  rule: { openDays: 21, postedDays: 7 },
}

describe('network: the first reason that applies', () => {
  const unsatisfied = [objection('a', true), objection('b', false)]
  test.for([
    ['no_decision', 'open_short', { rule: { openDays: 22, postedDays: 7 }, posted: null }],
    ['open', 'not_posted', { posted: null, objections: unsatisfied }],
    ['no_decision', 'posted_short', { rule: { openDays: 21, postedDays: 8 }, asOf: momentAt(22 * DAY) }],
    ['open', 'deadline_ahead', { asOf: posted.untilAt, objections: unsatisfied }],
    ['not_adopted', 'objector_unsatisfied', { objections: unsatisfied }],
    ['adopted', 'objectors_satisfied', {}],
    ['adopted', 'no_objection', { objections: [] }],
    ['adopted', 'no_objection', { objections: [objection('b', false, momentAt(-1))] }],
  ] as const)('%s/%s', ([result, why, change]) => {
    expect(answerTo({ ...over, ...change })).toMatchObject({ id: 'n', result, why })
  })

  test('every key of the outcome; from the opening until the posting ends everybody may object', () => {
    const objections = [
      objection('a', true, momentAt(0)),
      objection('b', false, momentAt(-1)),
      objection('c', true, momentAt(21 * DAY + 1)),
      objection('d', false, momentAt(29 * DAY + 1)),
      objection('a', true, momentAt(29 * DAY)),
    ]
    expect(answerTo({ ...over, objections })).toEqual({
      id: 'n',
      result: 'adopted',
      why: 'objectors_satisfied',
      objectors: ['a', 'c', 'a'].map((by) => ({ by, satisfied: true })),
      refused: [
        { id: 'b', why: 'early' },
        { id: 'd', why: 'late' },
      ],
    })
  })

  test('while a text is not posted only the moment of looking is an end', () => {
    const objections = [objection('a', false, momentAt(30 * DAY)), objection('b', false, momentAt(30 * DAY + 1))]
    expect(answerTo({ ...over, posted: null, objections })).toMatchObject({
      why: 'not_posted',
      objectors: [{ by: 'a', satisfied: false }],
      refused: [{ id: 'b', why: 'late' }],
    })
  })
})

describe('a malformed case of a network', () => {
  test.for(keyPaths(over).filter(([key]) => key !== 'id' && key !== 'kind'))('without %j', (path) => {
    expect(faultOf(changed(over, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['posted', 'fromAt'], momentAt(21 * DAY - 1), 'range posted.fromAt'],
    [['posted', 'fromAt'], momentAt(21 * DAY), 'well formed'],
    [['posted', 'untilDate'], '2026-12-01', 'range posted.untilDate'],
    [['open', 'untilAt'], momentAt(-1), 'range open.untilAt'],
    [['open'], null, 'type open'],
    [['objections', 0, 'by'], '', 'range objections[0].by'],
    [['objections', 0, 'at'], '2026-11-10', 'range objections[0].at'],
    [['objections', 0, 'satisfied'], null, 'type objections[0].satisfied'],
    [['objections'], {}, 'type objections'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(over, path, value))).toBe(expected)
  })
})

describe('a network in general', () => {
  const moments = fc.integer({ min: -1, max: 31 }).map((days) => momentAt(days * DAY))
  const objections = fc.array(fc.record({ by: fc.constantFrom('a', 'b', 'c'), at: moments, satisfied: fc.boolean() }), {
    maxLength: 6,
  })

  test('an objection more never turns what was not adopted into adopted, unsatisfied or not', () => {
    fc.assert(
      fc.property(objections, objections, moments, fc.boolean(), (some, more, asOf, isPosted) => {
        const question = { ...over, asOf, posted: isPosted ? posted : null }
        const before = tallyNetwork({ ...question, objections: some })
        const after = tallyNetwork({ ...question, objections: [...some, ...more] })
        if (before.result !== 'adopted') expect(after.result).toBe(before.result)
      }),
    )
  })

  test('the order of objections changes nothing but the order of the lists', () => {
    fc.assert(
      fc.property(objections, (some) => {
        const there = tallyNetwork({ ...over, objections: some })
        const back = tallyNetwork({ ...over, objections: some.toReversed() })
        expect({ ...back, objectors: back.objectors.toReversed(), refused: back.refused.toReversed() }).toEqual(there)
      }),
    )
  })
})
