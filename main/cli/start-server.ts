import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { StartAnswer } from '../../shared/contract/start.ts'
import { utf8 } from '../../shared/lib/bytes.ts'
import { randomSecret } from '../../shared/lib/ids.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import { Allowlist } from '../host/allowlist.ts'
import { addFiles, bearerOf, createEdge, isLocal } from '../host/http-edge.ts'
import type { WebFiles } from '../host/ports/web-files.ts'

/** A roster may come with a new forum. */
const LARGEST_BODY_BYTES = 5 * 1024 * 1024

export interface StartServerDeps {
  /** 0 takes a free one. */
  readonly port: number
  readonly files: WebFiles
  call(name: string, input: unknown): Promise<StartAnswer>
}

export interface StartServer {
  /** Holds the owner's token, good for this run and on this computer only. */
  readonly link: string
  readonly port: number
  close(): Promise<void>
}

/** The start screen over HTTP on loopback. Rejects with the system's error where the port cannot be had. */
export async function startServer(deps: StartServerDeps): Promise<StartServer> {
  const token = randomSecret()
  const tokenHash = sha256(utf8(token)) // compared by hash, so that the time it takes says nothing about the token
  let allowlist = new Allowlist([])
  const server = createEdge({ host: (header) => allowlist.host(header), origin: (header) => allowlist.origin(header) })
  addStart(server, tokenHash, deps)
  addFiles(server, deps.files)
  await server.listen({ host: '127.0.0.1', port: deps.port })
  const { port } = server.server.address() as AddressInfo
  allowlist = new Allowlist([`http://127.0.0.1:${String(port)}`, `http://localhost:${String(port)}`])
  return {
    link: `http://127.0.0.1:${String(port)}/#/start/${token}`,
    port,
    close: async () => {
      await server.close()
    },
  }
}

/** Every answer under /api/start/ is a `StartAnswer`. The owner is asked for before a body is read. */
function addStart(server: FastifyInstance, tokenHash: string, deps: StartServerDeps): void {
  const refusal = (code: ErrorCode): StartAnswer => ({ ok: false, error: { code } })
  server.route<{ Params: { call: string } }>({
    method: 'POST',
    url: '/api/start/:call',
    bodyLimit: LARGEST_BODY_BYTES,
    onRequest: (request, reply, next) => {
      const token = bearerOf(request)
      if (isLocal(request.raw) && token !== null && sha256(utf8(token)) === tokenHash) next()
      else void reply.code(401).send(refusal('no_session'))
    },
    errorHandler: (error, _request, reply) => {
      const tooLarge = error.statusCode === 413
      void reply.code(tooLarge ? 413 : 400).send(refusal(tooLarge ? 'too_large' : 'bad_input'))
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return deps.call(request.params.call, request.body)
    },
  })
}
