import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { blobColumn, change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

export function blobReads(db: ReadConnection): Pick<StoreReader, 'blob'> {
  const one = query(db, z.object({ bytes: blobColumn }), 'SELECT bytes FROM blobs WHERE hash = ?')
  return { blob: (hash) => one.one(hash)?.bytes ?? null }
}

export function blobWrites(db: WriteConnection): Pick<StoreWriter, 'addBlob'> {
  const insert = change(db, 'INSERT OR IGNORE INTO blobs (hash, bytes) VALUES (?, ?)')
  return {
    addBlob: (hash, bytes) => {
      // Under a wrong name a text could never be told from a forged one again.
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Error('a blob is named by its SHA-256')
      insert(hash, bytes)
    },
  }
}
