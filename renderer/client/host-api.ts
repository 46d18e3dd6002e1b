import { z } from '../../shared/lib/zod.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { errorCodes, failure } from '../../shared/contract/errors.ts'
import type { RedeemAnswer, SharingAnswer, TextListing } from '../../shared/contract/http.ts'
import { controlsAnswer, redeemAnswer, sharingAnswer, textListing } from '../../shared/contract/http.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { parseJson } from './parsing.ts'

/** What the host said no to, or that nobody answered at its address. */
export type Trouble = Failure | { readonly code: 'unreachable'; readonly details?: Readonly<Record<string, unknown>> }
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const refusal = z.object({
  error: z.object({ code: z.enum(errorCodes), details: z.record(z.string(), z.unknown()).optional() }),
})

/** The host's HTTP side. Nothing throws; every answer is parsed. */
export class HostApi {
  readonly #host: string
  readonly #fetch: Fetch

  constructor(host: string, fetch: Fetch) {
    this.#host = host.replace(/\/+$/, '')
    this.#fetch = fetch
  }

  /** Turns an invitation into a session; takes one of its devices. */
  redeem(invite: string): Promise<Result<RedeemAnswer, Trouble>> {
    return this.#ask('/api/redeem', redeemAnswer, { body: { invite } })
  }

  texts(session: string): Promise<Result<TextListing, Trouble>> {
    return this.#ask('/api/texts', textListing, { session })
  }

  /** A session that acts as this person, for whoever sits at the hosting computer. */
  takeControls(session: string, person: string): Promise<Result<{ session: string }, Trouble>> {
    return this.#ask('/api/controls', controlsAnswer, { session, body: { person } })
  }

  /** Whether others on the network may join, and under which address; for whoever is at the controls. */
  sharing(session: string): Promise<Result<SharingAnswer, Trouble>> {
    return this.#ask('/api/sharing', sharingAnswer, { session })
  }

  share(session: string, address: string | null): Promise<Result<SharingAnswer, Trouble>> {
    return this.#ask('/api/sharing', sharingAnswer, { session, body: { address } })
  }

  /** A frozen text by its hash, exactly as it was hashed. */
  async blob(session: string, hash: string): Promise<Result<string, Trouble>> {
    const answer = await this.#fetchText(`/api/blobs/${encodeURIComponent(hash)}`, { session })
    return answer.ok ? ok(answer.value) : answer
  }

  async #ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    of: { session?: string; body?: unknown },
  ): Promise<Result<z.infer<Schema>, Trouble>> {
    const answer = await this.#fetchText(path, of)
    if (!answer.ok) return answer
    const value = parseJson(schema, answer.value)
    return value === null ? err(failure('protocol_mismatch')) : ok(value)
  }

  async #fetchText(
    path: string,
    { session, body }: { session?: string; body?: unknown },
  ): Promise<Result<string, Trouble>> {
    const headers: Record<string, string> = {}
    if (session !== undefined) headers['authorization'] = `Bearer ${session}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    try {
      const response = await this.#fetch(this.#host + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (response.ok) return ok(text)
      const refused = parseJson(refusal, text)?.error
      // Whatever answered without a refusal of ours is not the host: a captive portal, a proxy.
      return err(refused ? failure(refused.code, refused.details) : { code: 'unreachable' })
    } catch {
      return err({ code: 'unreachable' })
    }
  }
}
