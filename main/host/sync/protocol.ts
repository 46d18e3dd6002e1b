import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The subprotocol that every client offers, and the one by which it asks to be told what is saved. */
export const SYNC_PROTOCOL = 'plenary.sync.v1'
export const SAVED_PROTOCOL = 'plenary.saved.v1'

/** First number of a message. The first three are those of y-websocket; the last two go to sockets that asked for them. */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3, acknowledged: 100, refused: 101 } as const

/** Second number of a sync message. */
const syncType = { step1: 0, step2: 1, update: 2 } as const

/**
 * Why a socket was closed. The published provider gives up on 4400–4499 and comes back after any other code; a client that
 * comes back answers the host's step 1 with whatever the host has not got.
 */
export const closeCode = {
  goingAway: 1001,
  /** It read too slowly: what waits for it grew beyond the limit. It comes back and gets everything. */
  tooSlow: 1013,
  malformed: 4400,
  sessionEnded: 4401,
  notAllowed: 4403,
  noSuchText: 4404,
  /** Something could not be written: nothing of it was shown to anyone. */
  notSaved: 4503,
  tooFast: 4529,
} as const

/** Why a write was refused (message 101). The writer's copy is forked from then on. */
export type Refusal =
  /** The session may read this text, not write it. */
  | 'not_allowed'
  /** New structs under a client id that another participant has used. */
  | 'foreign_client_id'
  /** The participant has used up the client ids for this text. */
  | 'too_many_client_ids'
  /** It builds on something that the host has not got. */
  | 'gap'
  /** The message or the text would be larger than allowed. */
  | 'too_large'
  /** Subdocuments, or nesting deeper than any text has. */
  | 'unfit'

export type Incoming =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** A sync step 2 or an update; `frame` is the update message that others get, `update` the stretch of it that is Yjs's. */
  | { readonly kind: 'update'; readonly frame: Uint8Array; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query' }

/** Null for whatever is no message of this protocol, whole and without anything behind it. */
export function readMessage(message: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(message)
    const incoming = read(decoder)
    return decoding.hasContent(decoder) ? null : incoming
  } catch {
    return null
  }
}

function read(decoder: decoding.Decoder): Incoming | null {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder)
    case messageType.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageType.queryAwareness:
      return { kind: 'query' }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): Incoming | null {
  const type = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (type === syncType.step1) return { kind: 'step1', stateVector: payload }
  if (type !== syncType.step2 && type !== syncType.update) return null
  // A copy of its own: the socket's buffer is shared with other messages and would be kept alive, or be overwritten.
  const frame = updateFrame(payload)
  return { kind: 'update', frame, update: frame.subarray(frame.length - payload.length) }
}

export function stepOneFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncType.step1, stateVector)
}

export function stepTwoFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.step2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.update, update)
}

// The one that is made for every letter typed: its size is known, so it takes a single allocation.
function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const head = [messageType.sync, type]
  let length = payload.length
  for (; length > 127; length = Math.floor(length / 128)) head.push((length % 128) | 128)
  head.push(length)
  const bytes = Buffer.allocUnsafeSlow(head.length + payload.length)
  bytes.set(head)
  bytes.set(payload, head.length)
  return bytes
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** How many of the sync step 2 and update messages of this socket are dealt with: on disk, or refused. */
export function acknowledgedFrame(count: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.acknowledged)
    encoding.writeVarUint(encoder, count)
  })
}

/** `number` counts the sync step 2 and update messages of this socket from 1. */
export function refusedFrame(number: number, why: Refusal): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.refused)
    encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, why)
  })
}

/** An awareness update about nobody: it breaks the silence after which the provider reconnects. */
export const KEEP_ALIVE_FRAME: Uint8Array = awarenessFrame(new Uint8Array([0]))

// A Buffer, since ws would otherwise wrap it anew for every socket.
function frame(write: (encoder: encoding.Encoder) => void): Buffer {
  const encoder = encoding.createEncoder()
  write(encoder)
  const bytes = encoding.toUint8Array(encoder)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
