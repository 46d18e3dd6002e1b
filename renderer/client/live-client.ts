import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import type { FrameDown, Me } from '../../shared/contract/frames-down.ts'
import { frameDown } from '../../shared/contract/frames-down.ts'
import { closeCodes, LIVE_PROTOCOL, PROTOCOL_VERSION, SESSION_PROTOCOL_PREFIX } from '../../shared/contract/protocol.ts'
import { commands } from '../../shared/contract/commands.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { applyEvent, emptyState, readEvent } from '../../shared/domain/state.ts'
import type { Sealed } from '../../shared/domain/sealed.ts'
import { randomId } from '../../shared/lib/ids.ts'
import { err } from '../../shared/lib/result.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import { keeps } from '../../shared/policy/actor.ts'
import { isSuspended } from '../../shared/rules/suspension.ts'
import type { Answered, CommandAsk, CommandName } from './command-ask.ts'
import type { EditKeeper } from './kept-edits.ts'
import { MemoryKeeper } from './kept-edits.ts'
import type { AfterLoss, LiveTiming } from './live-socket.ts'
import { LiveSocket, usualTiming } from './live-socket.ts'
import { meantFor } from './meant-for.ts'
import type { Missed, Waiting } from './outbox.ts'
import { Outbox } from './outbox.ts'
import { parseJson } from './parsing.ts'
import type { Runtime } from './runtime.ts'
import { Listeners } from './runtime.ts'
import { ServerClock } from './server-clock.ts'

/** [LIVE6] Checked here too: the host ends the line of whoever sends more. */
const FRAME_BYTES = 256 * 1024
const KEEPER_FRAME_BYTES = 6 * 1024 * 1024

export type LiveStatus = 'connecting' | 'online' | 'offline' | 'ended'

/** How this window stands with its host. A new object whenever something of it changed. */
export interface LiveConnection {
  readonly status: LiveStatus
  /** Since when, by this device's clock. */
  readonly since: number
  /** Commands without an answer, oldest first. */
  readonly waiting: readonly Waiting[]
  /** Positions and ballots that did not count, each until another is given in its place. */
  readonly missed: readonly Missed[]
  /** Why it ended for good; set with `ended` only. */
  readonly why: Failure | null
}

type Snapshot = Extract<FrameDown, { snapshot: unknown }>
type Events = Extract<FrameDown, { events: unknown }>

export interface LiveOptions {
  /** The host's address, like `http://192.168.1.20:4620`. */
  readonly host: string
  readonly session: string
  readonly runtime: Runtime
  /** Keeps positions and ballots over a reload. */
  readonly keeper?: EditKeeper
  readonly timing?: Partial<LiveTiming>
}

/**
 * The record as this session may see it, and commands to it. Frames are folded into `state` in place: `state` is a new object
 * after each frame, what lies in it is not. Nothing throws; a session that ended shows as `connection.status`.
 */
export class LiveClient {
  readonly #runtime: Runtime
  readonly #socket: LiveSocket
  readonly #listeners = new Listeners()
  readonly #outbox: Outbox
  readonly #keeper: EditKeeper
  readonly #host: string
  readonly #clock: ServerClock
  readonly #disclosed = new Map<string, string>()
  #state: ForumState = emptyState()
  /** How far the record was heard, null before the first snapshot and where a new one is needed. */
  #seq: number | null = null
  #version = 0
  #me: Me | null = null
  /** [ETH8] Whether the host saw this person as suspended when it said who they are. */
  #suspended = false
  #rehearsal = false
  #online: ReadonlySet<string> = new Set()
  #connection: LiveConnection
  /** On this socket: has the host answered the hello? */
  #greeted = false
  #unreadable = 0
  #closed = false

  readonly subscribe = this.#listeners.add

  constructor(options: LiveOptions) {
    this.#runtime = options.runtime
    this.#host = options.host
    this.#keeper = options.keeper ?? new MemoryKeeper()
    this.#outbox = new Outbox({
      given: (answer) => void this.#keeper.keepAnswer(this.keepUnder, answer),
      done: (id) => void this.#keeper.dropAnswer(this.keepUnder, id),
    })
    this.#clock = new ServerClock(options.runtime.now)
    this.#connection = { status: 'connecting', since: options.runtime.now(), waiting: [], missed: [], why: null }
    this.#socket = new LiveSocket({
      url: `${options.host.replace(/^http/, 'ws').replace(/\/+$/, '')}/live`,
      protocols: [LIVE_PROTOCOL, SESSION_PROTOCOL_PREFIX + options.session],
      runtime: options.runtime,
      timing: { ...usualTiming, ...options.timing },
      events: {
        opened: () => {
          this.#hello()
        },
        quiet: () => {
          this.#hello()
        },
        received: (text) => {
          this.#receive(text)
        },
        lost: (code) => this.#lost(code),
      },
    })
  }

  /** Empty before the first snapshot (`ready`). A new object after each frame that changed it. */
  get state(): ForumState {
    return this.#state
  }

  /** Grows with every change of state, disclosed values, or who this session is. */
  readonly getVersion = (): number => this.#version

  get ready(): boolean {
    return this.#me !== null
  }

  get me(): Me | null {
    return this.#me
  }

  get rehearsal(): boolean {
    return this.#rehearsal
  }

  /** Names forum and writer on this device, so that neither another person nor a rehearsal's copy sends what was meant for the forum. */
  get keepUnder(): string {
    const forum = this.#rehearsal ? `rehearsal ${this.#host}` : (this.#state.forum?.id ?? this.#host)
    return `${forum} ${this.#me?.id ?? ''}`
  }

  /** Ids of those who have the meeting open on a device just now. */
  readonly getOnline = (): ReadonlySet<string> => this.#online

  readonly getConnection = (): LiveConnection => this.#connection

  /** What a sealed value says, null where this session may not read it or it was erased. */
  readonly reveal = (sealed: Sealed | null | undefined): string | null =>
    sealed ? (this.#disclosed.get(sealed.sealed) ?? null) : null

  /** The host's time in milliseconds since 1970. */
  readonly now = (): number => this.#clock.now()

  /**
   * Asks the host for something. Resolves with its answer, however often the line is lost before: the command keeps its id, so
   * that it is done once. A position or ballot that came too late fails with `out_of_order` (`round_closed`, `ballot_closed`).
   */
  send<Name extends CommandName>(name: Name, input: CommandAsk<Name>): Promise<Answered<Name>> {
    const refused = this.#refusal(name, input)
    if (refused) return Promise.resolve(err(refused))
    const id = randomId()
    const frame = JSON.stringify({ id, command: name, input })
    const limitBytes = this.#me && keeps(this.#me) ? KEEPER_FRAME_BYTES : FRAME_BYTES
    if (sizeBytes(frame) > limitBytes) return Promise.resolve(err(failure('too_large', { limitBytes })))
    const meant = meantFor(this.#state, name, input)
    const answered = this.#outbox.add({ id, command: name, input, frame, meant, askedAt: this.#runtime.now() })
    if (this.#greeted) this.#outbox.sendNew((text) => this.#socket.send(text))
    this.#changed()
    return answered
  }

  /** Takes back a command that never left this device; it then fails with `out_of_order`, `withdrawn`. False where it left. */
  withdraw(id: string): boolean {
    const done = this.#outbox.withdraw(id)
    this.#changed()
    return done
  }

  /** Tries to reach the host now. */
  retry(): void {
    this.#socket.retry()
  }

  /** Ends the line for good; commands without an answer fail with `no_session`. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#end(failure('no_session'))
    this.#listeners.clear()
  }

  #refusal<Name extends CommandName>(name: Name, input: CommandAsk<Name>): Failure | null {
    const { why } = this.#connection
    if (why) return why
    const parsed = commands[name].safeParse(input)
    return parsed.success
      ? null
      : failure('bad_input', { path: `input.${parsed.error.issues[0]?.path.join('.') ?? ''}` })
  }

  #hello(): void {
    this.#socket.send(JSON.stringify({ hello: PROTOCOL_VERSION, since: this.#seq }))
  }

  #receive(text: string): void {
    const frame = parseJson(frameDown, text)
    if (!frame) {
      this.#unread()
      return
    }
    if ('snapshot' in frame) this.#takeSnapshot(frame)
    else if ('events' in frame) this.#takeEvents(frame)
    else if ('online' in frame) this.#online = new Set(frame.online)
    else if ('id' in frame) this.#outbox.answered(frame)
    else if (frame.fault === 'protocol_mismatch')
      this.#end(failure('protocol_mismatch', { protocol: PROTOCOL_VERSION }))
    this.#changed()
  }

  #takeSnapshot(frame: Snapshot): void {
    const first = this.#me === null
    this.#state = frame.snapshot
    this.#me = frame.me
    this.#rehearsal = frame.rehearsal
    this.#disclosed.clear()
    this.#caughtUp(frame)
    this.#suspended = this.#isSuspended()
    if (first) void this.#takeUpKept()
  }

  /** Sends once more what an earlier page of this person gave and got no answer to: by its id the host knows whether it came. */
  async #takeUpKept(): Promise<void> {
    const left = await this.#keeper.answers(this.keepUnder)
    if (this.#connection.status === 'ended') return
    for (const { id, command, input, question, askedAt } of left) {
      const read = commands[command].safeParse(input)
      if (!read.success) continue
      const frame = JSON.stringify({ id, command, input })
      const meant = meantFor(this.#state, command, read.data, question)
      this.#outbox.takeUp({ id, command, input, frame, meant, askedAt })
    }
    if (this.#greeted && left.length > 0) this.#sendAgain(new Set(left.map(({ id }) => id)))
    this.#changed()
  }

  #sendAgain(only?: ReadonlySet<string>): void {
    this.#outbox.sendAgain((text) => this.#socket.send(text), this.#state, this.#me?.id ?? null, only)
  }

  #takeEvents(frame: Events): void {
    const after = this.#seq
    // A snapshot was asked for and is on its way: these are in it.
    if (after === null) return
    try {
      for (const recorded of frame.events) {
        if (recorded.seq <= after) continue
        // Of a type that this version does not know, only the number counts.
        const event = readEvent(recorded)
        if (event) applyEvent(this.#state, event)
      }
    } catch {
      this.#startOver()
      return
    }
    this.#state = { ...this.#state }
    this.#caughtUp(frame)
    const changed = frame.events.some((event) => event.seq > after && this.#changesMe(event))
    if (changed || this.#isSuspended() !== this.#suspended) this.#startOver()
  }

  #caughtUp(frame: Snapshot | Events): void {
    for (const [commitment, value] of Object.entries(frame.disclosed)) this.#disclosed.set(commitment, value)
    this.#clock.heard(frame.now)
    this.#seq = Math.max(frame.seq, 'snapshot' in frame ? 0 : (this.#seq ?? 0))
    this.#state.seq = this.#seq
    this.#version++
    this.#unreadable = 0
    if (this.#greeted) return
    this.#greeted = true
    this.#setStatus('online')
    this.#sendAgain()
  }

  /** An office or seat that came or went changes what this session may do and see: only the host can say what. */
  #changesMe({ type, body }: Events['events'][number]): boolean {
    if (!this.#me?.person || !/^(?:officer|seat)\./.test(type)) return false
    return body['person'] === this.#me.person
  }

  /** A suspension begins and ends with a day: the host's beat, which tells the time, is enough to notice. */
  #isSuspended(): boolean {
    const { person } = this.#me ?? {}
    return !!person && isSuspended(this.#state, person, dayIn(this.#state.forum?.zone ?? 'UTC', this.now()))
  }

  #startOver(): void {
    this.#seq = null
    this.#hello()
  }

  /** A frame of no known shape: once, the record is fetched anew; again, this window does not understand the host. */
  #unread(): void {
    this.#unreadable++
    if (this.#unreadable > 1) this.#end(failure('protocol_mismatch', { protocol: PROTOCOL_VERSION }))
    else {
      this.#seq = null
      this.#socket.reconnect()
    }
    this.#changed()
  }

  #lost(code: number | null): AfterLoss {
    const greeted = this.#greeted
    this.#greeted = false
    const after = this.#afterLoss(code, greeted)
    if (after !== 'stay-away') {
      this.#setStatus('offline')
      this.#online = new Set()
      this.#changed()
    }
    return after
  }

  #afterLoss(code: number | null, greeted: boolean): AfterLoss {
    if (code === null || code < 4400 || code > 4499 || code === closeCodes.tooFast) {
      return code === closeCodes.tooFast ? 'retry-late' : 'retry'
    }
    // A slow line may bring the hello later than the host waits for it.
    if (code === closeCodes.badFrame && !greeted) return 'retry-late'
    if (code === closeCodes.tooLarge) {
      this.#outbox.fail(failure('too_large', { limitBytes: FRAME_BYTES }), (frame) => sizeBytes(frame) > FRAME_BYTES)
      return 'retry'
    }
    this.#end(failure(endedBy[code] ?? 'bad_input'))
    return 'stay-away'
  }

  #end(why: Failure): void {
    if (this.#connection.status === 'ended') return
    this.#greeted = false
    this.#socket.close()
    this.#outbox.end(why)
    this.#online = new Set()
    this.#setStatus('ended', why)
    this.#changed()
  }

  #setStatus(status: LiveStatus, why: Failure | null = null): void {
    if (this.#connection.status === 'ended' || this.#connection.status === status) return
    const { waiting, missed } = this.#outbox
    this.#connection = { status, since: this.#runtime.now(), waiting, missed, why }
  }

  #changed(): void {
    const { waiting, missed } = this.#outbox
    if (this.#connection.waiting !== waiting || this.#connection.missed !== missed) {
      this.#connection = { ...this.#connection, waiting, missed }
    }
    this.#listeners.tell()
  }
}

const endedBy: Readonly<Partial<Record<number, Failure['code']>>> = {
  [closeCodes.noSession]: 'no_session',
  [closeCodes.notAllowed]: 'not_allowed',
  [closeCodes.notFound]: 'not_found',
  [closeCodes.protocolMismatch]: 'protocol_mismatch',
}

function sizeBytes(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
