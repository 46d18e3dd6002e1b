import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import type { Person } from '../../../shared/domain/member.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Section } from '../../ui/Heading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { peopleWithoutSeat } from './check-in-rows.ts'
import { LastTime } from './CheckInSeat.tsx'
import { usePersonSlot } from './person-slot.ts'
import { PresenceChoice } from './PresenceChoice.tsx'
import { PresenceLog } from './PresenceLog.tsx'

/** A forum may keep thousands of names; the rest is found by typing. */
const MOST_SHOWN = 60

/** The secretariat, observers and whoever else came: they count in no quorum, and the minutes name them. */
export function PeopleWithoutSeat({ meeting, wanted }: { meeting: Meeting; wanted: string }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const reveal = useReveal()
  const mayAdd = useCan({ to: 'person.add' })
  const words = wanted.trim().toLocaleLowerCase()
  const everyone = peopleWithoutSeat(state, meeting)
  const found = everyone.filter((person) => (reveal(person.name) ?? '').toLocaleLowerCase().includes(words))
  const noted = found.filter((person) => presenceOf(meeting, person.id) !== null)
  const shown =
    found.length > MOST_SHOWN ? [...noted, ...found.filter((one) => !noted.includes(one))].slice(0, MOST_SHOWN) : found
  const here = everyone.filter((person) => ['room', 'remote'].includes(presenceOf(meeting, person.id) ?? '')).length
  return (
    <Section className="check-in__others" title={t('checkIn.withoutSeat')} aside={t('checkIn.othersHere', { here })}>
      <ul className="check-in__people">
        {shown.map((person) => (
          <PersonRow key={person.id} meeting={meeting} person={person} />
        ))}
      </ul>
      {shown.length < found.length ? (
        <p className="type-reference">{t('checkIn.more', { more: found.length - shown.length })}</p>
      ) : null}
      {mayAdd && meeting.stage !== 'adjourned' ? <Unannounced meetingId={meeting.id} /> : null}
    </Section>
  )
}

function PersonRow({ meeting, person }: { meeting: Meeting; person: Person }): ReactNode {
  const { t } = useText('meeting')
  const reveal = useReveal()
  const log = useUnfolding()
  const also = usePersonSlot(meeting, person.id)
  const name = reveal(person.name) ?? t('nameWithheld')
  const offices = officesHeld(person, dayOf(meeting)).map((office) => t('office', { office: office.replace('-', '_') }))
  const what = [...offices, ...(person.organisation ? [person.organisation] : [])].join(', ')
  return (
    <li className="check-in-row">
      <div className="check-in-row__words">
        <div className="type-name">{name}</div>
        <div className="type-reference">{what || t('checkIn.observer')}</div>
      </div>
      <LastTime meeting={meeting} person={person.id} unfolding={log} spoken={name} />
      <PresenceChoice meeting={meeting} person={person.id} name={name} />
      <div className="check-in-row__log">
        <UnfoldPanel unfolding={log}>
          <PresenceLog meeting={meeting} person={person.id} name={name} />
          {also}
        </UnfoldPanel>
      </div>
    </li>
  )
}

/** Somebody who was not expected: one field, one button, and they are here. */
function Unannounced({ meetingId }: { meetingId: string }): ReactNode {
  const { t } = useText('meeting')
  const failureText = useFailureText()
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const { run, pending, failure, clear } = useCommand('person.add')
  const add = (): void => {
    const words = name.trim()
    if (words === '' || pending) return
    void run({ name: words, organisation: null, meeting: meetingId, mode: 'room' }).then((answered) => {
      if (!answered.ok) return
      setName('')
      announce(t('checkIn.added', { name: words }))
      field.current?.focus()
    })
  }
  return (
    <TextField
      ref={field}
      className="check-in__unannounced"
      label={t('checkIn.unannounced')}
      help={t('checkIn.unannouncedHelp')}
      error={failure ? failureText(failure) : null}
      value={name}
      onChange={(value) => {
        setName(value)
        if (failure) clear()
      }}
      onSubmit={add}
      action={
        <Button onPress={add} busy={pending} missing={name.trim() === '' ? t('checkIn.nameMissing') : undefined}>
          {t('checkIn.add')}
        </Button>
      }
    />
  )
}
