import { expect, test } from 'vitest'
import type { Person } from '../../../../shared/domain/member.ts'
import { emptyState } from '../../../../shared/domain/state.ts'
import { officesOn } from '../../../../shared/rules/offices.ts'

const offices: Person['offices'] = [
  { office: 'chair', since: '2026-01-01', until: '2026-06-30' },
  { office: 'secretariat', since: null, until: null },
]
const state = { ...emptyState(), persons: { p: { id: 'p', offices } as unknown as Person } }

test.for([
  ['2025-12-31', ['secretariat']],
  ['2026-01-01', ['chair', 'secretariat']],
  ['2026-06-30', ['chair', 'secretariat']],
  ['2026-07-01', ['secretariat']],
] as const)('[JOIN5] an office is held from its first day to its last: on %s, %j', ([date, held]) => {
  expect(officesOn(state, 'p', date)).toEqual(held)
})

test('somebody unknown holds none', () => {
  expect(officesOn(state, '__proto__', '2026-01-01')).toEqual([])
})
