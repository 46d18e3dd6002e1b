import { describe, expect, test } from 'vitest'
import type { HolderState } from '../../../../shared/domain/member.ts'
import type { Term } from '../../../../shared/rules/terms.ts'
import { daysAfter, holdsOn, isFree, isNoTerm, overFrom, overlap } from '../../../../shared/rules/terms.ts'

const term = (since: string | null, until: string | null, left = false): Term => ({ since, until, left })

test('days are counted over the ends of months and years, back too', () => {
  expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01')
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysAfter('2027-03-01', -1)).toBe('2027-02-28')
})

test('a term is over the day after its last; of whoever left, on that day', () => {
  expect(overFrom(term(null, '2027-06-30'))).toBe('2027-07-01')
  expect(overFrom(term(null, '2027-06-30', true))).toBe('2027-06-30')
  expect(overFrom(term('2027-01-01', null))).toBeNull()
})

describe('two terms', () => {
  test.for<[Term, Term, boolean]>([
    [term(null, '2027-06-30'), term('2027-07-01', null), false],
    [term(null, '2027-06-30'), term('2027-06-30', null), true],
    [term(null, '2027-06-30', true), term('2027-06-30', null), false],
    [term(null, null), term('2040-01-01', null), true],
    [term('2027-07-01', null), term(null, '2027-06-30'), false],
    [term('2027-07-01', null), term(null, null), true],
    [term('2027-07-01', '2027-07-01', true), term('2027-07-01', null), false],
  ])('%j and %j have a day in common: %s', ([one, other, shared]) => {
    expect(overlap(one, other)).toBe(shared)
    expect(overlap(other, one)).toBe(shared)
  })
})

test('a term does not end before it begins, and nobody left on no day', () => {
  expect(isNoTerm(term('2027-07-02', '2027-07-01'))).toBe(true)
  expect(isNoTerm(term('2027-07-01', '2027-07-01'))).toBe(false)
  expect(isNoTerm(term('2027-07-01', null, true))).toBe(true)
  expect(isNoTerm(term(null, null))).toBe(false)
})

const holder = (entry: number, as: HolderState['as'], of: Term, enteredOn = '2027-01-01'): HolderState => ({
  ...of,
  person: 'p' as HolderState['person'],
  as,
  entry,
  enteredOn,
})

test('[SEAT3] whoever is entered as having left before the term ahead was over followed nobody', () => {
  const before = holder(5, 'titular', term(null, '2027-03-11'))
  const holdsAfter = (left: string | null): boolean => {
    const next = holder(6, 'titular', term(null, left, left !== null), '2027-03-12')
    return holdsOn([before, next], before, '2027-03-12')
  }
  expect(holdsAfter(null)).toBe(false)
  expect(holdsAfter('2027-03-10')).toBe(true)
  expect(holdsAfter('2027-03-12')).toBe(false)
})

test('[SEAT4] a place is free where nobody else has it on one of those days', () => {
  const holders = [holder(5, 'titular', term('2027-01-01', '2027-12-31')), holder(6, 'alternate', term(null, null))]
  expect(isFree(holders, 'titular', term('2027-12-31', null))).toBe(false)
  expect(isFree(holders, 'titular', term('2028-01-01', null))).toBe(true)
  expect(isFree(holders, 'titular', term('2027-12-31', null), 5)).toBe(true)
  expect(isFree(holders, 'alternate2', term(null, null))).toBe(true)
})
