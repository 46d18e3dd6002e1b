import { describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretsIn, hasSoundCaret, isWithin, peopleOf, readUser } from '../../../../renderer/ui/editor-places.ts'

const OTHER = 7

function text(): { doc: Y.Doc; title: Y.XmlFragment; problem: Y.XmlFragment; words: Y.XmlText } {
  const doc = new Y.Doc()
  const title = doc.getXmlFragment('title')
  const problem = doc.getXmlFragment('problem')
  const paragraph = new Y.XmlElement('paragraph')
  problem.insert(0, [paragraph])
  const words = new Y.XmlText('Nobody knows the price.')
  paragraph.insert(0, [words])
  return { doc, title, problem, words }
}

function caretAt(words: Y.XmlText, index: number): unknown {
  const at = Y.createRelativePositionFromTypeIndex(words, index)
  return JSON.parse(JSON.stringify({ anchor: at, head: at }))
}

describe('who is where in a text', () => {
  it('finds the part that a caret stands in, however deep', () => {
    const { doc, title, problem, words } = text()
    const awareness = new Awareness(doc)
    awareness.states.set(OTHER, { user: { id: 'p', name: 'Health', sector: 1 }, cursor: caretAt(words, 3) })
    const [caret] = caretsIn(awareness)
    expect(caret?.user).toEqual({ id: 'p', name: 'Health', sector: 1 })
    expect(caret && isWithin(caret, problem)).toBe(true)
    expect(caret && isWithin(caret, title)).toBe(false)
    awareness.destroy()
  })

  it('leaves oneself out, and names a person on two devices once', () => {
    const { doc } = text()
    const awareness = new Awareness(doc)
    awareness.setLocalState({ user: { id: 'me', name: 'Me', sector: 0 } })
    for (const client of [OTHER, OTHER + 1]) {
      awareness.states.set(client, { user: { id: 'p', name: 'Health', sector: null } })
    }
    expect(peopleOf(caretsIn(awareness))).toEqual([{ id: 'p', name: 'Health', sector: null }])
    awareness.destroy()
  })

  it.each([
    ['no object', 'here'],
    ['no ends', {}],
    ['ends that are no positions', { anchor: 1, head: 2 }],
    ['ends that name nothing', { anchor: {}, head: {} }],
    ['a root that is not there', { anchor: { tname: 'elsewhere' }, head: { tname: 'elsewhere' } }],
    ['ids that are no numbers', { anchor: { type: { client: -1, clock: 'x' } }, head: { tname: 'problem' } }],
    ['half an id', { anchor: { item: { client: 1 } }, head: { item: { client: 1 } } }],
  ])('keeps from the editor a caret with %s, and makes no root of it', (_what, cursor) => {
    const { doc } = text()
    const roots = [...doc.share.keys()]
    expect(hasSoundCaret(doc, { cursor })).toBe(false)
    expect([...doc.share.keys()]).toEqual(roots)
  })

  it('lets a caret pass whose words have not arrived yet', () => {
    const { doc } = text()
    const ahead = { item: { client: 99, clock: 4 } }
    expect(hasSoundCaret(doc, { cursor: { anchor: ahead, head: ahead } })).toBe(true)
  })

  it('takes nobody without a name for a writer, and a sector only where it is a place in a list', () => {
    expect(readUser({ user: { name: '' } })).toBeNull()
    expect(readUser(null)).toBeNull()
    expect(readUser({ user: { id: 4, name: 'X', sector: -1 } })).toEqual({ id: '', name: 'X', sector: null })
  })
})
