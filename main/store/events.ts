import { z } from 'zod'
import { CHAIN_START, recordedEvent } from '../../shared/domain/record.ts'
import { canonicalJson } from '../../shared/lib/canonical-json.ts'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, jsonColumn, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const eventRow = z.object({ ...recordedEvent.shape, body: jsonColumn.pipe(recordedEvent.shape.body) })
const headRow = recordedEvent.pick({ seq: true, hash: true })
const NO_LIMIT = -1 // SQLite's own meaning of a negative LIMIT

export function eventReads(db: ReadConnection): Pick<StoreReader, 'head' | 'events'> {
  const head = query(db, headRow, 'SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1')
  const after = query(
    db,
    eventRow,
    'SELECT seq, at, actor, type, body, prev, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?',
  )
  return {
    head: () => head.one() ?? { seq: 0, hash: CHAIN_START },
    events: (seq, limit = NO_LIMIT) => after.all(seq, limit),
  }
}

export function eventWrites(db: WriteConnection): Pick<StoreWriter, 'appendEvent'> {
  const insert = change(db, 'INSERT INTO events (seq, at, actor, type, body, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
  return {
    appendEvent: ({ seq, at, actor, type, body, prev, hash }) => {
      insert(seq, at, actor, type, canonicalJson(body), prev, hash)
    },
  }
}
