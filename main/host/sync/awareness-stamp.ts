import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

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
  clock: number
  /** The clock that its own client told us last. */
  heard: number
  state: string
  /** Who may speak for this client id; null once its socket is gone. */
  owner: object | null
  readonly session: string
}

/** Who is where in one text. A client id belongs to the socket that first speaks for it, for as long as that is open. */
export class PresenceBoard {
  private readonly known = new Map<number, Known>()

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
    const returning = known?.owner === null
    if (!known && state === NOBODY) return null
    const leaving = known !== undefined && state === NOBODY && known.state !== NOBODY
    if (known && !returning && clock <= known.heard && !(leaving && clock === known.heard)) return null
    // A client that comes back after a break goes on with its old clock, which the others would take for old news.
    const told = known ? Math.max(clock, known.clock + (returning ? 1 : 0)) : clock
    this.known.set(client, { clock: told, heard: clock, state, owner, session })
    return encodePresence([{ client, clock: told, state }])
  }

  /** Takes a socket's client off the board; returns the awareness update for the others, or null. */
  leave(client: number, owner: object): Uint8Array | null {
    const known = this.known.get(client)
    if (!known || known.owner !== owner) return null
    known.owner = null
    if (known.state === NOBODY) return null
    known.state = NOBODY
    known.clock++
    return encodePresence([{ client, clock: known.clock, state: NOBODY }])
  }

  /** Everyone who is here, but the one who asks; null when there is nobody. */
  everyone(except: number | null): Uint8Array | null {
    const states: Presence[] = []
    for (const [client, { clock, state }] of this.known) {
      if (state !== NOBODY && client !== except) states.push({ client, clock, state })
    }
    return states.length > 0 ? encodePresence(states) : null
  }
}
