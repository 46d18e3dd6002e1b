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
  return typeof state === 'object' && !Array.isArray(state) ? JSON.stringify({ ...state, user }) : null
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
