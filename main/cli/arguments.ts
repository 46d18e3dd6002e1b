import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { UsageError } from './io.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads a command's arguments; anything it does not know is a `UsageError` that says how the command is used. */
export function readArguments<const T extends Options>(
  args: readonly string[],
  usage: string,
  options: T,
  positionals: number,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    if (parsed.positionals.length !== positionals) throw new Error('wrong number of arguments')
    return parsed
  } catch (error) {
    const why =
      error instanceof Error ? error.message.replace(/\.? To specify.*$/s, '').replace(/\.$/, '') : String(error)
    throw new UsageError(`${why}. Usage: plenary ${usage}`)
  }
}
