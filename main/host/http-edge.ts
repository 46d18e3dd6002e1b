import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { failure } from '../../shared/contract/errors.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { APP_ORIGIN } from './allowlist.ts'
import type { Allowing } from './allowlist.ts'
import { contentSecurityPolicy } from './page-policy.ts'
import type { WebFiles } from './ports/web-files.ts'

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_input: 400,
  no_session: 401,
  not_allowed: 403,
  invitation_refused: 403,
  not_found: 404,
  out_of_order: 409,
  too_large: 413,
  too_fast: 429,
}

/** Unauthenticated requests are small. */
const BODY_LIMIT_BYTES = 8 * 1024
/** Whoever sends a request letter by letter holds a connection no longer than this. */
export const REQUEST_TIMEOUT_MS = 30_000

/**
 * A server that answers only who names it rightly (Host) and comes from its own pages (Origin), before any routing, and sends every
 * answer with the page's policy. Without routes yet.
 */
export function createEdge(allowlist: Allowing): FastifyInstance {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    trustProxy: false,
  })
  server.addHook('onRequest', (request, reply, next) => {
    if (guard(allowlist, request, reply)) next()
  })
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const { statusCode = 500 } = error
    return refuse(reply, statusCode === 413 ? 'too_large' : statusCode < 500 ? 'bad_input' : 'not_saved')
  })
  server.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'))
  return server
}

function guard(allowlist: Allowing, request: FastifyRequest, reply: FastifyReply): boolean {
  const { host, origin } = request.headers
  if (!allowlist.host(host) || !allowlist.origin(origin)) {
    void refuse(reply, 'not_allowed')
    return false
  }
  secure(reply, request)
  if (request.method !== 'OPTIONS') return true
  void reply
    .headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type',
    })
    .code(204)
    .send()
  return false
}

function secure(reply: FastifyReply, request: FastifyRequest): void {
  const { host = '' } = request.headers
  reply.headers({
    'content-security-policy': contentSecurityPolicy(["'self'", `ws://${host}`, `wss://${host}`]),
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

/** The built interface. */
export function addFiles(server: FastifyInstance, files: WebFiles): void {
  server.get('/*', (request, reply) => {
    const path = request.url.replace(/[?#].*$/, '')
    const file = files.get(path === '/' ? '/index.html' : path)
    if (!file) return refuse(reply, 'not_found')
    const forever = path.startsWith('/assets/')
    reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.type(file.type).send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  })
}

/** The 256-bit token that a request brings, or null. */
export function bearerOf(request: FastifyRequest): string | null {
  const [, token] = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? []
  return token ?? null
}

export function refuse(reply: FastifyReply, code: ErrorCode, details?: Record<string, unknown>): FastifyReply {
  return reply.code(STATUS[code] ?? 500).send({ error: failure(code, details) })
}

/** Headers by which a program in between says for whom it asks. */
const FORWARDED = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/

/**
 * Whether somebody at this computer asks. A program on this computer that passes requests on for people elsewhere asks from
 * loopback too: what says so is not local, nor what names this host, or comes from a page, as others reach it. One that hides all
 * of this is taken for local; so no right rests on being local alone, only together with the owner's token.
 */
export function isLocal({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  const { host = '', origin } = headers
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    namesLoopback(`http://${host}`) &&
    (origin === undefined || origin === APP_ORIGIN || namesLoopback(origin)) &&
    !Object.keys(headers).some((name) => FORWARDED.test(name))
  )
}

function namesLoopback(url: string): boolean {
  const name = URL.parse(url)?.hostname ?? ''
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d+){3}$/.test(name)
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address)
}
