import { commands, isCommandName } from '../../shared/contract/commands.ts'
import type { Me } from '../../shared/contract/frames-down.ts'
import { can } from '../../shared/policy/can.ts'

/**
 * [JOIN8] Whether this session reaches what a command would change, as the host will judge it. `at` is the meeting that is looked at;
 * where none is, a command that names one is taken to mean the session's own. What is no command is always in reach.
 */
export function isInReach({ meeting: limitedTo }: Pick<Me, 'meeting'>, command: string, at: string | null): boolean {
  if (limitedTo === null || !isCommandName(command)) return true
  const schema = commands[command]
  const meeting = 'shape' in schema && 'meeting' in schema.shape ? (at ?? limitedTo) : undefined
  return can(NOBODY, { to: 'session.reach', limitedTo, command, meeting })
}

/** What a session reaches does not turn on who it is. */
const NOBODY = { id: '', person: null, role: 'observer', seats: [] } as const
