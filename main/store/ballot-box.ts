import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { StoreWriter } from '../host/ports/forum-store.ts'
import { StoreFailure } from './problem.ts'
import { change, query } from './row.ts'
import type { WriteConnection } from './row.ts'

const kept = z.object({ decision: z.string() })
const found = z.object({ sector: z.string().nullable(), choice: z.string() })

/**
 * The ballots of a secret ballot while it is open. A row knows its random key and nothing of whose it is; without row ids there is
 * no order in which they came. `emptied` is told when a box is, so that what the write-ahead log still holds goes after the commit.
 */
export function ballotBoxWrites(
  db: WriteConnection,
  emptied: () => void,
): Pick<StoreWriter, 'putBallot' | 'changeBallot' | 'ballotsIn' | 'emptyBox'> {
  const holder = query(db, kept, 'SELECT decision FROM ballot_box WHERE ballot = ?')
  const insert = change(db, 'INSERT INTO ballot_box (ballot, decision, sector, choice) VALUES (?, ?, ?, ?)')
  const update = change(db, 'UPDATE ballot_box SET choice = ? WHERE ballot = ? AND decision = ?')
  const ballots = query(db, found, 'SELECT sector, choice FROM ballot_box WHERE decision = ? ORDER BY sector, choice')
  const remove = change(db, 'DELETE FROM ballot_box WHERE decision = ?')
  return {
    putBallot: ({ key, decision, sector, choice }) => {
      if (holder.one(key) !== null) return false
      insert(key, decision, sector, choice)
      return true
    },
    changeBallot: ({ key, decision, choice }) => update(choice, key, decision) > 0,
    ballotsIn: (decision) => ballots.all(decision),
    emptyBox: (decision) => {
      if (remove(decision) > 0) emptied()
    },
  }
}

/** Throws while a secret ballot is open: a copy made now would keep its box for good. */
export function refuseOpenBox(db: Database.Database, path: string): void {
  const made = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ballot_box'").get()
  const open = made !== undefined && db.prepare('SELECT 1 FROM ballot_box LIMIT 1').get() !== undefined
  if (open) throw new StoreFailure({ code: 'secret_ballot_open', path, detail: 'a secret ballot is open' })
}
