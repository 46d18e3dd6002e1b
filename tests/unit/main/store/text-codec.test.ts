import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { packHistory, packSnapshot, unpackHistory, unpackSnapshot } from '../../../../main/store/text-codec.ts'
import type { HistoryEntry } from '../../../../main/store/text-codec.ts'

/** Small and seeded (mulberry32), so that a failure can be had again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Two people writing and deleting in one text, each seeing the other's words only now and then. */
function writeTogether(seed: number, edits: number): HistoryEntry[] {
  const random = randomFrom(seed)
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const sent: HistoryEntry[] = []
  docs.forEach((doc, index) =>
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      const at = `2026-11-21T09:${String(Math.floor(sent.length / 100)).padStart(2, '0')}:00.000Z`
      if (origin !== 'other') sent.push({ participant: index === 0 ? 'ann' : 'ben', at, update, count: 1 })
    }),
  )
  const meet = () => {
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0], Y.encodeStateVector(docs[1])), 'other')
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])), 'other')
  }
  for (let n = 0; n < edits; n++) {
    const text = (random(2) === 0 ? docs[0] : docs[1]).getText('t')
    if (text.length > 0 && random(3) === 0) text.delete(random(text.length), 1)
    else text.insert(random(text.length + 1), 'ა𝒳n'.slice(random(3)))
    if (random(20) === 0) meet()
  }
  meet()
  return sent
}

function replay(entries: readonly HistoryEntry[]): string {
  const doc = new Y.Doc()
  for (const entry of entries) Y.applyUpdate(doc, entry.update)
  return doc.getText('t').toJSON()
}

describe('packed history', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('made dense gives the same text and the same senders (seed %i)', (seed) => {
    const sent = writeTogether(seed, 600)
    const dense = unpackHistory(packHistory(sent, true))
    expect(replay(dense)).toBe(replay(sent))
    expect(dense.length).toBeLessThan(30)
    for (const participant of ['ann', 'ben']) {
      const by = (entries: readonly HistoryEntry[]) => entries.filter((entry) => entry.participant === participant)
      expect(by(dense).reduce((sum, entry) => sum + entry.count, 0)).toBe(by(sent).length)
      // Whoever's updates are taken alone, the same structs come out: nothing changed hands.
      const vector = (entries: readonly HistoryEntry[]) =>
        Y.encodeStateVectorFromUpdate(Y.mergeUpdates(by(entries).map((entry) => entry.update)))
      expect(vector(dense)).toEqual(vector(sent))
    }
    expect(unpackHistory(packHistory(dense, true))).toEqual(dense)
  })

  it('loose keeps every update as it came', () => {
    const sent = writeTogether(9, 200)
    expect(unpackHistory(packHistory(sent, false))).toEqual(sent)
  })

  it('keeps as it came what Yjs cannot read', () => {
    const entry = (...bytes: number[]) => ({
      participant: 'ann',
      at: '2026-11-21T09:00:00.000Z',
      update: Uint8Array.from(bytes),
      count: 1,
    })
    const sent = [entry(250, 1), entry(9, 9, 9), entry()]
    expect(unpackHistory(packHistory(sent, true))).toEqual(sent)
  })
})

describe('a packed snapshot', () => {
  it.each([true, false])('comes back byte for byte as plain bytes (dense: %s)', (dense) => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * index) % 251)
    const back = unpackSnapshot(packSnapshot(bytes, dense))
    expect(back).toEqual(bytes)
    expect(Object.getPrototypeOf(back)).toBe(Uint8Array.prototype)
  })
})
