import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

export function noteReads(db: ReadConnection): Pick<StoreReader, 'note'> {
  const one = query(db, z.object({ value: z.string() }), 'SELECT value FROM notes WHERE key = ?')
  return { note: (key) => one.one(key)?.value ?? null }
}

export function noteWrites(db: WriteConnection): Pick<StoreWriter, 'setNote'> {
  const set = change(
    db,
    'INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return {
    setNote: (key, value) => {
      set(key, value)
    },
  }
}
