import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import type { Sitting } from './meeting-seats.ts'
import { seatsIn, sittings } from './meeting-seats.ts'
import type { PresenceSpan } from './presence-line.ts'
import { presenceLine } from './presence-line.ts'
import type { QuorumOutcome } from '../tally/quorum.ts'
import { meetingQuorum } from './rulebook.ts'

/** How a meeting stood from one moment on, and what changed in that moment. */
export interface PresenceStep {
  readonly at: string
  /** Who sits for which seat from here on. */
  readonly sitting: ReadonlyMap<string, Sitting>
  /** Null where the forum's rules ask for no quorum to sit. */
  readonly quorum: QuorumOutcome | null
  /** Seats that came to be here in this moment, and seats that ceased to be, in the order of the body's seats. */
  readonly arrived: readonly string[]
  readonly left: readonly string[]
  /** Seats that stayed here, with another person or another way of being here. */
  readonly changed: readonly string[]
}

/**
 * Presence over a meeting's time, oldest first, as it holds after corrections: a wrong click that was put right leaves no step.
 * A moment in which no seat changed (an observer came) is no step.
 */
export function presenceHistory(state: ForumState, meeting: Meeting): readonly PresenceStep[] {
  const spans = Object.entries(meeting.presence).map(([person, entries]) => ({
    person,
    spans: presenceLine(entries, null).spans,
  }))
  const moments = new Set(
    spans.flatMap((one) => one.spans.flatMap(({ from, until }) => (until ? [from, until] : [from]))),
  )
  const steps: PresenceStep[] = []
  const ids = seatsIn(state, meeting.group).map((seat) => seat.id)
  let before: ReadonlyMap<string, Sitting> = new Map()
  for (const at of [...moments].sort()) {
    // Recusals are of an item, and told there: this is who was in the meeting.
    const then = { ...meeting, presence: presenceAt(spans, at), currentItem: null }
    const sitting = sittings(state, then)
    const step = {
      at,
      sitting,
      quorum: meetingQuorum(state, then),
      ...compared(ids, before, sitting),
    }
    if (step.arrived.length + step.left.length + step.changed.length > 0) steps.push(step)
    before = sitting
  }
  return steps
}

function presenceAt(
  all: readonly { person: string; spans: readonly PresenceSpan[] }[],
  at: string,
): Meeting['presence'] {
  return Object.fromEntries(
    all.flatMap(({ person, spans }) => {
      const span = spans.find(({ from, until }) => from <= at && (until === null || at < until))
      return span ? [[person, [{ seq: 0, at: span.from, mode: span.mode, corrects: null }]]] : []
    }),
  )
}

function compared(
  seats: readonly string[],
  before: ReadonlyMap<string, Sitting>,
  now: ReadonlyMap<string, Sitting>,
): Pick<PresenceStep, 'arrived' | 'left' | 'changed'> {
  return {
    arrived: seats.filter((seat) => !before.has(seat) && now.has(seat)),
    left: seats.filter((seat) => before.has(seat) && !now.has(seat)),
    changed: seats.filter((seat) => {
      const [was, is] = [before.get(seat), now.get(seat)]
      return was !== undefined && is !== undefined && (was.person !== is.person || was.mode !== is.mode)
    }),
  }
}
