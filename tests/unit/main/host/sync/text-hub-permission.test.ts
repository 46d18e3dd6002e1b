import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode, stepTwoFrame, updateFrame } from '../../../../../main/host/sync/protocol.ts'
import { SyncHost, until } from '../../../../support/sync-host.ts'

const TEXT = 'a'.repeat(32)

let host: SyncHost
beforeEach(async () => {
  host = await new SyncHost({
    clientIds: 3,
    depth: 8,
    documentBytes: 20_000,
    messageBytes: 10_000,
    closingMs: 300,
  }).listen()
})
afterEach(async () => {
  await host.end()
  expect(host.faults).toEqual([])
})

const words = (doc: Y.Doc) => doc.getText('words').toJSON()
const type = (text: string) => (doc: Y.Doc) => doc.getText('words').insert(doc.getText('words').length, text)
const joined = async (session: string) => (await host.raw(session, TEXT, { saved: true })).join()

function docOf(clientId: number, change: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  change(doc)
  return doc
}

describe('those who may only read', () => {
  beforeEach(() => host.readers.add('rae'))

  it('[TEXT6] are never applied, shown or stored', async () => {
    const a = await joined('ana')
    const reader = await joined('rae')
    reader.write(type('graffiti'))
    reader.write(type('more'), 'step2')
    await until('both are dealt with', () => reader.acknowledged === 2)
    a.write(type('fine'))
    await until('ana is saved', () => a.acknowledged === 1)
    expect(reader.refused).toEqual([
      [1, 'not_allowed'],
      [2, 'not_allowed'],
    ])
    expect(host.hub.read(TEXT, words)).toBe('fine')
    expect(words(host.onDisk(TEXT))).toBe('fine')
    expect(words(a.doc)).toBe('fine')
    expect(host.store.clientIds(TEXT).has(reader.doc.clientID)).toBe(false)
  })

  it('[TEXT6] are refused too where only the time has turned them into readers', async () => {
    host.readers.delete('rae')
    const reader = await joined('rae')
    reader.write(type('in time'))
    await until('the first is saved', () => reader.acknowledged === 1)
    host.readers.add('rae')
    host.now += 60_000
    reader.write(type(', and after'))
    await until('both are dealt with', () => reader.acknowledged === 2)
    expect(reader.refused).toEqual([[2, 'not_allowed']])
    expect(words(host.onDisk(TEXT))).toBe('in time')
  })

  it('may not delete either', async () => {
    const a = await joined('ana')
    a.write(type('kept'))
    await until('ana is saved', () => a.acknowledged === 1)
    const reader = await joined('rae')
    reader.write((doc) => doc.getText('words').delete(0, 4))
    await until('it is dealt with', () => reader.acknowledged === 1)
    expect(reader.refused).toEqual([[1, 'not_allowed']])
    expect(host.hub.read(TEXT, words)).toBe('kept')
  })

  it('[TEXT6] answer the host’s question with what it has already, and that is no attack', async () => {
    const a = await joined('ana')
    a.write(type('words'))
    a.write((doc) => doc.getText('words').delete(1, 2))
    await until('ana is saved', () => a.acknowledged === 2)
    const reader = await joined('rae')
    reader.send(stepTwoFrame(Y.encodeStateAsUpdate(reader.doc)))
    await until('it is acknowledged', () => reader.acknowledged === 1)
    expect(reader.refused).toEqual([])
    const provider = await host.synced('rae', TEXT)
    await until('the provider has the text', () => words(provider.doc) === 'wds')
    expect(reader.closed).toBeNull()
  })
})

describe('client ids', () => {
  it('belong to the participant who first uses them: nobody else writes under them', async () => {
    const a = await joined('ana')
    a.write(type('by ana'))
    await until('ana is saved', () => a.acknowledged === 1)
    const forged = docOf(a.doc.clientID, () => undefined)
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(a.doc))
    forged.clientID = a.doc.clientID
    const vector = Y.encodeStateVector(forged)
    type(' – not')(forged)
    const b = await joined('bo')
    b.send(updateFrame(Y.encodeStateAsUpdate(forged, vector)))
    await until('it is dealt with', () => b.acknowledged === 1)
    expect(b.refused).toEqual([[1, 'foreign_client_id']])
    expect(host.hub.read(TEXT, words)).toBe('by ana')
  })

  it('stay the participant’s own in another session and after the host was restarted', async () => {
    const mine = docOf(4242, type('first'))
    const a = await joined('ana-laptop')
    a.send(updateFrame(Y.encodeStateAsUpdate(mine)))
    await until('it is saved', () => a.acknowledged === 1)
    const { store } = host
    await host.end()
    host = await new SyncHost({}, store).listen()
    const phone = await joined('ana-phone')
    type(' second')(mine)
    phone.send(updateFrame(Y.encodeStateAsUpdate(mine)))
    const b = await joined('bo')
    type(' third')(mine)
    b.send(updateFrame(Y.encodeStateAsUpdate(mine)))
    await until('both are dealt with', () => phone.acknowledged === 1 && b.acknowledged === 1)
    expect(b.refused).toEqual([[1, 'foreign_client_id']])
    expect(host.hub.read(TEXT, words)).toBe('first second')
  })

  it('of a seeded text are nobody’s: its words cannot be gone on with under the seed’s id', async () => {
    const seed = docOf(77, type('seed'))
    const update = Y.encodeStateAsUpdate(seed)
    host.store.transact((writer) => writer.addUpdate(TEXT, { participant: 'operator', at: '', update }))
    type('ling')(seed)
    const a = await joined('ana')
    a.send(updateFrame(Y.encodeStateAsUpdate(seed)))
    await until('it is dealt with', () => a.acknowledged === 1)
    expect(a.refused).toEqual([[1, 'foreign_client_id']])
  })

  it('are limited for each participant, not for those who come after', async () => {
    const a = await joined('ana')
    for (let id = 1; id <= 4; id++) a.send(updateFrame(Y.encodeStateAsUpdate(docOf(id, type(String(id))))))
    await until('all are dealt with', () => a.acknowledged === 4)
    expect(a.refused).toEqual([[4, 'too_many_client_ids']])
    const b = await joined('bo')
    b.write(type('b'))
    await until('bo is saved', () => b.acknowledged === 1)
    expect(b.refused).toEqual([])
    expect(host.store.clientIds(TEXT).size).toBe(4)
  })

  it('of others that bring what the host has already are passed over, with one’s own new words beside them', async () => {
    const a = await joined('ana')
    a.write(type('ana'))
    await until('ana is saved', () => a.acknowledged === 1)
    const b = await joined('bo')
    type(' and bo')(b.doc)
    b.send(stepTwoFrame(Y.encodeStateAsUpdate(b.doc)))
    await until('bo is saved', () => b.acknowledged === 1)
    expect(b.refused).toEqual([])
    await until('ana sees it', () => words(a.doc) === 'ana and bo')
  })

  it('are bound only when the change they came with is saved', async () => {
    const b = await joined('bo')
    const a = await joined('ana')
    host.store.failNext()
    a.send(updateFrame(Y.encodeStateAsUpdate(docOf(9, type('x')))))
    await until('both are sent away', () => a.closed !== null && b.closed !== null)
    const again = await joined('bo')
    again.send(updateFrame(Y.encodeStateAsUpdate(docOf(9, type('y')))))
    await until('bo is saved', () => again.acknowledged === 1)
    expect(again.refused).toEqual([])
    expect(host.store.clientIds(TEXT).get(9)).toBe('person-bo')
    host.faults.length = 0
  })
})

describe('what a text cannot take', () => {
  it('a change that leaves a gap is refused, and so is all that builds on it', async () => {
    const a = await joined('ana')
    const lost = docOf(5, type('lost'))
    const vector = Y.encodeStateVector(lost)
    type('next')(lost)
    a.send(updateFrame(Y.encodeStateAsUpdate(lost, vector)))
    await until('it is dealt with', () => a.acknowledged === 1)
    expect(a.refused).toEqual([[1, 'gap']])
    expect(host.store.text(TEXT).updates).toEqual([])
    a.send(stepTwoFrame(Y.encodeStateAsUpdate(lost)))
    await until('the whole is saved', () => a.acknowledged === 2)
    expect(host.hub.read(TEXT, words)).toBe('lostnext')
  })

  it('[TEXT10] a message or a text that is too large is refused; taking words away is always possible', async () => {
    const a = await joined('ana')
    a.write(type('x'.repeat(15_000)))
    await until('it is dealt with', () => a.acknowledged === 1)
    expect(a.refused).toEqual([[1, 'too_large']])
    const b = await joined('bo')
    for (let i = 0; i < 3; i++) b.write(type('y'.repeat(8000)))
    await until('all are dealt with', () => b.acknowledged === 3)
    expect(b.refused).toEqual([[3, 'too_large']])
    const c = await joined('cy')
    c.write((doc) => doc.getText('words').delete(0, 15_000))
    await until('the deletion is saved', () => c.acknowledged === 1)
    host.now += 1000
    c.write(type('z'.repeat(8000)))
    await until('there is room again', () => c.acknowledged === 2)
    expect(c.refused).toEqual([])
    expect(words(host.onDisk(TEXT)).length).toBe(9000)
  })

  it('types nested too deep end the socket for good; what others wrote in the same turn is kept', async () => {
    const a = await joined('ana')
    const b = await joined('bo')
    const deep = docOf(6, (doc) => {
      let parent: Y.XmlFragment = doc.getXmlFragment('xml')
      for (let depth = 0; depth < 20; depth++) {
        const child = new Y.XmlElement('p')
        parent.insert(0, [child])
        parent = child
      }
    })
    a.write(type('sound'))
    b.send(updateFrame(Y.encodeStateAsUpdate(deep)))
    await until('bo is sent away', () => b.closed !== null)
    await until('ana is saved', () => a.acknowledged === 1)
    expect(b.closed?.code).toBe(closeCode.malformed)
    expect(host.hub.read(TEXT, (doc) => [words(doc), doc.getXmlFragment('xml').length])).toEqual(['sound', 0])
    a.write(type(' still'))
    await until('ana goes on', () => a.acknowledged === 2)
    expect(words(host.onDisk(TEXT))).toBe('sound still')
  })
})

describe('permissions that change', () => {
  it('let a reader write and a writer no more, on the socket that is open', async () => {
    const a = await joined('ana')
    host.readers.add('ana')
    host.hub.permissionsChanged()
    a.write(type('no'))
    await until('it is dealt with', () => a.acknowledged === 1)
    expect(a.refused).toEqual([[1, 'not_allowed']])
    host.readers.delete('ana')
    host.hub.permissionsChanged()
    a.send(stepTwoFrame(Y.encodeStateAsUpdate(a.doc)))
    await until('it is saved', () => a.acknowledged === 2)
    expect(host.hub.read(TEXT, words)).toBe('no')
  })

  it('close the sockets of those who may no longer open the text, for good', async () => {
    const a = await joined('ana')
    const b = await joined('bo')
    host.strangers.add('ana')
    host.hub.permissionsChanged()
    await until('ana is sent away', () => a.closed !== null)
    expect(a.closed?.code).toBe(closeCode.notAllowed)
    expect(b.closed).toBeNull()
  })

  it('turn away for good who may not open the text at all', async () => {
    host.strangers.add('eve')
    const eve = await host.raw('eve', TEXT)
    await until('eve is turned away', () => eve.closed !== null)
    expect(eve.closed?.code).toBe(closeCode.noSuchText)
    const provider = host.provider('eve', TEXT)
    let gaveUp = false
    provider.on('closed', () => (gaveUp = true))
    await until('the provider gives up', () => gaveUp)
  })

  it('revoking a session closes all its sockets at once, and nobody else’s', async () => {
    const first = await joined('ana-1')
    const second = await host.raw('ana-1', 'b'.repeat(32))
    const other = await joined('ana-2')
    host.hub.closeSession('ana-1')
    first.write(type('after'))
    await until('both are gone', () => first.closed !== null && second.closed !== null)
    expect([first.closed?.code, second.closed?.code]).toEqual([closeCode.sessionEnded, closeCode.sessionEnded])
    expect(other.closed).toBeNull()
    expect(host.hub.read(TEXT, words)).toBe('')
  })
})
