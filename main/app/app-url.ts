import { APP_ORIGIN } from '../host/allowlist.ts'

/** Whether a URL is one of the app's own pages: parsed and compared exactly, never by how it begins. */
export function isAppUrl(url: string): boolean {
  const parsed = parse(url)
  if (!parsed) return false
  const { protocol, host, username, password } = parsed
  return `${protocol}//${host}` === APP_ORIGIN && username === '' && password === ''
}

/** What the check of a sender needs of Electron's frame. */
export interface SenderFrame {
  readonly parent: unknown
  readonly origin: string
  readonly url: string
}

/** Only the top frame of one of the app's own pages may ask for anything; a frame that is gone (null) may not. */
export function isOwnTopFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url)
}

/** A link that may be handed to the system once a person has agreed: what they are told, or null if it may not. */
export function outsideLink(url: string): { readonly url: string; readonly place: string } | null {
  const parsed = parse(url)
  if (parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '')
    return { url: parsed.href, place: parsed.host }
  if (parsed?.protocol === 'mailto:' && parsed.pathname !== '') return { url: parsed.href, place: parsed.pathname }
  return null
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}
