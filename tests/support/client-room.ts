import { dirname } from 'node:path'
import { WebSocket as NodeWebSocket } from 'ws'
import type { HostingOptions } from '../../main/host/hosting.ts'
import type { MintedInvitation } from '../../main/host/hosting.ts'
import type { EditKeeper } from '../../renderer/client/kept-edits.ts'
import { MemoryKeeper } from '../../renderer/client/kept-edits.ts'
import { LiveClient } from '../../renderer/client/live-client.ts'
import type { LiveTiming } from '../../renderer/client/live-socket.ts'
import type { Runtime } from '../../renderer/client/runtime.ts'
import { CutLine } from './cut-line.ts'
import { HostedForum } from './hosted-forum.ts'

/** Short waits, so that a test that cuts a line is over soon; none is so short that a slow machine would trip over it. */
const quick: LiveTiming = {
  connectMs: 5_000,
  quietMs: 60_000,
  deadMs: 120_000,
  wokenMs: 5_000,
  firstRetryMs: 10,
  longestRetryMs: 50,
  steadyMs: 5_000,
}

export class TestRuntime implements Runtime {
  readonly WebSocket = NodeWebSocket as unknown as typeof WebSocket
  readonly now = (): number => Date.now()
  readonly random = (): number => 0.5
  readonly #wakers = new Set<() => void>()
  readonly #losers = new Set<() => void>()

  onWake(listener: () => void): () => void {
    this.#wakers.add(listener)
    return () => this.#wakers.delete(listener)
  }

  onOffline(listener: () => void): () => void {
    this.#losers.add(listener)
    return () => this.#losers.delete(listener)
  }

  onHide(): () => void {
    return () => undefined
  }

  loseNetwork(): void {
    for (const loser of [...this.#losers]) loser()
  }

  wake(): void {
    for (const waker of [...this.#wakers]) waker()
  }

  get wakers(): number {
    return this.#wakers.size
  }
}

interface LiveChoices {
  readonly direct?: boolean
  readonly timing?: Partial<LiveTiming>
  readonly keeper?: EditKeeper
}

/** A hosted sample forum, a line to it that can be cut, and windows at the near end. */
export class ClientRoom {
  readonly line: CutLine
  readonly runtime = new TestRuntime()
  readonly #clients: LiveClient[] = []
  forum: HostedForum

  private constructor(line: CutLine, forum: HostedForum) {
    this.line = line
    this.forum = forum
  }

  static async open(options: Partial<HostingOptions> = {}): Promise<ClientRoom> {
    const line = await CutLine.open()
    const forum = await HostedForum.start({ publicUrl: line.url, ...options })
    line.leadTo(forum.hosting.localUrl)
    return new ClientRoom(line, forum)
  }

  /** The host goes away and comes back with the same file. */
  async restart(): Promise<void> {
    const { file } = this.forum
    await this.forum.hosting.close()
    this.forum = await HostedForum.open(dirname(file), file, { publicUrl: this.line.url })
    this.line.leadTo(this.forum.hosting.localUrl)
  }

  /** A live client; past the line unless `direct`. */
  live(session: string, { direct = false, timing = {}, keeper = new MemoryKeeper() }: LiveChoices = {}): LiveClient {
    const host = direct ? this.forum.hosting.localUrl : this.line.url
    const client = new LiveClient({ host, session, runtime: this.runtime, keeper, timing: { ...quick, ...timing } })
    this.#clients.push(client)
    return client
  }

  async operator(options: { direct?: boolean } = {}): Promise<LiveClient> {
    const client = this.live((await this.forum.redeem(this.forum.hosting.ownerLink())).session, options)
    await until(client, () => client.ready)
    return client
  }

  invitationOf(role: string): MintedInvitation {
    const found = this.forum.invitations().find((one) => one.role === role)
    if (!found) throw new Error(`nobody is ${role}`)
    return found
  }

  async session(role: string): Promise<string> {
    return (await this.forum.redeem(this.invitationOf(role).url)).session
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.line.close()
    await this.forum.close()
  }
}

interface Changing {
  subscribe(listener: () => void): () => void
}

/** Resolves as soon as it holds; fails after ten seconds, saying what did not come to hold. */
export function until(client: Changing, holds: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      if (!holds()) return
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`never came to hold: ${holds.toString()}`))
    }, 10_000)
    const stop = client.subscribe(done)
    done()
  })
}
