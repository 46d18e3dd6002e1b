import type { Protocol } from 'electron'
import { protocol } from 'electron'
import { policyFor } from '../host/page-policy.ts'
import type { WebFiles } from '../host/ports/web-files.ts'
import { isAppUrl } from './app-url.ts'

/** Before Electron is ready. `corsEnabled`: without it other origins could read what the scheme serves (CVE-2026-70604). */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'plenary', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ])
}

/**
 * Serves the interface as it was read at start: what is not in it does not exist, so no path leads out of it. `hostShown` says which
 * host a page of this URL may speak with.
 */
export function serveApp(to: Protocol, files: WebFiles, hostShown: (url: URL) => string | null): void {
  to.handle('plenary', (request) => {
    const url = new URL(request.url)
    const file = isAppUrl(request.url) && request.method === 'GET' ? files.get(pathOf(url)) : undefined
    const headers = {
      'content-security-policy': policyFor(hostShown(url)),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    }
    if (!file) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(file.bytes), { headers: { ...headers, 'content-type': file.type } })
  })
}

function pathOf(url: URL): string {
  return url.pathname === '/' ? '/index.html' : url.pathname
}
