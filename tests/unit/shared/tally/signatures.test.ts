import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Signature, SignaturesCase } from '../../../../shared/tally/signatures.ts'
import { tallySignatures } from '../../../../shared/tally/signatures.ts'
import { ABSENT, answerTo, changed, faultOf, keyPaths, momentAt, told } from './full-case.ts'

const DAY = 86_400_000
const period = { fromDate: '2026-11-10', fromAt: momentAt(0), untilDate: '2026-11-24', untilAt: momentAt(14 * DAY) }

function person(name: string, more: Partial<Signature> = {}): Signature {
  return { name, as: 'person', member: true, mandate: false, at: momentAt(DAY), withdrawn: false, ...more }
}

function organisation(name: string, more: Partial<Signature> = {}): Signature {
  return person(name, { as: 'organisation', mandate: true, ...more })
}

const over: SignaturesCase = {
  id: 'g',
  kind: 'signatures',
  signatures: [person('b'), organisation('a')],
  period,
  asOf: momentAt(15 * DAY),
  rule: { attribution: 'the undersigned', least: 2, membersOnly: true },
}

describe('signatures: the first reason that applies', () => {
  test.for([
    ['open', 'deadline_ahead', { asOf: period.untilAt, signatures: [person('b')] }],
    ['not_issued', 'too_few', { signatures: [person('b')] }],
    ['issued', 'signed', {}],
    ['issued', 'signed', { asOf: momentAt(DAY) }],
  ] as const)('%s/%s', ([result, why, change]) => {
    expect(answerTo({ ...over, ...change })).toMatchObject({ id: 'g', result, why })
  })

  test('every key of the outcome, with every reason why a signature does not count', () => {
    const bad = { member: false, mandate: false }
    const signatures = [
      organisation('1', { ...bad, at: momentAt(-1), withdrawn: true }),
      organisation('2', { ...bad, at: momentAt(-1) }),
      organisation('3', { ...bad, at: momentAt(14 * DAY + 1) }),
      organisation('4', bad),
      organisation('5', { mandate: false }),
      person('z', { at: momentAt(0) }),
      person('y', { at: momentAt(14 * DAY) }),
      organisation('y'),
    ]
    expect(answerTo({ ...over, signatures })).toEqual({
      id: 'g',
      result: 'issued',
      why: 'signed',
      attribution: 'the undersigned',
      persons: ['y', 'z'],
      organisations: ['y'],
      refused: [
        { id: '1', why: 'withdrawn' },
        { id: '2', why: 'early' },
        { id: '3', why: 'late' },
        { id: '4', why: 'not_member' },
        { id: '5', why: 'no_mandate' },
      ],
    })
  })

  test('who is no member counts where members are not asked for; a person needs no mandate', () => {
    const rule = { ...over.rule, membersOnly: false }
    const signatures = [person('b', { member: false }), organisation('a', { member: false })]
    expect(answerTo({ ...over, rule, signatures })).toMatchObject({ persons: ['b'], organisations: ['a'], refused: [] })
  })
})

describe('a malformed case of signatures', () => {
  test.for(keyPaths(over).filter(([key]) => key !== 'id' && key !== 'kind'))('without %j', (path) => {
    expect(faultOf(changed(over, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['signatures', 1], person('b', { withdrawn: true }), 'duplicate signatures[1].name'],
    [['signatures', 1], organisation('b'), 'well formed'],
    [['signatures', 0, 'as'], 'sector', 'range signatures[0].as'],
    [['signatures', 0, 'mandate'], null, 'type signatures[0].mandate'],
    [['signatures', 0, 'at'], '2027-02-29T00:00:00.000Z', 'range signatures[0].at'],
    [['rule', 'least'], 0, 'range rule.least'],
    [['rule', 'attribution'], '', 'range rule.attribution'],
    [['period', 'untilAt'], momentAt(-1), 'range period.untilAt'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(over, path, value))).toBe(expected)
  })
})

describe('signatures in general', () => {
  const moments = fc.integer({ min: -1, max: 15 }).map((days) => momentAt(days * DAY))
  const signatures = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 2, unit: 'grapheme' }),
      as: fc.constantFrom('person', 'organisation'),
      member: fc.boolean(),
      mandate: fc.boolean(),
      at: moments,
      withdrawn: fc.boolean(),
    }),
    { selector: (each) => `${each.as} ${each.name}`, maxLength: 8 },
  )

  test('every signature counts or is refused, in any order the same, and one more never takes back an issued text', () => {
    fc.assert(
      fc.property(signatures, moments, (all, asOf) => {
        const question = { ...over, asOf, signatures: all }
        const there = tallySignatures(question)
        expect(there.persons.length + there.organisations.length + there.refused.length).toBe(all.length)
        const back = tallySignatures({ ...question, signatures: all.toReversed() })
        expect({ ...back, refused: back.refused.toReversed() }).toEqual(there)
        const fewer = tallySignatures({ ...question, signatures: all.slice(1) })
        if (fewer.result === 'issued') expect(there.result).toBe('issued')
      }),
    )
  })
})
