import type { Meeting } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import { activeSeats, holdersOn } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { useForum } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import type { SelectOption } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { dayFor, useWho } from './use-who.ts'

/** Who may have an interest to declare: whoever holds a seat, an office, or is in the meeting; each once, seats first. */
export function usePeople(meeting: Meeting | null): readonly SelectOption[] {
  const { t } = useText('ethics')
  const { state } = useForum()
  const who = useWho()
  const day = dayFor(meeting, useToday())
  const body = meeting?.group ?? null
  const options = new Map<string, SelectOption>()
  for (const seat of activeSeats(state, day, body)) {
    for (const { person } of holdersOn(seat, day)) {
      const label = t('form.seatAndName', { seat: who.seatOrName(person, day, body), name: who.name(person) })
      if (!options.has(person)) options.set(person, { value: person, label })
    }
  }
  for (const { id, ...person } of Object.values(state.persons)) {
    const came = meeting !== null && presenceOf(meeting, id) !== null
    if (!options.has(id) && (officesHeld(person, day).length > 0 || came))
      options.set(id, { value: id, label: who.name(id) })
  }
  return [...options.values()]
}
