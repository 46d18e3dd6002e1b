import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Sector } from '../../../shared/domain/forum.ts'
import type { Selection } from '../../../shared/domain/selection.ts'
import { newestFirst } from '../../../shared/lib/numbered.ts'
import { runnersOf, selectionCode } from '../../../shared/rules/selection.ts'
import { useForum, useMay } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { useToday } from '../../client/use-today.ts'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { CallSelection } from './CallSelection.tsx'
import { Convene } from './Convene.tsx'
import { useUnheldSectors } from './use-unheld-sectors.ts'
import { useSelectionSentence } from './use-selection-sentence.ts'
import './selection.css'

/** Open calls for seats, and the way to make one for those who may: nothing where there is neither. */
export function SelectionSection(): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const sectors = useOwnSectors()
  const selections = newestFirst(state.selections)
  const unheld = useUnheldSectors()
  if (sectors.length === 0 && selections.length === 0 && unheld.length === 0) return null
  return (
    <Section title={t('title')}>
      {selections.length === 0 ? <p className="quiet-text">{t('none')}</p> : <SelectionList selections={selections} />}
      <Call sectors={sectors} />
      <Convene sectors={unheld} />
    </Section>
  )
}

/** The sectors for whose seats this person may call. */
function useOwnSectors(): readonly Sector[] {
  const { state } = useForum()
  const may = useMay()
  const today = useToday()
  return state.sectors.filter(({ id }) =>
    may({ to: 'selection.call', runners: runnersOf(state, { sector: id }, today) }),
  )
}

function Call({ sectors }: { sectors: readonly Sector[] }): ReactNode {
  const { t } = useText('selection')
  const [calling, setCalling] = useState(false)
  if (sectors.length === 0) return null
  return (
    <FormPlace open={calling} className="selection__call">
      {calling ? (
        <CallSelection sectors={sectors} onClose={() => setCalling(false)} />
      ) : (
        <Button onPress={() => setCalling(true)}>{t('call.begin')}</Button>
      )}
    </FormPlace>
  )
}

/** For those who take part: calls that are not over and, unless a meeting runs, the way to make one for those who may. */
export function SelectionsNow({ quiet = false }: { quiet?: boolean }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const own = useOwnSectors()
  const sectors = quiet ? [] : own
  const selections = newestFirst(state.selections).filter((one) => one.cancelled === null)
  if (selections.length === 0 && sectors.length === 0) return null
  return (
    <section className="selection-now">
      <h2 className="type-label">{t('title')}</h2>
      <SelectionList selections={selections} />
      <Call sectors={sectors} />
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
