import { describe, expect, test } from 'vitest'
import type { OfficeHeld, Person } from '../../../../shared/domain/member.ts'
import { emptyState } from '../../../../shared/domain/state.ts'
import { leavesNobody, officers, officesOn } from '../../../../shared/rules/offices.ts'

const held = (of: Partial<OfficeHeld> & Pick<OfficeHeld, 'office'>): OfficeHeld => ({
  since: null,
  until: null,
  left: false,
  entry: 1,
  enteredOn: '2026-01-01',
  succeeds: null,
  ...of,
})
const stateOf = (persons: Readonly<Record<string, readonly OfficeHeld[]>>) => ({
  ...emptyState(),
  persons: Object.fromEntries(
    Object.entries(persons).map(([id, offices]) => [id, { id, offices } as unknown as Person]),
  ),
})

describe('[JOIN5] [OFF1] an office', () => {
  const state = stateOf({
    p: [held({ office: 'chair', since: '2026-01-01', until: '2026-06-30' }), held({ office: 'secretariat' })],
    q: [held({ office: 'co-chair', since: '2026-01-01', until: '2026-06-30', left: true })],
  })

  test.for([
    ['2025-12-31', ['secretariat']],
    ['2026-01-01', ['chair', 'secretariat']],
    ['2026-06-30', ['chair', 'secretariat']],
    ['2026-07-01', ['secretariat']],
  ] as const)('is held from its first day to its last: on %s, %j', ([date, offices]) => {
    expect(officesOn(state, 'p', date)).toEqual(offices)
  })

  test('is held no more on the day on which its holder left it, and was until the day before', () => {
    expect(officesOn(state, 'q', '2026-06-29')).toEqual(['co-chair'])
    expect(officesOn(state, 'q', '2026-06-30')).toEqual([])
  })

  test('is held by nobody who is unknown', () => {
    expect(officesOn(state, '__proto__', '2026-01-01')).toEqual([])
  })
})

test('terms in office are listed in the order in which they began, an unknown beginning first', () => {
  const state = stateOf({
    a: [held({ office: 'chair', since: '2026-03-01', entry: 9 })],
    b: [held({ office: 'chair', since: '2025-03-01', entry: 12 }), held({ office: 'secretariat', entry: 4 })],
  })
  expect(officers(state).map(({ person, entry }) => [person, entry])).toEqual([
    ['b', 4],
    ['b', 12],
    ['a', 9],
  ])
})

describe('[OFF3] nobody is left to administer the forum', () => {
  const gone = { since: null, until: '2026-05-01', left: true }
  const day = '2026-05-01'

  test('once its last secretariat leaves, whoever chairs it', () => {
    const state = stateOf({ s: [held({ office: 'secretariat', entry: 2 })], c: [held({ office: 'chair', entry: 3 })] })
    expect(leavesNobody(state, { person: 's', entry: 2 }, gone, day)).toBe(true)
    expect(leavesNobody(state, { person: 'c', entry: 3 }, gone, day)).toBe(false)
  })

  test('not while another of the secretariat stays, or comes by that day', () => {
    const other = (since: string | null) =>
      stateOf({
        s: [held({ office: 'secretariat', entry: 2 })],
        t: [held({ office: 'secretariat', since, entry: 3 })],
      })
    expect(leavesNobody(other(null), { person: 's', entry: 2 }, gone, day)).toBe(false)
    expect(leavesNobody(other('2026-05-01'), { person: 's', entry: 2 }, gone, day)).toBe(false)
    expect(leavesNobody(other('2026-05-02'), { person: 's', entry: 2 }, gone, day)).toBe(true)
  })

  test('in a forum without a secretariat once the last officer leaves', () => {
    const state = stateOf({ c: [held({ office: 'chair', entry: 2 })], d: [held({ office: 'co-chair', entry: 3 })] })
    expect(leavesNobody(state, { person: 'c', entry: 2 }, gone, day)).toBe(false)
    const alone = stateOf({ c: [held({ office: 'chair', entry: 2 })] })
    expect(leavesNobody(alone, { person: 'c', entry: 2 }, gone, day)).toBe(true)
  })

  test('of a term that was over anyway nothing is taken away', () => {
    const state = stateOf({ s: [held({ office: 'secretariat', until: '2026-01-31', entry: 2 })] })
    expect(leavesNobody(state, { person: 's', entry: 2 }, gone, day)).toBe(false)
  })
})
