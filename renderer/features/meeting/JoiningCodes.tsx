import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { activeSeats, dayOf, holdersOn } from '../../../shared/rules/meeting-seats.ts'
import { useForum, useOnline, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { peopleWithoutSeat } from './check-in-rows.ts'
import { JoiningCode } from './JoiningCode.tsx'
import { Sharing } from './Sharing.tsx'
import './meeting.css'
import './joining.css'

const MOST_SHOWN = 60

interface Invitee {
  readonly person: string
  readonly name: string
  /** Seat and standing, or office, in words. */
  readonly what: string
}

/** A link and code of one's own for everybody: made when asked for, shown once, withdrawn at once. */
export function JoiningCodes({ meetingId, onBack }: { meetingId: string; onBack: () => void }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const meeting = state.meetings[meetingId]
  const everyone = useInvitees(state, meeting)
  if (!meeting) return null
  const words = wanted.trim().toLocaleLowerCase()
  const found = everyone.filter((one) => `${one.name} ${one.what}`.toLocaleLowerCase().includes(words))
  const invitee = everyone.find((one) => one.person === chosen)
  return (
    <div className="codes">
      <header className="check-in__head">
        <h1 className="type-item" tabIndex={-1}>
          {t('codes.title')}
        </h1>
        <p className="quiet-text">{t('codes.help')}</p>
        <Button kind="link" small className="check-in__codes" onPress={onBack}>
          {t('codes.back')}
        </Button>
      </header>
      <Sharing />
      <div className="codes__columns">
        <div>
          <TextField label={t('codes.find')} type="search" value={wanted} onChange={setWanted} autoFocus />
          <ul className="codes__people">
            {found.slice(0, MOST_SHOWN).map((one) => (
              <InviteeLine
                key={one.person}
                invitee={one}
                chosen={one.person === chosen}
                onChoose={() => setChosen(one.person)}
              />
            ))}
          </ul>
          {found.length === 0 ? <p className="type-reference">{t('checkIn.noneFound')}</p> : null}
          {found.length > MOST_SHOWN ? (
            <p className="type-reference">{t('checkIn.more', { more: found.length - MOST_SHOWN })}</p>
          ) : null}
        </div>
        <div className="codes__one">
          {invitee ? (
            <JoiningCode
              key={invitee.person}
              meetingId={meeting.id}
              person={invitee.person}
              name={invitee.name}
              what={invitee.what}
            />
          ) : (
            <p className="quiet-text">{t('codes.choose')}</p>
          )}
        </div>
      </div>
    </div>
  )
}

function InviteeLine({
  invitee,
  chosen,
  onChoose,
}: {
  invitee: Invitee
  chosen: boolean
  onChoose: () => void
}): ReactNode {
  const { t } = useText('meeting')
  const online = useOnline()
  return (
    <li>
      <button type="button" className="codes__person" aria-pressed={chosen} onClick={onChoose}>
        <span>
          <span className="type-name">{invitee.name}</span>
          <span className="type-reference codes__what">{invitee.what}</span>
        </span>
        <span className="type-reference">{online.has(invitee.person) ? t('codes.online') : null}</span>
      </button>
    </li>
  )
}

/** Seat holders in the order of the seats, then everybody else; each once. */
function useInvitees(state: ForumState, meeting: Meeting | undefined): readonly Invitee[] {
  const { t } = useText('meeting')
  const reveal = useReveal()
  if (!meeting) return []
  const day = dayOf(meeting)
  const found = new Map<string, Invitee>()
  const nameOf = (person: string): string => reveal(state.persons[person]?.name) ?? t('nameWithheld')
  for (const seat of activeSeats(state, day)) {
    for (const { person, as } of holdersOn(seat, day)) {
      if (!found.has(person))
        found.set(person, { person, name: nameOf(person), what: t('codes.seat', { seat: seat.label, as }) })
    }
  }
  for (const person of peopleWithoutSeat(state, meeting)) {
    const office = person.offices[0]?.office
    const what = office
      ? t('office', { office: office.replace('-', '_') })
      : (person.organisation ?? t('checkIn.observer'))
    found.set(person.id, { person: person.id, name: nameOf(person.id), what })
  }
  return [...found.values()]
}
