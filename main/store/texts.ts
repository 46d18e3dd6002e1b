import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { blobColumn, change, damaged, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'
import { packHistory, packSnapshot, unpackHistory, unpackSnapshot } from './text-codec.ts'
import type { HistoryEntry } from './text-codec.ts'

type TextReads = Pick<StoreReader, 'text' | 'textSizeBytes' | 'textHistory' | 'clientIds'>
type TextWrites = Pick<StoreWriter, 'addUpdate' | 'compactText' | 'bindClientId'>

const count = z.number().int().min(0)
const snapshotRow = z.object({ format: count, bytes: blobColumn })
const updateRow = z.object({ participant: z.string(), at: z.string(), update: blobColumn })
const sizeRow = z.object({ sizeBytes: count })
const packedRow = z.object({ packed: blobColumn })
const lastPackedRow = z.object({ id: count, updates: count, packed: blobColumn })
const clientRow = z.object({ client: count, participant: z.string() })

const PENDING = 'SELECT participant, at, update_v1 AS "update" FROM text_updates WHERE text = ? ORDER BY id'
// A packed piece of history grows up to here: rewriting it then takes some 40 ms, and larger would save little.
const UPDATES_A_PIECE = 5000
const PIECE_SIZE_BYTES = 64 * 1024

export function textReads(db: ReadConnection): TextReads {
  const snapshot = query(db, snapshotRow, 'SELECT format, snapshot AS bytes FROM text_snapshots WHERE text = ?')
  const pending = query(db, updateRow, PENDING)
  const size = query(
    db,
    sizeRow,
    `SELECT coalesce((SELECT size_bytes FROM text_snapshots WHERE text = ?1), 0)
      + coalesce((SELECT sum(length(update_v1)) FROM text_updates WHERE text = ?1), 0) AS sizeBytes`,
  )
  const packed = query(db, packedRow, 'SELECT packed FROM text_history WHERE text = ? ORDER BY id')
  const clients = query(db, clientRow, 'SELECT client, participant FROM text_clients WHERE text = ? ORDER BY client')
  return {
    text: (text) => {
      const found = snapshot.one(text)
      return {
        snapshot: found && readable(db, () => unpackSnapshot(found)),
        updates: pending.all(text).map((row) => row.update),
      }
    },
    textSizeBytes: (text) => size.one(text)?.sizeBytes ?? 0,
    textHistory: (text) => {
      const compacted = packed.all(text).flatMap((piece) => readable(db, () => unpackHistory(piece.packed)))
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
    `INSERT INTO text_snapshots (text, size_bytes, format, snapshot) VALUES (?, ?, ?, ?) ON CONFLICT (text) DO UPDATE
      SET size_bytes = excluded.size_bytes, format = excluded.format, snapshot = excluded.snapshot`,
  )
  const fold = folding(db)
  const bound = query(db, clientRow, 'SELECT client, participant FROM text_clients WHERE text = ? AND client = ?')
  const bind = change(db, 'INSERT INTO text_clients (text, client, participant) VALUES (?, ?, ?)')
  return {
    addUpdate: (text, { participant, at, update }) => {
      insert(text, participant, at, update)
    },
    compactText: (text, snapshot) => {
      const { format, bytes } = packSnapshot(snapshot)
      replace(text, snapshot.length, format, bytes)
      fold(text)
    },
    bindClientId: (text, clientId, participant) => {
      const owner = bound.one(text, clientId)?.participant
      if (owner === participant) return
      if (owner !== undefined) throw new Error('a client id stays with the participant who first used it')
      bind(text, clientId, participant)
    },
  }
}

/** Moves a text's updates into its history, the last piece of which they join while it is small. */
function folding(db: WriteConnection): (text: string) => void {
  const pending = query(db, updateRow, PENDING)
  const last = query(db, lastPackedRow, 'SELECT id, updates, packed FROM text_history WHERE text = ? ORDER BY id DESC LIMIT 1')
  const add = change(db, 'INSERT INTO text_history (text, updates, packed) VALUES (?, ?, ?)')
  const grow = change(db, 'UPDATE text_history SET updates = ?, packed = ? WHERE id = ?')
  const clear = change(db, 'DELETE FROM text_updates WHERE text = ?')
  return (text) => {
    let fresh: HistoryEntry[] = pending.all(text).map((row) => ({ ...row, count: 1 }))
    const piece = last.one(text)
    const room = piece && piece.packed.length < PIECE_SIZE_BYTES ? UPDATES_A_PIECE - piece.updates : 0
    if (piece && room > 0 && fresh.length > 0) {
      const joining = fresh.slice(0, room)
      const entries = [...readable(db, () => unpackHistory(piece.packed)), ...joining]
      grow(piece.updates + joining.length, packHistory(entries), piece.id)
      fresh = fresh.slice(room)
    }
    for (let i = 0; i < fresh.length; i += UPDATES_A_PIECE) {
      const entries = fresh.slice(i, i + UPDATES_A_PIECE)
      add(text, entries.length, packHistory(entries))
    }
    clear(text)
  }
}

function readable<T>(db: ReadConnection, unpack: () => T): T {
  try {
    return unpack()
  } catch (error) {
    throw damaged(db, `a packed text cannot be read: ${String(error)}`)
  }
}
