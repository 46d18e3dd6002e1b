import type { Child, Html } from './html.ts'
import { all, h, lineBreak } from './html.ts'

/**
 * Shows a text of the record: paragraphs, headings, lists, strong and emphasised words, as our canonical texts write them in
 * Markdown. Anything else stands as it was typed; nothing in a text can become a link, a picture or markup.
 */
export function prose(text: string, lang?: string): Html {
  return h('div', { class: 'words', lang, dir: 'auto' }, blocksOf(text))
}

function blocksOf(text: string): readonly Html[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((chunk) => (chunk.trim() === '' ? [] : chunkOf(chunk.replace(/^\n+|\n+$/g, ''))))
}

function chunkOf(chunk: string): readonly Html[] {
  const lines = chunk.split('\n')
  const heading = /^#{1,6} +(.+)$/.exec(lines[0] ?? '')
  if (heading) return [h('h3', {}, inline(heading[1] ?? '')), ...(lines.length > 1 ? chunkOf(lines.slice(1).join('\n')) : [])]
  if (lines.every((line) => /^(?:[-*] | {2,})/.test(line))) return [h('ul', {}, listItems(lines, /^[-*] /))]
  if (lines.every((line) => /^(?:\d+\. | {2,})/.test(line))) return [h('ol', {}, listItems(lines, /^\d+\. /))]
  return [h('p', {}, inlineLines(lines))]
}

/** Indented lines belong to the item before them. */
function listItems(lines: readonly string[], marker: RegExp): readonly Html[] {
  const items: string[][] = []
  for (const line of lines) {
    if (marker.test(line) || items.length === 0) items.push([line.replace(marker, '')])
    else items.at(-1)?.push(line.trim())
  }
  return items.map((item) => h('li', {}, inlineLines(item)))
}

function inlineLines(lines: readonly string[]): Html {
  return all(...lines.flatMap((line, index): Child[] => [index === 0 ? null : lineBreak, inline(line.replace(/(?: {2,}|\\)$/, ''))]))
}

function inline(line: string): Html {
  const parts: Child[] = []
  let rest = line
  while (rest !== '') {
    const match = /\*\*(.+?)\*\*(?!\*)|\*(?!\s)([^*]+?)\*|\\([!-/:-@[-`{-~])/.exec(rest)
    if (!match) break
    parts.push(rest.slice(0, match.index))
    const [found, strong, emphasised, escaped] = match
    if (strong !== undefined) parts.push(h('strong', {}, inline(strong)))
    else if (emphasised !== undefined) parts.push(h('em', {}, inline(emphasised)))
    else parts.push(escaped ?? '')
    rest = rest.slice(match.index + found.length)
  }
  return all(...parts, rest)
}
