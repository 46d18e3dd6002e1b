import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import type { StoredUpdate } from '../host/ports/forum-store.ts'

/**
 * How texts lie on disk once compacted. Yjs's V2 format is half the size of V1 and compresses better, but is open to attack
 * (yjs#687): it is made here, from V1 that the host accepted, read here, and never crosses the wire.
 */
const FORMAT_V1 = 1
const FORMAT_V2 = 2

export interface PackedSnapshot {
  readonly format: number
  readonly bytes: Uint8Array
}

export function packSnapshot(snapshot: Uint8Array): PackedSnapshot {
  const { format, bytes } = dense(snapshot)
  return { format, bytes: deflateRawSync(bytes) }
}

export function unpackSnapshot(packed: PackedSnapshot): Uint8Array {
  return plain(packed.format, inflateRawSync(packed.bytes))
}

/** An entry of a text's history: the update that a participant sent, or several of the same minute as one. */
export interface HistoryEntry extends StoredUpdate {
  /** How many sent updates it stands for. */
  readonly count: number
}

// A merge works in blocks, since the cost of `mergeUpdates` grows faster than the number of updates.
const MERGE_BLOCK = 50
// Above this, Brotli's best quality would hold up the host.
const BEST_QUALITY_UP_TO_BYTES = 64 * 1024

/**
 * Puts together what one participant sent within one minute of the clock, at the place of the first of them, so that a text
 * typed letter by letter takes half a byte a letter. Who sent what stays certain; when, to the minute.
 */
export function packHistory(entries: readonly HistoryEntry[]): Uint8Array {
  const parts = byMinute(entries).flatMap(together)
  const header = parts.map((part) => [part.participant, part.at, part.count, part.format, part.bytes.length])
  const packed = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts.map((part) => part.bytes)])
  const quality = packed.length <= BEST_QUALITY_UP_TO_BYTES ? 11 : 5
  return brotliCompressSync(packed, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
}

const size = z.number().int().min(0)
const headerSchema = z.array(z.tuple([z.string(), z.string(), size, size, size]))

export function unpackHistory(packed: Uint8Array): HistoryEntry[] {
  const bytes = brotliDecompressSync(packed)
  const end = bytes.indexOf('\n')
  let at = end + 1
  return headerSchema.parse(JSON.parse(bytes.toString('utf8', 0, end))).map(([participant, when, count, format, length]) => {
    const update = plain(format, bytes.subarray(at, at + length))
    at += length
    return { participant, at: when, count, update }
  })
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

type Part = Omit<HistoryEntry, 'update'> & PackedSnapshot

function together(group: readonly HistoryEntry[]): Part[] {
  const [first] = group
  if (!first) return []
  try {
    const merged = mergeInBlocks(group.map((entry) => entry.update))
    const count = group.reduce((sum, entry) => sum + entry.count, 0)
    return [{ participant: first.participant, at: first.at, count, ...dense(merged) }]
  } catch {
    // What Yjs cannot merge is kept as it came: nothing that was sent is dropped here.
    return group.map(({ update, ...entry }) => ({ ...entry, format: FORMAT_V1, bytes: update }))
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

function dense(update: Uint8Array): PackedSnapshot {
  try {
    return { format: FORMAT_V2, bytes: Y.convertUpdateFormatV1ToV2(update) }
  } catch {
    return { format: FORMAT_V1, bytes: update }
  }
}

function plain(format: number, bytes: Uint8Array): Uint8Array {
  // A copy, since a slice of a larger buffer would keep all of it alive.
  return format === FORMAT_V2 ? Y.convertUpdateFormatV2ToV1(bytes) : new Uint8Array(bytes)
}
