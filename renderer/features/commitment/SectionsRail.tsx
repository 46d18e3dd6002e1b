import type { ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CommitmentSection } from '../../../shared/document/commitment-text.ts'
import { commitmentSections, sectionFragment } from '../../../shared/document/commitment-text.ts'
import type { Caret } from '../../ui/editor-places.ts'
import { isWithin, peopleOf } from '../../ui/editor-places.ts'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useCarets } from '../../ui/use-carets.ts'

export type DraftPart = CommitmentSection | 'milestones'

/** The sections by name, each with the marks of those who are in it; a press goes there. */
export function SectionsRail(props: {
  doc: Y.Doc
  awareness: Awareness
  here: DraftPart
  onGo: (part: DraftPart) => void
}): ReactNode {
  const { t } = useText('commitment')
  const carets = useCarets(props.awareness)
  return (
    <nav className="draft__rail" aria-label={t('sections')}>
      <p className="type-label draft__rail-name">{t('sections')}</p>
      <ul>
        {[...commitmentSections, 'milestones' as const].map((part) => (
          <li key={part}>
            <button
              type="button"
              className="draft__rail-item"
              aria-current={part === props.here ? 'true' : undefined}
              onClick={() => {
                props.onGo(part)
                goTo(part)
              }}
            >
              <span>{t(`section.${part}`)}</span>
              <InPart carets={carets.filter((caret) => isIn(caret, props.doc, part))} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function InPart({ carets }: { carets: readonly Caret[] }): ReactNode {
  const { t } = useText('commitment')
  const { list } = useFormat()
  const people = peopleOf(carets)
  if (people.length === 0) return null
  const names = t('whoIsIn', { names: list(people.map((one) => one.name)), count: people.length })
  return (
    <span className="draft__rail-marks" title={names} role="img" aria-label={names}>
      {people.map((one) =>
        one.sector === null ? null : <Mark key={one.id || one.name} name={groupMark(one.sector)} size={12} />,
      )}
    </span>
  )
}

function isIn(caret: Caret, doc: Y.Doc, part: DraftPart): boolean {
  if (part !== 'milestones') return isWithin(caret, sectionFragment(doc, part))
  return caret.at !== null && !commitmentSections.some((section) => isWithin(caret, sectionFragment(doc, section)))
}

function goTo(part: DraftPart): void {
  const section = document.getElementById(`draft-${part}`)
  section?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  const field = section?.querySelector<HTMLElement>('[contenteditable="true"]')
  ;(field ?? section)?.focus({ preventScroll: true })
}
