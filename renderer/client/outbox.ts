import type { FrameDown } from '../../shared/contract/frames-down.ts'
import { answers } from '../../shared/contract/commands.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { CommandName } from './command-ask.ts'
import type { KeptAnswer } from './kept-answers.ts'
import { answerCommands } from './kept-answers.ts'
import type { Meant, Past } from './meant-for.ts'

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

/** A position or ballot that came too late, or was refused after the page that it was given on was gone. */
export interface Missed {
  readonly about: string
  readonly decision: string
  readonly question: string | null
  readonly why: Failure
}

/** What becomes of positions and ballots, for whoever keeps them on the device. */
export interface OutboxEvents {
  given(answer: KeptAnswer): void
  /** The host has spoken, or it is not to be sent any more. */
  done(id: string): void
}

interface Entry {
  readonly id: string
  readonly command: CommandName
  readonly input: unknown
  readonly frame: string
  readonly meant: Meant | null
  readonly askedAt: number
  sent: boolean
  /** From an earlier page, where nobody hears its answer any more. */
  readonly takenUp: boolean
  readonly settle: (result: Result<never, Failure>) => void
}

type Given = Omit<Entry, 'sent' | 'takenUp' | 'settle'>
type AnswerFrame = Extract<FrameDown, { id: string }>

/** Commands in the order in which they were given, each until it is answered. */
export class Outbox {
  readonly #entries = new Map<string, Entry>()
  readonly #events: OutboxEvents
  #waiting: readonly Waiting[] = []
  #missed: readonly Missed[] = []

  constructor(events: OutboxEvents = { given: () => undefined, done: () => undefined }) {
    this.#events = events
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  /** Until another answer is given for the same seat in the same decision. */
  get missed(): readonly Missed[] {
    return this.#missed
  }

  add(entry: Given): Promise<Result<never, Failure>> {
    const { meant } = entry
    if (meant) {
      const before = [...this.#entries.values()].find((one) => !one.sent && one.meant?.about === meant.about)
      if (before) this.withdraw(before.id)
      this.#missed = this.#missed.filter((one) => one.about !== meant.about)
      const { id, command, input, askedAt } = entry
      if (isAnswer(command)) this.#events.given({ id, command, input, question: meant.question, askedAt })
    }
    return new Promise((settle) => {
      this.#entries.set(entry.id, { ...entry, sent: false, takenUp: false, settle })
      this.#changed()
    })
  }

  /** What an earlier page left without an answer. It may have arrived, so it cannot be withdrawn; a later word for the same stands. */
  takeUp(entry: Given): void {
    if (this.#entries.has(entry.id)) return
    const later = [...this.#entries.values()].some((one) => !one.takenUp && one.meant?.about === entry.meant?.about)
    if (later) this.#events.done(entry.id)
    else this.#entries.set(entry.id, { ...entry, sent: true, takenUp: true, settle: () => undefined })
    this.#changed()
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
  sendAgain(send: (frame: string) => boolean, state: ForumState, me: string | null, only?: ReadonlySet<string>): void {
    for (const entry of [...this.#entries.values()]) {
      if (only && !only.has(entry.id)) continue
      const standing = entry.meant?.standing(state, me) ?? 'meant'
      if (standing === 'meant') entry.sent = send(entry.frame) || entry.sent
      else if (standing === 'recorded' && entry.sent) this.#settle(entry, ok({} as never))
      else this.#settle(entry, err(failure('out_of_order', { state: entry.meant?.past(state), queued: true })))
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

  /** This line carries nothing more: what people gave stays on the device for the next. */
  end(why: Failure): void {
    for (const entry of this.#entries.values()) entry.settle(err(why))
    this.#entries.clear()
    this.#changed()
  }

  fail(why: Failure, only: (frame: string) => boolean): void {
    for (const entry of [...this.#entries.values()]) if (only(entry.frame)) this.#settle(entry, err(why))
    this.#changed()
  }

  #settle(entry: Entry, result: Result<never, Failure>): void {
    const { id, meant } = entry
    this.#entries.delete(id)
    entry.settle(result)
    if (!meant) return
    this.#events.done(id)
    if (result.ok || !(entry.takenUp || isLate(result.error))) return
    const { about, decision, question } = meant
    const missed = { about, decision, question, why: result.error }
    this.#missed = [...this.#missed.filter((one) => one.about !== about), missed]
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

const gone: readonly unknown[] = ['round_closed', 'ballot_closed', 'other_question'] satisfies Past[]

/** By then the question is gone from the screen, and what would have shown the failure with it. */
function isLate({ details }: Failure): boolean {
  return gone.includes(details?.['state'])
}

function isAnswer(command: CommandName): command is KeptAnswer['command'] {
  return answerCommands.some((one) => one === command)
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
