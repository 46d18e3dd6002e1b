import type { Context } from './handler.ts'
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
  const suspended = Object.values(state.persons)
    .filter(({ id }) => isSuspended(state, id, day))
    .map(({ name }) => reveal(name))
  const known = new Set(suspended.flatMap((name) => (name === null ? [] : [bare(name)])))
  return names.some((name) => name !== null && known.has(bare(name)))
}

function bare(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
