import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useText } from '../../ui/text.ts'
import { useFloor, useSpeakerWords } from './floor-view.ts'
import { TurnTime } from './TurnTime.tsx'
import './floor.css'

/** Who has the floor, and for how long, in one line; nothing where nobody has it. */
export function FloorLine({ meeting }: { meeting: Meeting }): ReactNode {
  const { rich } = useText('floor')
  const floor = useFloor(meeting)
  const words = useSpeakerWords()
  if (!floor?.now) return null
  const who = floor.own?.speaks ? null : words.seatOrName(meeting, floor.now.person)
  return (
    <span className="floor-line">
      <span dir="auto">{who === null ? rich('line.own') : rich('line.other', { who })}</span>{' '}
      <TurnTime turn={floor.now} minutes={floor.minutes} />
    </span>
  )
}
