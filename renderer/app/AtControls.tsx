import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Office, Person } from '../../shared/domain/member.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { officesHeld } from '../../shared/rules/offices.ts'
import { isSuspended } from '../../shared/rules/suspension.ts'
import type { Trouble } from '../client/host-api.ts'
import { useForum, useHost, useReveal } from '../client/react.tsx'
import { useToday } from '../client/use-today.ts'
import { RehearsalBanner } from '../features/forum/RehearsalBanner.tsx'
import { Button } from '../ui/Button.tsx'
import { useFailureText } from '../ui/failure-text.ts'
import { ListLine } from '../ui/Heading.tsx'
import { useText } from '../ui/text.ts'
import { DoorPage } from './door-pages.tsx'

const ORDER: readonly Office[] = ['secretariat', 'chair', 'co-chair']

/** Those who hold an office and are not suspended: the secretariat first, which usually sits at the computer. */
export function mayBeAtControls(state: ForumState, today: string): readonly Person[] {
  const rank = (person: Person): number =>
    Math.min(...officesHeld(person, today).map((office) => ORDER.indexOf(office)))
  return Object.values(state.persons)
    .filter((person) => officesHeld(person, today).length > 0 && !isSuspended(state, person.id, today))
    .sort((a, b) => rank(a) - rank(b))
}

/** Asked once a window: what is entered here stands in the record under the name of whoever sits here. */
export function AtControls(props: { onSession: (session: string) => void; onSomebodyElse: () => void }): ReactNode {
  const { t } = useText('start')
  const { state } = useForum()
  const { api, place } = useHost()
  const reveal = useReveal()
  const today = useToday()
  const words = useFailureText()
  const [pending, setPending] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const take = async (person: string): Promise<void> => {
    setPending(person)
    const taken = await api.takeControls(place.session, person)
    setPending(null)
    if (taken.ok) props.onSession(taken.value.session)
    else setTrouble(taken.error)
  }
  return (
    <DoorPage
      banner={<RehearsalBanner />}
      title={t('controls.title')}
      actions={<Button onPress={props.onSomebodyElse}>{t('controls.somebodyElse')}</Button>}
    >
      <p className="measure">{t('controls.why')}</p>
      {trouble ? (
        <p className="problem-text" role="alert">
          {words(trouble)}
        </p>
      ) : null}
      <ul className="app-people">
        {mayBeAtControls(state, today).map((person) => {
          const name = reveal(person.name) ?? t('controls.nameless')
          return (
            <ListLine
              key={person.id}
              note={officesHeld(person, today)
                .map((office) => t(`office.${officeKey(office)}`))
                .join(', ')}
              aside={
                <Button
                  small
                  busy={pending === person.id}
                  label={t('controls.meLabel', { name })}
                  onPress={() => void take(person.id)}
                >
                  {t('controls.me')}
                </Button>
              }
            >
              {name}
            </ListLine>
          )
        })}
      </ul>
    </DoorPage>
  )
}

function officeKey(office: Office): 'chair' | 'coChair' | 'secretariat' {
  return office === 'co-chair' ? 'coChair' : office
}
