import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const commandRow = z.object({ participant: z.string(), id: z.string(), inputHash: z.string(), answer: z.string() })

export function commandReads(db: ReadConnection): Pick<StoreReader, 'command'> {
  const one = query(
    db,
    commandRow,
    'SELECT participant, id, input_hash AS inputHash, answer FROM commands WHERE participant = ? AND id = ?',
  )
  return { command: (participant, id) => one.one(participant, id) }
}

export function commandWrites(db: WriteConnection): Pick<StoreWriter, 'answerCommand'> {
  const insert = change(db, 'INSERT INTO commands (participant, id, input_hash, answer) VALUES (?, ?, ?, ?)')
  return {
    answerCommand: ({ participant, id, inputHash, answer }) => {
      insert(participant, id, inputHash, answer)
    },
  }
}
