import * as Y from 'yjs'
import type { Refusal } from './protocol.ts'

/** What an update would bring that the document has not got. */
export interface Examined {
  /** Client ids with new structs, and the clock that each stands at afterwards. */
  readonly clients: ReadonlyMap<number, number>
  /** New structs that hold a type: where nesting may grow. */
  readonly types: readonly { readonly client: number; readonly clock: number }[]
  readonly deletes: boolean
}

export type Verdict =
  | { readonly kind: 'fresh'; readonly examined: Examined }
  /** Nothing in it is new; it changes nothing. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** No Yjs update of format V1, or one that no Yjs client makes. */
  | { readonly kind: 'malformed' }

export interface GuardLimits {
  readonly structs: number
}

/**
 * Looks at an update before it is let near the document. What Yjs would keep waiting (pending structs and deletions), what it
 * would trip over and what could be made to cost far more than its size is found here, so that applying cannot half succeed.
 */
export function examineUpdate(doc: Y.Doc, update: Uint8Array, limits: GuardLimits): Verdict {
  let read: ReturnType<typeof decode>
  try {
    read = decode(update)
  } catch (fault) {
    // Anything that decoding throws, a stack exhausted by nesting included, means that no Yjs client made this.
    return fault instanceof Unfit ? { kind: 'refused', why: 'unfit' } : { kind: 'malformed' }
  }
  const fresh = freshStructs(doc, read.structs)
  if (fresh === 'malformed') return { kind: 'malformed' }
  if (fresh === 'gap' || !dependenciesHeld(doc, fresh)) return { kind: 'refused', why: 'gap' }
  const deletes = freshDeletes(doc, read.ds, fresh.clients, limits.structs)
  if (typeof deletes !== 'number') return deletes
  if (fresh.structs.length + deletes > limits.structs) return { kind: 'refused', why: 'too_large' }
  if (fresh.structs.length === 0 && deletes === 0) return { kind: 'known' }
  const types = fresh.structs.filter(holdsType).map(({ id }) => ({ client: id.client, clock: id.clock }))
  return { kind: 'fresh', examined: { clients: fresh.clients, types, deletes: deletes > 0 } }
}

type Struct = Y.Item | Y.GC | Y.Skip

class Unfit extends Error {}

// Higher than any text gets, low enough for every sum of clocks to stay a whole number.
const MAX_CLOCK = 2 ** 32
const REF_SUBDOCUMENT = 9
const REF_BITS = 31

/** Yjs's own decoder, which also refuses what no Yjs client writes. */
class StrictDecoder extends Y.UpdateDecoderV1 {
  /** The one made last: Yjs takes the class, not a decoder, and one is read to its end before the next is made. */
  static last: StrictDecoder | null = null
  private clients: number[] = []

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder)
    StrictDecoder.last = this
  }

  get atEnd(): boolean {
    return this.restDecoder.pos === this.restDecoder.arr.length
  }

  /** Whether a client had more than one block: Yjs would apply only the last of them. */
  get sameClientTwice(): boolean {
    return this.clients.length > 1 && new Set(this.clients).size < this.clients.length
  }

  override readClient(): number {
    const client = super.readClient()
    if (!Number.isSafeInteger(client)) throw new Error('no client id')
    this.clients.push(client)
    return client
  }

  override readInfo(): number {
    const info = super.readInfo()
    // No text has documents within it; merely reading one would make it.
    if ((info & REF_BITS) === REF_SUBDOCUMENT) throw new Unfit()
    return info
  }
}

function decode(update: Uint8Array) {
  const read = Y.decodeUpdateV2(update, StrictDecoder)
  if (!StrictDecoder.last?.atEnd) throw new Error('more than an update')
  if (StrictDecoder.last.sameClientTwice) throw new Error('the same client twice')
  return read
}

interface Fresh {
  /** Not yet held, wholly or from some clock on. */
  readonly structs: readonly (Y.Item | Y.GC)[]
  /** The clock that each client with new structs will stand at. */
  readonly clients: ReadonlyMap<number, number>
}

function freshStructs(doc: Y.Doc, all: readonly Struct[]): Fresh | 'gap' | 'malformed' {
  const structs: (Y.Item | Y.GC)[] = []
  const clients = new Map<number, number>()
  for (const struct of all) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!(struct.length > 0) || !(end <= MAX_CLOCK)) return 'malformed'
    const held = clients.get(client) ?? Y.getState(doc.store, client)
    if (struct instanceof Y.Skip || end <= held) continue
    if (clock > held) return 'gap'
    structs.push(struct)
    clients.set(client, end)
  }
  return { structs, clients }
}

// Every neighbour and parent that a new struct names must be held by then. Its own earlier structs come before it anyway.
function dependenciesHeld(doc: Y.Doc, fresh: Fresh): boolean {
  return fresh.structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const parent = struct.parent instanceof Y.ID ? struct.parent : null
    return [struct.origin, struct.rightOrigin, parent].every((id) => {
      if (id === null) return true
      if (id.client === struct.id.client) return id.clock < struct.id.clock
      return id.clock < (fresh.clients.get(id.client) ?? Y.getState(doc.store, id.client))
    })
  })
}

/** How many stretches are newly deleted; a verdict where that cannot be. */
function freshDeletes(
  doc: Y.Doc,
  set: ReturnType<typeof Y.createDeleteSet>,
  clients: ReadonlyMap<number, number>,
  most: number,
): number | Verdict {
  let found = 0
  for (const [client, ranges] of set.clients) {
    const held = Y.getState(doc.store, client)
    const coming = clients.get(client) ?? held
    for (const { clock, len } of ranges) {
      const end = clock + len
      if (!(len > 0) || !(end <= MAX_CLOCK)) return { kind: 'malformed' }
      if (end > coming) return { kind: 'refused', why: 'gap' }
      if (end > held || !allDeleted(doc, client, clock, end)) found++
      if (found > most) return { kind: 'refused', why: 'too_large' }
    }
  }
  return found
}

function allDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client) ?? []
  for (let at = Y.findIndexSS(structs, from); ; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return true
    if (!struct.deleted) return false
  }
}

function holdsType(struct: Y.Item | Y.GC): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType
}

/**
 * Whether the document took the update in as foretold: nothing waits, every clock is where it should be, and no type lies
 * deeper than allowed (Yjs walks up and down types with its stack, and so does every client).
 */
export function tookIn(doc: Y.Doc, examined: Examined, deepest: number): boolean {
  const { store } = doc
  if (store.pendingStructs !== null || store.pendingDs !== null) return false
  for (const [client, clock] of examined.clients) if (Y.getState(store, client) !== clock) return false
  return examined.types.every(({ client, clock }) => depthOf(doc, client, clock) <= deepest)
}

function depthOf(doc: Y.Doc, client: number, clock: number): number {
  let depth = 0
  let item: Y.Item | Y.GC | null = Y.getItem(doc.store, Y.createID(client, clock))
  // A struct within something that is gone was taken in as a gap; it has no parent.
  while (item instanceof Y.Item && item.parent instanceof Y.AbstractType && depth <= 1000) {
    depth++
    item = item.parent._item
  }
  return depth
}
