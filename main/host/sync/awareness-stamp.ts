import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Clock } from '../../../shared/lib/time.ts'

/** What others are told of the one behind a cursor: never what the cursor says of itself. */
export interface Stamp {
  readonly id: string
  readonly name: string
  readonly sector: number | null
}

/** One client's state, or null when it is gone. */
export interface Presence {
  readonly client: number
  readonly clock: number
  /** JSON of an object with the stamp in it, or `null`. */
  readonly state: string
}

const NOBODY = 'null'

/**
 * Finds the states of an awareness update that may be this socket's own, at most one for each client id. Null when it is no
 * awareness update. The published provider echoes whatever it hears of others, so states of others are no attack: they are
 * skipped unread. So is a state that is too large or no object.
 */
export function readPresence(
  update: Uint8Array,
  own: (client: number) => boolean,
  stamp: Stamp,
  maxBytes: number,
): Presence[] | null {
  const found: Presence[] = []
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let index = 0; index < count; index++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      if (!Number.isSafeInteger(client) || !(clock < Number.MAX_SAFE_INTEGER / 2)) return null
      if (state.length > maxBytes || !own(client)) continue
      const stamped = stampState(new TextDecoder().decode(state), stamp)
      if (stamped !== null) found.push({ client, clock, state: stamped })
    }
    return decoding.hasContent(decoder) ? null : found
  } catch {
    return null
  }
}

function stampState(json: string, user: Stamp): string | null {
  const state: unknown = JSON.parse(json)
  if (state === null) return NOBODY
  if (typeof state !== 'object' || Array.isArray(state)) return null
  const cursor = cursorOf('cursor' in state ? state.cursor : null)
  return JSON.stringify(cursor ? { cursor, user } : { user })
}

/**
 * [TEXT8] A caret as an editor's binding makes it, and nothing else of it: what is no position would throw in the midst of another's
 * change, in every window that shows it. Null where it is none.
 */
function cursorOf(cursor: unknown): { anchor: Position; head: Position } | null {
  const [anchor, head] = [positionOf(member(cursor, 'anchor')), positionOf(member(cursor, 'head'))]
  return anchor && head ? { anchor, head } : null
}

interface Position {
  readonly type: Place | null
  readonly tname: string | null
  readonly item: Place | null
  readonly assoc: number
}
interface Place {
  readonly client: number
  readonly clock: number
}

/** A relative position of Yjs: after or before an item, or at the end of a type that has an id or a name. */
function positionOf(position: unknown): Position | null {
  const type = placeOf(member(position, 'type'))
  const item = placeOf(member(position, 'item'))
  const tname = member(position, 'tname') ?? null
  const assoc = member(position, 'assoc') ?? 0
  const sound = type !== false && item !== false && (tname === null || typeof tname === 'string')
  if (!sound || typeof assoc !== 'number' || !Number.isSafeInteger(assoc)) return null
  return (type ?? item ?? tname) === null ? null : { type, tname, item, assoc }
}

/** False where something stands there that is no id. */
function placeOf(id: unknown): Place | null | false {
  if (id === undefined || id === null) return null
  const [client, clock] = [member(id, 'client'), member(id, 'clock')]
  return isCount(client) && isCount(clock) ? { client, clock } : false
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function member(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key)
    ? (of as Record<string, unknown>)[key]
    : undefined
}

function encodePresence(states: readonly Presence[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

interface Known {
  /** The clock that others have been told. */
  told: number
  /** The clock that its own client told us last. */
  heard: number
  state: string
  /** Who may speak for this client id; null once its socket is gone. */
  owner: object | null
  readonly session: string
}

// Clients echo what they hear, so one message about everyone must stay well below the message limit.
const EVERYONE_CHUNK_CHARACTERS = 32 * 1024

/** Who is where in one text. A client id belongs to the socket that first speaks for it, for as long as that is open. */
export class PresenceBoard {
  private readonly known = new Map<number, Known>()
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Whether this socket may speak for the client id. An id whose socket is gone stays with the session that had it. */
  mayBe(client: number, owner: object, session: string): boolean {
    const known = this.known.get(client)
    if (!known) return true
    return known.owner === null ? known.session === session : known.owner === owner
  }

  /** Takes in a state of a socket's own client; returns the awareness update for the others, or null where it is no news. */
  put(presence: Presence, owner: object, session: string): Uint8Array | null {
    const { client, clock, state } = presence
    const known = this.known.get(client)
    if (known ? known.owner === owner && !isNews(known, presence) : state === NOBODY) return null
    const told = this.nextClock(known)
    this.known.set(client, { told, heard: clock, state, owner, session })
    return encodePresence([{ client, clock: told, state }])
  }

  /** Takes a socket's client off the board; returns the awareness update for the others, or null. */
  leave(client: number, owner: object): Uint8Array | null {
    const known = this.known.get(client)
    if (known?.owner !== owner) return null
    known.owner = null
    if (known.state === NOBODY) return null
    known.state = NOBODY
    known.told = this.nextClock(known)
    return encodePresence([{ client, clock: known.told, state: NOBODY }])
  }

  /** Everyone who is here, but the one who asks; in as many awareness updates as it takes. */
  everyone(except: number | null): Uint8Array[] {
    const chunks: Presence[][] = []
    let room = 0
    for (const [client, { told, state }] of this.known) {
      if (state === NOBODY || client === except) continue
      if (state.length > room) {
        chunks.push([])
        room = EVERYONE_CHUNK_CHARACTERS
      }
      room -= state.length
      chunks.at(-1)?.push({ client, clock: told, state })
    }
    return chunks.map(encodePresence)
  }

  // Others forget a state but not its clock, and take nothing that is not newer. A client that comes back goes on with the
  // clock it had, so they are told a clock of ours: milliseconds outrun any rate of messages, also across a restart.
  private nextClock(known: Known | undefined): number {
    return Math.max((known?.told ?? 0) + 1, this.clock.now())
  }
}

// As in y-protocols: newer, or gone at the same clock.
function isNews(known: Known, { clock, state }: Presence): boolean {
  return clock > known.heard || (clock === known.heard && state === NOBODY && known.state !== NOBODY)
}
