import { describe, expect, test } from 'vitest'
import { rulesPlace } from '../../../../../renderer/scenes/forum/rules-place.ts'
import type { ForumState } from '../../../../../shared/domain/state.ts'

type Part = Record<string, unknown>

/** As much of a forum as the place of a change of rules turns on: a forum and a group, each with an open meeting at an item. */
function forum(decisions: readonly Part[] = [], groups: 'open' | 'planned' = 'open'): ForumState {
  const meeting = (id: string, group: string | null, stage: string): Part => ({
    ...{ id, group, stage, number: 1, openedAt: 'then', occurredAt: null },
    ...{ currentItem: `item ${id}`, items: [{ id: `item ${id}`, title: 'Rules' }] },
  })
  return {
    procedures: {},
    meetings: { f: meeting('f', null, 'open'), g: meeting('g', 'group', groups) },
    decisions: Object.fromEntries(decisions.map((one): [string, Part] => [String(one['id']), one])),
  } as unknown as ForumState
}
const underWay = (meeting: string, rulesOf: string | null): Part => ({
  ...{ id: 'd', meeting, item: `item ${meeting}`, rulesOf, rulebook: {}, stage: 'put' },
})

describe('where a working group’s rules are put to decision', () => {
  test('[GROUP4] is its own meeting, or the forum’s where the forum is to decide', () => {
    expect(rulesPlace(forum(), 'group' as never)).toMatchObject({ how: 'put', meeting: { id: 'g' } })
    expect(rulesPlace(forum(), 'group' as never, null)).toMatchObject({ how: 'put', meeting: { id: 'f' } })
    expect(rulesPlace(forum([], 'planned'), 'group' as never)).toEqual({ how: 'no_meeting' })
    expect(rulesPlace(forum([], 'planned'), 'group' as never, null)).toMatchObject({ how: 'put', meeting: { id: 'f' } })
  })

  test('[GROUP4] a change that either decides is under way for both, and is not one of the forum’s own rules', () => {
    const state = forum([underWay('f', 'group')])
    for (const by of ['group', null]) {
      expect(rulesPlace(state, 'group' as never, by as never)).toMatchObject({ how: 'amend', decision: { id: 'd' } })
    }
    expect(rulesPlace(state)).toMatchObject({ how: 'item_busy', meeting: { id: 'f' } })
  })
})
