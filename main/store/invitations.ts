import { z } from 'zod'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

const invitationRow = z.object({
  tokenHash: z.string(),
  person: z.string(),
  meeting: z.string().nullable(),
  role: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  devicesLeft: z.number().int().min(0),
  revokedAt: z.string().nullable(),
})

export function invitationReads(db: ReadConnection): Pick<StoreReader, 'invitation' | 'invitationsOf'> {
  const columns = `SELECT token_hash AS tokenHash, person, meeting, role, created_at AS createdAt, expires_at AS expiresAt,
    devices_left AS devicesLeft, revoked_at AS revokedAt FROM invitations`
  const one = query(db, invitationRow, `${columns} WHERE token_hash = ?`)
  const of = query(db, invitationRow, `${columns} WHERE person = ? ORDER BY rowid`)
  return { invitation: (tokenHash) => one.one(tokenHash), invitationsOf: (person) => of.all(person) }
}

export function invitationWrites(
  db: WriteConnection,
): Pick<StoreWriter, 'addInvitation' | 'takeDevice' | 'revokeInvitation' | 'forgetJoining'> {
  const insert = change(db, 'INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const take = change(
    db,
    'UPDATE invitations SET devices_left = devices_left - 1 WHERE token_hash = ? AND devices_left > 0',
  )
  // The first revocation is the one that counted.
  const revoke = change(db, 'UPDATE invitations SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL')
  const forgetInvitations = change(db, 'DELETE FROM invitations')
  const forgetSessions = change(db, 'DELETE FROM sessions')
  return {
    forgetJoining: () => {
      forgetInvitations()
      forgetSessions()
    },
    addInvitation: (to) => {
      insert(to.tokenHash, to.person, to.meeting, to.role, to.createdAt, to.expiresAt, to.devicesLeft, to.revokedAt)
    },
    takeDevice: (tokenHash) => {
      if (take(tokenHash) === 0) throw new Error('no device is left on this invitation')
    },
    revokeInvitation: (tokenHash, at) => {
      revoke(at, tokenHash)
    },
  }
}
