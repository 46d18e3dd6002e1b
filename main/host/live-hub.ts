import type { WebSocket } from 'ws'
import type { FrameDown } from '../../shared/contract/frames-down.ts'
import { frameUp } from '../../shared/contract/frames-up.ts'
import { failure } from '../../shared/contract/errors.ts'
import { closeCodes, PROTOCOL_VERSION } from '../../shared/contract/protocol.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { toInstant } from '../../shared/lib/time.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { keeps } from '../../shared/policy/actor.ts'
import { actorOf, todayOf } from './actors.ts'
import type { Executor } from './executor.ts'
import type { Session } from './ports/forum-store.ts'
import { disclosedIn, disclosedTo, meOf, projectEvent, projectState, revealOf } from './projection.ts'
import type { Recorder } from './recorder.ts'
import { TokenBucket } from './token-bucket.ts'

export interface LiveLimits {
  readonly frameBytes: number
  /** A roster of thousands of rows comes in one frame, and only from those who keep the forum's data. */
  readonly keeperFrameBytes: number
  readonly messagesPerSecond: number
  readonly burst: number
  readonly helloMs: number
  readonly heartbeatMs: number
  readonly bufferedBytes: number
}

const LIMITS: LiveLimits = {
  frameBytes: 256 * 1024,
  keeperFrameBytes: 6 * 1024 * 1024,
  messagesPerSecond: 30,
  burst: 120,
  helloMs: 5_000,
  heartbeatMs: 10_000,
  bufferedBytes: 8 * 1024 * 1024,
}

// A hello is answered with megabytes in a large forum: one that comes again counts as many messages.
const HELLO_AGAIN_COST = 20

interface Connection {
  readonly socket: WebSocket
  readonly session: Session
  /** One for all sockets of a session, or a device would have as many rates as it opens sockets. */
  readonly bucket: TokenBucket
  greeted: boolean
  alive: boolean
}

/** `/live`: commands up, the record as each session may see it down. */
export class LiveHub {
  readonly #recorder: Recorder
  readonly #executor: Executor
  readonly #rehearsal: boolean
  readonly #limits: LiveLimits
  readonly #connections = new Set<Connection>()
  readonly #onFault: (error: unknown) => void
  readonly #stopListening: () => void
  readonly #heartbeat: NodeJS.Timeout

  constructor(deps: {
    recorder: Recorder
    executor: Executor
    rehearsal: boolean
    limits?: Partial<LiveLimits>
    onFault: (error: unknown) => void
  }) {
    this.#recorder = deps.recorder
    this.#onFault = deps.onFault
    this.#executor = deps.executor
    this.#rehearsal = deps.rehearsal
    this.#limits = { ...LIMITS, ...deps.limits }
    this.#stopListening = deps.recorder.listen((events) => {
      this.#broadcast(events)
    })
    this.#heartbeat = setInterval(() => {
      this.#beat()
    }, this.#limits.heartbeatMs).unref()
  }

  /** Takes a socket whose session has been checked. */
  attach(socket: WebSocket, session: Session): void {
    const bucket = this.#bucketOf(session.sessionHash)
    const connection: Connection = { socket, session, bucket, greeted: false, alive: true }
    this.#connections.add(connection)
    const hello = setTimeout(() => {
      if (!connection.greeted) socket.close(closeCodes.badFrame, 'no hello')
    }, this.#limits.helloMs).unref()
    socket.on('pong', () => (connection.alive = true))
    socket.on('message', (data, binary) => {
      this.#receive(connection, binary ? null : (data as Buffer))
    })
    socket.on('error', () => {
      socket.terminate()
    })
    socket.on('close', () => {
      clearTimeout(hello)
      this.#connections.delete(connection)
      if (connection.greeted) this.#tellWhoIsOnline()
    })
  }

  /** Ends every socket of a session at once. */
  closeSession(sessionHash: string): void {
    for (const { session, socket } of this.#connections) {
      if (session.sessionHash === sessionHash) socket.close(closeCodes.noSession, 'session ended')
    }
  }

  close(): void {
    this.#stopListening()
    clearInterval(this.#heartbeat)
    for (const { socket } of this.#connections) socket.close(closeCodes.goingAway, 'host is closing')
  }

  #receive(connection: Connection, data: Buffer | null): void {
    const { socket, bucket } = connection
    // What a socket that is being closed still sends comes from somebody who was told to stop: nothing of it is done.
    if (socket.readyState !== socket.OPEN) return
    connection.alive = true
    if (data === null) {
      socket.close(closeCodes.badFrame, 'text frames only')
      return
    }
    if (!bucket.take()) {
      socket.close(closeCodes.tooFast, 'too many messages')
      return
    }
    const actor = this.#actor(connection.session)
    if (data.byteLength > (keeps(actor) ? this.#limits.keeperFrameBytes : this.#limits.frameBytes)) {
      socket.close(closeCodes.tooLarge, 'message too large')
      return
    }
    const frame = parseFrame(data)
    if (!frame) socket.close(closeCodes.badFrame, 'no frame of this protocol')
    else if ('hello' in frame) this.#greet(connection, actor, frame)
    else if (!connection.greeted) socket.close(closeCodes.badFrame, 'hello comes first')
    else this.#run(connection, actor, frame)
  }

  #greet(connection: Connection, actor: Actor, { hello, since }: { hello: number; since: number | null }): void {
    if (hello !== PROTOCOL_VERSION) {
      this.#send(connection, { fault: 'protocol_mismatch' })
      connection.socket.close(closeCodes.protocolMismatch, 'another protocol version')
      return
    }
    const isNew = !connection.greeted
    if (!isNew && !connection.bucket.take(HELLO_AGAIN_COST)) {
      connection.socket.close(closeCodes.tooFast, 'too many hellos')
      return
    }
    connection.greeted = true
    const { seq } = this.#recorder.head
    if (since === null || since > seq || seq - since > 2_000) {
      this.#send(connection, {
        snapshot: projectState(actor, this.#recorder.state, revealOf(this.#recorder)),
        seq,
        disclosed: disclosedTo(actor, connection.session.meeting, this.#recorder),
        me: meOf(actor, this.#recorder, connection.session.meeting),
        rehearsal: this.#rehearsal,
        now: this.#now(),
      })
    } else {
      this.#sendEvents(connection, actor, this.#recorder.store.events(since))
    }
    if (isNew) this.#tellWhoIsOnline()
  }

  #run(connection: Connection, actor: Actor, asked: { id: string; command: string; input?: unknown }): void {
    const { id } = asked
    let answer: FrameDown
    try {
      const { meeting } = connection.session
      const result = this.#executor.execute(actor, { id, command: asked.command, input: asked.input }, meeting)
      answer = result.ok
        ? { id, ok: true, seq: result.value.seq, answer: result.value.answer }
        : {
            id,
            ok: false,
            error: {
              code: result.error.code,
              ...(result.error.details ? { details: { ...result.error.details } } : {}),
            },
          }
    } catch (error) {
      // What the store throws means that nothing was written; anything else is a bug, which must not end the meeting either.
      this.#onFault(error)
      answer = { id, ok: false, error: failure('not_saved') }
    }
    this.#send(connection, answer)
  }

  #broadcast(events: readonly RecordedEvent[]): void {
    for (const connection of this.#connections) {
      if (connection.greeted) this.#sendEvents(connection, this.#actor(connection.session), events)
    }
  }

  #sendEvents(connection: Connection, actor: Actor, events: readonly RecordedEvent[]): void {
    const reveal = revealOf(this.#recorder)
    this.#send(connection, {
      events: events.map((event) => projectEvent(actor, event, reveal)),
      seq: this.#recorder.head.seq,
      disclosed: disclosedIn(actor, connection.session.meeting, this.#recorder, events),
      now: this.#now(),
    })
  }

  #tellWhoIsOnline(): void {
    const greeted = [...this.#connections].filter((connection) => connection.greeted)
    const online = [...new Set(greeted.map(({ session }) => this.#actor(session).id))].sort()
    for (const connection of greeted) this.#send(connection, { online })
  }

  #send({ socket }: Connection, frame: FrameDown): void {
    if (socket.readyState !== socket.OPEN) return
    // Whoever falls behind is cut off and comes back with `since`, rather than filling the host's memory.
    if (socket.bufferedAmount > this.#limits.bufferedBytes) socket.close(closeCodes.fellBehind, 'fell behind')
    else socket.send(JSON.stringify(frame))
  }

  #beat(): void {
    for (const connection of this.#connections) {
      if (!connection.alive) connection.socket.terminate()
      connection.alive = false
      connection.socket.ping()
      // A browser's page cannot see pings; this tells it that the line holds, and what time it is.
      if (connection.greeted) this.#sendEvents(connection, this.#actor(connection.session), [])
    }
  }

  #bucketOf(session: string): TokenBucket {
    for (const { session: of, bucket } of this.#connections) if (of.sessionHash === session) return bucket
    return new TokenBucket(this.#limits.messagesPerSecond, this.#limits.burst)
  }

  #actor(session: Session): Actor {
    const { state, clock } = this.#recorder
    return actorOf(state, session, todayOf(state, clock.now()))
  }

  #now(): string {
    return toInstant(this.#recorder.clock.now())
  }
}

function parseFrame(data: Buffer): ReturnType<typeof frameUp.parse> | null {
  try {
    const frame = frameUp.safeParse(JSON.parse(data.toString('utf8')))
    return frame.success ? frame.data : null
  } catch {
    return null
  }
}
