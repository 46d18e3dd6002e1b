import fc from 'fast-check'
import { type Block, tidyBlock } from '../../shared/document/blocks.ts'
import type { CommitmentContent } from '../../shared/document/commitment-text.ts'

/** Words that are likely to be taken for something else: markup, headings, fields, odd blanks, other scripts, halves of characters. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '# ',
    '## Problem',
    '- Owner: ',
    '1. ',
    '**',
    '_',
    '\\',
    '\n',
    ' ',
    '\u00a0',
    '\t',
    'e\u0301',
    '\ud83d',
    '\ude00',
  ),
  fc.constantFrom(
    '### Milestone 2',
    'მთავრობა',
    'الشفافية',
    '+ a',
    '> b',
    '2) c',
    '\u2028',
    '\u0000',
    '\u202e',
    '___',
    '\\\n',
  ),
)
const run = fc.record({
  text: fc.array(words, { maxLength: 4 }).map((all) => all.join('')),
  bold: fc.boolean(),
  italic: fc.boolean(),
})
const runs = fc.array(run, { maxLength: 5 })

/** Blocks as an editor may hold them: each list level reached by the one above. */
export const blocks: fc.Arbitrary<Block[]> = fc
  .array(fc.record({ bullet: fc.boolean(), depth: fc.nat(3), runs }), { maxLength: 6 })
  .map((found) => {
    const made: Block[] = []
    for (const { bullet, depth, runs } of found) {
      const reachable = made.at(-1)?.depth ?? 0
      const block = bullet
        ? tidyBlock('bullet', Math.min(depth + 1, reachable + 1), runs)
        : tidyBlock('paragraph', Math.min(depth, reachable), runs)
      if (block) made.push(block)
    }
    return made
  })

const line = fc.array(words, { maxLength: 4 }).map((all) => all.join(''))
const id = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).padStart(32, '0'))

export const commitments: fc.Arbitrary<CommitmentContent> = fc.record({
  title: line,
  problem: blocks,
  description: blocks,
  contribution: blocks,
  values: blocks,
  lead: blocks,
  milestones: fc.uniqueArray(fc.record({ id, what: blocks, owner: line, start: line, end: line }), {
    maxLength: 3,
    selector: (one) => one.id,
  }),
})
