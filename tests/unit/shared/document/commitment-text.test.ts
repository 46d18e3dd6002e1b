import { getSchema } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { blocksOfPlainText } from '../../../../shared/document/blocks.ts'
import {
  type CommitmentContent,
  commitmentOfText,
  commitmentSections,
  commitmentTextOf,
  emptyCommitment,
  readCommitment,
  sectionFragment,
  seedCommitment,
} from '../../../../shared/document/commitment-text.ts'
import { readVersion } from '../../../../shared/document/document-version.ts'
import { listMilestones } from '../../../../shared/document/milestones.ts'
import { canonicalJson } from '../../../../shared/lib/canonical-json.ts'
import { commitments } from '../../../support/arbitrary-content.ts'

const schema = getSchema([Document, Paragraph, Text, Bold, Italic, BulletList, ListItem, HardBreak])

function opened(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const textIn = (doc: Y.Doc) => commitmentTextOf(readCommitment(doc))

const officialInformation: CommitmentContent = {
  ...emptyCommitment('Official information'),
  description: blocksOfPlainText('Improve the way in which official information is made available.'),
  values: blocksOfPlainText('Public Participation\nTransparency'),
  lead: blocksOfPlainText('Ministry of Justice'),
  milestones: [
    {
      id: '1'.repeat(32),
      what: blocksOfPlainText('Publish advice to Government'),
      owner: 'Ministry of Justice',
      start: 'Following the report back of the Privacy Bill',
      end: '2021-06-30',
    },
  ],
}

describe('a commitment’s document', () => {
  it('reads back what it was seeded with', () => {
    fc.assert(
      fc.property(commitments, (content) => {
        const doc = opened(seedCommitment(content))
        const read = readCommitment(doc)
        expect(read.milestones.map((one) => one.id)).toEqual(content.milestones.map((one) => one.id))
        expect(textIn(doc)).toBe(commitmentTextOf(content))
        expect(commitmentTextOf(readCommitment(opened(seedCommitment(read))))).toBe(commitmentTextOf(content))
      }),
      { numRuns: 200 },
    )
  })

  it('is seeded so that its first root is the title, and says its kind and version last', () => {
    const doc = opened(seedCommitment(officialInformation))
    expect([...doc.share.keys()]).toEqual([...commitmentSections, 'milestones', 'plenary'])
    expect(readVersion(doc)).toEqual({ kind: 'commitment', version: 1 })
    expect([...opened(seedCommitment(emptyCommitment(''))).share.keys()][0]).toBe('title')
  })

  it('is seeded under another client id each time, so that two seeds never pass for one', () => {
    const clients = (update: Uint8Array) => [...Y.decodeUpdate(update).structs].map((struct) => struct.id.client)
    expect(clients(seedCommitment(officialInformation))[0]).not.toBe(clients(seedCommitment(officialInformation))[0])
  })

  it('is understood by the editor: every seeded section is a document of its schema', () => {
    fc.assert(
      fc.property(commitments, (content) => {
        const doc = opened(seedCommitment(content))
        for (const section of commitmentSections) {
          yXmlFragmentToProseMirrorRootNode(sectionFragment(doc, section), schema).check()
        }
        for (const milestone of listMilestones(doc)) yXmlFragmentToProseMirrorRootNode(milestone.what, schema).check()
      }),
      { numRuns: 50 },
    )
  })

  it('understands what the editor writes: paragraphs, nested lists, marks, hard breaks', () => {
    const doc = new Y.Doc()
    const text = (words: string, ...marks: string[]) => ({
      type: 'text',
      text: words,
      marks: marks.map((type) => ({ type })),
    })
    const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
    const inner = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('wages'))] }] }
    const item = { type: 'listItem', content: [paragraph(text('costs')), inner, paragraph(text('and more'))] }
    prosemirrorJSONToYXmlFragment(
      schema,
      {
        type: 'doc',
        content: [
          paragraph(
            text('We will '),
            text('publish', 'bold'),
            text(' all', 'bold', 'italic'),
            { type: 'hardBreak' },
            text('soon'),
          ),
          { type: 'bulletList', content: [item] },
          paragraph(),
        ],
      },
      sectionFragment(doc, 'problem'),
    )
    expect(textIn(doc)).toContain(
      '## Problem\n\nWe will **publish** **_all_**\\\nsoon\n\n- costs\n  - wages\n\n  and more\n\n## Commitment\n',
    )
  })
})

describe('the canonical text of a commitment', () => {
  it('[DEC3] is plain text whose sections anybody recognises', () => {
    expect(commitmentTextOf(officialInformation)).toBe(`# Official information

## Problem

## Commitment

Improve the way in which official information is made available.

## How it contributes

## Open-government values

Public Participation

Transparency

## Lead and partners

Ministry of Justice

## Milestones

### Milestone 1

Publish advice to Government

- Owner: Ministry of Justice
- Start: Following the report back of the Privacy Bill
- End: 2021-06-30
`)
  })

  it('is well-formed NFC with line feeds and one newline at the end, whatever was written', () => {
    fc.assert(
      fc.property(commitments, (content) => {
        const text = commitmentTextOf(content)
        expect(text).toBe(text.normalize('NFC'))
        expect(text.isWellFormed()).toBe(true)
        expect(text).toMatch(/[^\n]\n$/)
        expect(text).not.toMatch(/\r|\n\n\n/)
      }),
    )
  })

  it('gives back the words that were hashed: nothing people write can pass for a heading or a field', () => {
    fc.assert(
      fc.property(commitments, (content) => {
        const read = commitmentOfText(commitmentTextOf(content))
        expect(read).not.toBeNull()
        if (!read) return
        for (const section of ['problem', 'description', 'contribution', 'values', 'lead'] as const) {
          expect(read[section]).toEqual(content[section])
        }
        expect(read.milestones.map((one) => one.what)).toEqual(content.milestones.map((one) => one.what))
      }),
      { numRuns: 1000 },
    )
  })

  it('is read back only if it was written here', () => {
    const text = commitmentTextOf(officialInformation)
    expect(commitmentOfText(text)).toMatchObject({ title: 'Official information' })
    for (const other of ['', 'words', text.replace('# O', '#  O'), `${text}\n`, text.replace('## Lead', '## Head')]) {
      expect(commitmentOfText(other)).toBeNull()
    }
  })

  it('can go along as canonical JSON', () => {
    fc.assert(
      fc.property(commitments, (content) => void canonicalJson(readCommitment(opened(seedCommitment(content))))),
    )
  })

  it('is the same whatever order the updates of several writers arrive in', () => {
    const step = fc.record({
      writer: fc.nat(2),
      section: fc.constantFrom(...commitmentSections),
      at: fc.nat(30),
      words: fc.string({ unit: 'grapheme', maxLength: 5 }),
      act: fc.constantFrom('insert', 'delete', 'bold', 'paragraph', 'sync'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (steps, random) => {
        const seed = seedCommitment(officialInformation)
        const writers = [opened(seed), opened(seed), opened(seed)]
        const updates = [seed]
        for (const doc of writers) doc.on('update', (update: Uint8Array) => updates.push(update))
        for (const { writer, section, at, words, act } of steps) {
          const doc = writers[writer] ?? new Y.Doc()
          if (act === 'sync') for (const update of [...updates]) Y.applyUpdate(doc, update)
          else edit(sectionFragment(doc, section), at, words, act)
        }
        const shuffled = updates
          .map((update) => ({ update, at: Number(random.next().value) }))
          .sort((a, b) => a.at - b.at)
        const one = opened(...updates)
        const two = opened(...shuffled.map(({ update }) => update))
        expect(textIn(two)).toBe(textIn(one))
        expect(textIn(opened(Y.mergeUpdates(updates)))).toBe(textIn(one))
        expect(textIn(opened(Y.encodeStateAsUpdate(two)))).toBe(textIn(one))
      }),
      { numRuns: 150 },
    )
  })
})

function edit(fragment: Y.XmlFragment, at: number, words: string, act: string): void {
  const paragraph = fragment.get(at % Math.max(fragment.length, 1))
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (act === 'paragraph' || !(text instanceof Y.XmlText)) {
    const element = new Y.XmlElement('paragraph')
    fragment.insert(at % (fragment.length + 1), [element])
    element.insert(0, [new Y.XmlText(words)])
  } else if (act === 'insert') text.insert(at % (text.length + 1), words)
  else if (act === 'delete' && text.length > 0) text.delete(at % text.length, 1)
  else if (act === 'bold' && text.length > 0) text.format(at % text.length, 1, { bold: at % 2 ? {} : null })
}

describe('a commitment’s document that somebody has filled with odd things', () => {
  it('is read all the same, and alike, whichever type each root was opened as', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant({ a: [1] }),
      fc.constant(new Uint8Array(3)),
    )
    const root = fc.constantFrom(...commitmentSections, 'milestones', 'plenary', 'other')
    const kind = fc.constantFrom('map', 'array', 'text', 'xml', 'nested', 'doc')
    fc.assert(
      fc.property(fc.array(fc.tuple(root, kind, value), { maxLength: 12 }), (things) => {
        const hostile = new Y.Doc()
        for (const [name, kind, value] of things) {
          if (!hostile.share.has(name)) putStray(hostile, name, kind, value)
        }
        const update = Y.encodeStateAsUpdate(hostile)
        const typed = new Y.Doc()
        typed.getMap('title')
        typed.getText('problem')
        typed.getXmlFragment('milestones')
        Y.applyUpdate(typed, update)
        const text = textIn(opened(update))
        expect(textIn(typed)).toBe(text)
        expect(commitmentOfText(text)).not.toBeNull()
        listMilestones(opened(update))
      }),
    )
  })

  it('is read with the words of unknown elements, without those of embedded maps', () => {
    const doc = new Y.Doc()
    const table = new Y.XmlElement('table')
    sectionFragment(doc, 'problem').insert(0, [table, new Y.XmlText('loose')])
    const cell = new Y.XmlElement('cell')
    table.insert(0, [new Y.XmlText('left'), cell])
    const words = new Y.XmlText('right')
    cell.insert(0, [words])
    words.insertEmbed(2, new Y.Map([['secret', 'unseen']]))
    expect(textIn(doc)).toContain('## Problem\n\nleft\n\nright\n\nloose\n')
    expect(textIn(doc)).not.toContain('unseen')
  })

  it('is read however deep it is nested', () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      let parent: Y.XmlFragment = sectionFragment(doc, 'problem')
      for (let depth = 0; depth < 20_000; depth++) {
        const child = new Y.XmlElement(depth % 2 ? 'listItem' : 'bulletList')
        parent.insert(0, [child])
        parent = child
      }
      parent.insert(0, [new Y.XmlText('deep')])
    })
    expect(readCommitment(doc).problem).toEqual([
      { kind: 'bullet', depth: 8, lines: [[{ text: 'deep', bold: false, italic: false }]] },
    ])
  })

  it('has only milestones whose id is one and whose value is a map', () => {
    const doc = new Y.Doc()
    const milestones = doc.getMap('milestones')
    milestones.set('short', new Y.Map())
    milestones.set('a'.repeat(32), 'words')
    milestones.set(
      'b'.repeat(32),
      new Y.Map<unknown>([
        ['what', 3],
        ['owner', { deep: 1 }],
        ['end', ' June \n2018 '],
      ]),
    )
    expect(readCommitment(doc).milestones).toEqual([
      { id: 'b'.repeat(32), what: [], owner: '', start: '', end: 'June  2018' },
    ])
    expect(listMilestones(doc)).toEqual([])
  })
})

function putStray(doc: Y.Doc, name: string, kind: string, value: unknown): void {
  if (kind === 'map') doc.getMap(name).set('a'.repeat(32), value)
  else if (kind === 'array') doc.getArray(name).insert(0, [value, new Y.Map([['k', value]])])
  else if (kind === 'text') {
    doc.getText(name).insert(0, `words ${String(value)}`, { bold: value })
    doc.getText(name).insertEmbed(3, new Y.XmlElement('paragraph'))
  } else if (kind === 'xml') doc.getXmlFragment(name).insert(0, [new Y.XmlElement('listItem'), new Y.XmlText('loose')])
  else if (kind === 'doc') doc.getMap(name).set('b'.repeat(32), new Y.Doc())
  else
    doc.getMap(name).set(
      'c'.repeat(32),
      new Y.Map<unknown>([
        ['what', new Y.XmlText('w')],
        ['owner', value],
        ['order', value],
      ]),
    )
}
