import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { signerOf } from '../../main/cli/signing-key.ts'
import { sampleForumNow } from '../../main/cli/new.ts'
import { found } from '../../main/host/found.ts'
import { Hosting } from '../../main/host/hosting.ts'
import type { HostingOptions, MintedInvitation } from '../../main/host/hosting.ts'
import { Recorder } from '../../main/host/recorder.ts'
import { createForumFile, openForumFile } from '../../main/store/forum-file.ts'
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts'
import type { FrameDown } from '../../shared/contract/frames-down.ts'
import { frameDown } from '../../shared/contract/frames-down.ts'
import { redeemAnswer } from '../../shared/contract/http.ts'
import type { RedeemAnswer } from '../../shared/contract/http.ts'
import { LIVE_PROTOCOL, PROTOCOL_VERSION } from '../../shared/contract/protocol.ts'
import type { DomainEvent, ForumState } from '../../shared/domain/state.ts'
import { applyEvent, readEvent } from '../../shared/domain/state.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { randomId } from '../../shared/lib/ids.ts'

export const testSigner = signerOf('11'.repeat(32))

/** A real forum file with the sample in it, hosted on a free port of loopback; everything is gone after `close`. */
export class HostedForum {
  readonly file: string
  readonly hosting: Hosting
  readonly faults: unknown[]
  readonly #folder: string
  #closed = false

  private constructor(folder: string, file: string, hosting: Hosting, faults: unknown[]) {
    this.#folder = folder
    this.file = file
    this.hosting = hosting
    this.faults = faults
  }

  static async start(options: Partial<HostingOptions> = {}): Promise<HostedForum> {
    const folder = mkdtempSync(join(tmpdir(), 'plenary-host-'))
    const file = join(folder, 'forum.plenary')
    makeSampleFile(file)
    return HostedForum.open(folder, file, options)
  }

  static async open(folder: string, file: string, options: Partial<HostingOptions> = {}): Promise<HostedForum> {
    const opened = openForumFile(file)
    if (!opened.ok) throw new Error(opened.error.code)
    const faults: unknown[] = []
    const hosting = await Hosting.start({
      store: opened.value,
      clock: { now: () => Date.now() },
      signer: testSigner,
      files: new Map(),
      bind: '127.0.0.1',
      port: 0,
      publicUrl: null,
      rehearsal: false,
      onFault: (error) => faults.push(error),
      ...options,
    })
    return new HostedForum(folder, file, hosting, faults)
  }

  /** The same file, hosted again; `between` may do something to it while it is closed. */
  async restart(
    between: (file: string) => void = () => undefined,
    options: Partial<HostingOptions> = {},
  ): Promise<HostedForum> {
    this.#closed = true
    await this.hosting.close()
    between(this.file)
    return HostedForum.open(this.#folder, this.file, options)
  }

  get state(): ForumState {
    return this.hosting.recorder.state
  }

  invitations(): MintedInvitation[] {
    return this.hosting.mintInvitations()
  }

  async redeem(url: string): Promise<RedeemAnswer> {
    const response = await fetch(`${this.hosting.localUrl}/api/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invite: url.split('/join/')[1] }),
    })
    if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`)
    return redeemAnswer.parse(await response.json())
  }

  /** A window of whoever holds this link. */
  async join(url: string): Promise<LiveWindow> {
    return LiveWindow.open(this.hosting.localUrl, (await this.redeem(url)).session)
  }

  operator(): Promise<LiveWindow> {
    return this.join(this.hosting.ownerLink())
  }

  async close(): Promise<void> {
    if (!this.#closed) await this.hosting.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export function makeSampleFile(file: string): void {
  const created = createForumFile(file)
  if (!created.ok) throw new Error(created.error.code)
  const clock = { now: () => Date.now() }
  const { founding, also } = sampleForumNow(clock)
  found(new Recorder(created.value, clock), testSigner, founding, also)
  created.value.close()
}

type Answer = Extract<FrameDown, { id: string }>

/** The live channel as a window uses it: folds what it is told, with the reducers of the host. */
export class LiveWindow {
  readonly session: string
  readonly socket: WebSocket
  state: ForumState | null = null
  disclosed: Record<string, string> = {}
  readonly events: DomainEvent[] = []
  readonly #answers = new Map<string, (answer: Answer) => void>()
  readonly closed: Promise<number>

  private constructor(socket: WebSocket, session: string) {
    this.socket = socket
    this.session = session
    this.closed = new Promise((resolve) => socket.on('close', resolve))
  }

  /** A bare socket to the live channel. */
  static socketOf(url: string, session: string): WebSocket {
    return new WebSocket(`${url.replace('http', 'ws')}/live`, [LIVE_PROTOCOL, `session.${session}`])
  }

  static async open(url: string, session: string): Promise<LiveWindow> {
    const socket = LiveWindow.socketOf(url, session)
    const window = new LiveWindow(socket, session)
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', (code) => {
        reject(new Error(`closed ${String(code)}`))
      })
      socket.on('message', (data) => {
        window.#receive(frameDown.parse(JSON.parse((data as Buffer).toString('utf8'))))
        if (window.state) resolve()
      })
      socket.on('open', () => {
        socket.send(JSON.stringify({ hello: PROTOCOL_VERSION, since: null }))
      })
    })
    return window
  }

  /** Sends a command; throws its error's code (and state) where it fails. */
  async run<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Record<string, string>> {
    const answer = await this.ask(command, input)
    if (answer.ok) return answer.answer as Record<string, string>
    throw new Error(`${command}: ${answer.error.code} ${JSON.stringify(answer.error.details ?? {})}`)
  }

  /** The error that a command fails with: its code, and the state or reason named in it. */
  async refusal(command: CommandName, input: unknown): Promise<{ code: ErrorCode; state?: unknown }> {
    const answer = await this.ask(command, input)
    if (answer.ok) throw new Error(`${command} was not refused`)
    const { code, details } = answer.error
    return details?.['state'] === undefined ? { code } : { code, state: details['state'] }
  }

  ask(command: string, input: unknown, id: string = randomId()): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      this.socket.send(JSON.stringify({ id, command, input }))
    })
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  #receive(frame: FrameDown): void {
    if ('snapshot' in frame) {
      this.state = frame.snapshot
      this.disclosed = frame.disclosed
    } else if ('events' in frame) {
      Object.assign(this.disclosed, frame.disclosed)
      for (const raw of frame.events) {
        const event = readEvent(raw)
        if (!event || !this.state) throw new Error(`an event that no window reads: ${raw.type}`)
        applyEvent(this.state, event)
        this.events.push(event)
      }
      if (this.state) this.state.seq = frame.seq
    } else if ('id' in frame) {
      this.#answers.get(frame.id)?.(frame)
      this.#answers.delete(frame.id)
    }
  }
}
