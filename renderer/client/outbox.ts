import type { FrameDown } from '../../shared/contract/frames-down.ts'
import { answers } from '../../shared/contract/commands.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { CommandName } from './command-ask.ts'
import type { Meant } from './meant-for.ts'

/** A command that is not answered yet, for a window to show. */
export interface Waiting {
  readonly id: string
  readonly command: CommandName
  readonly input: unknown
  /** False: it never left this device, and can still be withdrawn. */
  readonly sent: boolean
  /** When it was given, by this device's clock. */
  readonly askedAt: number
}

interface Entry {
  readonly id: string
  readonly command: CommandName
  readonly input: unknown
  readonly frame: string
  readonly meant: Meant | null
  readonly askedAt: number
  sent: boolean
  readonly settle: (result: Result<never, Failure>) => void
}

type AnswerFrame = Extract<FrameDown, { id: string }>

/** Commands in the order in which they were given, each until it is answered. */
export class Outbox {
  readonly #entries = new Map<string, Entry>()
  #waiting: readonly Waiting[] = []

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  add(entry: Omit<Entry, 'sent' | 'settle'>): Promise<Result<never, Failure>> {
    const { meant } = entry
    if (meant) {
      const before = [...this.#entries.values()].find((one) => !one.sent && one.meant?.about === meant.about)
      if (before) this.withdraw(before.id)
    }
    return new Promise((settle) => {
      this.#entries.set(entry.id, { ...entry, sent: false, settle })
      this.#changed()
    })
  }

  /** Sends those that were never sent on this line; stops where the line does not take one. */
  sendNew(send: (frame: string) => boolean): void {
    for (const entry of this.#entries.values()) {
      if (entry.sent) continue
      if (!send(entry.frame)) break
      entry.sent = true
    }
    this.#changed()
  }

  /** After the line was lost and the record caught up with: everything goes out again, but for what came too late. */
  sendAgain(send: (frame: string) => boolean, state: ForumState, me: string | null): void {
    for (const entry of [...this.#entries.values()]) {
      const standing = entry.meant?.standing(state, me) ?? 'meant'
      if (standing === 'meant') entry.sent = send(entry.frame) || entry.sent
      else if (standing === 'recorded' && entry.sent) this.#settle(entry, ok({} as never))
      else this.#settle(entry, err(failure('out_of_order', { state: entry.meant?.past, queued: true })))
    }
    this.#changed()
  }

  answered(frame: AnswerFrame): void {
    const entry = this.#entries.get(frame.id)
    if (entry) this.#settle(entry, frame.ok ? readAnswer(entry.command, frame.answer) : err(plainFailure(frame.error)))
    this.#changed()
  }

  /** Takes back a command that never left this device; false where it did. */
  withdraw(id: string): boolean {
    const entry = this.#entries.get(id)
    if (!entry || entry.sent) return false
    this.#settle(entry, err(failure('out_of_order', { state: 'withdrawn' })))
    this.#changed()
    return true
  }

  failAll(why: Failure, only: (frame: string) => boolean = () => true): void {
    for (const entry of [...this.#entries.values()]) if (only(entry.frame)) this.#settle(entry, err(why))
    this.#changed()
  }

  #settle(entry: Entry, result: Result<never, Failure>): void {
    this.#entries.delete(entry.id)
    entry.settle(result)
  }

  #changed(): void {
    this.#waiting = [...this.#entries.values()].map(({ id, command, input, sent, askedAt }) => ({
      id,
      command,
      input,
      sent,
      askedAt,
    }))
  }
}

function readAnswer(command: CommandName, answer: unknown): Result<never, Failure> {
  if (!Object.hasOwn(answers, command)) return ok({} as never)
  const read = answers[command as keyof typeof answers].safeParse(answer)
  return read.success ? ok(read.data as never) : err(failure('protocol_mismatch'))
}

function plainFailure({
  code,
  details,
}: {
  code: Failure['code']
  details?: Record<string, unknown> | undefined
}): Failure {
  return failure(code, details)
}
