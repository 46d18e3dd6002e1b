import { createContext, useContext } from 'react'
import type { OpenedForum } from '../../../shared/contract/start.ts'
import type { DeskPort } from '../../client/start-port.ts'

/** What lies around the forum on this computer; a chair's phone has none of it. */
export interface Desk {
  /** Null for whoever is not at the hosting computer. */
  readonly port: DeskPort | null
  /** Whether the system's own dialogs ask where things go. */
  readonly dialogs: boolean
  /** Shows a rehearsal of the forum in this window. */
  readonly showRehearsal: (copy: OpenedForum) => void
  /** Back to the start screen, where there is one. */
  readonly leave: (() => void) | null
}

export const DeskContext = createContext<Desk>({
  port: null,
  dialogs: false,
  showRehearsal: () => undefined,
  leave: null,
})

export function useDesk(): Desk {
  return useContext(DeskContext)
}
