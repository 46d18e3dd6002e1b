import type { z } from 'zod'
import type { CommandAnswer, CommandName, commands } from '../../shared/contract/commands.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { Result } from '../../shared/lib/result.ts'

export type { CommandName }
/** A command's input as a window writes it: ids may be plain strings, the host parses them. */
export type CommandAsk<Name extends CommandName> = z.input<(typeof commands)[Name]>
export type Answered<Name extends CommandName> = Result<CommandAnswer<Name>, Failure>
