import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'

/** What a scene adds to the opened line of a person: no feature knows another. */
export const PersonSlot = createContext<(meeting: Meeting, person: string) => ReactNode>(() => null)

export function usePersonSlot(meeting: Meeting, person: string): ReactNode {
  return useContext(PersonSlot)(meeting, person)
}
