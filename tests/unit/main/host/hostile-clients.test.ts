import { request } from 'node:http'
import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { HostedForum, LiveWindow } from '../../../support/hosted-forum.ts'
import { stepOneFrame } from '../../../../main/host/sync/protocol.ts'
import type { PersonId } from '../../../../shared/domain/primitives.ts'

let forum: HostedForum
beforeEach(async () => {
  forum = await HostedForum.start()
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const memberLink = (): string =>
  forum.invitations().find((one) => one.role === 'member')?.url ?? expect.fail('no member')
const hello = JSON.stringify({ hello: 1, since: null })
const wsUrl = (path: string): string => `${forum.hosting.localUrl.replace('http', 'ws')}${path}`

/** A client that takes no notice of being told to close, and goes on sending. */
function deaf(socket: WebSocket): WebSocket {
  const { _receiver } = socket as unknown as { _receiver: EventEmitter }
  _receiver.removeAllListeners('conclude')
  return socket
}

/** Resolves once the connection itself is gone, with how long that took. */
function gone(socket: WebSocket): Promise<number> {
  const from = performance.now()
  return new Promise((resolve) =>
    socket.on('close', () => {
      resolve(performance.now() - from)
    }),
  )
}

describe('[JOIN4] whoever is revoked', () => {
  test('does nothing more, though their client does not let go, and is cut off', async () => {
    const { session, participant } = await forum.redeem(memberLink())
    const window = await LiveWindow.open(forum.hosting.localUrl, session)
    const texts = await fetch(`${forum.hosting.localUrl}/api/texts`, {
      headers: { authorization: `Bearer ${session}` },
    })
    const [text] = (await texts.json()) as { doc: string }[]
    const sync = new WebSocket(wsUrl(`/sync/${text?.doc ?? ''}`), ['plenary.sync.v1', `session.${session}`])
    await new Promise((resolve) => sync.on('open', resolve))
    const heard: unknown[] = []
    const operator = await forum.operator()
    const ends = [gone(deaf(window.socket)), gone(deaf(sync))]
    await operator.run('invitation.revoke', { person: participant.id as PersonId })
    sync.on('message', (data) => heard.push(data))
    window.socket.send(JSON.stringify({ id: 'late', command: 'commitment.draft', input: { title: 'After the end' } }))
    sync.send(stepOneFrame(new Uint8Array([0])))
    await operator.run('commitment.draft', { title: 'By the operator' })
    for (const took of await Promise.all(ends)) expect(took).toBeLessThan(5_000)
    const titles = Object.values(forum.state.commitments).map((one) => one.title)
    expect(titles).toContain('By the operator')
    expect(titles).not.toContain('After the end')
    expect(heard).toEqual([])
  })

  test('is not whoever sits at the controls, also while they act as that person', async () => {
    const chair = forum.invitations().find((one) => one.role === 'chair') ?? expect.fail('no chair')
    const { participant } = await forum.redeem(chair.url)
    const owner = await forum.redeem(forum.hosting.ownerLink())
    const taken = await fetch(`${forum.hosting.localUrl}/api/controls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.session}`, 'content-type': 'application/json' },
      body: JSON.stringify({ person: participant.id }),
    })
    const { session } = (await taken.json()) as { session: string }
    const controls = await LiveWindow.open(forum.hosting.localUrl, session)
    await controls.run('invitation.revoke', { person: participant.id as PersonId })
    await controls.run('commitment.draft', { title: 'Still here' })
  })
})

describe('[JOIN7] what is the owner’s', () => {
  /** As a reverse proxy on this computer would ask for somebody elsewhere. */
  const forwarded = [
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '203.0.113.7' },
    { 'x-forwarded-proto': 'https' },
    { 'x-forwarded-host': 'forum.example' },
    { 'cf-connecting-ip': '203.0.113.7' },
  ] as const

  test.for(forwarded)('is nothing to somebody who comes through a proxy: %o', async (headers) => {
    const link = forum.hosting.ownerLink()
    expect(await post('/api/redeem', { invite: link.split('/join/')[1] }, headers)).toBe(403)
    const { session } = await forum.redeem(link)
    const bearer = { authorization: `Bearer ${session}` }
    expect(await post('/api/sharing', { address: null }, { ...bearer, ...headers })).toBe(403)
    expect(await post('/api/controls', { person: 'f'.repeat(32) }, { ...bearer, ...headers })).toBe(401)
    expect(await post('/api/sharing', { address: null }, bearer)).toBe(200)
    const socket = new WebSocket(wsUrl('/live'), ['plenary.live.v1', `session.${session}`], { headers: { ...headers } })
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4401)
  })

  function post(path: string, body: unknown, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(forum.hosting.localUrl)
      const sent = request(
        { host: '127.0.0.1', port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        },
      )
      sent.on('error', reject)
      sent.end(JSON.stringify(body))
    })
  }
})

describe('many of them', () => {
  test('that hold no session keep nobody out who does', async () => {
    const { session } = await forum.redeem(memberLink())
    const stranger = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(wsUrl('/live'), ['plenary.live.v1', `session.${'0'.repeat(64)}`])
        socket.on('close', (code) => {
          resolve(String(code))
        })
        socket.on('error', (error) => {
          resolve(error.message)
        })
      })
    const turnedAway: string[] = []
    for (let wave = 0; wave < 30 && !turnedAway.some((one) => one.includes('429')); wave++)
      turnedAway.push(...(await Promise.all(Array.from({ length: 50 }, stranger))))
    expect(turnedAway.filter((one) => one === '4401').length).toBeGreaterThan(100)
    expect(turnedAway.some((one) => one.includes('429'))).toBe(true)
    // Behind two hundred more of them, who take whatever they are given in the meantime.
    const flood = Promise.all(Array.from({ length: 200 }, stranger))
    const window = await LiveWindow.open(forum.hosting.localUrl, session)
    expect(window.state?.seq).toBe(forum.hosting.recorder.head.seq)
    await flood
  })

  test('[LIVE6] that are one device’s share its rate', async () => {
    const { session } = await forum.redeem(memberLink())
    const sockets = await Promise.all(Array.from({ length: 5 }, () => LiveWindow.open(forum.hosting.localUrl, session)))
    const ends = sockets.map((one) => one.closed)
    for (let i = 0; i < 60; i++)
      for (const { socket } of sockets) socket.send(JSON.stringify({ id: 'x', command: 'none', input: {} }))
    expect(await Promise.race(ends)).toBe(4429)
  })

  test('[LIVE1] that ask for the whole record again and again are sent away long before messages are too many', async () => {
    const { session } = await forum.redeem(memberLink())
    const socket = LiveWindow.socketOf(forum.hosting.localUrl, session)
    let snapshots = 0
    socket.on('message', (data) => {
      if ((data as Buffer).toString('utf8').startsWith('{"snapshot"')) snapshots++
    })
    socket.on('open', () => {
      for (let i = 0; i < 60; i++) socket.send(hello)
    })
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4429)
    expect(snapshots).toBeLessThan(10)
  })
})
