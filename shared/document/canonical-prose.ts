import { type Block, type Run, tidyBlock } from './blocks.ts'

/**
 * Blocks as canonical text: Markdown narrowed to paragraphs, bullets, `**bold**`, `_italic_` and hard breaks, with everything
 * escaped that could be taken for one of these or for a heading. Different blocks never give the same text, so that a hash of
 * the text stands for exactly these words; `readProse` gives them back.
 */
export function writeProse(blocks: readonly Block[]): string {
  let text = ''
  let before: Block | null = null
  for (const block of blocks) {
    if (before) text += block.kind === 'bullet' && before.depth > 0 ? '\n' : '\n\n'
    text += writeBlock(block)
    before = block
  }
  return text.normalize('NFC')
}

/** Reads what `writeProse` wrote. */
export function readProse(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const finish = () => {
    const block = lines.length > 0 ? readBlock(lines.join('\n')) : null
    if (block) blocks.push(block)
    lines = []
  }
  for (const line of text.split('\n')) {
    const goesOn = endsInBreak(lines.at(-1) ?? '')
    if (!goesOn && (line === '' || /^ *- /.test(line))) finish()
    if (line !== '') lines.push(line)
  }
  finish()
  return blocks
}

/** One line of plain text, escaped as in prose. */
export function writeLine(text: string): string {
  return escape(text)
}

/** Reads what `writeLine` wrote. */
export function readLine(text: string): string {
  return text.replace(/\\(.)/gu, '$1')
}

function writeBlock(block: Block): string {
  const indent = '  '.repeat(block.depth)
  const start = block.kind === 'bullet' ? `${'  '.repeat(Math.max(block.depth - 1, 0))}- ` : indent
  return start + block.lines.map(writeRuns).join(`\\\n${indent}`)
}

function writeRuns(line: readonly Run[]): string {
  let text = ''
  let bold = false
  let italic = false
  for (const run of [...line, { text: '', bold: false, italic: false }]) {
    if (italic && (!run.italic || run.bold !== bold)) {
      text += '_'
      italic = false
    }
    if (run.bold !== bold) {
      text += '**'
      bold = run.bold
    }
    if (run.italic !== italic) {
      text += '_'
      italic = run.italic
    }
    text += text === '' ? escapeStart(escape(run.text)) : escape(run.text)
  }
  return text
}

function escape(text: string): string {
  return text.replace(/[\\*_]/g, '\\$&')
}

function escapeStart(text: string): string {
  if (/^[#>+-]/.test(text)) return `\\${text}`
  return text.replace(/^(\d+)([.)])/, '$1\\$2')
}

function endsInBreak(line: string): boolean {
  const backslashes = line.length - line.replace(/\\+$/, '').length
  return backslashes % 2 === 1
}

function readBlock(text: string): Block | null {
  const start = /^( *)(- )?/.exec(text)
  const bullet = start?.[2] !== undefined
  const depth = (start?.[1]?.length ?? 0) / 2 + (bullet ? 1 : 0)
  return tidyBlock(bullet ? 'bullet' : 'paragraph', depth, readRuns(text.slice(start?.[0].length ?? 0)))
}

function readRuns(text: string): Run[] {
  const runs: Run[] = []
  let bold = false
  let italic = false
  // A mark, an escaped character (a line break with the indent after it included), or a stretch of plain text.
  for (const [token] of text.matchAll(/\*\*|_|\\\n *|\\[^]|[^\\*_]+|\*/g)) {
    if (token === '**') bold = !bold
    else if (token === '_') italic = !italic
    else runs.push({ text: token.startsWith('\\') ? token.charAt(1) : token, bold, italic })
  }
  return runs
}
