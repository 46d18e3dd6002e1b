import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import {
  closeCodes,
  LIVE_PROTOCOL,
  SAVED_PROTOCOL,
  SESSION_PROTOCOL_PREFIX,
  SYNC_PROTOCOL,
} from '../../shared/contract/protocol.ts'
import type { Allowing } from './allowlist.ts'
import { isLocal } from './http-edge.ts'
import type { Session } from './ports/forum-store.ts'
import { TokenBucket } from './token-bucket.ts'

/** Larger than any frame that is allowed, so that a channel itself says what was wrong with one that is too large. */
const MAX_FRAME_BYTES = 8 * 1024 * 1024
/** Of strangers together: they may not take the places of those who hold a session. */
const STRANGERS_PER_SECOND = 50
const STRANGERS_BURST = 600
const HANDSHAKES_PER_SECOND = 20
const HANDSHAKE_BURST = 200
const SOCKETS_PER_SESSION = 80
/** How long, in ms, a socket that is being closed may take to agree; apart, since the types of ws do not know it yet. */
const CLOSING = { closeTimeout: 1_000 }

export interface UpgradeDeps {
  readonly allowlist: Allowing
  session(token: string, fromLoopback: boolean): Session | null
  live(socket: WebSocket, session: Session): void
  sync(socket: WebSocket, session: Session, doc: string, saved: boolean): void
}

/**
 * Takes WebSocket handshakes. A wrong Host or Origin gets no WebSocket at all; a session that does not hold gets one that closes
 * at once with a final code, since a browser could not tell a refused handshake from a line that is down.
 */
export class Upgrades {
  readonly #deps: UpgradeDeps
  readonly #sockets: WebSocketServer
  readonly #strangers = new TokenBucket(STRANGERS_PER_SECOND, STRANGERS_BURST)
  readonly #sessions = new Map<string, { open: number; readonly handshakes: TokenBucket }>()

  constructor(deps: UpgradeDeps) {
    this.#deps = deps
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      ...CLOSING,
      handleProtocols: (offered) => [SYNC_PROTOCOL, LIVE_PROTOCOL].find((name) => offered.has(name)) ?? false,
    })
  }

  listenTo(server: Server): void {
    server.on('upgrade', (request, stream, head) => {
      this.#upgrade(request, stream, head)
    })
  }

  close(): void {
    this.#sockets.close()
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const { host, origin } = request.headers
    if (!this.#deps.allowlist.host(host) || !this.#deps.allowlist.origin(origin)) {
      refuse(stream, '403 Forbidden')
      return
    }
    const offered = offeredBy(request)
    const session = this.#sessionOf(request, offered)
    if (!this.#bucketOf(session).take()) {
      refuse(stream, '429 Too Many Requests')
      return
    }
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => {
        socket.terminate()
      })
      this.#route(socket, request, { offered, session })
    })
  }

  #sessionOf(request: IncomingMessage, offered: readonly string[]): Session | null {
    const token = offered
      .find((name) => name.startsWith(SESSION_PROTOCOL_PREFIX))
      ?.slice(SESSION_PROTOCOL_PREFIX.length)
    return token === undefined ? null : this.#deps.session(token, isLocal(request))
  }

  #bucketOf(session: Session | null): TokenBucket {
    return session ? this.#countOf(session).handshakes : this.#strangers
  }

  #countOf({ sessionHash }: Session): { open: number; readonly handshakes: TokenBucket } {
    const known = this.#sessions.get(sessionHash)
    if (known) return known
    const count = { open: 0, handshakes: new TokenBucket(HANDSHAKES_PER_SECOND, HANDSHAKE_BURST) }
    this.#sessions.set(sessionHash, count)
    return count
  }

  #route(
    socket: WebSocket,
    request: IncomingMessage,
    { offered, session }: { offered: readonly string[]; session: Session | null },
  ): void {
    if (!session) {
      socket.close(closeCodes.noSession, 'no session')
      return
    }
    if (!this.#count(socket, session)) {
      socket.close(closeCodes.tooFast, 'too many connections')
      return
    }
    const path = (request.url ?? '').replace(/\?.*$/, '')
    const [, doc] = /^\/sync\/([0-9a-f]{32})$/.exec(path) ?? []
    if (path === '/live' && offered.includes(LIVE_PROTOCOL)) this.#deps.live(socket, session)
    else if (doc !== undefined && offered.includes(SYNC_PROTOCOL)) {
      this.#deps.sync(socket, session, doc, offered.includes(SAVED_PROTOCOL))
    } else socket.close(closeCodes.notFound, 'no such channel')
  }

  #count(socket: WebSocket, session: Session): boolean {
    const count = this.#countOf(session)
    if (count.open >= SOCKETS_PER_SESSION) return false
    count.open++
    socket.on('close', () => count.open--)
    return true
  }
}

function offeredBy(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
