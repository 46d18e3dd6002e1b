import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { examineUpdate, tookIn, type Verdict } from '../../../../../main/host/sync/update-guard.ts'

const limits = { structs: 1000 }

function docOf(client: number, change: (doc: Y.Doc) => void = () => undefined): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.transact(() => change(doc))
  return doc
}

const words = (doc: Y.Doc) => doc.getText('words')
const whole = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc)

function copyOf(doc: Y.Doc, client = 99): Y.Doc {
  const copy = docOf(client)
  Y.applyUpdate(copy, whole(doc))
  return copy
}

/** The updates that a change makes, one by one. */
function updatesOf(doc: Y.Doc, ...changes: (() => void)[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const change of changes) change()
  return updates
}

function fresh(verdict: Verdict) {
  if (verdict.kind !== 'fresh') throw new Error(`was ${JSON.stringify(verdict)}`)
  return verdict.examined
}

/** An update of format V1, written number by number. */
function bytes(...parts: (number | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

describe('what an update brings', () => {
  it('names the clients with new structs and where each will stand', () => {
    const host = docOf(1, (doc) => words(doc).insert(0, 'abc'))
    const peer = copyOf(host, 7)
    words(peer).insert(3, 'de')
    expect([...fresh(examineUpdate(host, whole(peer), limits)).clients]).toEqual([[7, 2]])
  })

  it('is nothing when all of it is held, deletions included', () => {
    const host = docOf(1, (doc) => words(doc).insert(0, 'abcdef'))
    words(host).delete(1, 2)
    for (const update of [whole(host), whole(copyOf(host)), new Uint8Array([0, 0])]) {
      expect(examineUpdate(host, update, limits).kind).toBe('known')
    }
  })

  it('is something when it only deletes', () => {
    const host = docOf(1, (doc) => words(doc).insert(0, 'abcdef'))
    const peer = copyOf(host)
    words(peer).delete(0, 1)
    expect(fresh(examineUpdate(host, whole(peer), limits))).toMatchObject({ deletes: true, clients: new Map() })
  })

  it('may overlap what is held: only the rest is new', () => {
    const peer = docOf(7, (doc) => words(doc).insert(0, 'abc'))
    const host = copyOf(peer, 1)
    words(peer).insert(3, 'def')
    expect([...fresh(examineUpdate(host, whole(peer), limits)).clients]).toEqual([[7, 6]])
  })

  it('is taken in as foretold, for every honest update', () => {
    const step = fc.tuple(fc.nat(2), fc.constantFrom('insert', 'delete', 'map', 'element'), fc.nat(50))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const host = docOf(1)
        const peers = [docOf(11), docOf(12), docOf(13)]
        for (const [who, act, at] of steps) {
          const peer = peers[who] ?? docOf(14)
          Y.applyUpdate(peer, whole(host))
          if (act === 'insert') words(peer).insert(at % (words(peer).length + 1), 'xy')
          else if (act === 'delete' && words(peer).length > 0) words(peer).delete(at % words(peer).length, 1)
          else if (act === 'map') peer.getMap('map').set(String(at % 3), at)
          else peer.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')])
          const update = whole(peer)
          const verdict = examineUpdate(host, update, limits)
          if (verdict.kind === 'known') continue
          Y.applyUpdate(host, update)
          expect(tookIn(host, fresh(verdict), 64)).toBe(true)
        }
      }),
    )
  })
})

describe('an update that leaves a gap is refused', () => {
  const gap = { kind: 'refused', why: 'gap' }

  it('when an earlier change of the same client is missing', () => {
    const peer = docOf(7)
    const [, second] = updatesOf(
      peer,
      () => words(peer).insert(0, 'a'),
      () => words(peer).insert(1, 'b'),
    )
    expect(examineUpdate(docOf(1), second ?? new Uint8Array(), limits)).toEqual(gap)
  })

  it('when a skip stands for what is missing', () => {
    const peer = docOf(7)
    const [first, , third] = updatesOf(
      peer,
      () => words(peer).insert(0, 'a'),
      () => words(peer).insert(1, 'b'),
      () => words(peer).insert(2, 'c'),
    )
    const merged = Y.mergeUpdates([first ?? new Uint8Array(), third ?? new Uint8Array()])
    expect(examineUpdate(docOf(1), merged, limits)).toEqual(gap)
  })

  it('but not when what the skip stands for is held', () => {
    const peer = docOf(7)
    const [first, second, third] = updatesOf(
      peer,
      () => words(peer).insert(0, 'a'),
      () => words(peer).insert(1, 'b'),
      () => words(peer).insert(2, 'c'),
    )
    const host = docOf(1)
    for (const update of [first, second]) Y.applyUpdate(host, update ?? new Uint8Array())
    const merged = Y.mergeUpdates([first ?? new Uint8Array(), third ?? new Uint8Array()])
    const examined = fresh(examineUpdate(host, merged, limits))
    Y.applyUpdate(host, merged)
    expect(tookIn(host, examined, 64)).toBe(true)
    expect(words(host).toJSON()).toBe('abc')
  })

  it('when it builds on another client’s words that are missing', () => {
    const other = docOf(5, (doc) => words(doc).insert(0, 'abc'))
    const peer = copyOf(other, 7)
    const [update] = updatesOf(peer, () => words(peer).insert(2, 'x'))
    expect(examineUpdate(docOf(1), update ?? new Uint8Array(), limits)).toEqual(gap)
  })

  it('when it deletes what is missing', () => {
    const other = docOf(5, (doc) => words(doc).insert(0, 'abc'))
    const peer = copyOf(other, 7)
    const [update] = updatesOf(peer, () => words(peer).delete(1, 1))
    expect(examineUpdate(docOf(1), update ?? new Uint8Array(), limits)).toEqual(gap)
  })

  it('when it names itself as what it builds on', () => {
    // One struct of client 7 at clock 0: a string whose left neighbour is (7, 0) itself.
    const update = new Uint8Array([1, 1, 7, 0, 4 | 128, 7, 0, 1, 97, 0])
    expect(examineUpdate(docOf(1), update, limits)).toEqual(gap)
  })
})

describe('an update that no Yjs client makes is malformed', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['nothing at all', new Uint8Array()],
    ['words', new TextEncoder().encode('not an update')],
    ['format V2', Y.encodeStateAsUpdateV2(docOf(7, (doc) => words(doc).insert(0, 'abc')))],
    ['something behind the update', new Uint8Array([0, 0, 0])],
    ['the same client twice', new Uint8Array([2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0])],
    ['a struct of no length', new Uint8Array([1, 1, 7, 0, 0, 0, 0])],
    ['a clock beyond all texts', bytes(1, 1, 7, 0, 0, 2 ** 50, 0)],
    ['more structs than bytes', bytes(1, 2 ** 40, 7, 0)],
    ['a client id beyond whole numbers', new Uint8Array([1, 1, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0, 1, 0])],
    ['a deletion of no length', new Uint8Array([0, 1, 7, 1, 0, 0])],
    ['an unknown kind of content', new Uint8Array([1, 1, 7, 0, 15, 1, 1, 97, 0])],
    ['a skip that is an item', new Uint8Array([1, 1, 7, 0, 10 | 64, 1, 1, 97, 0])],
    ['arrays within arrays within arrays', nestedArrays(100_000)],
  ]
  it.each(cases)('%s', (_, update) => {
    expect(examineUpdate(docOf(1), update, limits)).toEqual({ kind: 'malformed' })
  })

  function nestedArrays(depth: number): Uint8Array {
    const update = new Uint8Array(8 + depth * 2)
    update.set([1, 1, 7, 0, 8, 1, 1, 97])
    for (let i = 0; i < depth; i++) update.set([117, 1], 8 + i * 2)
    return update
  }
})

describe('an update that a text cannot hold is refused', () => {
  it('when it brings a document within the document', () => {
    const peer = docOf(7, (doc) => doc.getMap('map').set('sub', new Y.Doc()))
    expect(examineUpdate(docOf(1), whole(peer), limits)).toEqual({ kind: 'refused', why: 'unfit' })
  })

  it('when it has more structs than allowed', () => {
    const peer = docOf(7, (doc) => {
      for (let i = 0; i < 1001; i++) doc.getMap('map').set(String(i), i)
    })
    expect(examineUpdate(docOf(1), whole(peer), limits)).toEqual({ kind: 'refused', why: 'too_large' })
  })

  it('when it deletes in more places than allowed', () => {
    const host = docOf(7, (doc) => words(doc).insert(0, 'x'.repeat(3000)))
    const peer = copyOf(host)
    peer.transact(() => {
      for (let i = 0; i < 1001; i++) words(peer).delete(i, 1)
    })
    expect(examineUpdate(host, whole(peer), limits)).toEqual({ kind: 'refused', why: 'too_large' })
  })

  it('when types lie deeper than allowed, which shows once it is taken in', () => {
    const peer = docOf(7, (doc) => {
      let parent: Y.XmlFragment = doc.getXmlFragment('xml')
      for (let depth = 0; depth < 10; depth++) {
        const child = new Y.XmlElement('p')
        parent.insert(0, [child])
        parent = child
      }
    })
    const host = docOf(1)
    const examined = fresh(examineUpdate(host, whole(peer), limits))
    Y.applyUpdate(host, whole(peer))
    expect(tookIn(host, examined, 10)).toBe(true)
    expect(tookIn(host, examined, 9)).toBe(false)
  })
})

describe('whatever bytes come', () => {
  it('examining never throws, and what it lets through leaves nothing waiting or is seen to have done so', () => {
    const host = docOf(7, (doc) => {
      words(doc).insert(0, 'some words', { bold: true })
      doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')])
    })
    const honest = copyOf(host, 8)
    words(honest).insert(4, ' more')
    const seed = whole(honest)
    const flips = fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(flips, fc.nat(seed.length), (changes, cut) => {
        const update = Uint8Array.from(seed)
        for (const [at, value] of changes) update[at] = value
        const verdict = examineUpdate(host, cut % 5 ? update : update.subarray(0, cut), limits)
        if (verdict.kind !== 'fresh') return
        const trial = copyOf(host)
        try {
          Y.applyUpdate(trial, update)
        } catch {
          return
        }
        if (!tookIn(trial, verdict.examined, 64)) return
        expect(trial.store.pendingStructs).toBeNull()
        expect(() => Y.applyUpdate(new Y.Doc(), whole(trial))).not.toThrow()
      }),
      { numRuns: 5000 },
    )
  })
})
