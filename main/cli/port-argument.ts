import { UsageError } from './io.ts'

/** Reads `--port`; throws `UsageError`. */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new UsageError(`--port ${text} is not a port. Give a number from 1 to 65535, or 0 for a free one.`)
}
