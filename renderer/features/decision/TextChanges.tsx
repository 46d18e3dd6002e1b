import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { foundingParts } from '../../../shared/rules/founding.ts'
import { useForum, useFrozenText } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'
import type { LineChange, TextLine } from './text-diff.ts'
import { changesBetween } from './text-diff.ts'
import { dayWords } from './FrozenText.tsx'
import { RulebookChanges } from './RulebookChanges.tsx'
import { decisionOfText, rulebookOfText } from './RulebookText.tsx'
import { useWords } from './words.ts'

/** What changed between two frozen texts. */
export function FrozenChanges({ before, after }: { before: string; after: string }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const from = useFrozenText(before)
  const to = useFrozenText(after)
  if (!from || !to) return <p className="type-reference">{t('text.fetching')}</p>
  if (!from.ok || !to.ok) return <p className="type-reference">{t('text.unreachable')}</p>
  const rules = [rulebookOfText(state, before, from.value), rulebookOfText(state, after, to.value)] as const
  if (rules[0] && rules[1]) return <RulebookChanges before={rules[0]} after={rules[1]} />
  const founding = decisionOfText(state, after)?.founding
  const read = (text: string): string => (founding ? foundingParts(text).readable : text)
  return <TextChanges before={read(from.value)} after={read(to.value)} />
}

/** Changed lines with what is gone struck out and what is new underlined; stretches that stayed are left out. */
export function TextChanges({ before, after }: { before: string; after: string }): ReactNode {
  const { t } = useText('decision')
  const changes = useMemo(() => changesBetween(before, after), [before, after])
  if (changes.every((change) => change.how === 'same')) return <p className="type-reference">{t('changes.none')}</p>
  return (
    <div className="decision-changes type-quote" dir="auto">
      {shown(changes).map((change, index) =>
        change === null ? (
          <p key={index} className="decision-changes__gap">
            {t('changes.same')}
          </p>
        ) : (
          <ChangedLine key={index} change={change} />
        ),
      )}
    </div>
  )
}

/** Keeps changed lines and the headings that they stand under; null for each stretch that stayed. */
function shown(changes: readonly LineChange[]): readonly (LineChange | null)[] {
  const kept: (LineChange | null)[] = []
  const isChanged = (change: LineChange | undefined) => change !== undefined && change.how !== 'same'
  for (const [index, change] of changes.entries()) {
    const heading = change.line.kind === 'section' || change.line.kind === 'milestone'
    const next = changes.findIndex(
      (one, at) => at > index && (one.line.kind === 'section' || one.line.kind === 'milestone'),
    )
    const below = changes.slice(index + 1, next < 0 ? undefined : next)
    if (isChanged(change) || (heading && below.some(isChanged))) kept.push(change)
    else if (kept.at(-1) !== null) kept.push(null)
  }
  return kept
}

function ChangedLine({ change }: { change: LineChange }): ReactNode {
  const words = useLineWords()
  if (change.how === 'changed') {
    return (
      <p className={`decision-changes__${change.line.kind}`}>
        {change.line.kind === 'field' ? words(change.line, '') : null}
        {change.pieces.map((piece, index) =>
          piece.how === 'gone' ? (
            <del key={index}>{piece.text}</del>
          ) : piece.how === 'new' ? (
            <ins key={index}>{piece.text}</ins>
          ) : (
            piece.text
          ),
        )}
      </p>
    )
  }
  const line = words(change.line)
  return (
    <p className={`decision-changes__${change.line.kind}`}>
      {change.how === 'gone' ? <del>{line}</del> : change.how === 'new' ? <ins>{line}</ins> : line}
    </p>
  )
}

function useLineWords(): (line: TextLine, value?: string) => string {
  const { t, format } = useWords()
  return (line, value) => {
    switch (line.kind) {
      case 'section':
        return t(`text.${line.text as 'problem' | 'description' | 'contribution' | 'values' | 'lead' | 'milestones'}`)
      case 'milestone':
        return t('text.milestone', { n: Number(line.text) })
      case 'field': {
        const said = value ?? line.value ?? ''
        return t(`text.${line.text as 'owner' | 'start' | 'end'}`, {
          value: line.text === 'owner' ? said : dayWords(format.date, said),
        })
      }
      default:
        return line.text
    }
  }
}
