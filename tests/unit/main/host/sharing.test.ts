import { request } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Sharing } from '../../../../main/host/sharing.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import type { SharingAnswer } from '../../../../shared/contract/http.ts'

const page = { bytes: new TextEncoder().encode('<!doctype html>'), type: 'text/html' }
let forum: HostedForum
let operator: string

beforeEach(async () => {
  forum = await HostedForum.start({ files: new Map([['/index.html', page]]) })
  operator = (await forum.redeem(forum.hosting.ownerLink())).session
})
afterEach(async () => {
  await forum.close()
})

async function share(address: string | null, session = operator): Promise<{ status: number; body: SharingAnswer }> {
  const response = await fetch(`${forum.hosting.localUrl}/api/sharing`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  })
  return { status: response.status, body: (await response.json()) as SharingAnswer }
}

/** Asks a port of this computer under a name that would lead here from elsewhere. */
function statusUnder(name: string, port: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/', headers: { host: `${name}:${port}` } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', () => {
      resolve(0)
    })
    asked.end()
  })
}

function socketUnder(name: string, port: string): Promise<string> {
  return new Promise((resolve) => {
    const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}` }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, ['plenary.live.v1', `session.${operator}`], { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('error', (error) => {
      resolve(error.message)
    })
  })
}

test('[JOIN9] a host answers this computer only until sharing is opened; then the named address, and links begin with it', async () => {
  expect(await statusUnder('forum.example', new URL(forum.hosting.localUrl).port)).toBe(403)
  const { status, body } = await share('http://forum.example:0')
  expect([status, body.shared]).toEqual([200, true])
  const { port, hostname } = new URL(body.url)
  expect(hostname).toBe('forum.example')
  expect(await statusUnder('forum.example', port)).toBe(200)
  expect(await statusUnder('attacker.example', port)).toBe(403)
  expect(await socketUnder('forum.example', port)).toBe('open')
  expect(await socketUnder('attacker.example', port)).toContain('403')
  expect(forum.invitations()[0]?.url.startsWith(`${body.url}/#/join/`)).toBe(true)
})

test('of several doors asked for at once one is left, and it is the one that is told; none outlives the end', async () => {
  const servers: Server[] = []
  let changes = 0
  const sharing = new Sharing({
    answer: (_request, response) => response.end(),
    listenTo: (server) => servers.push(server),
    onChange: () => changes++,
  })
  const listening = (): string[] =>
    servers.flatMap((server) => (server.listening ? [String((server.address() as AddressInfo).port)] : []))
  const opened = await Promise.all(['one', 'two', 'three'].map((name) => sharing.open(`http://${name}.example:0`)))
  expect(opened.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(listening()).toEqual([new URL(sharing.address ?? '').port])
  expect(sharing.address).toMatch(/^http:\/\/three\.example:/)
  const [last] = await Promise.all([sharing.open('http://four.example:0'), sharing.end()])
  expect([last.ok, sharing.address, listening()]).toEqual([false, null, []])
  expect(await sharing.open('http://five.example:0')).toEqual({ ok: false, error: 'host_closing' })
  expect(listening()).toEqual([])
  expect(changes).toBe(6)
})

test('closing it again closes the second door and keeps the first', async () => {
  const { body } = await share('http://forum.example:0')
  expect((await share(null)).body).toMatchObject({ shared: false, url: forum.hosting.localUrl })
  expect(await statusUnder('forum.example', new URL(body.url).port)).toBe(0)
  expect(await statusUnder('127.0.0.1', new URL(forum.hosting.localUrl).port)).toBe(200)
})

test('only whoever is at the controls may share; an address that is none is refused', async () => {
  const chair = await forum.redeem(forum.invitations().find(({ role }) => role === 'chair')?.url ?? '')
  expect((await share('http://forum.example:0', chair.session)).status).toBe(403)
  for (const address of ['forum.example', 'ftp://forum.example', 'http://forum.example/path', '']) {
    expect((await share(address)).status).toBe(400)
  }
})

test('a port that another program holds is said so, and nothing changes', async () => {
  const taken = new URL(forum.hosting.localUrl).port
  const answer = await share(`http://forum.example:${taken}`)
  expect(answer.status).toBe(409)
  expect(forum.hosting.url).toBe(forum.hosting.localUrl)
})
