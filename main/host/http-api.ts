import type { FastifyInstance, FastifyRequest } from 'fastify'
import { controlsRequest, redeemRequest, sharingRequest } from '../../shared/contract/http.ts'
import type { RedeemAnswer, SharingAnswer, TextListing } from '../../shared/contract/http.ts'
import type { Result } from '../../shared/lib/result.ts'
import { deskCalls } from '../../shared/contract/start.ts'
import type { DeskCall, StartAnswer } from '../../shared/contract/start.ts'
import type { Allowing } from './allowlist.ts'
import { addFiles, bearerOf, createEdge, isLocal, refuse } from './http-edge.ts'
import { OPERATOR } from './invitations.ts'
import type { Session } from './ports/forum-store.ts'
import type { WebFiles } from './ports/web-files.ts'
import type { SharingFault } from './sharing.ts'

/** What the HTTP edge needs of the host. */
export interface HttpDeps {
  readonly allowlist: Allowing
  readonly files: WebFiles
  redeem(token: string, fromLoopback: boolean): { ok: true; value: RedeemAnswer } | { ok: false; why: string }
  session(token: string, fromLoopback: boolean): Session | null
  texts(session: Session): TextListing
  blob(session: Session, hash: string): Uint8Array | null
  takeControls(session: Session, person: string): { session: string } | null
  sharing(): SharingAnswer
  share(address: string | null): Promise<Result<SharingAnswer, SharingFault>>
  /** Null where whoever started this host sits at the desk themselves. */
  readonly desk: ((call: DeskCall) => Promise<StartAnswer>) | null
}

const REDEEMS_A_MINUTE = 600

export function createHttpApi(deps: HttpDeps): FastifyInstance {
  const server = createEdge(deps.allowlist)
  addApi(server, deps)
  addSharing(server, deps)
  addDesk(server, deps)
  addFiles(server, deps.files)
  return server
}

function addApi(server: FastifyInstance, deps: HttpDeps): void {
  const redeems = new Allowance(REDEEMS_A_MINUTE)
  server.post('/api/redeem', (request, reply) => {
    if (!redeems.take(request.ip)) return refuse(reply, 'too_fast')
    const asked = redeemRequest.safeParse(request.body)
    if (!asked.success) return refuse(reply, 'bad_input', { path: 'invite' })
    const redeemed = deps.redeem(asked.data.invite, isLocal(request.raw))
    return redeemed.ok ? reply.send(redeemed.value) : refuse(reply, 'invitation_refused', { why: redeemed.why })
  })
  server.get('/api/texts', (request, reply) => {
    const session = sessionOf(deps, request)
    return session ? reply.header('cache-control', 'no-store').send(deps.texts(session)) : refuse(reply, 'no_session')
  })
  server.get<{ Params: { hash: string } }>('/api/blobs/:hash', (request, reply) => {
    const session = sessionOf(deps, request)
    if (!session) return refuse(reply, 'no_session')
    const bytes = /^[0-9a-f]{64}$/.test(request.params.hash) ? deps.blob(session, request.params.hash) : null
    if (!bytes) return refuse(reply, 'not_found', { noun: 'blob' })
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'private, immutable')
      .send(Buffer.from(bytes))
  })
  server.post('/api/controls', (request, reply) => {
    const session = sessionOf(deps, request)
    if (!session) return refuse(reply, 'no_session')
    const asked = controlsRequest.safeParse(request.body)
    if (!asked.success) return refuse(reply, 'bad_input', { path: 'person' })
    const taken = deps.takeControls(session, asked.data.person)
    return taken ? reply.send(taken) : refuse(reply, 'not_allowed')
  })
}

/** Who may reach this host is for whoever is at the controls, at this computer, to say. */
function addSharing(server: FastifyInstance, deps: HttpDeps): void {
  const atControls = (request: FastifyRequest): boolean => sessionOf(deps, request)?.role === OPERATOR
  server.get('/api/sharing', (request, reply) =>
    atControls(request) ? reply.header('cache-control', 'no-store').send(deps.sharing()) : refuse(reply, 'not_allowed'),
  )
  server.post('/api/sharing', async (request, reply) => {
    if (!atControls(request)) return refuse(reply, 'not_allowed')
    const asked = sharingRequest.safeParse(request.body)
    if (!asked.success) return refuse(reply, 'bad_input', { path: 'address' })
    const shared = await deps.share(asked.data.address)
    return shared.ok ? reply.send(shared.value) : refuse(reply, 'out_of_order', { state: shared.error })
  })
}

/** The desk acts on files of this computer, so it is asked from here only, and by whoever is at the controls. */
function addDesk(server: FastifyInstance, deps: HttpDeps): void {
  server.post<{ Params: { call: string } }>('/api/desk/:call', async (request, reply) => {
    const session = sessionOf(deps, request)
    if (!session) return refuse(reply, 'no_session')
    const { call } = request.params
    if (!deps.desk || !Object.hasOwn(deskCalls, call)) return refuse(reply, 'not_found', { noun: 'desk' })
    if (session.role !== OPERATOR) return refuse(reply, 'not_allowed')
    const name = call as DeskCall
    if (!deskCalls[name].input.safeParse(request.body).success) return refuse(reply, 'bad_input', { path: '' })
    return reply.header('cache-control', 'no-store').send(await deps.desk(name))
  })
}

function sessionOf(deps: HttpDeps, request: FastifyRequest): Session | null {
  const token = bearerOf(request)
  return token === null ? null : deps.session(token, isLocal(request.raw))
}

/** How often an address may try within a minute: invitations cannot be guessed, but trying should not load the host. */
class Allowance {
  readonly #limit: number
  #minute = 0
  #taken = new Map<string, number>()

  constructor(limit: number) {
    this.#limit = limit
  }

  take(address: string): boolean {
    const minute = Math.floor(performance.now() / 60_000)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#taken = new Map()
    }
    const taken = (this.#taken.get(address) ?? 0) + 1
    this.#taken.set(address, taken)
    return taken <= this.#limit
  }
}
