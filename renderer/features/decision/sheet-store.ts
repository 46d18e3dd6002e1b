import { useSyncExternalStore } from 'react'

/** What the sheet and the step bar, which stand apart on the screen, must both know. Of this window alone; nothing of it is kept. */
interface Sheet {
  /** The rule chosen for an item before it is put to decision. */
  readonly rule: string | null
  /** The seat whose position or vote is being entered. */
  readonly seat: string | null
  /** Seats are asked one after the other. */
  readonly rollCall: boolean
  /** The objection whose answer is being written, as `round seat`. */
  readonly answering: string | null
}

const blank: Sheet = { rule: null, seat: null, rollCall: false, answering: null }
let sheets: Readonly<Record<string, Sheet>> = {}
const listeners = new Set<() => void>()

/** `about` is an item before, a decision after its text was put. */
export function changeSheet(about: string, change: Partial<Sheet>): void {
  sheets = { ...sheets, [about]: { ...(sheets[about] ?? blank), ...change } }
  for (const listener of [...listeners]) listener()
}

export function useSheet(about: string): Sheet {
  return useSyncExternalStore(subscribe, () => sheets[about] ?? blank)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function objectionKey(round: number, seat: string): string {
  return `${String(round)} ${seat}`
}
