/** The origin of the app's own windows. */
export const APP_ORIGIN = 'plenary://app'

/** Which Host and Origin headers are answered. */
export interface Allowing {
  host(header: string | undefined): boolean
  origin(header: string | undefined): boolean
}

/**
 * Exact lists of the Host and Origin headers that are answered. They stop DNS rebinding (a page of another name that resolves
 * here) and pages of other origins that would use a browser's reach into the local network.
 */
export class Allowlist implements Allowing {
  readonly #hosts: ReadonlySet<string>
  readonly #origins: ReadonlySet<string>

  constructor(baseUrls: readonly string[]) {
    const urls = baseUrls.map((url) => new URL(url))
    this.#hosts = new Set(urls.map((url) => url.host))
    this.#origins = new Set([...urls.map((url) => url.origin), APP_ORIGIN])
  }

  host(header: string | undefined): boolean {
    return header !== undefined && this.#hosts.has(header.toLowerCase())
  }

  /** A client that is no browser sends no Origin; what it may do is then its session's affair. */
  origin(header: string | undefined): boolean {
    return header === undefined || this.#origins.has(header)
  }
}
