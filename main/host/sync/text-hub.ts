import type { RawData, WebSocket } from 'ws'
import type * as Y from 'yjs'
import type { Clock } from '../../../shared/lib/time.ts'
import type { ForumStore } from '../ports/forum-store.ts'
import { readPresence } from './awareness-stamp.ts'
import { Connection } from './connection.ts'
import { awarenessFrame, closeCode, messageType, readMessage, stepOneFrame, stepTwoFrame } from './protocol.ts'
import { Room } from './room.ts'
import { type SyncLimits, usualLimits } from './sync-limits.ts'
import type { Writer } from './writer.ts'

const MINUTE_MS = 60_000

export interface TextAccess {
  /** What this writer may do with a text; null when it may not open it, or when there is no such text. */
  access(writer: Writer, text: string): { readonly write: boolean } | null
}

export interface TextHubDeps {
  readonly store: ForumStore
  readonly clock: Clock
  readonly access: TextAccess
  readonly limits?: Partial<SyncLimits>
  /** Told of what went wrong inside: a commit that failed, a text that cannot be read. The hub goes on. */
  readonly onFault: (error: unknown) => void
}

/**
 * The texts that people write together, each a room for those who have it open. Promises: nothing is shown to anyone before it
 * is on disk with fsync; nothing of those who may not write is applied, stored or shown; no message ends the host.
 *
 * Commits are grouped by what arrived in one turn of the event loop, all texts in one transaction: on a quiet disk that is at
 * once, and under load the groups grow by themselves.
 */
export class TextHub {
  private readonly deps: TextHubDeps
  private readonly limits: SyncLimits
  private readonly rooms = new Map<string, Room>()
  private readonly dirty = new Set<Room>()
  /** Every socket that is not gone yet, with its room; those turned away and those of rooms given up included. */
  private readonly sockets = new Map<Connection, Room | null>()
  private commit: NodeJS.Immediate | null = null
  private heartbeat: NodeJS.Timeout | null = null
  private closed = false
  private minute: number

  constructor(deps: TextHubDeps) {
    this.deps = deps
    this.limits = { ...usualLimits, ...deps.limits }
    this.minute = this.minuteNow()
  }

  /** How many sockets are not gone yet. */
  get socketCount(): number {
    return this.sockets.size
  }

  /** How many texts are in memory. */
  get openTexts(): number {
    return this.rooms.size
  }

  /**
   * Takes over a socket that the HTTP layer has let in. `saved`: it offered `plenary.saved.v1` and wants to be told what is
   * saved. A writer who may not open the text is sent away for good.
   */
  attach(socket: WebSocket, writer: Writer, text: string, options: { readonly saved: boolean }): void {
    const allowed = this.deps.access.access(writer, text)
    const connection = new Connection(socket, writer, {
      saved: options.saved,
      write: allowed?.write ?? false,
      limits: this.limits,
    })
    const room = allowed && !this.closed ? this.enter(text, connection) : null
    this.sockets.set(connection, room)
    void connection.ended.then(() => this.leave(room, connection))
    if (this.closed) return connection.close(closeCode.goingAway, 'the host is closing')
    if (!room) return connection.close(closeCode.noSuchText, 'no such text')
    socket.on('message', (data, isBinary) => this.receive(room, connection, data, isBinary))
    for (const update of room.presence.everyone(null)) connection.send(awarenessFrame(update))
  }

  /** Commits whatever is pending now, then shows it. Throws nothing: when it fails, what was pending is gone and so are its rooms. */
  flush(): void {
    if (this.commit) clearImmediate(this.commit)
    this.commit = null
    const rooms = [...this.dirty]
    this.dirty.clear()
    const pending = rooms.filter((room) => room.hasPending)
    try {
      if (pending.length > 0) this.deps.store.transact((writer) => pending.forEach((room) => room.write(writer)))
    } catch (error) {
      this.deps.onFault(error)
      for (const room of pending) this.drop(room)
    }
    for (const room of rooms) {
      if (this.rooms.get(room.text) !== room) continue
      room.committed()
      if (room.snapshotDue) this.compact(room)
    }
  }

  /** Looks at a text as it is on disk, everything that was pending included. `view` must not change the document or keep it. */
  read<T>(text: string, view: (doc: Y.Doc) => T): T {
    this.flush()
    const open = this.rooms.get(text)
    if (open) return view(open.doc)
    const room = this.room(text)
    try {
      return view(room.doc)
    } finally {
      room.forget()
    }
  }

  /** What may be written turns with the day as well as with the record: a term ends, a suspension begins. Days turn on a minute everywhere. */
  private mindTheTime(): void {
    const minute = this.minuteNow()
    if (minute === this.minute) return
    this.minute = minute
    this.permissionsChanged()
  }

  private minuteNow(): number {
    return Math.floor(this.deps.clock.now() / MINUTE_MS)
  }

  /** Asks again for every open socket: closes those that may no longer open their text, lets the others write or not. */
  permissionsChanged(): void {
    for (const [connection, room] of this.sockets) {
      if (!room) continue
      const allowed = this.deps.access.access(connection.writer, room.text)
      if (allowed) connection.write = allowed.write
      else connection.close(closeCode.notAllowed, 'no longer allowed')
    }
  }

  /** Closes all sockets of a session, for good and at once. */
  closeSession(session: string): void {
    for (const connection of this.sockets.keys()) {
      if (connection.writer.session === session) connection.close(closeCode.sessionEnded, 'the session has ended')
    }
  }

  /** Commits, puts snapshots in place of updates, ends every socket. Resolves when all are gone and no timer is left. */
  async close(): Promise<void> {
    this.closed = true
    this.flush()
    for (const connection of this.sockets.keys()) connection.close(closeCode.goingAway, 'the host is closing')
    for (const room of [...this.rooms.values()]) this.putAway(room)
    this.stopHeartbeat()
    await Promise.all([...this.sockets.keys()].map((connection) => connection.ended))
  }

  private enter(text: string, connection: Connection): Room {
    const room = this.rooms.get(text) ?? this.room(text)
    this.rooms.set(text, room)
    room.connections.add(connection)
    if (room.idle) clearTimeout(room.idle)
    room.idle = null
    this.heartbeat ??= setInterval(() => {
      for (const one of this.sockets.keys()) one.beat()
    }, this.limits.keepAliveMs).unref()
    return room
  }

  private room(text: string): Room {
    return new Room(text, { store: this.deps.store, clock: this.deps.clock, limits: this.limits })
  }

  private leave(room: Room | null, connection: Connection): void {
    this.sockets.delete(connection)
    if (this.sockets.size === 0) this.stopHeartbeat()
    if (!room) return
    room.connections.delete(connection)
    if (connection.presenceId !== null) {
      const gone = room.presence.leave(connection.presenceId, connection)
      if (gone) room.broadcast(awarenessFrame(gone), connection)
    }
    if (room.connections.size > 0 || this.rooms.get(room.text) !== room) return
    room.idle ??= setTimeout(() => this.putAway(room), this.limits.idleMs).unref()
  }

  private receive(room: Room, connection: Connection, data: RawData, isBinary: boolean): void {
    this.mindTheTime()
    if (!connection.open) return
    try {
      if (!isBinary || !Buffer.isBuffer(data)) connection.close(closeCode.malformed, 'only binary messages')
      else if (data.length > this.limits.messageBytes) this.receiveTooLarge(room, connection, data)
      else this.answer(room, connection, data)
    } catch (error) {
      // Not the sender's doing: the text cannot be read. Whoever has it open comes back and finds what is on disk.
      this.deps.onFault(error)
      this.drop(room)
    }
  }

  private receiveTooLarge(room: Room, connection: Connection, data: Buffer): void {
    if (data[0] !== messageType.sync || data[1] === 0) {
      connection.close(closeCode.malformed, 'too large')
      return
    }
    if (!connection.countUpdate(data.length)) return
    connection.refuse('too_large')
    this.schedule(room)
  }

  private answer(room: Room, connection: Connection, data: Buffer): void {
    const message = readMessage(data)
    switch (message?.kind) {
      case undefined:
        connection.close(closeCode.malformed, 'not a message')
        return
      case 'step1':
        if (connection.mayAsk()) this.answerStepOne(room, connection, message.stateVector)
        return
      case 'update':
        if (connection.countUpdate(data.length)) this.takeUpdate(room, connection, message)
        return
      case 'awareness':
        this.takePresence(room, connection, message.update)
        return
      case 'query':
        if (!connection.mayAsk()) return
        for (const update of room.presence.everyone(connection.presenceId)) connection.send(awarenessFrame(update))
        return
    }
  }

  private answerStepOne(room: Room, connection: Connection, stateVector: Uint8Array): void {
    // What is pending is in the document already, and nobody may see it before it is on disk.
    this.flush()
    if (!connection.open) return
    const state = room.stateSince(stateVector)
    if (!state) {
      connection.close(closeCode.malformed, 'not a state vector')
      return
    }
    connection.send(stepTwoFrame(state))
    if (connection.live) return
    connection.live = true
    connection.send(stepOneFrame(room.stateVector()))
  }

  private takeUpdate(room: Room, connection: Connection, message: { frame: Uint8Array; update: Uint8Array }): void {
    const taken = room.take(connection, message.frame, message.update)
    switch (taken.kind) {
      case 'malformed':
        connection.close(closeCode.malformed, 'not an update')
        return
      case 'spoilt':
        // What was taken in before is sound: it is committed, and the document made anew from the disk, in this order, so that
        // no snapshot is made of the spoilt one.
        room.forget()
        connection.refuse('unfit')
        this.schedule(room)
        this.flush()
        connection.close(closeCode.malformed, 'not an update that a text can take')
        return
      case 'refused':
        connection.refuse(taken.why)
        this.schedule(room)
        return
      case 'known':
      case 'pending':
        this.schedule(room)
        return
    }
  }

  private takePresence(room: Room, connection: Connection, update: Uint8Array): void {
    const { participant, name, sector, session } = connection.writer
    const own = (client: number) =>
      connection.presenceId === null
        ? room.presence.mayBe(client, connection, session) && !room.isOthers(client, participant)
        : connection.presenceId === client
    const found = readPresence(update, own, { id: participant, name, sector }, this.limits.awarenessBytes)
    if (!found) {
      connection.close(closeCode.malformed, 'not an awareness update')
      return
    }
    for (const presence of found) {
      connection.presenceId ??= presence.client
      if (connection.presenceId !== presence.client || !connection.mayShow()) continue
      const news = room.presence.put(presence, connection, session)
      if (news) room.broadcast(awarenessFrame(news), connection)
    }
  }

  private schedule(room: Room): void {
    this.dirty.add(room)
    this.commit ??= setImmediate(() => this.flush())
  }

  /** Puts a snapshot in place of the updates. A failure costs nothing but room on disk. */
  private compact(room: Room): void {
    try {
      const snapshot = room.snapshot()
      this.deps.store.transact((writer) => writer.compactText(room.text, snapshot))
    } catch (error) {
      this.deps.onFault(error)
    }
  }

  /** Takes a text that nobody has open any more, or that is to be closed, out of memory. */
  private putAway(room: Room): void {
    this.flush()
    if (this.rooms.get(room.text) !== room) return
    if (room.changedSinceSnapshot) this.compact(room)
    this.remove(room)
  }

  /** Gives up a text whose document can no longer be trusted; its writers come back and send again what is not on disk. */
  private drop(room: Room): void {
    if (this.rooms.get(room.text) === room) this.remove(room)
    for (const connection of room.connections) connection.close(closeCode.notSaved, 'could not be saved')
  }

  private remove(room: Room): void {
    if (room.idle) clearTimeout(room.idle)
    room.idle = null
    this.rooms.delete(room.text)
    this.dirty.delete(room)
    room.forget()
  }

  private stopHeartbeat(): void {
    if (this.heartbeat) clearInterval(this.heartbeat)
    this.heartbeat = null
  }
}
