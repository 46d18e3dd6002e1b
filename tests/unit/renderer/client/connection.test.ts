import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WindowEdge } from '../../../../renderer/client/connection.ts'
import { arrive, changeSession, forget, readJoinLink, show } from '../../../../renderer/client/connection.ts'
import { HostApi } from '../../../../renderer/client/host-api.ts'
import type { Shelf } from '../../../../renderer/client/session-memory.ts'
import type { PlenaryBridge } from '../../../../shared/contract/bridge.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum

beforeEach(async () => {
  forum = await HostedForum.start()
})

afterEach(async () => {
  await forum.close()
})

function shelf(): Shelf & { readonly all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  }
}

const forbidden: Shelf = {
  getItem: () => {
    throw new Error('denied')
  },
  setItem: () => {
    throw new Error('denied')
  },
  removeItem: () => {
    throw new Error('denied')
  },
}

interface Page extends WindowEdge {
  address: string
  redeemed: number
  left: string | null
}

function page(address: string, of: Partial<WindowEdge> = {}): Page {
  const made: Page = {
    bridge: null,
    origin: new URL(forum.hosting.localUrl).origin,
    address,
    redeemed: 0,
    left: null,
    fragment: () => new URL(made.address).hash,
    clearFragment: () => {
      made.address = made.address.replace(/#.*$/, '')
    },
    leaveFor: (url) => {
      made.left = url
    },
    tab: shelf(),
    device: shelf(),
    fetch: (url, init) => {
      if (url.endsWith('/api/redeem')) made.redeemed++
      return fetch(url, init)
    },
    ...of,
  }
  return made
}

const invitation = () => forum.invitations()[0]!.url
const sessionOf = async (edge: WindowEdge): Promise<string> => {
  const arrival = await arrive(edge)
  if (arrival.kind !== 'forum') throw new Error(arrival.kind)
  return arrival.place.session
}

describe('[JOIN2] arriving by a link', () => {
  it('redeems it, takes it out of the address, and is let in', async () => {
    const edge = page(invitation())
    const session = await sessionOf(edge)
    expect(edge.address).not.toContain('join')
    const texts = await new HostApi(edge.origin, edge.fetch).texts(session)
    expect(texts.ok && texts.value.length > 0).toBe(true)
  })

  it('the session comes back after a reload, and in a new tab of the same device', async () => {
    const edge = page(invitation())
    const session = await sessionOf(edge)
    expect(await sessionOf(edge)).toBe(session)
    expect(await sessionOf(page(edge.origin, { device: edge.device }))).toBe(session)
    expect(edge.redeemed).toBe(1)
  })

  it('opening the same link again uses up none of the invitation’s devices; another link is another person', async () => {
    const link = invitation()
    const edge = page(link)
    const session = await sessionOf(edge)
    edge.address = link
    expect(await sessionOf(edge)).toBe(session)
    expect(edge.redeemed).toBe(1)
    edge.address = forum.invitations()[1]!.url
    expect(await sessionOf(edge)).not.toBe(session)
  })

  it('two tabs of one device may be two people', async () => {
    const device = shelf()
    const first = page(invitation(), { device })
    const second = page(forum.invitations()[1]!.url, { device })
    const sessions = [await sessionOf(first), await sessionOf(second)]
    expect([await sessionOf(first), await sessionOf(second)]).toEqual(sessions)
  })

  it('neither token nor invitation stands in clear where it is remembered', async () => {
    const link = invitation()
    const edge = page(link)
    await arrive(edge)
    const remembered = JSON.stringify([
      ...(edge.tab as ReturnType<typeof shelf>).all,
      ...(edge.device as ReturnType<typeof shelf>).all,
    ])
    expect(remembered).not.toContain(link.split('/join/')[1])
  })

  it('a browser that refuses its storage is let in all the same', async () => {
    expect((await arrive(page(invitation(), { tab: forbidden, device: forbidden }))).kind).toBe('forum')
  })

  it('an invitation that does not hold is refused with its reason', async () => {
    const edge = page(`${forum.hosting.localUrl}/#/join/${'0'.repeat(64)}`)
    expect(await arrive(edge)).toEqual({
      kind: 'refused',
      trouble: { code: 'invitation_refused', details: { why: 'unknown' } },
    })
  })

  it('where nobody answers the link stays in the address, so that reloading tries again', async () => {
    const edge = page(invitation(), { fetch: () => Promise.reject(new Error('offline')) })
    expect(await arrive(edge)).toEqual({ kind: 'refused', trouble: { code: 'unreachable' } })
    expect(edge.address).toContain('/join/')
  })

  it('something else that answers, like a captive portal, is nobody', async () => {
    const portal = () => Promise.resolve(new Response('<h1>Please sign in</h1>', { status: 511 }))
    expect(await arrive(page(invitation(), { fetch: portal }))).toEqual({
      kind: 'refused',
      trouble: { code: 'unreachable' },
    })
  })

  it('a session that ended is forgotten, and the same link then asks for another', async () => {
    const link = invitation()
    const edge = page(link)
    const session = await sessionOf(edge)
    forget(edge, { host: edge.origin, session })
    expect(await arrive(edge)).toEqual({ kind: 'uninvited' })
    edge.address = link
    expect(await sessionOf(edge)).not.toBe(session)
  })
})

describe('whoever is at the controls', () => {
  it('goes on with another session, which is the one that is remembered', async () => {
    const edge = page(forum.hosting.ownerLink())
    const session = await sessionOf(edge)
    const person = Object.keys(forum.state.persons)[0]!
    const taken = await new HostApi(edge.origin, edge.fetch).takeControls(session, person)
    if (!taken.ok) throw new Error(taken.error.code)
    changeSession(edge, { host: edge.origin, session }, taken.value.session)
    expect(await sessionOf(edge)).toBe(taken.value.session)
  })
})

describe('what a window shows first', () => {
  it('a browser without link and session is uninvited', async () => {
    expect(await arrive(page(forum.hosting.localUrl))).toEqual({ kind: 'uninvited' })
  })

  it('the start server’s link gives the start screen, and its token leaves the address', async () => {
    const edge = page(`${forum.hosting.localUrl}/#/start/${'a'.repeat(64)}`)
    const asked: RequestInit[] = []
    const answering = {
      ...edge,
      fetch: (_url: string, init: RequestInit) => {
        asked.push(init)
        return Promise.resolve(Response.json({ ok: true, value: { forums: [], folder: 'Plenary' } }))
      },
    }
    const arrival = await arrive(answering)
    if (arrival.kind !== 'start') throw new Error(arrival.kind)
    expect(edge.address).not.toContain('start')
    expect(await arrival.port.call('list', {})).toEqual({ ok: true, value: { forums: [], folder: 'Plenary' } })
    expect(asked[0]?.headers).toMatchObject({ authorization: `Bearer ${'a'.repeat(64)}` })
    expect((await arrive(answering)).kind).toBe('start')
  })

  it('a window of the app shows what its bridge says: the start screen, or a forum that it redeems once', async () => {
    let shown: Awaited<ReturnType<PlenaryBridge['forum']>> = null
    const bridge: PlenaryBridge = {
      forum: () => Promise.resolve(shown),
      show: (next) => {
        shown = next
        return Promise.resolve()
      },
      start: () => Promise.resolve({ ok: false, error: { code: 'in_use' } }),
      desk: () => Promise.resolve({ ok: true, value: 'nonsense' }),
      getLanguage: () => Promise.resolve(null),
      setLanguage: () => Promise.resolve(),
      version: '0',
    }
    const edge = page('plenary://app/index.html', { bridge, origin: 'plenary://app' })
    const start = await arrive(edge)
    if (start.kind !== 'start') throw new Error(start.kind)
    expect(await start.port.call('sample', {})).toEqual({ ok: false, error: { code: 'in_use' } })
    await show(edge, { url: forum.hosting.localUrl, invite: forum.hosting.ownerLink().split('/join/')[1]! })
    const session = await sessionOf(edge)
    expect(await sessionOf(edge)).toBe(session)
    expect(edge.redeemed).toBe(1)
  })

  it('in a browser an opened forum is gone to by its own link', async () => {
    const edge = page(forum.hosting.localUrl)
    await show(edge, { url: 'http://127.0.0.1:4621/', invite: 'b'.repeat(64) })
    expect(edge.left).toBe(`http://127.0.0.1:4621/#/join/${'b'.repeat(64)}`)
  })

  it.each([
    [
      ` http://192.168.1.20:4620/#/join/${'c'.repeat(64)}\n`,
      { url: 'http://192.168.1.20:4620', invite: 'c'.repeat(64) },
    ],
    [`https://forum.example/#/join/${'c'.repeat(64)}`, { url: 'https://forum.example', invite: 'c'.repeat(64) }],
    [`javascript:alert(1)#/join/${'c'.repeat(64)}`, null],
    ['http://192.168.1.20:4620/#/join/short', null],
    ['not a link', null],
    ['', null],
  ])('a pasted link %j is read as %j', (text, read) => {
    expect(readJoinLink(text)).toEqual(read)
  })
})
