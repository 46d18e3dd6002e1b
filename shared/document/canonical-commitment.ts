import { type Block, oneLine } from './blocks.ts'
import { readLine, readProse, writeLine, writeProse } from './canonical-prose.ts'
import type { CommitmentContent, CommitmentSection, MilestoneContent } from './commitment-text.ts'

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
    milestones: milestones.map(readMilestone),
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
  return section?.split('\n').slice(1).join('\n').trim() ?? ''
}

function readMilestone(text: string, index: number): MilestoneContent {
  const lines = text.trimEnd().split('\n')
  const fields = lines.slice(-FIELDS.length)
  const field = (at: number) => readLine((fields[at] ?? '').replace(/^- \w+: ?/, ''))
  return {
    id: String(index + 1),
    what: readProse(lines.slice(1, -FIELDS.length).join('\n').trim()),
    owner: field(0),
    start: field(1),
    end: field(2),
  }
}
