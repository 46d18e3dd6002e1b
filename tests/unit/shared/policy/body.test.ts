import { describe, expect, test } from 'vitest'
import type { Group } from '../../../../shared/domain/group.ts'
import type { Office, Seat } from '../../../../shared/domain/member.ts'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import type { ForumState } from '../../../../shared/domain/state.ts'
import { emptyState } from '../../../../shared/domain/state.ts'
import type { Actor, Role } from '../../../../shared/policy/actor.ts'
import { actorIn, groupsRunBy } from '../../../../shared/policy/body.ts'

const me = 'a'.repeat(32) as PersonId
const TODAY = '2027-03-12'

type Officer = Group['officers'][number]

function officer(office: Office, term: Partial<Officer> = {}): Officer {
  return { person: me, office, since: null, until: null, left: false, ...term }
}

function stateOf(
  groups: Readonly<Record<string, Partial<Group>>>,
  seats: Readonly<Record<string, string | null>>,
): ForumState {
  const group = (id: string, of: Partial<Group>) =>
    ({ id, officers: [], ended: null, until: null, ...of }) as unknown as Group
  return {
    ...emptyState(),
    groups: Object.fromEntries(Object.entries(groups).map(([id, of]) => [id, group(id, of)])),
    seats: Object.fromEntries(Object.entries(seats).map(([id, of]) => [id, { id, group: of } as unknown as Seat])),
  }
}

function actor(role: Role, seats: readonly string[] = []): Actor {
  return { id: me, person: me, role, seats: seats as readonly SeatId[] }
}

describe('[GROUP3] who somebody is in a body', () => {
  test.for([
    ['operator', 'operator', 'operator'],
    ['chair', 'chair', 'observer'],
    ['co-chair', 'co-chair', 'observer'],
    ['secretariat', 'secretariat', 'secretariat'],
    ['member', 'member', 'observer'],
    ['observer', 'observer', 'observer'],
  ] as const)('a %s of the forum is %s there, and %s in a group that gave them nothing', ([role, forum, group]) => {
    const state = stateOf({ g: {} }, { f: null })
    const of = actor(role, ['f'])
    expect(actorIn(state, of, null, TODAY)).toEqual({ ...of, role: forum })
    expect(actorIn(state, of, 'g', TODAY)).toEqual({ ...of, role: group, seats: [] })
  })

  test('a seat in a group is one there, and none in the forum or in another group', () => {
    const state = stateOf({ g: {}, h: {} }, { s: 'g' })
    const of = actor('member', ['s'])
    expect(actorIn(state, of, 'g', TODAY)).toEqual(of)
    for (const body of [null, 'h'])
      expect(actorIn(state, of, body, TODAY)).toMatchObject({ role: 'observer', seats: [] })
  })

  test('an office in a group gives its rights there, the highest first, from its first day to its last', () => {
    const roleBy = (...officers: Officer[]): Role => {
      return actorIn(stateOf({ g: { officers } }, {}), actor('observer'), 'g', TODAY).role
    }
    expect(roleBy(officer('secretariat'), officer('co-chair'), officer('chair'))).toBe('chair')
    expect(roleBy(officer('chair', { until: TODAY }))).toBe('chair')
    expect(roleBy(officer('chair', { until: TODAY, left: true }))).toBe('observer')
    expect(roleBy(officer('chair', { since: '2027-03-13' }))).toBe('observer')
    expect(roleBy(officer('chair', { until: '2027-03-11' }), officer('co-chair'))).toBe('co-chair')
    expect(actorIn(stateOf({ g: { officers: [officer('chair')] } }, {}), actor('observer'), null, TODAY).role).toBe(
      'observer',
    )
  })

  test('[GROUP6] a group that works no more gives no office, and nobody runs it', () => {
    const officers = [officer('chair')]
    const ended = { officers, ended: { at: '', decision: '' } as unknown as Group['ended'] }
    const groups = { over: { officers, until: '2027-03-11' }, last: { officers, until: TODAY }, ended, g: { officers } }
    const state = stateOf(groups, {})
    expect(groupsRunBy(state, actor('observer'), TODAY)).toEqual(['last', 'g'])
    expect(actorIn(state, actor('observer'), 'ended', TODAY).role).toBe('observer')
  })
})
