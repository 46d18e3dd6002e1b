import type { StartTrouble } from '../../client/start-port.ts'

/** What one was doing when it failed, in words, and why. */
export interface StartProblem {
  readonly what: string
  readonly why: StartTrouble
}
