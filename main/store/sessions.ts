import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const sessionRow = z.object({
  sessionHash: z.string(),
  person: z.string(),
  role: z.string(),
  meeting: z.string().nullable(),
  invitation: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
})

export function sessionReads(db: ReadConnection): Pick<StoreReader, 'session' | 'sessionsOf'> {
  const columns = `SELECT session_hash AS sessionHash, person, role, meeting, invitation, created_at AS createdAt,
    expires_at AS expiresAt, revoked_at AS revokedAt FROM sessions`
  const one = query(db, sessionRow, `${columns} WHERE session_hash = ?`)
  const of = query(db, sessionRow, `${columns} WHERE person = ? ORDER BY rowid`)
  return { session: (sessionHash) => one.one(sessionHash), sessionsOf: (person) => of.all(person) }
}

export function sessionWrites(db: WriteConnection): Pick<StoreWriter, 'addSession' | 'revokeSession'> {
  const insert = change(db, 'INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const revoke = change(db, 'UPDATE sessions SET revoked_at = ? WHERE session_hash = ? AND revoked_at IS NULL')
  return {
    addSession: (of) => {
      insert(of.sessionHash, of.person, of.role, of.meeting, of.invitation, of.createdAt, of.expiresAt, of.revokedAt)
    },
    revokeSession: (sessionHash, at) => {
      revoke(at, sessionHash)
    },
  }
}
