import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Block } from '../../shared/document/blocks.ts'
import './prose.css'

/** Written words at rest: paragraphs, bullets, bold, italic, line breaks. Takes the type of what it stands in. */
export function Prose({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return (
    <div className="ui-prose">
      {partsOf(blocks).map((part, index) =>
        part.kind === 'list' ? (
          <ul key={index}>
            {part.entries.map((entry, at) => (
              <li key={at} style={{ marginInlineStart: `${String((entry[0]?.depth ?? 1) * 1.25)}rem` }}>
                {entry.map((block, place) => (
                  <Paragraph key={place} block={block} />
                ))}
              </li>
            ))}
          </ul>
        ) : (
          <Paragraph key={index} block={part.block} />
        ),
      )}
    </div>
  )
}

type Part = { kind: 'paragraph'; block: Block } | { kind: 'list'; entries: Block[][] }

/** Entries that follow each other are one list; a paragraph within a list belongs to the entry before it. */
function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = []
  for (const block of blocks) {
    const last = parts.at(-1)
    if (block.depth === 0 && block.kind === 'paragraph') parts.push({ kind: 'paragraph', block })
    else if (last?.kind !== 'list') parts.push({ kind: 'list', entries: [[block]] })
    else if (block.kind === 'bullet') last.entries.push([block])
    else last.entries.at(-1)?.push(block)
  }
  return parts
}

function Paragraph({ block }: { block: Block }): ReactNode {
  return (
    <p>
      {block.lines.map((line, at) => (
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {line.map((run, place) => (
            <Words key={place} {...run} />
          ))}
        </Fragment>
      ))}
    </p>
  )
}

function Words({ text, bold, italic }: { text: string; bold: boolean; italic: boolean }): ReactNode {
  const words = italic ? <em>{text}</em> : text
  return bold ? <strong>{words}</strong> : words
}
