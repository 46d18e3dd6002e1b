import { z } from 'zod'
import type { StartFailure } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'
import { ok } from '../../shared/lib/result.ts'
import type { ForumFiles } from '../cli/forum-making.ts'
import type { ForumSummary } from '../cli/forum-summary.ts'
import type { Answer } from '../cli/parent-channel.ts'
import { END } from '../cli/parent-channel.ts'
import type { Child, Fork } from './child.ts'
import { Questions } from './questions.ts'

const summary: z.ZodType<ForumSummary> = z.object({
  name: z.string(),
  seats: z.number(),
  sectors: z.number(),
  nextMeeting: z.object({ number: z.number(), local: z.string() }).nullable(),
  problem: z.string().nullable(),
  changedAt: z.string().nullable(),
})
const unread = { name: '', seats: 0, sectors: 0, nextMeeting: null, changedAt: null }

/** Nothing asked of it for so long: it ends, and another is started when there is something to ask again. */
const IDLE_MS = 10_000

/** Forum files as a child process reads and makes them: SQLite stays out of the app's own process. */
export class ForumFilesChild implements ForumFiles {
  readonly #fork: Fork
  #current: { child: Child; questions: Questions } | null = null
  #idle: NodeJS.Timeout | null = null
  #asking = 0

  constructor(fork: Fork) {
    this.#fork = fork
  }

  async summarise(path: string): Promise<ForumSummary> {
    const answer = await this.#ask('summarise', path)
    const read = answer.ok ? summary.safeParse(answer.value) : null
    if (read?.success) return read.data
    return { ...unread, problem: answer.ok ? 'host_ended' : answer.error.code }
  }

  async create(path: string, input: unknown): Promise<Result<null, StartFailure>> {
    return done(await this.#ask('create', path, input))
  }

  async sample(path: string): Promise<Result<null, StartFailure>> {
    return done(await this.#ask('sample', path))
  }

  close(): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#current?.child.send(END)
    this.#current = null
  }

  async #ask(ask: string, path: string, input?: unknown): Promise<Answer> {
    if (this.#idle) clearTimeout(this.#idle)
    this.#asking++
    const { questions } = (this.#current ??= this.#start())
    const answer = await questions.ask(ask, path, input)
    if (--this.#asking === 0) {
      this.#idle = setTimeout(() => {
        this.close()
      }, IDLE_MS)
    }
    return answer
  }

  #start(): { child: Child; questions: Questions } {
    const child = this.#fork(['files'])
    const current = { child, questions: new Questions(child) }
    child.onExit(() => {
      if (this.#current === current) this.#current = null
    })
    return current
  }
}

function done(answer: Answer): Result<null, StartFailure> {
  return answer.ok ? ok(null) : answer
}
