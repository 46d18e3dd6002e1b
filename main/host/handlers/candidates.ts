import { foldedName } from '../../../shared/lib/folded-name.ts'
import type { Context } from './handler.ts'
import { seatsOf } from '../../../shared/rules/meeting-seats.ts'
import { officesOn } from '../../../shared/rules/offices.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'

/**
 * [ETH8] Whether one of these names is that of somebody who is suspended on a day. A candidate is a name, so that names are what is
 * compared, but for case and blanks: a namesake stands with something beside the name.
 */
export function suspendedAmong(
  { state, reveal }: Pick<Context, 'state' | 'reveal'>,
  names: readonly (string | null)[],
  day: string,
): boolean {
  return anyNamed({ state, reveal }, names, (id) => isSuspended(state, id, day))
}

/** [SEL7] Whether one of these names is that of somebody who holds a seat or an office of the forum on a day. */
export function seatedAmong(
  { state, reveal }: Pick<Context, 'state' | 'reveal'>,
  names: readonly string[],
  day: string,
): boolean {
  const isHeld = (id: string): boolean => seatsOf(state, id, day).length > 0 || officesOn(state, id, day).length > 0
  return anyNamed({ state, reveal }, names, isHeld)
}

function anyNamed(
  { state, reveal }: Pick<Context, 'state' | 'reveal'>,
  names: readonly (string | null)[],
  isMeant: (person: string) => boolean,
): boolean {
  const meant = Object.values(state.persons)
    .filter(({ id }) => isMeant(id))
    .map(({ name }) => reveal(name))
  const known = new Set(meant.flatMap((name) => (name === null ? [] : [foldedName(name)])))
  return names.some((name) => name !== null && known.has(foldedName(name)))
}
