import { endsAt, openProcedures } from '../../shared/rules/procedure-case.ts'
import { lastPeriod } from '../../shared/rules/procedure-time.ts'
import type { Procedure } from '../../shared/domain/procedure.ts'
import { toInstant } from '../../shared/lib/time.ts'
import { endProcedure } from './conclusion.ts'
import { OPERATOR } from './invitations.ts'
import type { Recorder } from './recorder.ts'

/**
 * How long it sleeps at most. A timer stands still while the computer sleeps, knows nothing of a clock that somebody set, and takes
 * no wait beyond 24 days: so it is never trusted further than this, and the clock is read again.
 */
const LONGEST_WAIT_MS = 15_000

/**
 * [SIL6] Ends what has a deadline by the host's clock, in the host's own name: at once when hosting begins, and then as each deadline
 * passes. What comes in meanwhile is judged by its own time, so nothing turns on how soon this looks.
 */
export class Deadlines {
  readonly #recorder: Recorder
  readonly #onFault: (error: unknown) => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #stopListening: (() => void) | null = null

  constructor(recorder: Recorder, onFault: (error: unknown) => void) {
    this.#recorder = recorder
    this.#onFault = onFault
  }

  begin(): void {
    // Only the timer is set when something is recorded: ending it there would write while others are still being told of that.
    this.#stopListening = this.#recorder.listen(() => {
      this.#wait()
    })
    this.#look()
  }

  end(): void {
    this.#stopListening?.()
    this.#stopListening = null
    this.#stopTimer()
  }

  #look(): void {
    const over = openProcedures(this.#recorder.state).filter((procedure) => this.#isOver(procedure))
    const ended = over.map((procedure) => this.#end(procedure.id))
    this.#wait(ended.includes(false) ? LONGEST_WAIT_MS : 0)
  }

  /** One transaction. False where it did not end, as when the disk refused it: it is tried again, not without pause. */
  #end(id: string): boolean {
    const recorder = this.#recorder
    try {
      recorder.commit(recorder.state.forum?.host ?? OPERATOR, (draft) => {
        const procedure = recorder.state.procedures[id]
        // The clock is read again for the entry: should it have been set back in between, the deadline lies ahead again.
        if (procedure?.ended === null && endsAt(procedure, draft.at)) endProcedure(draft, procedure)
      })
      return recorder.state.procedures[id]?.ended !== null
    } catch (error) {
      this.#onFault(error)
      return false
    }
  }

  #wait(atLeast = 0): void {
    this.#stopTimer()
    const open = openProcedures(this.#recorder.state)
    const now = this.#recorder.clock.now()
    const deadlines = open.flatMap((procedure) => {
      const period = lastPeriod(procedure)
      // [BET2] Of a clock that was set back, also when it catches up with the replies.
      const ahead = procedure.answers.map(({ at }) => Date.parse(at)).filter((at) => at > now)
      return period ? [Date.parse(period.untilAt), ...ahead] : []
    })
    if (deadlines.length === 0 || this.#stopListening === null) return
    // What arrives in the last millisecond is still in time.
    const ahead = open.some((procedure) => this.#isOver(procedure)) ? 0 : Math.min(...deadlines) + 1 - now
    this.#timer = setTimeout(
      () => {
        this.#look()
      },
      Math.min(Math.max(ahead, atLeast), LONGEST_WAIT_MS),
    )
    this.#timer.unref()
  }

  #isOver(procedure: Procedure): boolean {
    return endsAt(procedure, toInstant(this.#recorder.clock.now()))
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
