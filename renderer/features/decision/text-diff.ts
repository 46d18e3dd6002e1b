import type { CommitmentContent } from '../../../shared/document/commitment-text.ts'
import { commitmentOfText } from '../../../shared/document/commitment-text.ts'
import { plainTextOf } from '../../../shared/document/blocks.ts'

/** One line of a text as people read it. `section` names a heading of ours; other lines are people's words. */
export interface TextLine {
  readonly kind: 'title' | 'section' | 'milestone' | 'field' | 'words'
  /** For `section` and `field` a key of ours, for `milestone` its number, else the words. */
  readonly text: string
  readonly value?: string
}

export interface Piece {
  readonly how: 'same' | 'gone' | 'new'
  readonly text: string
}

/** A line that stayed, one that went or came whole, or one whose words changed. */
export type LineChange =
  | { readonly how: 'same' | 'gone' | 'new'; readonly line: TextLine }
  | { readonly how: 'changed'; readonly line: TextLine; readonly pieces: readonly Piece[] }

/** Past this many comparisons a stretch is shown as replaced whole: slower would be felt, and no clearer. */
const MOST_CELLS = 4_000_000

/** The canonical text of a commitment as lines; any other text line by line. */
export function linesOf(text: string): readonly TextLine[] {
  const content = commitmentOfText(text)
  if (!content)
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ kind: 'words' as const, text: line }]))
  return [{ kind: 'title', text: content.title }, ...sectionLines(content), ...milestoneLines(content)]
}

function sectionLines(content: CommitmentContent): readonly TextLine[] {
  return (['problem', 'description', 'contribution', 'values', 'lead'] as const).flatMap((section) =>
    content[section].length === 0
      ? []
      : [{ kind: 'section' as const, text: section }, ...wordLines(plainTextOf(content[section]))],
  )
}

function milestoneLines(content: CommitmentContent): readonly TextLine[] {
  if (content.milestones.length === 0) return []
  return [
    { kind: 'section', text: 'milestones' },
    ...content.milestones.flatMap((milestone, index): TextLine[] => [
      { kind: 'milestone', text: String(index + 1) },
      ...wordLines(plainTextOf(milestone.what)),
      ...(['owner', 'start', 'end'] as const).flatMap((field) =>
        milestone[field] === '' ? [] : [{ kind: 'field' as const, text: field, value: milestone[field] }],
      ),
    ]),
  ]
}

function wordLines(text: string): readonly TextLine[] {
  return text.split('\n').map((line) => ({ kind: 'words', text: line }))
}

/** What changed from one text to another, line by line, and within a line word by word. */
export function changesBetween(before: string, after: string): readonly LineChange[] {
  const steps = diff(linesOf(before), linesOf(after), (line) => `${line.kind} ${line.text} ${line.value ?? ''}`)
  return pairUp(steps)
}

interface Step<Item> {
  readonly how: 'same' | 'gone' | 'new'
  readonly item: Item
}

/** Lines that went and came in one place, of one kind, are the same line with other words. */
function pairUp(steps: readonly Step<TextLine>[]): readonly LineChange[] {
  const changes: LineChange[] = []
  for (let at = 0; at < steps.length;) {
    const gone = stretch(steps, at, 'gone')
    const came = stretch(steps, at + gone.length, 'new')
    if (gone.length + came.length === 0) {
      const step = steps[at]
      if (step) changes.push({ how: 'same', line: step.item })
      at += 1
      continue
    }
    const pairs = Math.max(gone.length, came.length)
    for (let index = 0; index < pairs; index += 1) changes.push(...together(gone[index], came[index]))
    at += gone.length + came.length
  }
  return changes
}

function stretch(steps: readonly Step<TextLine>[], from: number, how: 'gone' | 'new'): readonly TextLine[] {
  let end = from
  while (steps[end]?.how === how) end += 1
  return steps.slice(from, end).map((step) => step.item)
}

function together(gone: TextLine | undefined, came: TextLine | undefined): readonly LineChange[] {
  if (came && gone?.kind === came.kind && gone.kind !== 'section') {
    const pieces = wordChanges(gone.value ?? gone.text, came.value ?? came.text)
    // Hardly a word in common: two lines read more easily than one shredded one.
    if (pieces.some((piece) => piece.how === 'same' && /\p{L}{2}/u.test(piece.text)))
      return [{ how: 'changed', line: came, pieces }]
  }
  return [
    ...(gone ? [{ how: 'gone' as const, line: gone }] : []),
    ...(came ? [{ how: 'new' as const, line: came }] : []),
  ]
}

function wordChanges(before: string, after: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const { how, item } of diff(wordsOf(before), wordsOf(after), (word) => word)) {
    const last = pieces.at(-1)
    if (last?.how === how) pieces[pieces.length - 1] = { how, text: last.text + item }
    else pieces.push({ how, text: item })
  }
  return pieces
}

/** Words, each run of white space and each other sign on its own; joined again they are the text. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}’'-]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

/** The shortest way from one list to the other by longest common subsequence; what is gone stands before what came. */
export function diff<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Step<Item>[] {
  const a = before.map(keyOf)
  const b = after.map(keyOf)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return [
    ...before.slice(0, start).map((item) => ({ how: 'same' as const, item })),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end), keyOf),
    ...after.slice(after.length - end).map((item) => ({ how: 'same' as const, item })),
  ]
}

function middle<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Step<Item>[] {
  const gone = before.map((item) => ({ how: 'gone' as const, item }))
  const came = after.map((item) => ({ how: 'new' as const, item }))
  if (gone.length * came.length === 0 || gone.length * came.length > MOST_CELLS) return [...gone, ...came]
  const a = before.map(keyOf)
  const b = after.map(keyOf)
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
    }
  }
  const steps: Step<Item>[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const item = before[i]
    const other = after[j]
    if (item === undefined || other === undefined) break
    if (a[i] === b[j]) {
      steps.push({ how: 'same', item: other })
      i += 1
      j += 1
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) {
      steps.push({ how: 'gone', item })
      i += 1
    } else {
      steps.push({ how: 'new', item: other })
      j += 1
    }
  }
  return [...steps, ...gone.slice(i), ...came.slice(j)]
}
