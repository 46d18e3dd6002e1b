import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { failure } from '../../shared/contract/errors.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { controlsRequest, redeemRequest } from '../../shared/contract/http.ts'
import type { RedeemAnswer, TextListing } from '../../shared/contract/http.ts'
import { APP_ORIGIN } from './allowlist.ts'
import type { Allowing } from './allowlist.ts'
import type { Session } from './ports/forum-store.ts'
import type { WebFiles } from './ports/web-files.ts'

/** What the HTTP edge needs of the host. */
export interface HttpDeps {
  readonly allowlist: Allowing
  readonly files: WebFiles
  redeem(token: string, fromLoopback: boolean): { ok: true; value: RedeemAnswer } | { ok: false; why: string }
  session(token: string): Session | null
  texts(session: Session): TextListing
  blob(session: Session, hash: string): Uint8Array | null
  takeControls(session: Session, person: string): { session: string } | null
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_input: 400,
  no_session: 401,
  not_allowed: 403,
  invitation_refused: 403,
  not_found: 404,
  too_large: 413,
  too_fast: 429,
}

/** Unauthenticated requests are small. */
const BODY_LIMIT_BYTES = 8 * 1024
const REDEEMS_A_MINUTE = 600

/** No script but ours, none of it inline; nothing may frame the page or be loaded from elsewhere. */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

export function createHttpApi(deps: HttpDeps): FastifyInstance {
  const server = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true, trustProxy: false })
  server.addHook('onRequest', (request, reply, next) => {
    guard(deps, request, reply) ? next() : undefined
  })
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const code = error.statusCode === 413 ? 'too_large' : 'bad_input'
    return refuse(reply, code)
  })
  server.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'))
  addApi(server, deps)
  addFiles(server, deps.files)
  return server
}

function guard(deps: HttpDeps, request: FastifyRequest, reply: FastifyReply): boolean {
  const { host, origin } = request.headers
  if (!deps.allowlist.host(host) || !deps.allowlist.origin(origin)) {
    void refuse(reply, 'not_allowed')
    return false
  }
  secure(reply, request)
  if (request.method !== 'OPTIONS') return true
  void reply
    .headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type' })
    .code(204)
    .send()
  return false
}

function secure(reply: FastifyReply, request: FastifyRequest): void {
  const wsOrigin = `ws://${request.headers.host ?? ''} wss://${request.headers.host ?? ''}`
  reply.headers({
    'content-security-policy': contentSecurityPolicy(`'self' ${wsOrigin}`),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
    vary: 'Origin',
  })
  if (request.headers.origin === APP_ORIGIN) {
    reply.headers({ 'access-control-allow-origin': APP_ORIGIN, 'cross-origin-resource-policy': 'cross-origin' })
  }
}

function addApi(server: FastifyInstance, deps: HttpDeps): void {
  const redeems = new Allowance(REDEEMS_A_MINUTE)
  server.post('/api/redeem', (request, reply) => {
    if (!redeems.take(request.ip)) return refuse(reply, 'too_fast')
    const asked = redeemRequest.safeParse(request.body)
    if (!asked.success) return refuse(reply, 'bad_input', { path: 'invite' })
    const redeemed = deps.redeem(asked.data.invite, isLoopback(request.ip))
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
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'private, immutable').send(Buffer.from(bytes))
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

function sessionOf(deps: HttpDeps, request: FastifyRequest): Session | null {
  const [, token] = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? []
  return token === undefined ? null : deps.session(token)
}

function addFiles(server: FastifyInstance, files: WebFiles): void {
  server.get('/*', (request, reply) => {
    const path = request.url.replace(/[?#].*$/, '')
    const file = files.get(path === '/' ? '/index.html' : path)
    if (!file) return refuse(reply, 'not_found')
    const forever = path.startsWith('/assets/')
    reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.type(file.type).send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  })
}

function refuse(reply: FastifyReply, code: ErrorCode, details?: Record<string, unknown>): FastifyReply {
  return reply.code(STATUS[code] ?? 500).send({ error: failure(code, details) })
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address)
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
