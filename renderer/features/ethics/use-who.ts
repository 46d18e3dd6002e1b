import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { dayOf, seatsOf } from '../../../shared/rules/meeting-seats.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

export interface Who {
  /** By the seats that they hold in a body (by default the forum) on a day, else by name: who stands out of an item is known by their seat. */
  readonly seatOrName: (person: string, day: string, body?: BodyId) => string
  readonly name: (person: string) => string
  /** How many a sentence about them speaks of: their seats, or one person. */
  readonly count: (person: string, day: string, body?: BodyId) => number
}

export function useWho(): Who {
  const { state } = useForum()
  const { t } = useText('ethics')
  const reveal = useReveal()
  const { list } = useFormat()
  const name = (person: string): string => reveal(state.persons[person]?.name) ?? t('withheld')
  return {
    name,
    seatOrName: (person, day, body) => {
      const seats = seatsOf(state, person, day, body)
      return seats.length === 0 ? name(person) : list(seats.map((seat) => seat.label))
    },
    count: (person, day, body) => Math.max(1, seatsOf(state, person, day, body).length),
  }
}

/** The day that says which seats somebody holds: the meeting's, else today. */
export function dayFor(meeting: Meeting | null | undefined, today: string): string {
  return meeting ? dayOf(meeting) : today
}
