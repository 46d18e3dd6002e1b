import * as Y from 'yjs'
import { randomId } from '../lib/ids.ts'
import { type Block, oneLine } from './blocks.ts'
import { readLine, readProse, writeLine, writeProse } from './canonical-prose.ts'
import { readBlocks, rootOf, wordsOf } from './document-nodes.ts'
import { writeVersion } from './document-version.ts'
import { writeBlocks } from './editor-nodes.ts'
import { evenOrders } from './fractional-order.ts'
import { isMilestoneId, type MilestoneContent, milestonesOf, putMilestone, readMilestone } from './milestones.ts'

/** The sections that are prose, in the order in which they are read and in which a new document makes its roots. */
export const commitmentSections = ['title', 'problem', 'description', 'contribution', 'values', 'lead'] as const
export type CommitmentSection = (typeof commitmentSections)[number]

/** What a commitment says, tidied: equal for equal words, whoever typed them in whichever order. Plain JSON. */
export interface CommitmentContent {
  readonly title: string
  readonly problem: readonly Block[]
  readonly description: readonly Block[]
  readonly contribution: readonly Block[]
  readonly values: readonly Block[]
  readonly lead: readonly Block[]
  readonly milestones: readonly MilestoneContent[]
}

export const COMMITMENT_VERSION = 1

/** The fragment that the editor of a section works on. */
export function sectionFragment(doc: Y.Doc, section: CommitmentSection): Y.XmlFragment {
  return doc.getXmlFragment(section)
}

/** What the document says, whatever was put into it: nodes it does not know are read as text or passed over; never throws. */
export function readCommitment(doc: Y.Doc): CommitmentContent {
  const blocks = (section: CommitmentSection) => readBlocks(rootOf(doc, section))
  return {
    title: oneLine(wordsOf(rootOf(doc, 'title'))),
    problem: blocks('problem'),
    description: blocks('description'),
    contribution: blocks('contribution'),
    values: blocks('values'),
    lead: blocks('lead'),
    milestones: milestonesOf(doc).map(readMilestone),
  }
}

/**
 * A new document with this content, as one update (format V1) under a client id of its own that nobody uses again. A milestone
 * whose id is not 32 hex digits gets a new one.
 */
export function seedCommitment(content: CommitmentContent): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    writeBlocks(doc.getXmlFragment('title'), titleBlocks(content.title))
    for (const section of commitmentSections) {
      if (section !== 'title') writeBlocks(doc.getXmlFragment(section), content[section])
    }
    const orders = evenOrders(content.milestones.length)
    for (const [index, milestone] of content.milestones.entries()) {
      const id = isMilestoneId(milestone.id) ? milestone.id : randomId()
      putMilestone(doc, orders[index] ?? '', { ...milestone, id })
    }
    writeVersion(doc, { kind: 'commitment', version: COMMITMENT_VERSION })
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Nothing written yet, but a title. */
export function emptyCommitment(title: string): CommitmentContent {
  return { title, problem: [], description: [], contribution: [], values: [], lead: [], milestones: [] }
}

function titleBlocks(title: string): Block[] {
  const text = oneLine(title)
  if (text === '') return []
  return [{ kind: 'paragraph', depth: 0, lines: [[{ text, bold: false, italic: false }]] }]
}

type ProseSection = Exclude<CommitmentSection, 'title'>

// Part of the text that is hashed: a heading never changes under a document that was frozen with it.
const HEADINGS: readonly (readonly [ProseSection, string])[] = [
  ['problem', 'Problem'],
  ['description', 'Commitment'],
  ['contribution', 'How it contributes'],
  ['values', 'Open-government values'],
  ['lead', 'Lead and partners'],
]
const MILESTONES = 'Milestones'
const FIELDS = [
  ['owner', 'Owner'],
  ['start', 'Start'],
  ['end', 'End'],
] as const

/**
 * The canonical text of a commitment: what is frozen, hashed, shown and exported. UTF-8 when encoded, NFC, LF, one newline at
 * the end. Headings and fields always stand, filled or not, and what people wrote cannot be taken for one, so that different
 * commitments never have the same text.
 */
export function commitmentTextOf(content: CommitmentContent): string {
  const parts = [heading('#', content.title)]
  for (const [section, title] of HEADINGS) parts.push(heading('##', title), writeProse(content[section]))
  parts.push(heading('##', MILESTONES))
  for (const [index, milestone] of content.milestones.entries()) {
    const fields = FIELDS.map(([field, label]) => fieldLine(label, milestone[field])).join('\n')
    parts.push(heading('###', `Milestone ${String(index + 1)}`), writeProse(milestone.what), fields)
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`.normalize('NFC')
}

/**
 * Reads a canonical text back, for showing exactly the words that were hashed. Milestones have their number for an id. Null
 * when `commitmentTextOf` would not have written this text.
 */
export function commitmentOfText(text: string): CommitmentContent | null {
  const [title = '', ...sections] = text.replace(/\n$/, '').split(/\n(?=## )/)
  const prose = new Map<ProseSection, Block[]>()
  for (const [index, [section]] of HEADINGS.entries()) prose.set(section, readProse(bodyOf(sections[index])))
  const section = (name: ProseSection) => prose.get(name) ?? []
  const [, ...milestones] = (sections[HEADINGS.length] ?? '').split(/\n(?=### )/)
  const content: CommitmentContent = {
    title: readLine(title.trim().replace(/^# ?/, '')),
    problem: section('problem'),
    description: section('description'),
    contribution: section('contribution'),
    values: section('values'),
    lead: section('lead'),
    milestones: milestones.map(milestoneOfText),
  }
  return commitmentTextOf(content) === text ? content : null
}

function heading(marks: string, title: string): string {
  return `${marks} ${writeLine(oneLine(title))}`.trimEnd()
}

function fieldLine(label: string, value: string): string {
  return `- ${label}: ${writeLine(oneLine(value))}`.trimEnd()
}

function bodyOf(section: string | undefined): string {
  return section === undefined ? '' : withoutEdges(section.split('\n').slice(1).join('\n'))
}

function withoutEdges(body: string): string {
  return body.replace(/^\n+/, '').trimEnd()
}

function milestoneOfText(text: string, index: number): MilestoneContent {
  const lines = text.trimEnd().split('\n')
  const fields = lines.slice(-FIELDS.length)
  const field = (at: number) => readLine((fields[at] ?? '').replace(/^- \w+: ?/, ''))
  return {
    id: String(index + 1),
    what: readProse(withoutEdges(lines.slice(1, -FIELDS.length).join('\n'))),
    owner: field(0),
    start: field(1),
    end: field(2),
  }
}
