import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PresenceBoard, readPresence } from '../../../../../main/host/sync/awareness-stamp.ts'
import { awarenessFrame, updateFrame } from '../../../../../main/host/sync/protocol.ts'
import type { SyncLimits } from '../../../../../main/host/sync/sync-limits.ts'
import { SyncHost, until } from '../../../../support/sync-host.ts'

const TEXT = 'a'.repeat(32)
const stamp = { id: 'p', name: 'N', sector: 2 }
const clock = { now: () => 1000 }
const bytes = (numbers: readonly number[]) => Uint8Array.from(numbers)

const awarenesses: Awareness[] = []
function awarenessOf(clientId: number, state: Record<string, unknown> | null): Awareness {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const awareness = new Awareness(doc)
  awareness.setLocalState(state)
  awarenesses.push(awareness)
  return awareness
}
afterEach(() => {
  for (const one of awarenesses.splice(0)) one.destroy()
})

function updateOf(...all: Awareness[]): Uint8Array {
  const joint = awarenessOf(0, null)
  for (const one of all) applyAwarenessUpdate(joint, encodeAwarenessUpdate(one, [one.clientID]), null)
  return encodeAwarenessUpdate(
    joint,
    all.map((one) => one.clientID),
  )
}

const caret = {
  anchor: { type: null, tname: 'words', item: null, assoc: 0 },
  head: { type: null, tname: null, item: { client: 5, clock: 3 }, assoc: -1 },
}

function stamped(state: Record<string, unknown>): Record<string, unknown> {
  const [found] = readPresence(updateOf(awarenessOf(7, state)), () => true, stamp, 4096) ?? []
  return JSON.parse(found?.state ?? '') as Record<string, unknown>
}

describe('states read from an awareness update', () => {
  it('say who the writer is, whatever they say of themselves', () => {
    const said = { user: { id: 'chair', name: 'Chair', color: 'red' }, role: 'chair', cursor: caret }
    expect(stamped(said)).toEqual({ user: stamp, cursor: caret })
  })

  it('[TEXT8] hold a caret as editors make it, and of anything else nothing: it would throw in the windows of others', () => {
    const doc = new Y.Doc()
    const words = doc.getText('words')
    words.insert(0, 'words')
    for (const at of [0, 3, 5]) {
      const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, at)) as Record<string, unknown>
      const { cursor } = stamped({ cursor: { anchor: end, head: end } })
      const back = Y.createRelativePositionFromJSON((cursor as typeof caret).head)
      expect(Y.createAbsolutePositionFromRelativePosition(back, doc)?.index).toBe(at)
    }
    const item = { client: 1, clock: 2 }
    const hostile: unknown[] = [
      3,
      [],
      {},
      { anchor: caret.anchor },
      { anchor: caret.anchor, head: {} },
      ...[{ item: 1 }, { item: { client: -1, clock: 0 } }, { item: { client: 'x', clock: 0 } }, { item: {} }].map(
        (head) => ({
          anchor: caret.anchor,
          head,
        }),
      ),
      { anchor: { tname: {} }, head: caret.head },
      { anchor: { item, type: 'title' }, head: caret.head },
      { anchor: { item, assoc: 0.5 }, head: caret.head },
      { anchor: { item, assoc: '0' }, head: caret.head },
    ]
    for (const cursor of hostile) expect(stamped({ cursor })).toEqual({ user: stamp })
    expect(stamped({ cursor: { anchor: { item, html: '<b>' }, head: { item }, name: 'x' } })).toEqual({
      user: stamp,
      cursor: {
        anchor: { type: null, tname: null, item, assoc: 0 },
        head: { type: null, tname: null, item, assoc: 0 },
      },
    })
  })

  it('are only the socket’s own; those of others, too large or no object are passed over', () => {
    const update = updateOf(awarenessOf(7, { a: 1 }), awarenessOf(8, { b: 1 }))
    expect(readPresence(update, (client) => client === 8, stamp, 4096)?.map((one) => one.client)).toEqual([8])
    expect(readPresence(updateOf(awarenessOf(7, { a: 'x'.repeat(5000) })), () => true, stamp, 4096)).toEqual([])
    expect(readPresence(bytes([1, 7, 1, 2, 91, 93]), () => true, stamp, 4096)).toEqual([])
  })

  it('cannot be read from what is no awareness update', () => {
    const broken = [
      [],
      [1],
      [1, 7],
      [1, 7, 1, 5, 1],
      [0, 0],
      [1, 7, 1, 1, 33],
      [200, 200, 200, 200, 200, 200, 200, 200, 1],
    ]
    for (const one of broken) expect(readPresence(bytes(one), () => true, stamp, 4096)).toBeNull()
    fc.assert(fc.property(fc.uint8Array(), (any) => void readPresence(any, () => true, stamp, 4096)))
  })
})

describe('the board of who is where', () => {
  const here = (client: number, clockOfClient: number, state = '{}') => ({ client, clock: clockOfClient, state })
  const laptop = {}
  const phone = {}

  it('lets only the socket that first spoke for a client id speak for it', () => {
    const board = new PresenceBoard(clock)
    board.put(here(7, 1), laptop, 's')
    expect(board.mayBe(7, laptop, 's')).toBe(true)
    expect(board.mayBe(7, phone, 's')).toBe(false)
    board.leave(7, laptop)
    expect(board.mayBe(7, phone, 's')).toBe(true)
    expect(board.mayBe(7, phone, 'other')).toBe(false)
  })

  it('passes on news only: an older or equal clock is none, but leaving at the same clock is', () => {
    const board = new PresenceBoard(clock)
    expect(board.put(here(7, 5), laptop, 's')).not.toBeNull()
    expect(board.put(here(7, 5, '{"a":1}'), laptop, 's')).toBeNull()
    expect(board.put(here(7, 4, '{"a":1}'), laptop, 's')).toBeNull()
    expect(board.put(here(7, 5, 'null'), laptop, 's')).not.toBeNull()
    expect(board.put(here(7, 5, 'null'), laptop, 's')).toBeNull()
    expect(board.put(here(8, 5, 'null'), phone, 's')).toBeNull()
  })

  it('is understood by other clients at once when somebody comes back with an old clock', () => {
    const board = new PresenceBoard(clock)
    const other = awarenessOf(1, {})
    const tell = (update: Uint8Array | null) => applyAwarenessUpdate(other, update ?? new Uint8Array([0]), null)
    tell(board.put(here(7, 5), laptop, 's'))
    expect(other.getStates().has(7)).toBe(true)
    tell(board.leave(7, laptop))
    expect(other.getStates().has(7)).toBe(false)
    tell(board.put(here(7, 5), phone, 's'))
    expect(other.getStates().has(7)).toBe(true)
  })

  it('tells a newcomer of everyone else, in pieces that can be echoed', () => {
    const board = new PresenceBoard(clock)
    for (let id = 1; id <= 40; id++) board.put(here(id, 1, JSON.stringify({ x: 'x'.repeat(4000) })), { id }, 's')
    const updates = board.everyone(40)
    expect(updates.length).toBeGreaterThan(1)
    for (const update of updates) expect(update.length).toBeLessThan(40_000)
    const newcomer = awarenessOf(40, {})
    for (const update of updates) applyAwarenessUpdate(newcomer, update, null)
    expect(newcomer.getStates().size).toBe(40)
  })
})

describe('cursors between sockets', () => {
  let host: SyncHost
  const open = async (limits: Partial<SyncLimits> = {}) => (host = await new SyncHost(limits).listen())
  afterEach(async () => {
    await host.end()
    expect(host.faults).toEqual([])
  })
  const nameSeenBy = (provider: { awareness: Awareness }, client: number) =>
    (provider.awareness.getStates().get(client) as { user?: { name?: string } } | undefined)?.user?.name

  it('carry the name that the session has, and go when the socket goes', async () => {
    await open()
    const a = await host.synced('ana', TEXT)
    const b = await host.synced('bo', TEXT)
    a.awareness.setLocalState({ user: { name: 'Somebody else' }, cursor: 3 })
    await until('bo sees ana', () => nameSeenBy(b, a.doc.clientID) === 'Name of ana')
    const c = await host.synced('cy', TEXT)
    await until('a newcomer sees ana', () => nameSeenBy(c, a.doc.clientID) === 'Name of ana')
    a.ws?.close()
    await until(
      'ana is seen again after a break',
      () => a.wsconnected && nameSeenBy(b, a.doc.clientID) === 'Name of ana',
    )
    a.destroy()
    await until('ana is gone', () => !b.awareness.getStates().has(a.doc.clientID))
  })

  it('cannot be put under another’s client id, nor under more than one', async () => {
    await open()
    const a = await host.synced('ana', TEXT)
    a.awareness.setLocalState({ cursor: 1 })
    const watcher = await host.synced('wat', TEXT)
    await until('ana is seen', () => nameSeenBy(watcher, a.doc.clientID) === 'Name of ana')
    const eve = await host.raw('eve', TEXT)
    const forged = awarenessOf(a.doc.clientID, {})
    for (let i = 0; i < 50; i++) forged.setLocalState({ user: { name: 'forged' }, i })
    eve.send(awarenessFrame(updateOf(forged)))
    eve.send(awarenessFrame(updateOf(awarenessOf(31, {}), awarenessOf(32, {}))))
    await until('eve is seen', () => watcher.awareness.getStates().has(31))
    expect(nameSeenBy(watcher, a.doc.clientID)).toBe('Name of ana')
    expect(watcher.awareness.getStates().has(32)).toBe(false)
    expect(eve.closed).toBeNull()
  })

  it('cannot be put under a client id under which somebody else has written', async () => {
    await open()
    const source = new Y.Doc()
    source.getText('words').insert(0, 'ana’s')
    const a = await host.raw('ana', TEXT, { saved: true })
    a.send(updateFrame(Y.encodeStateAsUpdate(source)))
    await until('ana is saved', () => a.acknowledged === 1)
    const watcher = await host.synced('wat', TEXT)
    const eve = await host.raw('eve', TEXT)
    eve.send(awarenessFrame(updateOf(awarenessOf(source.clientID, { cursor: 1 }))))
    eve.send(awarenessFrame(updateOf(awarenessOf(55, { cursor: 1 }))))
    await until('eve is seen', () => watcher.awareness.getStates().has(55))
    expect(watcher.awareness.getStates().has(source.clientID)).toBe(false)
  })

  it('are told to who asks, without the asker’s own', async () => {
    await open()
    const a = await host.synced('ana', TEXT)
    a.awareness.setLocalState({ cursor: 1 })
    const b = await host.raw('bo', TEXT)
    b.send(awarenessFrame(updateOf(awarenessOf(66, {}))))
    await until('bo is seen', () => a.awareness.getStates().has(66))
    b.heard.length = 0
    b.send(new Uint8Array([3]))
    await until('bo is answered', () => b.heard.length > 0)
    const seen = awarenessOf(67, null)
    applyAwarenessUpdate(seen, b.heard[0]?.payload ?? new Uint8Array([0]), null)
    expect([...seen.getStates().keys()]).toEqual([a.doc.clientID])
  })

  it('do not cost an honest crowd its connection: everyone echoes everyone', async () => {
    await open({ othersPerSecond: 10, othersBurst: 60 })
    const crowd = await Promise.all(Array.from({ length: 12 }, (_, i) => host.synced(`p${String(i)}`, TEXT)))
    let breaks = 0
    for (const one of crowd) one.on('connection-close', () => breaks++)
    for (let round = 0; round < 20; round++) {
      for (const one of crowd) one.awareness.setLocalState({ round })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await until('all see all', () => crowd.every((one) => one.awareness.getStates().size === crowd.length))
    expect(breaks).toBe(0)
  })
})
