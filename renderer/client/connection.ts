import type { PlenaryBridge } from '../../shared/contract/bridge.ts'
import type { OpenedForum } from '../../shared/contract/start.ts'
import type { Fetch, Trouble } from './host-api.ts'
import { HostApi } from './host-api.ts'
import type { Shelf } from './session-memory.ts'
import { attempt, SessionMemory } from './session-memory.ts'
import type { StartPort } from './start-port.ts'
import { bridgeStart, httpStart } from './start-port.ts'

declare global {
  interface Window {
    readonly plenary?: PlenaryBridge
  }
}

/** What arriving needs of the window; tests fill it with their own. */
export interface WindowEdge {
  readonly bridge: PlenaryBridge | null
  /** Where the page came from, like `http://192.168.1.20:4620`. */
  readonly origin: string
  fragment(): string
  /** Takes the fragment, and with it the token, out of the address and the history. */
  clearFragment(): void
  leaveFor(url: string): void
  readonly tab: Shelf
  readonly device: Shelf
  readonly fetch: Fetch
}

export interface Place {
  /** The host's address, without a slash at the end. */
  readonly host: string
  readonly session: string
}

/** What a window shows first. */
export type Arrival =
  | { readonly kind: 'forum'; readonly place: Place }
  | { readonly kind: 'start'; readonly port: StartPort }
  /** The invitation was refused (`details.why`), or nobody answered (`unreachable`: reloading tries again). */
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  /** No link, and no session on this device. */
  | { readonly kind: 'uninvited' }

const START_KEY = 'plenary.start'
const JOIN = /^#\/join\/([0-9a-f]{64})$/
const START = /^#\/start\/([0-9a-f]{64})$/

/** Finds out where the host is and which session is this window's: from the bridge in the app, else from the link or the device. */
export async function arrive(edge: WindowEdge): Promise<Arrival> {
  if (edge.bridge) {
    const forum = await edge.bridge.forum()
    return forum ? join(edge, forum) : { kind: 'start', port: bridgeStart(edge.bridge) }
  }
  const [, invite] = JOIN.exec(edge.fragment()) ?? []
  if (invite !== undefined) return join(edge, { url: edge.origin, invite })
  const start = startToken(edge)
  if (start !== null) return { kind: 'start', port: httpStart({ host: edge.origin, bearer: start, fetch: edge.fetch }) }
  const session = memoryOf(edge).recall(edge.origin)
  return session === null ? { kind: 'uninvited' } : { kind: 'forum', place: { host: edge.origin, session } }
}

/** Forgets a session that ended, so that the same link asks for a new one. */
export function forget(edge: WindowEdge, place: Place): void {
  memoryOf(edge).forget(place.host, place.session)
}

/** From now on this device is at the host with another session: somebody said who is at the controls. */
export function changeSession(edge: WindowEdge, place: Place, session: string): Place {
  memoryOf(edge).forget(place.host, place.session)
  memoryOf(edge).keep(place.host, session, null)
  return { host: place.host, session }
}

/** Shows an opened or joined forum in this window: the app loads the page anew, a browser goes to the host's own page. */
export async function show(edge: WindowEdge, forum: OpenedForum): Promise<void> {
  if (edge.bridge) await edge.bridge.show(forum)
  else edge.leaveFor(linkOf(forum))
}

/** Back to the start screen; only the app has one beside a forum. */
export async function showStart(edge: WindowEdge): Promise<void> {
  await edge.bridge?.show(null)
}

/** Reads an invitation's link as somebody pasted it; null where it is none. */
export function readJoinLink(text: string): OpenedForum | null {
  const url = attempt(() => new URL(text.trim()))
  const [, invite] = JOIN.exec(url?.hash ?? '') ?? []
  if (!url || invite === undefined || !/^https?:$/.test(url.protocol)) return null
  return { url: url.origin, invite }
}

export function linkOf({ url, invite }: OpenedForum): string {
  return `${url.replace(/\/+$/, '')}/#/join/${invite}`
}

async function join(edge: WindowEdge, { url, invite }: OpenedForum): Promise<Arrival> {
  const host = url.replace(/\/+$/, '')
  const memory = memoryOf(edge)
  // Opening one's link again, or reloading in the app, must not use up another of the invitation's devices.
  const known = memory.recall(host, invite)
  if (known === null) {
    const redeemed = await new HostApi(host, edge.fetch).redeem(invite)
    if (!redeemed.ok) {
      if (redeemed.error.code !== 'unreachable') edge.clearFragment()
      return { kind: 'refused', trouble: redeemed.error }
    }
    memory.keep(host, redeemed.value.session, invite)
    edge.clearFragment()
    return { kind: 'forum', place: { host, session: redeemed.value.session } }
  }
  memory.keep(host, known, invite)
  edge.clearFragment()
  return { kind: 'forum', place: { host, session: known } }
}

/** The start server's token: from its link, then from this tab. */
function startToken(edge: WindowEdge): string | null {
  const [, token] = START.exec(edge.fragment()) ?? []
  if (token === undefined) return attempt(() => edge.tab.getItem(START_KEY))
  attempt(() => {
    edge.tab.setItem(START_KEY, token)
  })
  edge.clearFragment()
  return token
}

function memoryOf(edge: WindowEdge): SessionMemory {
  return new SessionMemory(edge.tab, edge.device)
}

/** The window itself. A storage that the browser refuses holds nothing, and the page still works. */
export function windowEdge(): WindowEdge {
  return {
    bridge: window.plenary ?? null,
    origin: location.origin,
    fragment: () => location.hash,
    clearFragment: () => {
      history.replaceState(history.state, '', location.pathname + location.search)
    },
    leaveFor: (url) => {
      location.assign(url)
      // To another fragment of the same page a browser does not go by itself.
      if (new URL(url).origin === location.origin) location.reload()
    },
    tab: attempt(() => sessionStorage) ?? noShelf,
    device: attempt(() => localStorage) ?? noShelf,
    fetch: (url, init) => fetch(url, init),
  }
}

/** Loads the page anew when somebody opens another link in this very tab. */
export function watchForLinks(): () => void {
  const followed = (): void => {
    if (JOIN.test(location.hash) || START.test(location.hash)) location.reload()
  }
  addEventListener('hashchange', followed)
  return () => {
    removeEventListener('hashchange', followed)
  }
}

const noShelf: Shelf = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
