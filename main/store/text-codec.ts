import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import type { StoredUpdate } from '../host/ports/forum-store.ts'

/**
 * Compacted texts lie in a file *loose* while it is open, which costs the host next to nothing, and *dense* from its closing on,
 * which is a fifth of the size.
 */
export interface Packed {
  readonly dense: boolean
  readonly bytes: Uint8Array
}

/** A snapshot is kept byte for byte, so that a joiner can be answered without building the text. */
export function packSnapshot(snapshot: Uint8Array, dense: boolean): Packed {
  return { dense, bytes: dense ? squeeze(snapshot) : deflateRawSync(snapshot, { level: 1 }) }
}

export function unpackSnapshot(packed: Packed): Uint8Array {
  return new Uint8Array(packed.dense ? brotliDecompressSync(packed.bytes) : inflateRawSync(packed.bytes))
}

/** An entry of a text's history: the update that a participant sent, or several of the same minute as one. */
export interface HistoryEntry extends StoredUpdate {
  /** How many sent updates it stands for. */
  readonly count: number
}

/**
 * Dense, what one participant sent within one minute of the clock becomes one entry, at the place of the first of them, so that a
 * text typed letter by letter takes a third of a byte a letter. Who sent what stays certain; when, to the minute.
 */
export function packHistory(entries: readonly HistoryEntry[], dense: boolean): Packed {
  const parts = dense ? byMinute(entries).flatMap(together) : entries.map(asItCame)
  const who = [...new Set(parts.map((part) => part.participant))]
  const place = new Map(who.map((participant, index) => [participant, index]))
  const rows = parts.map(({ participant, at, count, format, bytes }) => [
    place.get(participant),
    at,
    count,
    format,
    bytes.length,
  ])
  const header = Buffer.from(`${JSON.stringify({ who, rows })}\n`)
  const all = Buffer.concat([header, ...parts.map((part) => part.bytes)])
  return { dense, bytes: dense ? squeeze(all) : deflateRawSync(all, { level: 1 }) }
}

const size = z.number().int().min(0)
const headerSchema = z.object({
  who: z.array(z.string()),
  rows: z.array(z.tuple([size, z.string(), size, size, size])),
})

export function unpackHistory(packed: Packed): HistoryEntry[] {
  const all = unpackSnapshot(packed)
  const end = all.indexOf(NEWLINE)
  const { who, rows } = headerSchema.parse(JSON.parse(new TextDecoder().decode(all.subarray(0, end))))
  let from = end + 1
  return rows.map(([index, at, count, format, length]) => {
    const bytes = all.slice(from, from + length)
    from += length
    const participant = who[index]
    if (participant === undefined || bytes.length !== length) throw new Error('a piece of history that ends early')
    return { participant, at, count, update: format === FORMAT_V2 ? Y.convertUpdateFormatV2ToV1(bytes) : bytes }
  })
}

const NEWLINE = 10
const FORMAT_V1 = 1
// Yjs's V2 is half of V1 and compresses better, but is open to attack (yjs#687): it is made here, from V1 that the host
// accepted, read here, and never crosses the wire.
const FORMAT_V2 = 2
// A merge works in blocks, since the cost of `mergeUpdates` grows faster than the number of updates.
const MERGE_BLOCK = 50
// Brotli at its best takes a second for a megabyte.
const BEST_QUALITY_UP_TO_BYTES = 512 * 1024

function squeeze(bytes: Uint8Array): Uint8Array {
  const quality = bytes.length <= BEST_QUALITY_UP_TO_BYTES ? constants.BROTLI_MAX_QUALITY : 5
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return brotliCompressSync(bytes, { params })
}

function byMinute(entries: readonly HistoryEntry[]): HistoryEntry[][] {
  const groups = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const key = `${entry.at.slice(0, 16)} ${entry.participant}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
}

interface Part extends Omit<HistoryEntry, 'update'> {
  readonly format: number
  readonly bytes: Uint8Array
}

function asItCame({ update, ...entry }: HistoryEntry): Part {
  return { ...entry, format: FORMAT_V1, bytes: update }
}

function together(group: readonly HistoryEntry[]): Part[] {
  const [first] = group
  if (!first) return []
  try {
    const bytes = Y.convertUpdateFormatV1ToV2(mergeInBlocks(group.map((entry) => entry.update)))
    const count = group.reduce((sum, entry) => sum + entry.count, 0)
    return [{ participant: first.participant, at: first.at, count, format: FORMAT_V2, bytes }]
  } catch {
    // What Yjs cannot merge is kept as it came: nothing that was sent is dropped here.
    return group.map(asItCame)
  }
}

function mergeInBlocks(updates: readonly Uint8Array[]): Uint8Array {
  let left = [...updates]
  while (left.length > 1) {
    const merged: Uint8Array[] = []
    for (let i = 0; i < left.length; i += MERGE_BLOCK) merged.push(Y.mergeUpdates(left.slice(i, i + MERGE_BLOCK)))
    left = merged
  }
  return left[0] ?? new Uint8Array()
}
