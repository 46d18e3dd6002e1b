import type {
  AnsweredCommand,
  ForumStore,
  Invitation,
  KeptState,
  SecretBallot,
  Session,
  StoredText,
  StoredUpdate,
  StoreWriter,
} from '../../main/host/ports/forum-store.ts'
import type { Checkpoint } from '../../shared/domain/checkpoint.ts'
import { CHAIN_START, type RecordedEvent } from '../../shared/domain/record.ts'
import type { VaultEntry } from '../../shared/domain/sealed.ts'

interface TextRows {
  snapshot: Uint8Array | null
  updates: Uint8Array[]
  history: StoredUpdate[]
  clientIds: Map<number, string>
}

/** Everything that a forum file holds, as plain values, so that a copy of it can be put back when a transaction fails. */
interface Rows {
  events: RecordedEvent[]
  vault: Map<string, VaultEntry>
  blobs: Map<string, Uint8Array>
  checkpoints: Checkpoint[]
  kept: (KeptState & { version: number }) | null
  commands: Map<string, AnsweredCommand>
  texts: Map<string, TextRows>
  invitations: Map<string, Invitation>
  sessions: Map<string, Session>
  notes: Map<string, string>
  box: Map<string, SecretBallot>
}

/**
 * The storage port in memory, for tests of the host. Reads see only what is committed once `transact` has returned, a
 * transaction that throws leaves nothing behind, and `failNext` makes the next commit fail as a full disk would.
 */
export class MemoryStore implements ForumStore {
  private rows: Rows = emptyRows()
  private failure: Error | null = null
  private writing = false
  /** How many transactions were committed. */
  commits = 0
  closed = false

  /** The next transaction does its work and then fails to commit. */
  failNext(error: Error = new Error('database or disk is full')): void {
    this.failure = error
  }

  transact<T>(work: (writer: StoreWriter) => T): T {
    if (this.writing) throw new Error('a transaction within a transaction')
    const before = this.rows
    this.rows = copyOf(before)
    this.writing = true
    try {
      const result = work(new MemoryWriter(this.rows))
      if (this.failure) {
        const failure = this.failure
        this.failure = null
        throw failure
      }
      this.commits++
      return result
    } catch (error) {
      this.rows = before
      throw error
    } finally {
      this.writing = false
    }
  }

  backup(): Promise<void> {
    return Promise.reject(new Error('a store in memory has no file to copy'))
  }

  close(): void {
    this.closed = true
  }

  head = () => this.reader.head()
  events = (after: number, limit?: number) => this.reader.events(after, limit)
  vault = () => this.reader.vault()
  vaultEntry = (commitment: string) => this.reader.vaultEntry(commitment)
  blob = (hash: string) => this.reader.blob(hash)
  checkpoints = () => this.reader.checkpoints()
  keptState = (version: number) => this.reader.keptState(version)
  command = (participant: string, id: string) => this.reader.command(participant, id)
  text = (text: string) => this.reader.text(text)
  textSizeBytes = (text: string) => this.reader.textSizeBytes(text)
  textHistory = (text: string) => this.reader.textHistory(text)
  clientIds = (text: string) => this.reader.clientIds(text)
  invitation = (tokenHash: string) => this.reader.invitation(tokenHash)
  invitationsOf = (person: string) => this.reader.invitationsOf(person)
  session = (sessionHash: string) => this.reader.session(sessionHash)
  sessionsOf = (person: string) => this.reader.sessionsOf(person)
  note = (key: string) => this.reader.note(key)

  private get reader(): MemoryWriter {
    return new MemoryWriter(this.rows)
  }
}

class MemoryWriter implements StoreWriter {
  private readonly rows: Rows

  constructor(rows: Rows) {
    this.rows = rows
  }

  head() {
    const last = this.rows.events.at(-1)
    return { seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START }
  }
  events(after: number, limit = Number.POSITIVE_INFINITY): RecordedEvent[] {
    return this.rows.events.filter((event) => event.seq > after).slice(0, limit)
  }
  appendEvent(event: RecordedEvent): void {
    const { seq, hash } = this.head()
    if (event.seq !== seq + 1 || event.prev !== hash)
      throw new Error(`event ${String(event.seq)} does not continue the chain`)
    this.rows.events.push(event)
  }

  vault(): VaultEntry[] {
    return [...this.rows.vault.values()]
  }
  vaultEntry(commitment: string): VaultEntry | null {
    return this.rows.vault.get(commitment) ?? null
  }
  addVaultEntry(entry: VaultEntry): void {
    this.rows.vault.set(entry.commitment, entry)
  }
  eraseVaultEntry(commitment: string): void {
    this.rows.vault.delete(commitment)
  }

  blob(hash: string): Uint8Array | null {
    return this.rows.blobs.get(hash) ?? null
  }
  addBlob(hash: string, bytes: Uint8Array): void {
    this.rows.blobs.set(hash, Uint8Array.from(bytes))
  }

  checkpoints(): Checkpoint[] {
    return [...this.rows.checkpoints]
  }
  addCheckpoint(checkpoint: Checkpoint): void {
    this.rows.checkpoints.push(checkpoint)
  }

  keptState(version: number) {
    const { kept } = this.rows
    return kept?.version === version ? { seq: kept.seq, hash: kept.hash, state: structuredClone(kept.state) } : null
  }
  keepState(version: number, { seq, hash, state }: KeptState): void {
    this.rows.kept = { version, seq, hash, state: structuredClone(state) }
  }

  command(participant: string, id: string): AnsweredCommand | null {
    return this.rows.commands.get(`${participant} ${id}`) ?? null
  }
  answerCommand(answered: AnsweredCommand): void {
    this.rows.commands.set(`${answered.participant} ${answered.id}`, answered)
  }

  text(text: string): StoredText {
    const { snapshot, updates } = this.rows.texts.get(text) ?? noText()
    return { snapshot, updates: [...updates] }
  }
  textSizeBytes(text: string): number {
    const { snapshot, updates } = this.text(text)
    return updates.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0)
  }
  textHistory(text: string): StoredUpdate[] {
    return [...(this.rows.texts.get(text)?.history ?? [])]
  }
  clientIds(text: string): ReadonlyMap<number, string> {
    return new Map(this.rows.texts.get(text)?.clientIds)
  }
  addUpdate(text: string, stored: StoredUpdate): void {
    const update = Uint8Array.from(stored.update)
    const rows = this.textRows(text)
    rows.updates.push(update)
    rows.history.push({ ...stored, update })
  }
  compactText(text: string, snapshot: Uint8Array): void {
    const rows = this.textRows(text)
    rows.snapshot = Uint8Array.from(snapshot)
    rows.updates = []
  }
  bindClientId(text: string, clientId: number, participant: string): void {
    const { clientIds } = this.textRows(text)
    if (clientIds.has(clientId)) throw new Error(`client id ${String(clientId)} is bound already`)
    clientIds.set(clientId, participant)
  }

  invitation(tokenHash: string): Invitation | null {
    return this.rows.invitations.get(tokenHash) ?? null
  }
  invitationsOf(person: string): Invitation[] {
    return [...this.rows.invitations.values()].filter((one) => one.person === person)
  }
  addInvitation(invitation: Invitation): void {
    this.rows.invitations.set(invitation.tokenHash, invitation)
  }
  takeDevice(tokenHash: string): void {
    const invitation = this.rows.invitations.get(tokenHash)
    if (!invitation || invitation.devicesLeft < 1) throw new Error('no device left')
    this.rows.invitations.set(tokenHash, { ...invitation, devicesLeft: invitation.devicesLeft - 1 })
  }
  revokeInvitation(tokenHash: string, at: string): void {
    const invitation = this.rows.invitations.get(tokenHash)
    if (invitation) this.rows.invitations.set(tokenHash, { ...invitation, revokedAt: at })
  }

  session(sessionHash: string): Session | null {
    return this.rows.sessions.get(sessionHash) ?? null
  }
  sessionsOf(person: string): Session[] {
    return [...this.rows.sessions.values()].filter((one) => one.person === person)
  }
  addSession(session: Session): void {
    this.rows.sessions.set(session.sessionHash, session)
  }
  revokeSession(sessionHash: string, at: string): void {
    const session = this.rows.sessions.get(sessionHash)
    if (session) this.rows.sessions.set(sessionHash, { ...session, revokedAt: at })
  }

  forgetJoining(): void {
    this.rows.invitations.clear()
    this.rows.sessions.clear()
  }

  note(key: string): string | null {
    return this.rows.notes.get(key) ?? null
  }
  setNote(key: string, value: string): void {
    this.rows.notes.set(key, value)
  }
  putBallot(ballot: SecretBallot): boolean {
    if (this.rows.box.has(ballot.key)) return false
    this.rows.box.set(ballot.key, ballot)
    return true
  }
  changeBallot({ key, decision, choice }: Pick<SecretBallot, 'key' | 'decision' | 'choice'>): boolean {
    const ballot = this.rows.box.get(key)
    if (ballot?.decision !== decision) return false
    this.rows.box.set(key, { ...ballot, choice })
    return true
  }
  ballotsIn(decision: string): Pick<SecretBallot, 'sector' | 'choice'>[] {
    return [...this.rows.box.values()]
      .filter((ballot) => ballot.decision === decision)
      .map(({ sector, choice }) => ({ sector, choice }))
      .sort((a, b) => `${a.sector ?? ''} ${a.choice}`.localeCompare(`${b.sector ?? ''} ${b.choice}`))
  }
  emptyBox(decision: string): void {
    for (const { key } of [...this.rows.box.values()].filter((one) => one.decision === decision))
      this.rows.box.delete(key)
  }

  private textRows(text: string): TextRows {
    const rows = this.rows.texts.get(text) ?? noText()
    this.rows.texts.set(text, rows)
    return rows
  }
}

function emptyRows(): Rows {
  return {
    events: [],
    vault: new Map(),
    blobs: new Map(),
    checkpoints: [],
    kept: null,
    commands: new Map(),
    texts: new Map(),
    invitations: new Map(),
    sessions: new Map(),
    notes: new Map(),
    box: new Map(),
  }
}

function noText(): TextRows {
  return { snapshot: null, updates: [], history: [], clientIds: new Map() }
}

// Values in the rows are never changed in place, only replaced; so copying the containers is enough.
function copyOf(rows: Rows): Rows {
  return {
    events: [...rows.events],
    vault: new Map(rows.vault),
    blobs: new Map(rows.blobs),
    checkpoints: [...rows.checkpoints],
    kept: rows.kept,
    commands: new Map(rows.commands),
    texts: new Map([...rows.texts].map(([text, one]) => [text, copyOfText(one)])),
    invitations: new Map(rows.invitations),
    sessions: new Map(rows.sessions),
    notes: new Map(rows.notes),
    box: new Map(rows.box),
  }
}

function copyOfText(rows: TextRows): TextRows {
  return {
    snapshot: rows.snapshot,
    updates: [...rows.updates],
    history: [...rows.history],
    clientIds: new Map(rows.clientIds),
  }
}
