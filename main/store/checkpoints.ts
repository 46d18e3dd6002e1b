import { z } from 'zod'
import { checkpoint } from '../../shared/domain/checkpoint.ts'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { hash } from '../../shared/domain/primitives.ts'
import { change, jsonColumn, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const stateRow = z.object({ seq: z.number().int(), state: z.string() })
const kept = jsonColumn.pipe(z.object({ hash, state: z.unknown() }))

export function checkpointReads(db: ReadConnection): Pick<StoreReader, 'checkpoints' | 'keptState'> {
  const all = query(db, checkpoint, 'SELECT forum, epoch, seq, hash, at, key, signature FROM checkpoints ORDER BY id')
  const state = query(db, stateRow, 'SELECT seq, state FROM derived_state WHERE version = ?')
  return {
    checkpoints: () => all.all(),
    keptState: (version) => {
      const row = state.one(version)
      // Nothing is lost with one that does not read, or that says not of which entry it is: it is derived anew.
      const read = row ? kept.safeParse(row.state) : null
      return row && read?.success ? { seq: row.seq, hash: read.data.hash, state: read.data.state } : null
    },
  }
}

export function checkpointWrites(db: WriteConnection): Pick<StoreWriter, 'addCheckpoint' | 'keepState'> {
  const insert = change(
    db,
    'INSERT INTO checkpoints (forum, epoch, seq, hash, at, key, signature) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const forget = change(db, 'DELETE FROM derived_state')
  const keep = change(db, 'INSERT INTO derived_state (version, seq, state) VALUES (?, ?, ?)')
  return {
    addCheckpoint: ({ forum, epoch, seq, hash, at, key, signature }) => {
      insert(forum, epoch, seq, hash, at, key, signature)
    },
    keepState: (version, { seq, hash: of, state }) => {
      forget() // one is enough: a version that nobody runs any more would never be read again
      keep(version, seq, JSON.stringify({ hash: of, state }))
    },
  }
}
