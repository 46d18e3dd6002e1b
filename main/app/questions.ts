import { z } from 'zod'
import type { StartFailure } from '../../shared/contract/start.ts'
import { startFailure } from '../../shared/contract/start.ts'
import type { Answer, Request } from '../cli/parent-channel.ts'
import { err } from '../../shared/lib/result.ts'
import type { Child } from './child.ts'

const reply = z.object({
  id: z.number(),
  answer: z.union([
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: startFailure }),
  ]),
})

/** Asks a child of ours and waits for its answers; every question of one that ends is answered `host_ended`. */
export class Questions {
  readonly #child: Child
  readonly #open = new Map<number, (answer: Answer) => void>()
  #last = 0
  #ended = false

  constructor(child: Child) {
    this.#child = child
    child.onMessage((message) => {
      const read = reply.safeParse(message)
      if (read.success) this.#settle(read.data.id, read.data.answer)
    })
    child.onExit(() => {
      this.#ended = true
      for (const id of [...this.#open.keys()]) this.#settle(id, err<StartFailure>({ code: 'host_ended' }))
    })
  }

  ask(ask: string, path: string, input?: unknown): Promise<Answer> {
    if (this.#ended) return Promise.resolve(err<StartFailure>({ code: 'host_ended' }))
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#open.set(id, resolve)
      this.#child.send({ id, ask, path, input } satisfies Request)
    })
  }

  #settle(id: number, answer: Answer): void {
    this.#open.get(id)?.(answer)
    this.#open.delete(id)
  }
}
