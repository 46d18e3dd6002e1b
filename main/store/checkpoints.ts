import { z } from 'zod'
import { checkpoint } from '../../shared/domain/checkpoint.ts'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, jsonColumn, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const stateRow = z.object({ seq: z.number().int(), state: jsonColumn })

export function checkpointReads(db: ReadConnection): Pick<StoreReader, 'checkpoints' | 'keptState'> {
  const all = query(db, checkpoint, 'SELECT forum, epoch, seq, hash, at, key, signature FROM checkpoints ORDER BY id')
  const state = query(db, stateRow, 'SELECT seq, state FROM derived_state WHERE version = ?')
  return { checkpoints: () => all.all(), keptState: (version) => state.one(version) }
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
    keepState: (version, seq, state) => {
      forget() // one is enough: a version that nobody runs any more would never be read again
      keep(version, seq, JSON.stringify(state))
    },
  }
}
