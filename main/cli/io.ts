import type { StartFailure } from '../../shared/contract/start.ts'

/** What a command may do to the outside: data on standard output, messages for people on standard error. */
export interface Io {
  out(text: string): void
  err(text: string): void
}

/** 0 done, 1 the thing asked for does not hold, 2 bad input or usage. */
export type ExitCode = 0 | 1 | 2

/** Something a person can mend: printed as it is, without a stack, with exit code 2. */
export class UsageError extends Error {
  /** For the program that started this one: why a forum file could not be had; null for everything else. */
  readonly code: StartFailure['code'] | null
  constructor(sentence: string, code: StartFailure['code'] | null = null) {
    super(sentence)
    this.name = 'UsageError'
    this.code = code
  }
}
