import type { ReactNode } from 'react'
import { useForum } from '../../client/react.tsx'
import { groupMark, Mark } from '../../ui/Mark.tsx'

/** A seat by its sector's mark and its label. */
export function SeatName({ seat: id }: { seat: string }): ReactNode {
  const { state } = useForum()
  const seat = state.seats[id]
  if (!seat) return null
  const sector = state.sectors.findIndex((one) => one.id === seat.sector)
  return (
    <span className="seat-name">
      <Mark name={groupMark(sector)} size={14} /> {seat.label}
    </span>
  )
}
