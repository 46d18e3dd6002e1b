import type { ReactNode } from 'react'
import type { Selection } from '../../../shared/domain/selection.ts'
import { ballotOf, runnersOf, selectionCode, selectionStage } from '../../../shared/rules/selection.ts'
import { useForum, useMay, useNow, useReveal } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { Candidacies } from './Candidacies.tsx'
import { ElectorLink } from './ElectorLink.tsx'
import { SelectionSteps } from './SelectionSteps.tsx'
import { useSelectionSentence } from './use-selection-sentence.ts'
import './selection.css'

/** A selection to read whole, and to run by those who may: the call, candidacies, electors, the ballot. */
export function SelectionPage(props: { selection: Selection; ballot: (electionId: string) => ReactNode }): ReactNode {
  const { t } = useText('selection')
  const { selection } = props
  const { state } = useForum()
  const may = useMay()
  const at = new Date(useNow(1_000)).toISOString()
  const stage = selectionStage(state, selection, at)
  const runs = may({ to: 'selection.check', runners: runnersOf(state, selection, useToday()) })
  const ballot = ballotOf(state, selection.id)
  return (
    <article className="selection-page stack">
      <Head selection={selection} />
      {runs ? <SelectionSteps selection={selection} stage={stage} /> : null}
      {ballot && stage !== 'cancelled' ? <Section title={t('ballot')}>{props.ballot(ballot.id)}</Section> : null}
      <Candidacies selection={selection} runs={runs && !selection.published && !selection.cancelled} />
      <Electors selection={selection} />
    </article>
  )
}

function Head({ selection }: { selection: Selection }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const reveal = useReveal()
  const sentence = useSelectionSentence(selection)
  const sector = state.sectors.find(({ id }) => id === selection.sector)?.name ?? ''
  return (
    <header className="stack">
      <p className="type-reference">
        {selectionCode(selection)} · {t('seats', { places: selection.places, sector })}
      </p>
      <h1 className="type-title" dir="auto" tabIndex={-1}>
        {selection.title}
      </h1>
      <p>
        <b>{sentence}</b>
      </p>
      {selection.cancelled ? <blockquote dir="auto">{reveal(selection.cancelled.reason)}</blockquote> : null}
      <p className="selection__text" dir="auto">
        {reveal(selection.text) ?? ''}
      </p>
      <p className="type-reference">{t('runBy', { sector })}</p>
    </header>
  )
}

function Electors({ selection }: { selection: Selection }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const reveal = useReveal()
  const { electors, published } = selection
  const name = (id: string): string => state.seats[id]?.label ?? reveal(state.persons[id]?.name) ?? t('withheld')
  const ids = published?.electors ?? (electors.kind === 'list' ? electors.persons : null)
  const sector = electors.kind === 'sector' ? state.sectors.find(({ id }) => id === electors.sector)?.name : undefined
  return (
    <Section title={t('electors')}>
      {ids === null ? (
        <p>{t('electorsOf', { sector: sector ?? '' })}</p>
      ) : (
        <ul className="selection__names">
          {ids.map((id) => (
            <li key={id}>
              <span dir="auto">{name(id)}</span>
              <ElectorLink person={id} name={name(id)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
