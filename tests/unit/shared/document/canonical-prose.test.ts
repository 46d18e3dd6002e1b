import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOfPlainText, oneLine, tidyBlock } from '../../../../shared/document/blocks.ts'
import { readLine, readProse, writeLine, writeProse } from '../../../../shared/document/canonical-prose.ts'
import { blocks } from '../../../support/arbitrary-content.ts'

const plain = (text: string) => ({ text, bold: false, italic: false })

describe('canonical prose', () => {
  it('writes paragraphs, bullets, nested bullets, marks and breaks in a form that people can read', () => {
    const text = writeProse([
      {
        kind: 'paragraph',
        depth: 0,
        lines: [[plain('We will '), { text: 'publish', bold: true, italic: false }, plain('.')]],
      },
      { kind: 'bullet', depth: 1, lines: [[plain('costs')], [plain('per year')]] },
      { kind: 'bullet', depth: 2, lines: [[{ text: 'wages', bold: true, italic: true }]] },
      { kind: 'paragraph', depth: 1, lines: [[plain('more on costs')]] },
      { kind: 'bullet', depth: 1, lines: [[plain('dates')]] },
      { kind: 'paragraph', depth: 0, lines: [[plain('End.')]] },
    ])
    expect(text).toBe(
      'We will **publish**.\n\n- costs\\\n  per year\n  - **_wages_**\n\n  more on costs\n- dates\n\nEnd.',
    )
  })

  it('reads back exactly the blocks that were written, so that different words never share a text', () => {
    fc.assert(
      fc.property(blocks, (written) => {
        expect(readProse(writeProse(written))).toEqual(written)
      }),
      { numRuns: 2000 },
    )
  })

  it('has the same text whether a letter came composed or not, and is NFC throughout', () => {
    const composed = tidyBlock('paragraph', 0, [plain('caf\u00e9')])
    const apart = tidyBlock('paragraph', 0, [plain('cafe'), plain('\u0301')])
    expect(apart).toEqual(composed)
    fc.assert(
      fc.property(blocks, (written) => {
        const text = writeProse(written)
        expect(text).toBe(text.normalize('NFC'))
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
      }),
    )
  })

  it('never lets a paragraph pass for a heading, a list or a mark', () => {
    const text = writeProse(blocksOfPlainText('## Problem\n- Owner: x\n1. first\n**loud** _soft_ \\n'))
    expect(text).toBe('\\## Problem\n\n\\- Owner: x\n\n1\\. first\n\n\\*\\*loud\\*\\* \\_soft\\_ \\\\n')
  })

  it('reads a line back from its escaped form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).map(oneLine), (line) => {
        expect(readLine(writeLine(line))).toBe(line)
      }),
    )
  })
})
