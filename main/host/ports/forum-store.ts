import type { Checkpoint } from '../../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import type { VaultEntry } from '../../../shared/domain/sealed.ts'

/** An update of a text as a participant sent it: Yjs update format V1. */
export interface StoredUpdate {
  readonly participant: string
  readonly at: string
  readonly update: Uint8Array
}

/** What is needed to rebuild a text: a snapshot (null: none yet) and the updates that came after it, in order. */
export interface StoredText {
  readonly snapshot: Uint8Array | null
  readonly updates: readonly Uint8Array[]
}

/** An invitation; its token is known only by the SHA-256 of it. */
export interface Invitation {
  readonly tokenHash: string
  readonly person: string
  /** Null: for the forum, whichever meeting. */
  readonly meeting: string | null
  /** What whoever made it was when they made it: an office, `member`, `observer`, `operator`; `participant`: the host itself. */
  readonly role: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly devicesLeft: number
  readonly revokedAt: string | null
}

/** A device's session; its token is known only by the SHA-256 of it. */
export interface Session {
  readonly sessionHash: string
  readonly person: string
  readonly role: string
  readonly meeting: string | null
  readonly invitation: string | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
}

/** What the log amounted to at one of its entries, which `seq` and `hash` name. */
export interface KeptState {
  readonly seq: number
  readonly hash: string
  readonly state: unknown
}

/** The answer that a participant's command got, kept with its events, so that a retry gets the same one. */
export interface AnsweredCommand {
  readonly participant: string
  readonly id: string
  /** SHA-256 of the canonical command and input: the same id with other words is refused. */
  readonly inputHash: string
  /** JSON of what was answered. */
  readonly answer: string
}

/** A ballot of a secret ballot: its key is known to the device that cast it, and to nobody else. */
export interface SecretBallot {
  readonly key: string
  readonly decision: string
  /** Kept only where the rule counts sectors apart. */
  readonly sector: string | null
  readonly choice: string
}

/** Reads; safe at any time, see only what is committed. */
export interface StoreReader {
  head(): { readonly seq: number; readonly hash: string }
  /** Events with `seq` > `after`, in order; at most `limit`. */
  events(after: number, limit?: number): RecordedEvent[]
  vault(): VaultEntry[]
  vaultEntry(commitment: string): VaultEntry | null
  blob(hash: string): Uint8Array | null
  checkpoints(): Checkpoint[]
  /** The state kept by `keepState` under this version, or null. It is derived: throwing it away loses nothing. */
  keptState(version: number): KeptState | null
  command(participant: string, id: string): AnsweredCommand | null
  text(text: string): StoredText
  /** How many bytes a text's snapshot and later updates take together. */
  textSizeBytes(text: string): number
  /** Who sent what, in order, from the beginning where nothing was compacted away. */
  textHistory(text: string): StoredUpdate[]
  /** Client ids of a text and the participant each is bound to. */
  clientIds(text: string): ReadonlyMap<number, string>
  invitation(tokenHash: string): Invitation | null
  invitationsOf(person: string): Invitation[]
  session(sessionHash: string): Session | null
  sessionsOf(person: string): Session[]
  /** Operational notes of this file, like whether it is a rehearsal's copy. */
  note(key: string): string | null
}

/** Writes; only inside `transact`. */
export interface StoreWriter extends StoreReader {
  appendEvent(event: RecordedEvent): void
  addVaultEntry(entry: VaultEntry): void
  /** Removes value and salt; the event that holds the commitment stays, and the chain with it. */
  eraseVaultEntry(commitment: string): void
  addBlob(hash: string, bytes: Uint8Array): void
  addCheckpoint(checkpoint: Checkpoint): void
  keepState(version: number, kept: KeptState): void
  answerCommand(answered: AnsweredCommand): void
  addUpdate(text: string, update: StoredUpdate): void
  /** Puts a snapshot in place of all updates so far. Who sent each of them stays in `textHistory`. */
  compactText(text: string, snapshot: Uint8Array): void
  bindClientId(text: string, clientId: number, participant: string): void
  addInvitation(invitation: Invitation): void
  takeDevice(tokenHash: string): void
  revokeInvitation(tokenHash: string, at: string): void
  addSession(session: Session): void
  revokeSession(sessionHash: string, at: string): void
  /** Removes every invitation and session: nothing that was handed out before opens this file any more. */
  forgetJoining(): void
  setNote(key: string, value: string): void
  /** False: the key is taken, and nothing was put in. */
  putBallot(ballot: SecretBallot): boolean
  /** False: there is no such ballot in the box. */
  changeBallot(ballot: Pick<SecretBallot, 'key' | 'decision' | 'choice'>): boolean
  /** What lies in the box of a decision, sorted by what is said: in no order of time. */
  ballotsIn(decision: string): Pick<SecretBallot, 'sector' | 'choice'>[]
  /** Removes the ballots for good: they leave the free pages and the write-ahead log too. */
  emptyBox(decision: string): void
}

/**
 * One forum file, one writer. `transact` runs synchronously; when it returns, everything in it is on disk with fsync; when it
 * throws, nothing of it is there. `close` leaves a single file behind.
 */
export interface ForumStore extends StoreReader {
  transact<T>(work: (writer: StoreWriter) => T): T
  /** A consistent copy beside a running host; resolves when the copy has been checked. Refused while a secret ballot is open. */
  backup(destination: string): Promise<void>
  close(): void
}
