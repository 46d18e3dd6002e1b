import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { seatSpokenFor } from '../../../shared/rules/floor.ts'
import { useForum } from '../../client/react.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { useSpeakerWords } from './floor-view.ts'

/** Who it is: the seat that they speak for by its sector's mark, else their name. */
export function SpeakerName({ meeting, person }: { meeting: Meeting; person: string }): ReactNode {
  const { state } = useForum()
  const words = useSpeakerWords()
  const id = seatSpokenFor(state, meeting, person)
  const seat = id === null ? undefined : state.seats[id]
  if (!seat) return <span dir="auto">{words.name(person)}</span>
  return (
    <Marked mark={groupMark(state.sectors.findIndex((one) => one.id === seat.sector))}>
      <span dir="auto">{seat.label}</span>
    </Marked>
  )
}

/** The person's own name, where the seat's stands before it. */
export function SpeakerPerson({ meeting, person }: { meeting: Meeting; person: string }): ReactNode {
  const { state } = useForum()
  const words = useSpeakerWords()
  if (seatSpokenFor(state, meeting, person) === null) return null
  return <span dir="auto">{words.name(person)}</span>
}
