import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode, stepOneFrame, stepTwoFrame, updateFrame } from '../../../../../main/host/sync/protocol.ts'
import { emptyCommitment, readCommitment, seedCommitment } from '../../../../../shared/document/commitment-text.ts'
import { SyncHost, until } from '../../../../support/sync-host.ts'

const TEXT = 'a'.repeat(32)

let host: SyncHost
beforeEach(async () => {
  host = await new SyncHost({ idleMs: 60_000, closingMs: 300 }).listen()
})
afterEach(async () => {
  await host.end()
  expect(host.faults).toEqual([])
})

const words = (doc: Y.Doc) => doc.getText('words').toJSON()
const type = (text: string) => (doc: Y.Doc) => doc.getText('words').insert(doc.getText('words').length, text)

describe('two people with the published provider', () => {
  it('see each other’s words, which are on disk by then', async () => {
    const a = await host.synced('ana', TEXT)
    const b = await host.synced('bo', TEXT)
    type('hello')(a.doc)
    await until('bo sees it', () => words(b.doc) === 'hello')
    expect(words(host.onDisk(TEXT))).toBe('hello')
    type(' there')(b.doc)
    await until('ana sees it', () => words(a.doc) === 'hello there')
    expect(words(host.onDisk(TEXT))).toBe('hello there')
  })

  it('find a seeded commitment, its first root the title, and write on in it', async () => {
    const update = seedCommitment(emptyCommitment('Open data'))
    host.store.transact((writer) => writer.addUpdate(TEXT, { participant: 'operator', at: '', update }))
    const a = await host.synced('ana', TEXT)
    expect([...a.doc.share.keys()][0]).toBe('title')
    const paragraph = new Y.XmlElement('paragraph')
    a.doc.getXmlFragment('title').insert(1, [paragraph])
    paragraph.insert(0, [new Y.XmlText('on costs')])
    await until('it is saved', () => readCommitment(host.onDisk(TEXT)).title === 'Open data on costs')
    expect(host.hub.read(TEXT, readCommitment).title).toBe('Open data on costs')
  })

  it('merge what they wrote while the line was down, each under a client id of their own', async () => {
    const a = await host.synced('ana', TEXT)
    const b = await host.synced('bo', TEXT)
    a.disconnect()
    b.disconnect()
    type('from ana')(a.doc)
    type('from bo')(b.doc)
    a.connect()
    b.connect()
    await until('both have both', () => words(a.doc).length === 15 && words(a.doc) === words(b.doc))
    expect(words(host.onDisk(TEXT))).toBe(words(a.doc))
    expect([...host.store.clientIds(TEXT).values()].sort()).toEqual(['person-ana', 'person-bo'])
  })

  it('are told apart on disk: who sent each change is stored with it', async () => {
    const a = await host.synced('ana', TEXT)
    const b = await host.synced('bo', TEXT)
    type('x')(a.doc)
    await until('bo sees it', () => words(b.doc) === 'x')
    type('y')(b.doc)
    await until('ana sees it', () => words(a.doc) === 'xy')
    const history = host.store.textHistory(TEXT)
    expect(history.map((one) => one.participant)).toEqual(['person-ana', 'person-bo'])
    expect(history[0]?.at).toBe('2026-11-21T00:00:00.000Z')
  })

  it('go on after the host was closed and another opened the same file', async () => {
    const a = await host.synced('ana', TEXT)
    type('kept')(a.doc)
    await until('it is saved', () => words(host.onDisk(TEXT)) === 'kept')
    const { store } = host
    await host.end()
    host = await new SyncHost({}, store).listen()
    expect(store.text(TEXT).updates).toEqual([])
    const b = await host.synced('ana', TEXT)
    expect(words(b.doc)).toBe('kept')
  })
})

describe('durable before visible', () => {
  it('commits everything that arrived in one turn at once', async () => {
    const a = await host.synced('ana', TEXT)
    const before = host.store.commits
    a.doc.transact(() => type('one')(a.doc))
    for (let i = 0; i < 200; i++) type('.')(a.doc)
    await until('all saved', () => words(host.onDisk(TEXT)).length === 203)
    expect(host.store.commits - before).toBeLessThan(50)
    expect(host.store.textHistory(TEXT).length).toBe(201)
  })

  it('passes on the very bytes that came', async () => {
    const a = await (await host.raw('ana', TEXT)).join()
    const b = await (await host.raw('bo', TEXT)).join()
    const source = new Y.Doc()
    type('bytes')(source)
    const update = Y.encodeStateAsUpdate(source)
    a.send(updateFrame(update))
    await until('bo has it', () => b.heard.some((one) => one.sync === 2))
    expect(b.heard.find((one) => one.sync === 2)?.payload).toEqual(update)
    expect(host.store.text(TEXT).updates).toEqual([update])
  })

  it('shows nothing of a commit that failed; its writer comes back and what was written is saved then', async () => {
    const a = await host.synced('ana', TEXT)
    const b = await (await host.raw('bo', TEXT)).join()
    host.store.failNext()
    type('too early')(a.doc)
    await until('bo is sent away', () => b.closed !== null)
    expect(b.closed?.code).toBe(closeCode.notSaved)
    expect(words(b.doc)).toBe('')
    expect(host.faults.splice(0)).toMatchObject([{ message: 'database or disk is full' }])
    await until('ana is back and saved', () => words(host.onDisk(TEXT)) === 'too early')
    const c = await host.synced('cy', TEXT)
    expect(words(c.doc)).toBe('too early')
  })

  it('never acknowledges or answers from a commit that failed', async () => {
    const a = await (await host.raw('ana', TEXT, { saved: true })).join()
    host.store.failNext()
    a.write(type('lost'))
    a.send(stepOneFrame(new Uint8Array([0])))
    await until('ana is sent away', () => a.closed !== null)
    expect(a.acknowledged).toBe(0)
    expect(a.heard.filter((one) => one.sync === 1).length).toBe(1)
    expect(host.store.clientIds(TEXT).size).toBe(0)
    expect(host.faults.splice(0).length).toBe(1)
  })

  it('leaves other texts alone when nothing of theirs was in the commit that failed', async () => {
    const a = await host.synced('ana', TEXT)
    const b = await (await host.raw('bo', 'b'.repeat(32))).join()
    host.store.failNext()
    type('x')(a.doc)
    await until('the fault is known', () => host.faults.length === 1)
    b.write(type('fine'))
    await until('bo is saved', () => words(host.onDisk('b'.repeat(32))) === 'fine')
    expect(b.closed).toBeNull()
    host.faults.length = 0
  })

  it('says so and sends people away for now when a text cannot be read, and opens it when it can', async () => {
    const { store } = host
    const text = store.text
    store.text = () => {
      throw new Error('disk image is malformed')
    }
    const a = await host.raw('ana', TEXT)
    a.send(stepOneFrame(new Uint8Array([0])))
    await until('ana is sent away', () => a.closed !== null)
    expect(a.closed?.code).toBe(closeCode.notSaved)
    expect(host.faults.splice(0)).toMatchObject([{ message: 'disk image is malformed' }])
    store.text = text
    await host.synced('ana', TEXT)
  })
})

describe('joining', () => {
  it('during a burst gets the text first and nothing twice or out of order', async () => {
    const a = await host.synced('ana', TEXT)
    const typing = setInterval(() => {
      for (let i = 0; i < 5; i++) type('.')(a.doc)
    }, 1)
    try {
      for (let i = 0; i < 12; i++) {
        const b = await (await host.raw(`bo-${String(i)}`, TEXT)).join()
        const first = b.heard.findIndex((one) => one.type === 0)
        expect(b.heard[first]?.sync).toBe(1)
        expect(b.doc.store.pendingStructs).toBeNull()
        const had = words(b.doc).length
        await until('more comes', () => words(b.doc).length > had + 10)
        expect(b.doc.store.pendingStructs).toBeNull()
        expect(words(host.onDisk(TEXT)).length).toBeGreaterThanOrEqual(words(b.doc).length)
        b.socket.terminate()
      }
    } finally {
      clearInterval(typing)
    }
  })

  it('gets no live updates before it has asked for the text', async () => {
    const silent = await host.raw('bo', TEXT)
    const a = await host.synced('ana', TEXT)
    type('live')(a.doc)
    await until('it is saved', () => words(host.onDisk(TEXT)) === 'live')
    await silent.join()
    expect(silent.heard.find((one) => one.type === 0)?.sync).toBe(1)
    expect(silent.heard.filter((one) => one.sync === 2)).toEqual([])
    expect(words(silent.doc)).toBe('live')
  })

  it('is asked for what the host has not got, once it has been answered', async () => {
    const a = await (await host.raw('ana', TEXT)).join()
    await until('step 1 came', () => a.heard.some((one) => one.sync === 0))
    expect(a.heard.filter((one) => one.type === 0).map((one) => one.sync)).toEqual([1, 0])
  })

  it('with part of the text gets only the rest', async () => {
    const a = await (await host.raw('ana', TEXT)).join()
    a.write(type('x'.repeat(5000)))
    await until('saved', () => words(host.onDisk(TEXT)).length === 5000)
    const vector = Y.encodeStateVector(a.doc)
    a.write(type('new'))
    const b = await host.raw('bo', TEXT)
    b.send(stepOneFrame(vector))
    await until('answered', () => b.heard.some((one) => one.sync === 1))
    expect(b.heard.find((one) => one.sync === 1)?.payload.length).toBeLessThan(100)
  })

  it('a text that was put away whole is answered from its snapshot, byte for byte', async () => {
    const source = new Y.Doc()
    type('snapshot')(source)
    const snapshot = Y.encodeStateAsUpdate(source)
    host.store.transact((writer) => writer.compactText(TEXT, snapshot))
    const a = await (await host.raw('ana', TEXT)).join()
    expect(a.heard.find((one) => one.sync === 1)?.payload).toEqual(snapshot)
  })
})

describe('acknowledgement', () => {
  it('counts step 2 and update messages once they are on disk, and no others', async () => {
    const a = await (await host.raw('ana', TEXT, { saved: true })).join()
    a.write(type('one'))
    a.write(type('two'), 'step2')
    a.send(new Uint8Array([3]))
    a.write(type('three'))
    await until('three are acknowledged', () => a.acknowledged === 3)
    expect(words(host.onDisk(TEXT))).toBe('onetwothree')
    expect(a.refused).toEqual([])
  })

  it('counts what changes nothing, without storing or showing it again', async () => {
    const a = await (await host.raw('ana', TEXT, { saved: true })).join()
    const b = await (await host.raw('bo', TEXT)).join()
    a.write(type('once'))
    a.send(stepTwoFrame(Y.encodeStateAsUpdate(a.doc)))
    a.send(stepTwoFrame(new Uint8Array([0, 0])))
    await until('all are acknowledged', () => a.acknowledged === 3)
    expect(host.store.textHistory(TEXT).length).toBe(1)
    expect(b.heard.filter((one) => one.sync === 2).length).toBe(1)
  })

  it('counts a change that only deletes, which no state vector shows', async () => {
    const a = await (await host.raw('ana', TEXT, { saved: true })).join()
    a.write(type('gone'))
    a.write((doc) => doc.getText('words').delete(0, 4))
    await until('both are acknowledged', () => a.acknowledged === 2)
    expect(words(host.onDisk(TEXT))).toBe('')
    expect(host.store.textHistory(TEXT).length).toBe(2)
  })

  it('is told only to those who asked for it: the published provider would not know what to do with it', async () => {
    const a = await (await host.raw('ana', TEXT)).join()
    a.write(type('x'))
    a.send(updateFrame(new Uint8Array([0, 0])))
    await until('saved', () => words(host.onDisk(TEXT)) === 'x')
    await a.join()
    expect(a.heard.filter((one) => one.type >= 100)).toEqual([])
  })

  it('names a refused one by its number, in order, and goes on counting', async () => {
    host.readers.add('rae')
    const reader = await (await host.raw('rae', TEXT, { saved: true })).join()
    reader.send(stepTwoFrame(new Uint8Array([0, 0])))
    reader.write(type('no'))
    await until('both are dealt with', () => reader.acknowledged === 2)
    expect(reader.refused).toEqual([[2, 'not_allowed']])
    const kinds = reader.heard.map((one) => one.type).filter((one) => one >= 100)
    expect(kinds.at(-2)).toBe(101)
    expect(kinds.at(-1)).toBe(100)
  })
})

describe('reading a text on the host', () => {
  it('commits what is pending first', async () => {
    const a = await (await host.raw('ana', TEXT)).join()
    a.write(type('now'))
    await until('it arrived', () => host.hub.read(TEXT, words) === 'now')
    expect(words(host.onDisk(TEXT))).toBe('now')
  })

  it('needs nobody to have it open, and an unknown text is empty', () => {
    const source = new Y.Doc()
    type('alone')(source)
    const update = Y.encodeStateAsUpdate(source)
    host.store.transact((writer) => writer.addUpdate(TEXT, { participant: 'x', at: '', update }))
    expect(host.hub.read(TEXT, words)).toBe('alone')
    expect(host.hub.read('f'.repeat(32), words)).toBe('')
  })
})
