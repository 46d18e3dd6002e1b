import { describe, expect, test } from 'vitest'
import { EMPTY, methodIn, missingIn, namesIn } from '../../../../../renderer/features/election/call-entry.ts'

const entry = {
  ...EMPTY.priorities,
  title: 'Themes',
  college: 'everybody',
  places: '1',
  candidates: 'Health\n Water \n\n',
}

describe('what is typed to call a vote', () => {
  test('one name a line, without what is empty', () => {
    expect(namesIn(entry)).toEqual({ candidates: ['Health', 'Water'] })
  })

  test('with categories, a line that ends with a colon begins one, and no name stands before the first', () => {
    const typed = { method: 'category', candidates: 'People:\nHealth\nSchools\nLand:\nWater' } as const
    expect(namesIn(typed)).toEqual({
      candidates: ['Health', 'Schools', 'Water'],
      categories: ['People', 'People', 'Land'],
    })
    expect(namesIn({ ...typed, candidates: 'Health\nPeople:\nSchools' }).categories).toBeNull()
  })

  test('the numbers of a method are whole and above 0; an empty limit is none', () => {
    expect(methodIn({ ...entry, dots: '4' })).toEqual({ kind: 'dots', dots: 4, perCandidate: null })
    expect(methodIn({ ...entry, method: 'rank', points: '3, 2 1' })).toEqual({ kind: 'rank', points: [3, 2, 1] })
    for (const wrong of [
      { dots: '0' },
      { dots: '1.5' },
      { dots: '' },
      { perCandidate: 'x' },
      { method: 'rank' as const, points: '' },
      { method: 'approval' as const, most: '-1' },
    ])
      expect(methodIn({ ...entry, ...wrong })).toBeNull()
  })

  test('what is missing is said, one thing at a time', () => {
    expect(missingIn(entry)).toBeNull()
    expect(missingIn({ ...entry, title: ' ' })).toBe('call.missing.title')
    expect(missingIn({ ...entry, college: '' })).toBe('call.missing.college')
    expect(missingIn({ ...entry, dots: '0' })).toBe('call.missing.method')
    expect(missingIn({ ...entry, places: '3' })).toBe('call.missing.candidates')
    expect(missingIn({ ...entry, candidates: 'Health\nHealth' })).toBe('call.missing.twice')
  })
})
