import type { Block, Run } from '../../shared/document/blocks.ts'
import { readProse } from '../../shared/document/canonical-prose.ts'
import type { CommitmentContent } from '../../shared/document/commitment-text.ts'
import { commitmentOfText } from '../../shared/document/commitment-text.ts'
import type { Child, Html } from './html.ts'
import { all, h, lineBreak } from './html.ts'
import type { Site } from './site.ts'

/** A frozen text: a commitment by its sections; anything else as the prose that it is. */
export function frozenText(site: Site, text: string): Html {
  const commitment = commitmentOfText(text)
  return commitment ? words(site, commitmentParts(site, commitment)) : words(site, markedUp(text))
}

/** Minutes as they were typed together: our canonical prose. */
export function canonicalProse(site: Site, text: string): Html {
  return words(site, blocksHtml(readProse(text)))
}

/** Text that a person wrote into a field: its paragraphs and line breaks, everything else as it stands. */
export function plainProse(site: Site, text: string): Html {
  const paragraphs = text.split(/\n{2,}/).filter((one) => one.trim() !== '')
  return words(
    site,
    paragraphs.map((one) => h('p', {}, withBreaks(one.replace(/^\n|\n$/g, '').split('\n')))),
  )
}

function words(site: Site, children: readonly Child[]): Html {
  return h('div', { class: 'words', lang: site.forum.language, dir: 'auto' }, children)
}

/** The title is the page's; empty sections are left out of the page, not of the text. */
function commitmentParts(site: Site, content: CommitmentContent): readonly Child[] {
  const say = (key: string): string => site.words.say(`commitment.part.${key}`)
  const sections = (['problem', 'description', 'contribution', 'values', 'lead'] as const).flatMap(
    (section): Child[] =>
      content[section].length === 0 ? [] : [h('h3', {}, say(section)), ...blocksHtml(content[section])],
  )
  const milestones = content.milestones.map((milestone) => {
    const facts = (['owner', 'start', 'end'] as const).filter((field) => milestone[field] !== '')
    const line = facts
      .map((field) => site.words.say(`commitment.milestone.${field}`, { value: milestone[field] }))
      .join(' · ')
    return h('li', {}, blocksHtml(milestone.what), line === '' ? null : h('p', {}, h('small', {}, line)))
  })
  return [...sections, ...(milestones.length === 0 ? [] : [h('h3', {}, say('milestones')), h('ol', {}, milestones)])]
}

/** A text that is no commitment of this version: its headings told apart, the rest read as prose. */
function markedUp(text: string): readonly Child[] {
  return text.split(/\n(?=#)|(?<=^#.*)\n/m).flatMap((part): readonly Child[] => {
    const heading = /^#{1,6} (.+)$/.exec(part)
    return heading ? [h('h3', {}, heading[1] ?? '')] : blocksHtml(readProse(part))
  })
}

/** Neighbouring bullets make one list; a deeper one lies in the bullet before it. */
function blocksHtml(blocks: readonly Block[]): readonly Html[] {
  const made: Html[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]
    if (!block) break
    if (block.kind !== 'bullet') {
      made.push(h('p', {}, linesHtml(block)))
      at += 1
      continue
    }
    let end = at
    while (blocks[end] && (blocks[end]?.kind === 'bullet' || (blocks[end]?.depth ?? 0) > 0)) end += 1
    made.push(listHtml(blocks.slice(at, end), block.depth))
    at = end
  }
  return made
}

function listHtml(blocks: readonly Block[], depth: number): Html {
  const items: Block[][] = []
  for (const block of blocks) {
    if ((block.kind === 'bullet' && block.depth <= depth) || items.length === 0) items.push([block])
    else items.at(-1)?.push(block)
  }
  return h(
    'ul',
    {},
    items.map(([first, ...inner]) => (first ? h('li', {}, linesHtml(first), innerHtml(inner, depth)) : null)),
  )
}

function innerHtml(blocks: readonly Block[], depth: number): readonly Html[] {
  if (blocks.length === 0) return []
  const firstBullet = blocks.findIndex((block) => block.kind === 'bullet')
  const paragraphs = firstBullet < 0 ? blocks : blocks.slice(0, firstBullet)
  const deeper = firstBullet < 0 ? [] : blocks.slice(firstBullet)
  return [
    ...paragraphs.map((block) => h('p', {}, linesHtml(block))),
    ...(deeper.length > 0 ? [listHtml(deeper, depth + 1)] : []),
  ]
}

function linesHtml(block: Block): Html {
  return all(...block.lines.flatMap((line, index): Child[] => [index === 0 ? null : lineBreak, ...line.map(runHtml)]))
}

function runHtml({ text, bold, italic }: Run): Child {
  const leaned = italic ? h('em', {}, text) : text
  return bold ? h('strong', {}, leaned) : leaned
}

function withBreaks(lines: readonly string[]): Html {
  return all(...lines.flatMap((line, index): Child[] => [index === 0 ? null : lineBreak, line]))
}
