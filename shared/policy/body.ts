import type { Office } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'
import { officesUsed, stands } from '../rules/bodies.ts'
import type { Actor, Role } from './actor.ts'
import { runs } from './actor.ts'

const OFFICES: readonly Office[] = ['chair', 'co-chair', 'secretariat']

/**
 * [GROUP3] Who somebody is in a body. In a working group count the offices and the seats that they hold in it; whoever is at the
 * controls stays that, and the forum's secretariat serves its groups. In the forum a seat or an office in a group counts for nothing.
 */
export function actorIn<One extends Actor>(state: ForumState, actor: One, body: string | null, today: string): One {
  const seats = actor.seats.filter((seat) => (state.seats[seat]?.group ?? null) === body)
  return { ...actor, seats, role: roleIn(state, { ...actor, seats }, body, today) }
}

function roleIn(state: ForumState, { role, person, seats }: Actor, body: string | null, today: string): Role {
  const seated = seats.length > 0 ? 'member' : 'observer'
  if (role === 'operator') return role
  if (body === null) return role === 'member' ? seated : role
  const group = state.groups[body]
  const held = person === null || !group || !stands(group, today) ? [] : officesUsed(state, body, person, today)
  const [highest] = OFFICES.filter((office) => held.includes(office))
  return highest ?? (role === 'secretariat' ? role : seated)
}

/** The working groups whose meetings somebody runs, those that stand alone; whoever runs the forum's has its scenes anyway. */
export function groupsRunBy(state: ForumState, actor: Actor, today: string): readonly string[] {
  return Object.values(state.groups)
    .filter((group) => stands(group, today) && runs(actorIn(state, actor, group.id, today)))
    .map((group) => group.id)
}
