import type { Meeting } from '../../../shared/domain/meeting.ts'
import { dayOf, holdersOn, seatsMeeting } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'
import { peopleWithoutSeat } from './check-in-rows.ts'

/** Somebody who may be given a link. */
export interface Invitee {
  readonly person: string
  readonly name: string
  /** Seat and standing, or office, in words. */
  readonly what: string
  readonly seated: boolean
}

/** Seat holders in the order of the seats, then everybody else; each once. */
export function useInvitees(meeting: Meeting): readonly Invitee[] {
  const { t } = useText('meeting')
  const { state } = useForum()
  const reveal = useReveal()
  const day = dayOf(meeting)
  const found = new Map<string, Invitee>()
  const nameOf = (person: string): string => reveal(state.persons[person]?.name) ?? t('nameWithheld')
  for (const seat of seatsMeeting(state, meeting)) {
    for (const { person, as } of holdersOn(seat, day)) {
      const what = t('codes.seat', { seat: seat.label, as })
      if (!found.has(person)) found.set(person, { person, name: nameOf(person), what, seated: true })
    }
  }
  for (const person of peopleWithoutSeat(state, meeting)) {
    const [office] = officesHeld(person, day)
    const what = office
      ? t('office', { office: office.replace('-', '_') })
      : (person.organisation ?? t('checkIn.observer'))
    found.set(person.id, { person: person.id, name: nameOf(person.id), what, seated: false })
  }
  return [...found.values()]
}
