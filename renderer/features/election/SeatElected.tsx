import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { SeatedByElection } from '../../../shared/rules/seating.ts'
import { seatedBy, toSeat } from '../../../shared/rules/seating.ts'
import { runnersIn } from '../../../shared/rules/selection.ts'
import { useForum, useMay } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'
import { SeatElectedForm } from './SeatElectedForm.tsx'

/** [ELE10] Which seats those elected took, and, for whoever may enter it, the way to seat the others. */
export function SeatElected({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { state } = useForum()
  const may = useMay()
  const today = useToday()
  const [asked, setAsked] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const { election } = view
  const [seated, waiting] = [seatedBy(state, election), toSeat(state, election)]
  const mayBegin = may({ to: 'election.seat', runners: runnersIn(state, election, today), within: true })
  const close = (): void => {
    setAsked(false)
    // Where everybody is seated the button is gone, and sight goes to who sits where.
    setTimeout(() => (opener.current ?? list.current)?.focus())
  }
  return (
    <>
      <Seated view={view} seated={seated} list={list} />
      {waiting.length === 0 || !mayBegin ? null : asked ? (
        <FormPart>
          <SeatElectedForm view={view} waiting={waiting} onClose={close} />
        </FormPart>
      ) : (
        <div>
          <Button ref={opener} onPress={() => setAsked(true)}>
            {t('seat.begin', { count: waiting.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function Seated(props: {
  view: ElectionView
  seated: readonly SeatedByElection[]
  list: RefObject<HTMLUListElement | null>
}): ReactNode {
  const { view, seated } = props
  const { t } = useText('election')
  const format = useFormat()
  if (seated.length === 0) return null
  return (
    <ul ref={props.list} tabIndex={-1} aria-label={t('seat.seated')}>
      {seated.map(({ candidate, seat, holder }) => (
        <li key={candidate}>
          {t('seat.line', {
            name: view.candidateName(candidate),
            seat: seat.label,
            since: holder.since === null ? 'none' : format.date(holder.since, 'UTC'),
          })}
        </li>
      ))}
    </ul>
  )
}

/** The form opened because somebody asked for it: focus goes to its first field. */
function FormPart({ children }: { children: ReactNode }): ReactNode {
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    part.current?.querySelector<HTMLElement>('select, input, button')?.focus()
  }, [])
  return <div ref={part}>{children}</div>
}
