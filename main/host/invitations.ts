import { utf8 } from '../../shared/lib/bytes.ts'
import { randomSecret } from '../../shared/lib/ids.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import type { Clock } from '../../shared/lib/time.ts'
import { toInstant } from '../../shared/lib/time.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { Role } from '../../shared/policy/actor.ts'
import type { ForumStore, Session, StoreWriter } from './ports/forum-store.ts'

export const INVITATION_DAYS = 60
export const INVITATION_DEVICES = 5
export const SESSION_DAYS = 60
/** The person of a session at the hosting computer, until somebody says who is at the controls. */
export const OPERATOR = 'operator'

const DAY_MS = 86_400_000
/** As whom somebody makes a link who does not run the forum's meetings. */
const WITHOUT_OFFICE: ReadonlySet<string> = new Set<Role>(['member', 'observer'])

export type InvitationRefusal = 'unknown' | 'expired' | 'revoked' | 'used_up'

/** How the host learns of sessions that ended, to close their sockets at once. */
export type OnRevoked = (sessionHash: string) => void

/**
 * Invitations and the sessions they turn into. Tokens are 256 random bits and stored only as their SHA-256, so that a stolen
 * forum file opens no meeting.
 */
export class Invitations {
  readonly #store: ForumStore
  readonly #clock: Clock
  readonly #baseUrl: () => string
  readonly #onRevoked: OnRevoked
  /** Owners' tokens live as long as the run, on this computer only. */
  readonly #owners = new Set<string>()

  constructor(deps: { store: ForumStore; clock: Clock; baseUrl: () => string; onRevoked: OnRevoked }) {
    this.#store = deps.store
    this.#clock = deps.clock
    this.#baseUrl = deps.baseUrl
    this.#onRevoked = deps.onRevoked
  }

  /** The token is in the fragment, so that it reaches no server log and no Referer. */
  linkFor(token: string): string {
    return `${this.#baseUrl()}/#/join/${token}`
  }

  issue(writer: StoreWriter, of: { person: string; meeting: string | null; role: string }, at: string): string {
    const token = randomSecret()
    writer.addInvitation({
      tokenHash: sha256(utf8(token)),
      person: of.person,
      meeting: of.meeting,
      role: of.role,
      createdAt: at,
      expiresAt: toInstant(this.#clock.now() + INVITATION_DAYS * DAY_MS),
      devicesLeft: INVITATION_DEVICES,
      revokedAt: null,
    })
    return token
  }

  revoke(writer: StoreWriter, person: string, at: string): void {
    for (const invitation of writer.invitationsOf(person)) {
      if (invitation.revokedAt === null) writer.revokeInvitation(invitation.tokenHash, at)
    }
    // Who sits at the controls is at them by no invitation, also while acting as this person.
    this.#endSessions(writer, person, at, ({ role }) => role !== OPERATOR)
  }

  /** [SEL8] Only of those for the whole forum that were made by somebody who makes none for whoever holds a seat or an office. */
  revokeOfElector(writer: StoreWriter, person: string, at: string): void {
    const lent = new Set<string | null>()
    for (const { tokenHash, meeting, role } of writer.invitationsOf(person)) {
      if (meeting !== null || !WITHOUT_OFFICE.has(role)) continue
      lent.add(tokenHash)
      writer.revokeInvitation(tokenHash, at)
    }
    this.#endSessions(writer, person, at, ({ invitation }) => lent.has(invitation))
  }

  #endSessions(writer: StoreWriter, person: string, at: string, which: (session: Session) => boolean): void {
    for (const session of writer.sessionsOf(person)) {
      if (session.revokedAt !== null || !which(session)) continue
      writer.revokeSession(session.sessionHash, at)
      queueMicrotask(() => {
        this.#onRevoked(session.sessionHash)
      })
    }
  }

  /** A token that opens the forum from this computer, for this run. */
  issueOwner(): string {
    const token = randomSecret()
    this.#owners.add(sha256(utf8(token)))
    return token
  }

  isOwner(token: string): boolean {
    return this.#owners.has(sha256(utf8(token)))
  }

  /** Turns an invitation into a device's session; only here is a device taken from it. */
  redeem(token: string): Result<{ session: string; person: string }, InvitationRefusal> {
    if (this.isOwner(token)) return ok(this.openOwnerSession(OPERATOR))
    const tokenHash = sha256(utf8(token))
    const invitation = this.#store.invitation(tokenHash)
    const now = toInstant(this.#clock.now())
    if (!invitation) return err('unknown')
    if (invitation.revokedAt !== null) return err('revoked')
    if (invitation.expiresAt <= now) return err('expired')
    if (invitation.devicesLeft < 1) return err('used_up')
    const session = randomSecret()
    this.#store.transact((writer) => {
      writer.takeDevice(tokenHash)
      writer.addSession(this.#session(session, { ...invitation, invitation: tokenHash, role: 'participant' }))
    })
    return ok({ session, person: invitation.person })
  }

  /** A session with the operator's rights, acting as a person or as nobody in particular. */
  openOwnerSession(person: string): { session: string; person: string } {
    const session = randomSecret()
    this.#store.transact((writer) => {
      writer.addSession(this.#session(session, { person, role: OPERATOR, meeting: null, invitation: null }))
    })
    return { session, person }
  }

  /** Operators' sessions end with the run that issued them. */
  endOwnerSessions(people: readonly string[]): void {
    const at = toInstant(this.#clock.now())
    this.#store.transact((writer) => {
      for (const person of [OPERATOR, ...people]) {
        for (const session of writer.sessionsOf(person)) {
          if (session.role === OPERATOR && session.revokedAt === null) writer.revokeSession(session.sessionHash, at)
        }
      }
    })
  }

  /** The session of a token, if it holds now. */
  session(token: string): Session | null {
    const session = this.#store.session(sha256(utf8(token)))
    const now = toInstant(this.#clock.now())
    return session?.revokedAt === null && session.expiresAt > now ? session : null
  }

  #session(
    token: string,
    of: { person: string; role: string; meeting: string | null; invitation: string | null },
  ): Session {
    const now = this.#clock.now()
    return {
      sessionHash: sha256(utf8(token)),
      person: of.person,
      role: of.role,
      meeting: of.meeting,
      invitation: of.invitation,
      createdAt: toInstant(now),
      expiresAt: toInstant(now + SESSION_DAYS * DAY_MS),
      revokedAt: null,
    }
  }
}
