import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { HostedForum } from '../support/hosted-forum.ts'

const SCRIPT = fileURLToPath(new URL('../support/published-client.mjs', import.meta.url))
const SILENCE_MS = 120_000

type Happening = { status?: string; synced?: boolean; sees?: string }

class PublishedClient {
  readonly happenings: Happening[] = []
  readonly #child: ChildProcessWithoutNullStreams
  #waiting: (() => void)[] = []

  constructor(sync: string, doc: string, session: string) {
    this.#child = spawn(process.execPath, [SCRIPT, sync, doc, session])
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.happenings.push(JSON.parse(line) as Happening)
      for (const wake of this.#waiting.splice(0)) wake()
    })
  }

  type(word: string): void {
    this.#child.stdin.write(`type ${word}\n`)
  }

  async until(what: (happening: Happening) => boolean): Promise<void> {
    while (!this.happenings.some(what)) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.on('close', resolve))
    this.#child.stdin.write('end\n')
    await ended
  }
}

let forum: HostedForum | null = null
afterEach(async () => {
  await forum?.close()
})

test(
  '[TEXT9] the published y-websocket provider, in two processes: what one types the other sees, and two minutes of silence drop nobody',
  async () => {
    forum = await HostedForum.start()
    const [first, second] = forum.invitations().filter((invitation) => invitation.role === 'member')
    const sessions = [await forum.redeem(first?.url ?? ''), await forum.redeem(second?.url ?? '')]
    const text = Object.values(forum.state.commitments)[0]?.text ?? ''
    const sync = `${forum.hosting.url.replace('http', 'ws')}/sync`
    const [one, other] = sessions.map(({ session }) => new PublishedClient(sync, text, session))
    if (!one || !other) throw new Error('two clients')
    await Promise.all([one.until(({ synced }) => synced === true), other.until(({ synced }) => synced === true)])
    one.type('before')
    await other.until(({ sees }) => sees?.includes('before') === true)
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS))
    other.type('after')
    await one.until(({ sees }) => sees?.includes('after') === true)
    for (const { happenings } of [one, other]) {
      expect(happenings.map(({ status }) => status)).not.toContain('disconnected')
    }
    await Promise.all([one.end(), other.end()])
  },
  SILENCE_MS + 60_000,
)
