import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../../shared/lib/bytes.ts'
import { lotCommitment, tallyLot } from '../../../../shared/tally/lot.ts'
import { ABSENT, answerTo, changed, faultOf, keyPaths, told } from './full-case.ts'

const secret = '0123456789abcdef'.repeat(4)
// This and the order below: computed by another tool, as SHA-256 of the JSON texts that CASES.md names.
const commitment = 'e8b193cdab2ee335b74ee98a677a08cfbe5ef9b306525d102b54e41f4ada4952'
const lot = { id: 'l', kind: 'lot', names: ['a', 'b', 'c', 'é'], places: 2, commitment, secret, words: ['rain', ' '] }

describe('a draw: the first reason that applies', () => {
  test('void/commitment_broken: the secret told is not the one that was promised', () => {
    const expected = { id: 'l', result: 'void', why: 'commitment_broken', order: [], drawn: [] }
    expect(answerTo({ ...lot, secret: secret.replace('0', '1') })).toEqual(expected)
    expect(answerTo({ ...lot, commitment: '0'.repeat(64), words: [] })).toEqual(expected)
  })

  test.for([[[]], [['']], [[' ', '\u00a0\u3000\u0085\n']]])('void/no_words: %j are none', ([words]) => {
    expect(answerTo({ ...lot, words })).toEqual({ id: 'l', result: 'void', why: 'no_words', order: [], drawn: [] })
  })

  test('drawn/commitment_kept: the names by their tickets', () => {
    expect(answerTo(lot)).toEqual({
      id: 'l',
      result: 'drawn',
      why: 'commitment_kept',
      order: ['c', 'b', 'é', 'a'],
      drawn: ['c', 'b'],
    })
    expect(lotCommitment(secret)).toBe(commitment)
  })

  test('places may be more than names, and names none', () => {
    expect(answerTo({ ...lot, places: 9 })).toMatchObject({ drawn: ['c', 'b', 'é', 'a'] })
    expect(answerTo({ ...lot, names: [] })).toMatchObject({ result: 'drawn', order: [], drawn: [] })
  })
})

describe('a malformed draw', () => {
  test.for(keyPaths(lot).filter(([key]) => key !== 'id' && key !== 'kind'))('without %j', (path) => {
    expect(faultOf(changed(lot, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['names', 1], 'a', 'duplicate names[1]'],
    [['names', 1], '', 'range names[1]'],
    [['names', 1], '\ud83d', 'range names[1]'],
    [['names', 1], 'b\ude00', 'range names[1]'],
    [['names', 1], '😀', 'well formed'],
    [['words', 0], '\ude00\ud83d', 'range words[0]'],
    [['words', 0], null, 'type words[0]'],
    [['words'], ['rain', 'rain'], 'well formed'],
    [['places'], 0, 'range places'],
    [['secret'], secret.toUpperCase(), 'range secret'],
    [['secret'], secret.slice(1), 'range secret'],
    [['secret'], `${secret}\n`, 'range secret'],
    [['commitment'], `${commitment}0`, 'range commitment'],
    [['commitment'], 12, 'type commitment'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(lot, path, value))).toBe(expected)
  })
})

describe('a draw in general', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 8 })
  const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)

  test('its order is a permutation of the names, the same whatever order they came in', () => {
    fc.assert(
      fc.property(names, secrets, fc.string({ unit: 'grapheme' }), (each, hidden, word) => {
        const question = {
          id: 'l',
          kind: 'lot' as const,
          names: each,
          places: 3,
          commitment: lotCommitment(hidden),
          secret: hidden,
          words: ['said', word],
        }
        const there = tallyLot(question)
        expect(there.order.toSorted()).toEqual(each.toSorted())
        expect(there.drawn).toEqual(there.order.slice(0, 3))
        expect(tallyLot({ ...question, names: each.toReversed() })).toEqual(there)
      }),
    )
  })

  test('who is added or leaves does not change the order of the others', () => {
    fc.assert(
      fc.property(names, (each) => {
        const whole = tallyLot({ ...lot, kind: 'lot', names: each })
        const rest = tallyLot({ ...lot, kind: 'lot', names: each.slice(1) })
        expect(whole.order.filter((name) => name !== each[0])).toEqual(rest.order)
      }),
    )
  })
})
