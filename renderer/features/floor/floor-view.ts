import type { FloorKind, Turn, Waiting } from '../../../shared/domain/floor.ts'
import { turnNow } from '../../../shared/domain/floor.ts'
import type { ItemId, PersonId } from '../../../shared/domain/primitives.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Unheard } from '../../../shared/rules/floor.ts'
import { arrangement, seatSpokenFor, unheard } from '../../../shared/rules/floor.ts'
import { useForum, useHere, useReveal } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'

/** The floor on the item that is open, as this window's person sees it. */
export interface FloorView {
  readonly meeting: Meeting
  readonly item: ItemId
  readonly now: Turn | null
  readonly queue: readonly Waiting[]
  /** Minutes that a turn should take; null where none are set. */
  readonly minutes: number | null
  readonly observers: boolean
  /** Null where nobody has said who is at the controls. */
  readonly own: OwnStanding | null
}

export interface OwnStanding {
  readonly person: PersonId
  readonly speaks: boolean
  /** Where they are in line, from 1; 0: they are not. */
  readonly places: Readonly<Record<FloorKind, number>>
  readonly barred: Unheard | 'observer' | null
}

/** Null while no item is open: nobody has the floor then. */
export function useFloor(meeting: Meeting): FloorView | null {
  const { state, me } = useForum()
  const { role } = useHere()
  const item = meeting.currentItem
  if (meeting.stage !== 'open' || item === null) return null
  const now = turnNow(meeting.floor)
  const { queue } = meeting.floor
  const arranged = arrangement(state, meeting)
  const { person } = me
  const placeOf = (kind: FloorKind): number => placeIn(queue, person, kind)
  return {
    meeting,
    item,
    now,
    queue,
    ...arranged,
    own:
      person === null
        ? null
        : {
            person,
            speaks: now?.person === person,
            places: { speak: placeOf('speak'), order: placeOf('order') },
            barred:
              unheard(state, meeting, item, person) ?? (role === 'observer' && !arranged.observers ? 'observer' : null),
          },
  }
}

/** From 1; 0: not in it. */
export function placeIn(queue: readonly Waiting[], person: string | null, kind: FloorKind): number {
  return queue.findIndex((one) => one.person === person && one.kind === kind) + 1
}

export interface SpeakerWords {
  readonly name: (person: string) => string
  /** By the seat spoken for, else by name. */
  readonly seatOrName: (meeting: Meeting, person: string) => string
  /** Who made an entry: their seat, their name, or the desk. */
  readonly entrant: (meeting: Meeting, actor: string) => string
}

export function useSpeakerWords(): SpeakerWords {
  const { state } = useForum()
  const { t } = useText('floor')
  const reveal = useReveal()
  const name = (person: string): string => reveal(state.persons[person]?.name) ?? t('withheld')
  const seatOrName = (meeting: Meeting, person: string): string => {
    const seat = seatSpokenFor(state, meeting, person)
    return (seat === null ? undefined : state.seats[seat]?.label) ?? name(person)
  }
  return {
    name,
    seatOrName,
    entrant: (meeting, actor) => (state.persons[actor] ? seatOrName(meeting, actor) : t('desk')),
  }
}
