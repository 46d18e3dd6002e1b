import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { randomId } from '../../shared/lib/ids.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { Result } from '../../shared/lib/result.ts'
import { ok } from '../../shared/lib/result.ts'
import type { SharingAnswer } from '../../shared/contract/http.ts'
import type { Clock } from '../../shared/lib/time.ts'
import { toInstant } from '../../shared/lib/time.ts'
import type { Role } from '../../shared/policy/actor.ts'
import { can } from '../../shared/policy/can.ts'
import { seatsByPerson } from '../../shared/rules/meeting-seats.ts'
import { actorHolding, actorOf, todayOf } from './actors.ts'
import { Allowlist } from './allowlist.ts'
import type { Allowing } from './allowlist.ts'
import { Executor } from './executor.ts'
import { Deadlines } from './deadlines.ts'
import { createHttpApi } from './http-api.ts'
import { Invitations, OPERATOR } from './invitations.ts'
import { LiveHub } from './live-hub.ts'
import type { Desk } from './ports/desk.ts'
import type { ForumStore, Session } from './ports/forum-store.ts'
import type { Signer } from './ports/signer.ts'
import type { WebFiles } from './ports/web-files.ts'
import { nameOf } from './projection.ts'
import { Recorder } from './recorder.ts'
import { signNow } from './sign-now.ts'
import { TextHub } from './sync/text-hub.ts'
import { ownAddresses, Sharing } from './sharing.ts'
import type { SharingFault } from './sharing.ts'
import { accessTo, textsFor } from './text-catalogue.ts'
import { hubReader } from './text-reader.ts'
import { Upgrades } from './upgrade.ts'

export interface HostingOptions {
  readonly store: ForumStore
  readonly clock: Clock
  readonly signer: Signer
  readonly files: WebFiles
  readonly bind: string
  /** 0 takes a free one. */
  readonly port: number
  /** Under which name participants reach this host; port 0 in it stands for the port that was taken. */
  readonly publicUrl: string | null
  /** A throwaway copy: windows show a banner that cannot be missed. */
  readonly rehearsal: boolean
  /** Publishing, copying and rehearsing over HTTP, for a host without a window of its own. */
  readonly desk?: Desk
  onFault(error: unknown): void
}

export interface MintedInvitation {
  readonly name: string
  /** The label of the seat, or null for somebody without one. */
  readonly seat: string | null
  readonly role: Role
  readonly url: string
}

/** One forum file, served. Everything that the desktop app and the command line host goes through here. */
export class Hosting {
  readonly recorder: Recorder
  readonly invitations: Invitations
  readonly #options: HostingOptions
  readonly #texts: TextHub
  readonly #live: LiveHub
  readonly #deadlines: Deadlines
  #server: FastifyInstance | null = null
  #upgrades: Upgrades | null = null
  #sharing: Sharing | null = null
  #baseUrl = ''

  private constructor(options: HostingOptions) {
    const { store, clock, signer } = options
    this.#options = options
    this.recorder = new Recorder(store, clock)
    this.invitations = new Invitations({
      store,
      clock,
      baseUrl: () => this.#baseUrl,
      onRevoked: (session) => {
        this.#live.closeSession(session)
        this.#texts.closeSession(session)
      },
    })
    this.#texts = new TextHub({
      store,
      clock,
      access: { access: (writer, text) => this.#access(writer.session, text) },
      onFault: (error) => {
        options.onFault(error)
      },
    })
    const executor = new Executor({
      recorder: this.recorder,
      texts: hubReader(this.#texts),
      invitations: this.invitations,
      signer,
      onFault: (error) => {
        options.onFault(error)
      },
    })
    this.#live = new LiveHub({
      recorder: this.recorder,
      executor,
      rehearsal: options.rehearsal,
      onFault: (error) => {
        options.onFault(error)
      },
    })
    this.#deadlines = new Deadlines(this.recorder, (error) => {
      options.onFault(error)
    })
    // What may be written follows from the record: a text that is put to decision is closed to typing at once.
    this.recorder.listen(() => {
      this.#texts.permissionsChanged()
    })
  }

  /** Opens the port, then records that hosting began. Rejects with the system's error where the port cannot be had. */
  static async start(options: HostingOptions): Promise<Hosting> {
    const hosting = new Hosting(options)
    await hosting.#listen()
    hosting.#begin()
    hosting.#deadlines.begin()
    return hosting
  }

  get url(): string {
    return this.#baseUrl
  }

  /** The link for whoever sits at this computer; good on loopback only, for this run. */
  ownerLink(): string {
    return `${this.localUrl}/#/join/${this.invitations.issueOwner()}`
  }

  /** How this computer itself reaches the host, whatever name participants use. */
  get localUrl(): string {
    return `http://127.0.0.1:${String(this.#address().port)}`
  }

  /** One invitation a person who holds a seat or office, and one for anybody else entered in the roster. */
  mintInvitations(): MintedInvitation[] {
    const { state } = this.recorder
    const at = this.#now()
    const today = this.#today()
    const seats = seatsByPerson(state, today)
    return this.recorder.store.transact((writer) =>
      Object.values(state.persons).map((person) => {
        const held = seats.get(person.id) ?? []
        const token = this.invitations.issue(writer, { person: person.id, meeting: null, role: 'participant' }, at)
        const actor = actorHolding(state, { person: person.id, role: 'participant' }, today, held)
        return {
          name: nameOf(actor, this.recorder),
          seat: held[0]?.label ?? null,
          role: actor.role,
          url: this.invitations.linkFor(token),
        }
      }),
    )
  }

  /** Signs where the record stands, every word typed so far included; gives its code. `ballot_open`: see `signNow`. */
  checkpoint(): Result<string, Failure> {
    this.#texts.flush()
    return signNow(this.recorder, this.#options.signer)
  }

  /** A checked copy of the forum file, beside the meeting. Rejects with what the store throws. */
  async backup(destination: string): Promise<void> {
    this.#texts.flush()
    await this.recorder.store.backup(destination)
  }

  /** Ends every connection, commits what is under way, and leaves one file behind. */
  async close(): Promise<void> {
    this.#deadlines.end()
    this.#live.close()
    await this.#texts.close()
    this.#upgrades?.close()
    await this.#sharing?.end()
    await this.#server?.close()
    this.recorder.store.close()
  }

  async #listen(): Promise<void> {
    const { bind, port, desk } = this.#options
    const allowing: Allowing = {
      host: (header) => this.#allowlist.host(header),
      origin: (header) => this.#allowlist.origin(header),
    }
    const server = createHttpApi({
      allowlist: allowing,
      files: this.#options.files,
      redeem: (token, fromLoopback) => this.#redeem(token, fromLoopback),
      session: (token, local) => this.#session(token, local),
      texts: (session) => textsFor(this.recorder.state, this.#actor(session), session.meeting, this.#today()),
      blob: (session, hash) => this.#blob(session, hash),
      takeControls: (session, person) => this.#takeControls(session, person),
      sharing: () => this.#sharingNow(),
      share: (address) => this.#share(address),
      desk: desk ? (call) => desk.call(call, this) : null,
    })
    this.#server = server
    await server.listen({ host: bind, port })
    this.#baseUrl = this.#publicUrl()
    this.#allowlist = new Allowlist([this.#baseUrl, ...this.#localUrls()])
    this.#upgrades = new Upgrades({
      allowlist: allowing,
      session: (token, local) => this.#session(token, local),
      live: (socket, session) => {
        this.#live.attach(socket, session)
      },
      sync: (socket, session, doc, saved) => {
        this.#texts.attach(socket, this.#writer(session), doc, { saved })
      },
    })
    this.#upgrades.listenTo(server.server)
    this.#sharing = new Sharing({
      answer: (request, response) => {
        server.routing(request, response)
      },
      listenTo: (second) => this.#upgrades?.listenTo(second),
      onChange: () => {
        this.#nameHost()
      },
    })
  }

  async #share(address: string | null): Promise<Result<SharingAnswer, SharingFault>> {
    const opened = address === null ? ok(null) : await this.#sharing?.open(address)
    if (address === null) await this.#sharing?.close()
    return opened?.ok === false ? opened : ok(this.#sharingNow())
  }

  /** What links begin with, and under which names this host is answered. */
  #nameHost(): void {
    this.#baseUrl = this.#sharing?.address ?? this.#publicUrl()
    this.#allowlist = new Allowlist([this.#baseUrl, this.#publicUrl(), ...this.#localUrls()])
  }

  #sharingNow(): SharingAnswer {
    const beyondHere = this.#baseUrl !== this.localUrl
    return { url: this.#baseUrl, shared: beyondHere, addresses: ownAddresses() }
  }

  /** Which names are answered changes with sharing; before the port is known, none is. */
  #allowlist = new Allowlist([])

  #begin(): void {
    const { signer } = this.#options
    const { state } = this.recorder
    const host = randomId<'host'>()
    this.invitations.endOwnerSessions(Object.keys(state.persons))
    this.recorder.commit(host, (draft) => {
      if (!state.forum?.keys.includes(signer.publicKey)) {
        draft.add({ type: 'key.admitted/1', body: { key: signer.publicKey } })
      }
      draft.add({ type: 'hosting.began/1', body: { host, epoch: (state.forum?.epoch ?? 0) + 1 } })
    })
  }

  #redeem(token: string, fromLoopback: boolean): { ok: true; value: RedeemedParticipant } | { ok: false; why: string } {
    if (this.invitations.isOwner(token) && !fromLoopback) return { ok: false, why: 'unknown' }
    const redeemed = this.invitations.redeem(token)
    if (!redeemed.ok) return { ok: false, why: redeemed.error }
    const session = this.invitations.session(redeemed.value.session)
    if (!session) return { ok: false, why: 'unknown' }
    const actor = this.#actor(session)
    const { id, role } = actor
    const name = nameOf(actor, this.recorder)
    const seat = actor.seats[0]
    const label = seat === undefined ? null : (this.recorder.state.seats[seat]?.label ?? null)
    return { ok: true, value: { session: redeemed.value.session, participant: { id, name, role, seat: label } } }
  }

  /** [JOIN7] A session of whoever is at the controls holds at this computer only, however its token got elsewhere. */
  #session(token: string, fromLoopback: boolean): Session | null {
    const session = this.invitations.session(token)
    return session?.role === OPERATOR && !fromLoopback ? null : session
  }

  #blob(session: Session, hash: string): Uint8Array | null {
    const { state, store } = this.recorder
    const ask = { to: 'kept.read', state, hash, limitedTo: session.meeting } as const
    return can(this.#actor(session), ask) ? store.blob(hash) : null
  }

  #takeControls(session: Session, person: string): { session: string } | null {
    if (session.role !== OPERATOR || !this.recorder.state.persons[person]) return null
    return { session: this.invitations.openOwnerSession(person).session }
  }

  #access(sessionHash: string, text: string): { write: boolean } | null {
    const session = this.recorder.store.session(sessionHash)
    if (session?.revokedAt !== null) return null
    return accessTo(this.recorder.state, this.#actor(session), session.meeting, text, this.#today())
  }

  #writer(session: Session): { participant: string; name: string; sector: number | null; session: string } {
    const { state } = this.recorder
    const actor = this.#actor(session)
    const seat = actor.seats[0] === undefined ? undefined : state.seats[actor.seats[0]]
    const sector = seat ? state.sectors.findIndex((one) => one.id === seat.sector) : -1
    const name = seat?.label ?? nameOf(actor, this.recorder)
    return { participant: actor.id, name, sector: sector < 0 ? null : sector, session: session.sessionHash }
  }

  #actor(session: Session): ReturnType<typeof actorOf> {
    const { state } = this.recorder
    return actorOf(state, session, this.#today())
  }

  #today(): string {
    return todayOf(this.recorder.state, this.#options.clock.now())
  }

  #now(): string {
    return toInstant(this.#options.clock.now())
  }

  #address(): AddressInfo {
    return this.#server?.server.address() as AddressInfo
  }

  #publicUrl(): string {
    const { publicUrl, bind } = this.#options
    const { port } = this.#address()
    if (publicUrl === null) return `http://${bracketed(bind === '0.0.0.0' ? '127.0.0.1' : bind)}:${String(port)}`
    return publicUrl.replace(/:0(?=\/|$)/, `:${String(port)}`).replace(/\/+$/, '')
  }

  #localUrls(): string[] {
    const { port } = this.#address()
    const names = new Set(['127.0.0.1', 'localhost', '[::1]', bracketed(this.#options.bind)])
    return [...names].map((name) => `http://${name}:${String(port)}`)
  }
}

type RedeemedParticipant = {
  session: string
  participant: { id: string; name: string; role: Role; seat: string | null }
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
