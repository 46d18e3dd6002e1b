import { once } from 'node:events'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode, stepOneFrame, stepTwoFrame, updateFrame } from '../../../../../main/host/sync/protocol.ts'
import type { SyncLimits } from '../../../../../main/host/sync/sync-limits.ts'
import { SyncHost, until } from '../../../../support/sync-host.ts'

const TEXT = 'a'.repeat(32)
const words = (doc: Y.Doc) => doc.getText('words').toJSON()
const type = (text: string) => (doc: Y.Doc) => doc.getText('words').insert(doc.getText('words').length, text)

let host: SyncHost
const open = async (limits: Partial<SyncLimits> = {}) =>
  (host = await new SyncHost({ closingMs: 200, ...limits }).listen())
afterEach(async () => {
  await host.end()
  expect(host.faults).toEqual([])
})

describe('frames that are none', () => {
  beforeEach(() => open({ messageBytes: 1000 }))

  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    ['a text frame', 'hello'],
    ['nothing', new Uint8Array()],
    ['an unknown message', new Uint8Array([9])],
    ['an unknown sync message', new Uint8Array([0, 3, 0])],
    ['an update that ends early', new Uint8Array([0, 2, 9, 0])],
    ['something behind the message', new Uint8Array([0, 2, 2, 0, 0, 0])],
    ['an update that is none', updateFrame(new Uint8Array([1, 2, 3]))],
    ['a state vector that is none', stepOneFrame(new Uint8Array([3, 1]))],
    ['awareness that is none', new Uint8Array([1, 2, 1, 7])],
    ['a question larger than any message', stepOneFrame(new Uint8Array(2000))],
  ]
  it.each(cases)('end the socket for good: %s', async (_, frame) => {
    const eve = await host.raw('eve', TEXT)
    const a = await (await host.raw('ana', TEXT)).join()
    eve.send(frame)
    await until('eve is sent away', () => eve.closed !== null)
    expect(eve.closed?.code).toBe(closeCode.malformed)
    a.write(type('on'))
    await until('ana writes on', () => words(host.onDisk(TEXT)) === 'on')
  })

  it('by the thousand leave the host up, its text untouched and sockets welcome', async () => {
    const a = await (await host.raw('ana', TEXT, { saved: true })).join()
    a.write(type('untouched'))
    await until('ana is saved', () => a.acknowledged === 1)
    host.readers.add('eve')
    const update = Y.encodeStateAsUpdate(a.doc)
    const mutated = fc
      .tuple(
        fc.constantFrom(updateFrame(update), stepTwoFrame(update), stepOneFrame(new Uint8Array([0]))),
        fc.nat(),
        fc.nat(255),
      )
      .map(([frame, at, value]) => Uint8Array.from(frame).fill(value, at % frame.length, (at % frame.length) + 1))
    const headed = fc
      .tuple(fc.constantFrom(0, 1, 2, 3, 100, 101), fc.uint8Array({ maxLength: 40 }))
      .map(([first, rest]) => Uint8Array.from([first, ...rest]))
    let eve = await host.raw('eve', TEXT)
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, headed, fc.uint8Array({ maxLength: 60 })), async (frame) => {
        if (eve.socket.readyState !== eve.socket.OPEN) eve = await host.raw('eve', TEXT)
        eve.send(frame)
        await new Promise((resolve) => setImmediate(resolve))
      }),
      { numRuns: 4000 },
    )
    const after = await (await host.raw('bo', TEXT)).join()
    expect(words(after.doc)).toBe('untouched')
    expect(words(host.onDisk(TEXT))).toBe('untouched')
    expect(host.store.textHistory(TEXT).length).toBe(1)
  }, 60_000)
})

describe('a socket that costs too much', () => {
  it('is sent away for now when it writes too fast, and what it came to say is saved when it is back', async () => {
    await open({ updatesPerSecond: 10, updatesBurst: 50 })
    const a = await host.synced('ana', TEXT)
    let codes: number[] = []
    a.on('connection-close', (event) => (codes = [...codes, event?.code ?? 0]))
    for (let i = 0; i < 100; i++) type('.')(a.doc)
    await until('everything is saved', () => words(host.onDisk(TEXT)).length === 100)
    expect(codes).toEqual([closeCode.tooFast])
  })

  it('is sent away when it asks again and again', async () => {
    await open({ othersPerSecond: 1, othersBurst: 100 })
    const eve = await host.raw('eve', TEXT)
    for (let i = 0; i < 20; i++) eve.send(stepOneFrame(new Uint8Array([0])))
    await until('eve is sent away', () => eve.closed !== null)
    expect(eve.closed?.code).toBe(closeCode.tooFast)
  })

  it('is sent away for now when it reads too slowly; it keeps nobody waiting and gets everything when it is back', async () => {
    await open({ bufferedBytes: 2_000_000, updatesBurst: 1e6 })
    const slow = await (await host.raw('slow', TEXT)).join()
    slow.socket.pause()
    const a = await host.synced('ana', TEXT)
    const b = await host.synced('bo', TEXT)
    // More than the kernel's buffers and the limit together.
    for (let i = 0; i < 400; i++) {
      type('x'.repeat(40_000))(a.doc)
      a.doc.getText('words').delete(0, 40_000)
      if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    type('end')(a.doc)
    await until('bo has it all', () => words(b.doc) === 'end')
    await until('the slow one is cut off', () => host.hub.socketCount === 2)
    slow.socket.resume()
    await until('it notices', () => slow.closed !== null)
    expect([1006, closeCode.tooSlow]).toContain(slow.closed?.code)
    const back = await (await host.raw('slow', TEXT)).join()
    expect(words(back.doc)).toBe('end')
  }, 40_000)
})

describe('long silence', () => {
  it('[TEXT9] is broken by the host, so that the published provider stays', async () => {
    await open({ keepAliveMs: 20 })
    const a = await host.raw('ana', TEXT)
    await until('something is heard', () => a.heard.length >= 3)
    expect(a.heard.every((one) => one.type === 1 && one.payload.length === 1)).toBe(true)
    const provider = await host.synced('bo', TEXT)
    const then = provider.wsLastMessageReceived
    await until('the provider hears it too', () => provider.wsLastMessageReceived > then)
    expect(provider.awareness.getStates().size).toBe(1)
  })

  it('of a peer that is no longer there ends its socket', async () => {
    await open({ keepAliveMs: 20 })
    const gone = await host.raw('ana', TEXT)
    gone.socket.pause()
    await until('its socket is gone', () => host.hub.socketCount === 0)
  })
})

describe('what is kept', () => {
  it('is a snapshot in place of many updates, every so many of them', async () => {
    await open({ updatesBetweenSnapshots: 10 })
    const a = await host.synced('ana', TEXT)
    for (let i = 0; i < 25; i++) {
      type('.')(a.doc)
      await until('saved', () => words(host.onDisk(TEXT)).length === i + 1)
    }
    expect(host.store.text(TEXT).snapshot).not.toBeNull()
    expect(host.store.text(TEXT).updates.length).toBeLessThan(10)
    const b = await host.synced('bo', TEXT)
    expect(words(b.doc).length).toBe(25)
  })

  it('is a snapshot once nobody has the text open, and the text leaves memory', async () => {
    await open({ idleMs: 10 })
    const a = await host.synced('ana', TEXT)
    type('idle')(a.doc)
    await until('saved', () => words(host.onDisk(TEXT)) === 'idle')
    a.destroy()
    await until('put away', () => host.store.text(TEXT).updates.length === 0 && host.hub.openTexts === 0)
    const b = await host.synced('bo', TEXT)
    expect(words(b.doc)).toBe('idle')
  })

  it('stays as updates when a snapshot cannot be written, and nobody notices', async () => {
    await open({ idleMs: 10 })
    const a = await host.synced('ana', TEXT)
    type('x')(a.doc)
    await until('saved', () => words(host.onDisk(TEXT)) === 'x')
    host.store.failNext()
    a.destroy()
    await until('it failed', () => host.faults.length === 1)
    host.faults.length = 0
    const b = await host.synced('bo', TEXT)
    expect(words(b.doc)).toBe('x')
  })
})

describe('closing', () => {
  it('commits what is pending, ends every socket for now, and leaves no timer behind', async () => {
    await open({ keepAliveMs: 5000, idleMs: 5000, closingMs: 5000 })
    const timers = () =>
      process.getActiveResourcesInfo().filter((one) => one === 'Timeout' || one === 'Immediate').length
    const before = timers()
    const a = await (await host.raw('ana', TEXT)).join()
    const b = await (await host.raw('bo', TEXT)).join()
    const gone = await host.raw('cy', 'c'.repeat(32))
    gone.socket.terminate()
    a.write(type('last'))
    await until('bo has it', () => words(b.doc) === 'last')
    await host.hub.close()
    await until('both know', () => a.closed !== null && b.closed !== null)
    expect(a.closed?.code).toBe(closeCode.goingAway)
    expect(host.hub.socketCount).toBe(0)
    expect(host.hub.openTexts).toBe(0)
    expect(host.store.text(TEXT).updates).toEqual([])
    expect(words(host.onDisk(TEXT))).toBe('last')
    expect(timers()).toBeLessThanOrEqual(before)
    const late = await host.raw('late', TEXT)
    await until('who comes late is sent away', () => late.closed !== null)
    expect(late.closed?.code).toBe(closeCode.goingAway)
  })

  it('does not wait for a peer that does not answer', async () => {
    await open({ closingMs: 50 })
    const deaf = await host.raw('deaf', TEXT)
    deaf.socket.pause()
    await host.hub.close()
    expect(host.hub.socketCount).toBe(0)
  })

  it('is over at once for a socket that had gone before it was attached', async () => {
    await open()
    const gone = await host.raw('ana', TEXT)
    gone.socket.terminate()
    await until('it is gone', () => gone.socket.readyState === gone.socket.CLOSED)
    host.hub.attach(gone.socket, host.writer('ana'), TEXT, { saved: false })
    await until('it is forgotten', () => host.hub.socketCount === 0)
  })

  it('many joins and leaves leave nothing behind', async () => {
    await open({ idleMs: 1 })
    for (let i = 0; i < 60; i++) {
      const client = await (await host.raw(`p${String(i)}`, TEXT)).join()
      client.write(type('.'))
      client.socket.close()
      await once(client.socket, 'close')
    }
    await until('all are gone', () => host.hub.socketCount === 0 && host.hub.openTexts === 0)
    expect(words(host.onDisk(TEXT)).length).toBe(60)
  })
})
