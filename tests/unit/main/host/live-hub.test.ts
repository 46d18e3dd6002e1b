import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { PROTOCOL_VERSION } from '../../../../shared/contract/protocol.ts'
import { commands } from '../../../../shared/contract/commands.ts'

let forum: HostedForum
let session: string
beforeAll(async () => {
  forum = await HostedForum.start()
  session = (await forum.redeem(forum.hosting.ownerLink())).session
})
afterAll(async () => {
  await forum.close()
})

function connect(protocols: string[] = ['plenary.live.v1', `session.${session}`], path = '/live'): WebSocket {
  return new WebSocket(`${forum.hosting.url.replace('http', 'ws')}${path}`, protocols)
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', resolve)
  })
}

async function closedAfter(send: (socket: WebSocket) => void): Promise<number> {
  const socket = connect()
  socket.on('open', () => {
    send(socket)
  })
  return closing(socket)
}

const hello = JSON.stringify({ hello: PROTOCOL_VERSION, since: null })

test.for([
  ['no session', ['plenary.live.v1'], '/live', 4401],
  ['a session nobody issued', ['plenary.live.v1', `session.${'0'.repeat(64)}`], '/live', 4401],
  ['no such channel', null, '/elsewhere', 4404],
] as const)('[LIVE5] a socket with %s closes with a final code', async ([, protocols, path, code]) => {
  expect(await closing(connect(protocols ? [...protocols] : undefined, path))).toBe(code)
})

test('[LIVE1] what is no frame, comes before hello, is binary, or speaks another version ends the socket', async () => {
  expect(
    await closedAfter((socket) => {
      socket.send('{')
    }),
  ).toBe(4400)
  expect(
    await closedAfter((socket) => {
      socket.send(JSON.stringify({ id: '1', command: 'meeting.open', input: {} }))
    }),
  ).toBe(4400)
  expect(
    await closedAfter((socket) => {
      socket.send(new Uint8Array([1, 2]))
    }),
  ).toBe(4400)
  expect(
    await closedAfter((socket) => {
      socket.send(JSON.stringify({ hello: 99, since: null }))
    }),
  ).toBe(4426)
})

test('[LIVE6] a frame that is too large, and too many frames, end the socket', async () => {
  const member = await forum.redeem(forum.invitations().find(({ role }) => role === 'member')?.url ?? '')
  const socket = connect(['plenary.live.v1', `session.${member.session}`])
  socket.on('open', () => {
    socket.send(hello)
    socket.send(JSON.stringify({ id: '1', command: 'commitment.draft', input: { title: 'x'.repeat(300 * 1024) } }))
  })
  expect(await closing(socket)).toBe(4413)
  expect(
    await closedAfter((flood) => {
      for (let i = 0; i < 400; i++) flood.send(hello)
    }),
  ).toBe(4429)
})

test('whatever is sent as a command is answered by a code, and the host stays up', async () => {
  const window = await forum.operator()
  const codes = ['bad_input', 'not_found', 'not_allowed', 'out_of_order', 'id_reused', 'roster_problems']
  let next = 0
  const before = forum.hosting.recorder.head.seq
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        ...Object.keys(commands).filter((name) => name !== 'checkpoint.make'),
        'toString',
        '__proto__',
        '',
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('meeting', 'item', 'decision', 'seat', 'person', 'title', 'name', 'mode', 'csv'),
          fc.jsonValue(),
        ),
      ),
      async (command, input) => {
        await new Promise((resolve) => setTimeout(resolve, next > 100 ? 34 : 0))
        const answer = await window.ask(command, input, `fuzz-${String(next++)}`)
        if (!answer.ok) expect(codes).toContain(answer.error.code)
      },
    ),
    { numRuns: 250, seed: 20_261_121 },
  )
  expect(forum.faults).toEqual([])
  await window.ask('none', {}, 'last')
  expect(forum.hosting.recorder.head.seq).toBeGreaterThanOrEqual(before)
  await window.close()
}, 60_000)
