import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { blobColumn, change, damaged, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'
import { packHistory, packSnapshot, unpackHistory, unpackSnapshot } from './text-codec.ts'

type TextReads = Pick<StoreReader, 'text' | 'textSizeBytes' | 'textHistory' | 'clientIds'>
type TextWrites = Pick<StoreWriter, 'addUpdate' | 'compactText' | 'bindClientId'>

const count = z.number().int().min(0)
const packedRow = z.object({ dense: z.literal([0, 1]).transform(Boolean), bytes: blobColumn })
const updateRow = z.object({ participant: z.string(), at: z.string(), update: blobColumn })
const sizeRow = z.object({ sizeBytes: count })
const clientRow = z.object({ client: count, participant: z.string() })

const SNAPSHOT = 'SELECT dense, snapshot AS bytes FROM text_snapshots WHERE text = ?'
const PENDING = 'SELECT participant, at, update_v1 AS "update" FROM text_updates WHERE text = ? ORDER BY id'

export function textReads(db: ReadConnection): TextReads {
  const snapshot = query(db, packedRow, SNAPSHOT)
  const pending = query(db, updateRow, PENDING)
  const size = query(
    db,
    sizeRow,
    `SELECT coalesce((SELECT size_bytes FROM text_snapshots WHERE text = ?), 0)
      + coalesce((SELECT sum(length(update_v1)) FROM text_updates WHERE text = ?), 0) AS sizeBytes`,
  )
  const packed = query(db, packedRow, 'SELECT dense, packed AS bytes FROM text_history WHERE text = ? ORDER BY id')
  const clients = query(db, clientRow, 'SELECT client, participant FROM text_clients WHERE text = ? ORDER BY client')
  return {
    text: (text) => {
      const found = snapshot.one(text)
      return {
        snapshot: found && readable(db, () => unpackSnapshot(found)),
        updates: pending.all(text).map((row) => row.update),
      }
    },
    textSizeBytes: (text) => size.one(text, text)?.sizeBytes ?? 0,
    textHistory: (text) => {
      const compacted = packed.all(text).flatMap((piece) => readable(db, () => unpackHistory(piece)))
      const told = compacted.map(({ participant, at, update }) => ({ participant, at, update }))
      return [...told, ...pending.all(text)]
    },
    clientIds: (text) => new Map(clients.all(text).map((row) => [row.client, row.participant])),
  }
}

export function textWrites(db: WriteConnection): TextWrites {
  const insert = change(db, 'INSERT INTO text_updates (text, participant, at, update_v1) VALUES (?, ?, ?, ?)')
  const replace = change(
    db,
    `INSERT INTO text_snapshots (text, size_bytes, dense, snapshot) VALUES (?, ?, 0, ?) ON CONFLICT (text) DO UPDATE
      SET size_bytes = excluded.size_bytes, dense = 0, snapshot = excluded.snapshot`,
  )
  const pending = query(db, updateRow, PENDING)
  const addPiece = change(db, 'INSERT INTO text_history (text, dense, updates, packed) VALUES (?, 0, ?, ?)')
  const clear = change(db, 'DELETE FROM text_updates WHERE text = ?')
  const bound = query(db, clientRow, 'SELECT client, participant FROM text_clients WHERE text = ? AND client = ?')
  const bind = change(db, 'INSERT INTO text_clients (text, client, participant) VALUES (?, ?, ?)')
  return {
    addUpdate: (text, { participant, at, update }) => {
      insert(text, participant, at, update)
    },
    compactText: (text, snapshot) => {
      replace(text, snapshot.length, packSnapshot(snapshot, false).bytes)
      const folded = pending.all(text).map((row) => ({ ...row, count: 1 }))
      if (folded.length === 0) return
      addPiece(text, folded.length, packHistory(folded, false).bytes)
      clear(text)
    },
    bindClientId: (text, clientId, participant) => {
      const owner = bound.one(text, clientId)?.participant
      if (owner === participant) return
      if (owner !== undefined) throw new Error('a client id stays with the participant who first used it')
      bind(text, clientId, participant)
    },
  }
}

const textRow = z.object({ text: z.string() })
const pieceRow = packedRow.extend({ id: count, updates: count })
// A dense piece of history grows up to here; larger ones would save little and take long to read.
const UPDATES_A_PIECE = 20_000
const PIECE_SIZE_BYTES = 512 * 1024

/**
 * Makes dense what compaction left loose; answers whether there is more. One call is one small step, to be run in a transaction
 * of its own, so that whoever closes the file may stop between steps.
 */
export function densify(db: WriteConnection): () => boolean {
  const looseSnapshot = query(db, textRow, 'SELECT text FROM text_snapshots WHERE dense = 0 LIMIT 1')
  const snapshot = query(db, packedRow, SNAPSHOT)
  const keepSnapshot = change(db, 'UPDATE text_snapshots SET dense = 1, snapshot = ? WHERE text = ?')
  const loosePiece = query(db, textRow, 'SELECT text FROM text_history WHERE dense = 0 LIMIT 1')
  const pieces = densePieces(db)
  return () => {
    const inSnapshot = looseSnapshot.one()?.text
    const found = inSnapshot === undefined ? null : snapshot.one(inSnapshot)
    if (inSnapshot !== undefined && found) {
      keepSnapshot(
        packSnapshot(
          readable(db, () => unpackSnapshot(found)),
          true,
        ).bytes,
        inSnapshot,
      )
      return true
    }
    const inPiece = loosePiece.one()?.text
    if (inPiece !== undefined) pieces(inPiece)
    return inPiece !== undefined
  }
}

/** Puts a text's first loose pieces together into one dense piece, with the dense one before them while that is small. */
function densePieces(db: WriteConnection): (text: string) => void {
  const columns = 'SELECT id, dense, updates, packed AS bytes FROM text_history WHERE text = ?'
  const loose = query(db, pieceRow, `${columns} AND dense = 0 ORDER BY id LIMIT 50`)
  const before = query(db, pieceRow, `${columns} AND id < ? ORDER BY id DESC LIMIT 1`)
  const keep = change(db, 'UPDATE text_history SET dense = 1, updates = ?, packed = ? WHERE id = ?')
  const remove = change(db, 'DELETE FROM text_history WHERE id = ?')
  return (text) => {
    const waiting = loose.all(text)
    const [first] = waiting
    if (!first) return
    const last = before.one(text, first.id)
    const candidates = last ? [last, ...waiting] : waiting
    // The first is always taken, or a large piece would never be.
    let taken = last && !fits([last, first]) ? [first] : candidates.slice(0, last ? 2 : 1)
    for (const piece of waiting.slice(1)) {
      if (!fits([...taken, piece])) break
      taken = [...taken, piece]
    }
    const entries = taken.flatMap((piece) => readable(db, () => unpackHistory(piece)))
    const updates = taken.reduce((sum, piece) => sum + piece.updates, 0)
    const [into, ...rest] = taken
    if (!into) return
    keep(updates, packHistory(entries, true).bytes, into.id)
    for (const piece of rest) remove(piece.id)
  }
}

function fits(pieces: readonly { readonly updates: number; readonly bytes: Uint8Array }[]): boolean {
  const updates = pieces.reduce((sum, piece) => sum + piece.updates, 0)
  const sizeBytes = pieces.reduce((sum, piece) => sum + piece.bytes.length, 0)
  return updates <= UPDATES_A_PIECE && sizeBytes <= PIECE_SIZE_BYTES
}

function readable<T>(db: ReadConnection, unpack: () => T): T {
  try {
    return unpack()
  } catch (error) {
    throw damaged(db, `a packed text cannot be read: ${String(error)}`)
  }
}
