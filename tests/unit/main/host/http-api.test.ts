import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { utf8 } from '../../../../shared/lib/bytes.ts'
import { sha256 } from '../../../../shared/lib/sha256.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const page = {
  bytes: new TextEncoder().encode('<!doctype html><title>Plenary</title>'),
  type: 'text/html; charset=utf-8',
}

let forum: HostedForum
beforeAll(async () => {
  forum = await HostedForum.start({ files: new Map([['/index.html', page]]), publicUrl: 'http://forum.example:0' })
})
afterAll(async () => {
  await forum.close()
})

function port(): string {
  return new URL(forum.hosting.url).port
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request as sent, with whatever Host and Origin: fetch would not let them be forged. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: port(), path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function redeem(token: string, headers: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify({ invite: token })
  return ask('/api/redeem', { 'content-type': 'application/json', ...headers }, 'POST', body)
}

function token(link: string): string {
  return link.split('/join/')[1] ?? ''
}

describe('[JOIN6] Host and Origin', () => {
  test.for([
    ['another name that resolves here', { host: 'attacker.example' }],
    ['the right name on another port', { host: 'forum.example:1' }],
    ['a foreign origin', { origin: 'https://attacker.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['the right origin over another scheme', { origin: 'https://127.0.0.1' }],
  ] as const)('%s gets 403, also with a valid invitation', async ([, headers]) => {
    const { url } = forum.invitations()[0] ?? expect.fail('no invitation')
    expect((await redeem(token(url), { ...headers })).status).toBe(403)
    expect((await ask('/', { ...headers })).status).toBe(403)
  })

  test('the public name, loopback names and the app’s own windows are answered', async () => {
    expect((await ask('/', { host: `forum.example:${port()}` })).status).toBe(200)
    expect((await ask('/', { host: `localhost:${port()}` })).status).toBe(200)
    const { url } = forum.invitations()[0] ?? expect.fail('no invitation')
    const app = await redeem(token(url), { origin: 'plenary://app' })
    expect(app.status).toBe(200)
    expect(app.headers['access-control-allow-origin']).toBe('plenary://app')
  })

  test('a WebSocket under a foreign Host or Origin is refused before it is one', async () => {
    const { session } = await forum.redeem(forum.invitations()[0]?.url ?? '')
    const refusal = (headers: Record<string, string>): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port()}/live`, ['plenary.live.v1', `session.${session}`], {
          headers,
        })
        socket.on('error', (error) => {
          resolve(error.message)
        })
        socket.on('open', () => {
          resolve('open')
        })
      })
    expect(await refusal({ origin: 'https://attacker.example' })).toContain('403')
    expect(await refusal({ host: 'attacker.example' })).toContain('403')
  })
})

describe('joining', () => {
  test('[JOIN1] reading the page never consumes an invitation; each device that redeems takes one of five', async () => {
    const invitation = token(forum.invitations()[1]?.url ?? '')
    for (let i = 0; i < 3; i++) expect((await ask('/')).status).toBe(200)
    for (let i = 0; i < 5; i++) expect((await redeem(invitation)).status).toBe(200)
    const sixth = await redeem(invitation)
    expect(sixth.status).toBe(403)
    expect(JSON.parse(sixth.body)).toEqual({ error: { code: 'invitation_refused', details: { why: 'used_up' } } })
  })

  test.for([
    ['no JSON', 'x'],
    ['another shape', '{"invite":12}'],
    ['a token of another length', '{"invite":"abc"}'],
    ['more than was asked', `{"invite":"${'0'.repeat(64)}","role":"chair"}`],
  ] as const)('a request that is %s is refused without a stack', async ([, body]) => {
    const answer = await ask('/api/redeem', { 'content-type': 'application/json' }, 'POST', body)
    expect(answer.status).toBe(400)
    expect(answer.body).not.toMatch(/at .*\.ts|node_modules/)
  })

  test('a token nobody issued is refused', async () => {
    const answer = await redeem('0'.repeat(64))
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      403,
      { error: { code: 'invitation_refused', details: { why: 'unknown' } } },
    ])
  })

  test('[JOIN3] texts and blobs need a session in the header; one in the address is not looked at', async () => {
    const { session } = await forum.redeem(forum.invitations()[2]?.url ?? '')
    expect((await ask('/api/texts')).status).toBe(401)
    expect((await ask(`/api/texts?session=${session}`)).status).toBe(401)
    expect((await ask('/api/texts', { authorization: `Bearer ${'0'.repeat(64)}` })).status).toBe(401)
    const texts = await ask('/api/texts', { authorization: `Bearer ${session}` })
    expect(JSON.parse(texts.body)).toContainEqual(expect.objectContaining({ kind: 'commitment', write: true }))
    expect((await ask(`/api/blobs/${'0'.repeat(64)}`, { authorization: `Bearer ${session}` })).status).toBe(404)
  })

  test('[TEXT11] a kept text that the record does not refer to is not there, not even for whoever is at the controls', async () => {
    const stray = 'kept by something else'
    const name = sha256(utf8(stray))
    forum.hosting.recorder.store.transact((writer) => {
      writer.addBlob(name, utf8(stray))
    })
    const operator = await forum.operator()
    expect((await ask(`/api/blobs/${name}`, { authorization: `Bearer ${operator.session}` })).status).toBe(404)
  })

  test.for(['host', 'origin'])(
    '[JOIN7] the owner’s link opens nothing under the public name, as through a proxy that says nothing of itself: %s',
    async (header) => {
      const owner = token(forum.hosting.ownerLink())
      const named = header === 'host' ? `forum.example:${port()}` : `http://forum.example:${port()}`
      expect((await redeem(owner, { [header]: named })).status).toBe(403)
      for (const origin of [`http://127.0.0.1:${port()}`, 'plenary://app'])
        expect((await redeem(owner, { origin })).status).toBe(200)
      const { session } = await forum.redeem(forum.hosting.ownerLink())
      const bearer = { authorization: `Bearer ${session}` }
      expect((await ask('/api/sharing', { ...bearer, [header]: named })).status).toBe(403)
      expect((await ask('/api/sharing', bearer)).status).toBe(200)
    },
  )

  test('too large a body is refused', async () => {
    const answer = await ask('/api/redeem', { 'content-type': 'application/json' }, 'POST', `"${'x'.repeat(20_000)}"`)
    expect(answer.status).toBe(413)
  })
})

describe('the page', () => {
  test('comes with a policy that lets no foreign or inline script run', async () => {
    const { headers } = await ask('/')
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  test.for([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../../package.json',
    '//etc/passwd',
  ])('there is nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })
})
