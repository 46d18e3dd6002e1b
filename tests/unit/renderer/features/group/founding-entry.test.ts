import { describe, expect, test } from 'vitest'
import { blankFounding, foundingEntryOf, proposedOf } from '../../../../../renderer/features/group/founding-entry.ts'
import type { AdoptedRule } from '../../../../../shared/domain/forum.ts'

const majority: AdoptedRule = { id: 'majority', title: 'Majority', source: 'Toolkit', kind: 'vote', rule: {} }
const sectors = ['Government', 'Civil society']
const entry = {
  ...blankFounding,
  name: ' Budget ',
  mandate: 'Reads the budget.\n',
  seats: { Government: 'Treasury\n\n Audit office ', 'Civil society': 'Watchers' },
}

describe('[GROUP1] a working group as it is typed', () => {
  test('is proposed seat by seat, under the forum’s rules unless one is chosen', () => {
    const proposed = proposedOf(entry, sectors, [majority], null)
    expect(proposed).toEqual({
      name: 'Budget',
      mandate: 'Reads the budget.',
      until: null,
      seats: [
        { label: 'Treasury', sector: 'Government', organisation: null },
        { label: 'Audit office', sector: 'Government', organisation: null },
        { label: 'Watchers', sector: 'Civil society', organisation: null },
      ],
      rulebook: null,
    })
    const one = proposedOf({ ...entry, rule: 'majority', until: '2027-06-30' }, sectors, [majority], null)
    expect(one).toMatchObject({ until: '2027-06-30', rulebook: { quorum: null, rules: [majority], usual: 'majority' } })
  })

  test.for([
    ['without a name', { name: ' ' }],
    ['without a task', { mandate: '' }],
    ['without a seat', { seats: { Government: ' \n' } }],
    ['with two seats of one name', { seats: { Government: 'Treasury', 'Civil society': 'Treasury' } }],
  ] as const)('%s is no proposal', ([, part]) => {
    expect(proposedOf({ ...entry, ...part }, sectors, [majority], null)).toBeNull()
  })

  test('is taken up again as it was', () => {
    const rule = { ...entry, name: 'Budget', mandate: 'Reads the budget.', rule: 'majority' }
    const { mandate, rulebook, ...said } = proposedOf(rule, sectors, [majority], null) ?? expect.fail('unsound')
    const again = foundingEntryOf({ ...said, rulebook: rulebook ?? expect.fail('no rules') }, mandate)
    expect(proposedOf(again, sectors, [majority], null)).toEqual({ mandate, rulebook, ...said })
  })
})
