import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Block, Run } from '../../../shared/document/blocks.ts'
import type { CommitmentContent } from '../../../shared/document/commitment-text.ts'
import { commitmentOfText } from '../../../shared/document/commitment-text.ts'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import { foundingParts } from '../../../shared/rules/founding.ts'
import { useForum, useFrozenText } from '../../client/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import { decisionOfText, rulebookOfText, RulebookText, WholeRulebook } from './RulebookText.tsx'
import { useWords } from './words.ts'
import './decision-text.css'

/** The exact words that were put to decision, set as record. A commitment by its sections, rules by what they change. */
export function FrozenText({ hash, heading = true }: { hash: string; heading?: boolean | undefined }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const text = useFrozenText(hash)
  if (!text) return <p className="type-reference">{t('text.fetching')}</p>
  if (!text.ok) return <p className="type-reference">{t('text.unreachable')}</p>
  const proposed = rulebookOfText(state, hash, text.value)
  if (proposed) return <RulebookText hash={hash} proposed={proposed} heading={heading} />
  const founding = decisionOfText(state, hash)?.founding
  if (founding) return <FoundingText text={text.value} rulebook={founding.rulebook} heading={heading} />
  return <RecordText text={text.value} heading={heading} />
}

/** [GROUP1] A working group put to decision: what it is to do and its seats as they stand in the text, its rules on demand. */
function FoundingText(props: { text: string; rulebook: Rulebook; heading: boolean }): ReactNode {
  const { t } = useText('group')
  return (
    <>
      <RecordText text={foundingParts(props.text).readable} heading={props.heading} />
      <div className="rulebook-text__whole">
        <Disclosure summary={t('text.rules')}>
          <WholeRulebook rulebook={props.rulebook} />
        </Disclosure>
      </div>
    </>
  )
}

/** The canonical text itself, wherever it came from. */
export function RecordText({ text, heading = true }: { text: string; heading?: boolean | undefined }): ReactNode {
  const content = commitmentOfText(text)
  return (
    <div className="decision-text type-record" dir="auto">
      {content ? (
        <CommitmentWords content={content} heading={heading} />
      ) : (
        <MotionWords text={text} heading={heading} />
      )}
    </div>
  )
}

/** [DEC15] A title, an empty line, and the words as they were typed. */
function MotionWords({ text, heading }: { text: string; heading: boolean }): ReactNode {
  const [title = '', ...parts] = text.split(/\n{2,}/)
  return (
    <>
      {heading ? <h2 className="decision-text__title">{title}</h2> : null}
      {parts.map((part, index) => (
        <p key={index} className="decision-text__plain">
          {part}
        </p>
      ))}
    </>
  )
}

function CommitmentWords({ content, heading }: { content: CommitmentContent; heading: boolean }): ReactNode {
  const { t, format } = useWords()
  return (
    <>
      {heading ? <h2 className="decision-text__title">{content.title}</h2> : null}
      {(['problem', 'description', 'contribution', 'values', 'lead'] as const).map((section) =>
        content[section].length === 0 ? null : (
          <Fragment key={section}>
            <h3 className="decision-text__section">{t(`text.${section}`)}</h3>
            <Blocks blocks={content[section]} />
          </Fragment>
        ),
      )}
      {content.milestones.length === 0 ? null : (
        <>
          <h3 className="decision-text__section">{t('text.milestones')}</h3>
          <ol className="decision-text__milestones">
            {content.milestones.map((milestone) => {
              const facts = (['owner', 'start', 'end'] as const).flatMap((field) =>
                milestone[field] === ''
                  ? []
                  : [
                      t(`text.${field}`, {
                        value: field === 'owner' ? milestone[field] : dayWords(format.date, milestone[field]),
                      }),
                    ],
              )
              return (
                <li key={milestone.id}>
                  <Blocks blocks={milestone.what} />
                  {facts.length > 0 ? <p className="type-reference">{facts.join(' · ')}</p> : null}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </>
  )
}

/** A calendar date in words; what people wrote instead of one stands as it is. */
export function dayWords(date: (at: string, zone: string) => string, written: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(Date.parse(written)) ? date(written, 'UTC') : written
}

/** Neighbouring bullets make one list; deeper ones are set in by their depth. */
function Blocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  const groups: { readonly list: boolean; readonly blocks: Block[] }[] = []
  for (const block of blocks) {
    const list = block.kind === 'bullet' || block.depth > 0
    const last = groups.at(-1)
    if (last?.list && list) last.blocks.push(block)
    else groups.push({ list, blocks: [block] })
  }
  return groups.map((group, at) =>
    group.list ? (
      <ul key={at} className="decision-text__list">
        {group.blocks.map((block, index) => (
          <li
            key={index}
            className={block.kind === 'bullet' ? undefined : 'decision-text__within'}
            style={block.depth > 1 ? { marginInlineStart: `${String((block.depth - 1) * 1.25)}rem` } : undefined}
          >
            <Lines lines={block.lines} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={at}>
        <Lines lines={group.blocks[0]?.lines ?? []} />
      </p>
    ),
  )
}

function Lines({ lines }: { lines: readonly (readonly Run[])[] }): ReactNode {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {line.map((run, at) => (
        <Fragment key={at}>{marked(run)}</Fragment>
      ))}
    </Fragment>
  ))
}

function marked({ text, bold, italic }: Run): ReactNode {
  const leaned = italic ? <i>{text}</i> : text
  return bold ? <b>{leaned}</b> : leaned
}
