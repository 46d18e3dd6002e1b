import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Selection } from '../../../shared/domain/selection.ts'
import { newestFirst } from '../../../shared/lib/numbered.ts'
import { runningSeats, selectionCode } from '../../../shared/rules/selection.ts'
import { useForum, useMay } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { CallSelection } from './CallSelection.tsx'
import { useSelectionSentence } from './use-selection-sentence.ts'
import './selection.css'

/** Open calls for seats, and the way to make one for those who may: nothing where there is neither. */
export function SelectionSection(): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const may = useMay()
  const [calling, setCalling] = useState(false)
  const sectors = state.sectors.filter(({ id }) =>
    may({ to: 'selection.call', side: runningSeats(state, { sector: id }) }),
  )
  const selections = newestFirst(state.selections)
  if (sectors.length === 0 && selections.length === 0) return null
  return (
    <Section title={t('title')}>
      {selections.length === 0 ? <p className="quiet-text">{t('none')}</p> : <SelectionList selections={selections} />}
      {sectors.length === 0 ? null : (
        <FormPlace open={calling} className="selection__call">
          {calling ? (
            <CallSelection sectors={sectors} onClose={() => setCalling(false)} />
          ) : (
            <Button onPress={() => setCalling(true)}>{t('call.begin')}</Button>
          )}
        </FormPlace>
      )}
    </Section>
  )
}

/** For those who take part: calls that are not over. */
export function SelectionsNow(): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const selections = newestFirst(state.selections).filter((one) => one.cancelled === null)
  if (selections.length === 0) return null
  return (
    <section className="selection-now">
      <h2 className="type-label">{t('title')}</h2>
      <SelectionList selections={selections} />
    </section>
  )
}

function SelectionList({ selections }: { selections: readonly Selection[] }): ReactNode {
  return (
    <ul>
      {selections.map((selection) => (
        <SelectionLine key={selection.id} selection={selection} />
      ))}
    </ul>
  )
}

function SelectionLine({ selection }: { selection: Selection }): ReactNode {
  const sentence = useSelectionSentence(selection)
  return (
    <ListLine note={sentence}>
      <a href={formatRoute({ page: 'selection', id: selection.id })} className="quiet">
        {selectionCode(selection)} · <span dir="auto">{selection.title}</span>
      </a>
    </ListLine>
  )
}
