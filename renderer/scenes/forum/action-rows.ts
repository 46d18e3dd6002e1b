import type { Sealed } from '../../../shared/domain/sealed.ts'
import type { ForumState } from '../../../shared/domain/state.ts'

export interface ActionRow {
  readonly id: string
  readonly number: number
  readonly what: string | null
  readonly owner: { readonly label: string; readonly group: number } | null
  readonly due: string | null
  readonly meeting: { readonly id: string; readonly number: number } | null
  readonly completedAt: string | null
}

/** Every action, the one due first on top; those without a date after them. */
export function actionRows(state: ForumState, reveal: (sealed: Sealed) => string | null): readonly ActionRow[] {
  return Object.values(state.actions)
    .map((action): ActionRow => {
      const seat = action.owner === null ? undefined : state.seats[action.owner]
      const meeting = state.meetings[action.meeting]
      return {
        id: action.id,
        number: action.number,
        what: reveal(action.what),
        owner: seat
          ? { label: seat.label, group: state.sectors.findIndex((sector) => sector.id === seat.sector) }
          : null,
        due: action.due,
        meeting: meeting ? { id: meeting.id, number: meeting.number } : null,
        completedAt: action.completedAt,
      }
    })
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.number - b.number)
}
