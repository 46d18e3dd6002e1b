import type { ReactNode } from 'react'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import { rulebookChanges } from '../../../shared/rules/rulebook-changes.ts'
import { useText } from '../../ui/text.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { changeWords } from './rulebook-words.ts'
import { useWords } from './words.ts'
import './rulebook.css'

/** What adopting one version of the rules in place of another changes: old → new, each in words. */
export function RulebookChanges(props: { before: Rulebook; after: Rulebook; none?: string | undefined }): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const changes = rulebookChanges(props.before, props.after)
  if (changes.length === 0) return <p className="type-reference">{props.none ?? t('rules.changes.none')}</p>
  return (
    <ul className="rulebook-changes">
      {changes.map((change, index) => {
        const { name, from, to } = changeWords(words, t, change)
        return (
          <li key={index}>
            <span className="rulebook-changes__name">{name}</span>
            <span className="rulebook-changes__words" dir="auto">
              {from === null ? null : <del>{from}</del>}
              {from === null || to === null ? null : (
                <>
                  <span aria-hidden="true"> {t('rules.changes.arrow')} </span>
                  <VisuallyHidden> {t('rules.changes.becomes')} </VisuallyHidden>
                </>
              )}
              {to === null ? null : <ins>{to}</ins>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
