/** A stretch of text in one manner of writing. */
export interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
}

/**
 * One paragraph or one entry of a list. `depth` counts the lists around it: a bullet has at least 1, a paragraph with 1 goes
 * on within the bullet before it. Lines are parted by line breaks inside the block; none is empty.
 */
export interface Block {
  readonly kind: 'paragraph' | 'bullet'
  readonly depth: number
  readonly lines: readonly (readonly Run[])[]
}

/** Lists nested deeper than this are read as if they were this deep. */
export const DEEPEST_LIST = 8

/** Makes a block of runs as they were found; null when nothing is left to read. Equal for equal words, however they were typed. */
export function tidyBlock(kind: Block['kind'], depth: number, found: readonly Run[]): Block | null {
  const lines: Run[][] = [[]]
  for (const run of cleanRuns(found)) {
    const [first = '', ...rest] = run.text.split('\n')
    lines.at(-1)?.push({ ...run, text: first })
    for (const text of rest) lines.push([{ ...run, text }])
  }
  const tidy = lines.map(tidyLine).filter((line) => line.length > 0)
  return tidy.length > 0 ? { kind, depth: Math.min(depth, DEEPEST_LIST), lines: tidy } : null
}

/** Paragraphs of plain text, one a line of it; for texts that come from outside the editor. */
export function blocksOfPlainText(text: string): Block[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => tidyBlock('paragraph', 0, [{ text: line, bold: false, italic: false }]))
    .filter((block) => block !== null)
}

/** The words alone, one line a line. */
export function plainTextOf(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => block.lines.map((line) => line.map((run) => run.text).join(''))).join('\n')
}

/** One line of plain text: line breaks and control characters become spaces, the ends are trimmed, NFC. */
export function oneLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ').trim()
}

function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .normalize('NFC')
}

// Runs are joined before they are cleaned: a surrogate pair or a combining mark may have been typed apart.
function cleanRuns(found: readonly Run[]): Run[] {
  return joinRuns(found).map((run) => ({ ...run, text: cleanText(run.text) }))
}

function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  let parts: string[] = []
  for (const run of runs) {
    if (run.text === '') continue
    const last = joined.at(-1)
    if (last?.bold === run.bold && last.italic === run.italic) {
      parts.push(run.text)
      continue
    }
    if (last) joined[joined.length - 1] = { ...last, text: parts.join('') }
    parts = [run.text]
    joined.push(run)
  }
  const last = joined.at(-1)
  if (last) joined[joined.length - 1] = { ...last, text: parts.join('') }
  return joined
}

// Blanks at the edge of a bold or italic stretch carry no mark: nobody sees it, and Markdown readers trip over it.
function tidyLine(line: readonly Run[]): Run[] {
  const runs = joinRuns(line.flatMap(unmarkEdges)).map((run) => ({ ...run, text: run.text.normalize('NFC') }))
  const first = runs[0]
  if (first) runs[0] = { ...first, text: first.text.trimStart() }
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() }
  return runs.filter((run) => run.text !== '')
}

function unmarkEdges(run: Run): Run[] {
  const core = run.text.trim()
  if (!run.bold && !run.italic) return [run]
  if (core === '') return [plain(run.text)]
  const leadLength = run.text.length - run.text.trimStart().length
  return [plain(run.text.slice(0, leadLength)), { ...run, text: core }, plain(run.text.slice(leadLength + core.length))]
}

function plain(text: string): Run {
  return { text, bold: false, italic: false }
}
