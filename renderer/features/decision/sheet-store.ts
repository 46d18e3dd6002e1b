import { useSyncExternalStore } from 'react'
import type { BallotManner } from '../../../shared/domain/ballot.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import { z } from '../../../shared/lib/zod.ts'

/** What the sheet and the step bar, which stand apart on the screen, must both know. Of this window alone; only words are kept over a reload. */
interface Sheet {
  /** The rule chosen for an item before it is put to decision. */
  readonly rule: string | null
  /** The seat whose position or vote is being entered. */
  readonly seat: string | null
  /** Seats are asked one after the other. */
  readonly rollCall: boolean
  /** How the next ballot is to be taken. */
  readonly manner: BallotManner
  /** The open round or ballot is about to be annulled: its reason is being written. */
  readonly annulling: boolean
  /** The objection whose answer is being written, as `round seat`. */
  readonly answering: string | null
  /** Of an item: words put to decision in place of a commitment. Of a decision about words: those words as they are being amended. */
  readonly motion: MotionEntry | null
}

/** [DEC15] */
const motionEntry = z.object({ about: decisionKind, title: z.string(), text: z.string() })
export type MotionEntry = Readonly<z.infer<typeof motionEntry>>

const blank: Sheet = {
  rule: null,
  seat: null,
  rollCall: false,
  manner: 'open',
  annulling: false,
  answering: null,
  motion: null,
}
let sheets: Readonly<Record<string, Sheet>> = {}
const listeners = new Set<() => void>()

/** `about` is an item before, a decision after its text was put. */
export function changeSheet(about: string, change: Partial<Sheet>): void {
  sheets = { ...sheets, [about]: { ...sheetOf(about), ...change } }
  if (change.motion !== undefined) keepMotion(about, change.motion)
  for (const listener of [...listeners]) listener()
}

export function useSheet(about: string): Sheet {
  return useSyncExternalStore(subscribe, () => sheetOf(about))
}

const read = new Map<string, Sheet>()

/** The same object until something changes in it, as React asks. */
function sheetOf(about: string): Sheet {
  const known = sheets[about] ?? read.get(about)
  if (known) return known
  const motion = keptMotion(about)
  const sheet = motion ? { ...blank, motion } : blank
  read.set(about, sheet)
  return sheet
}

const KEPT = 'plenary.motion '

function keepMotion(about: string, motion: MotionEntry | null): void {
  try {
    if (motion) sessionStorage.setItem(KEPT + about, JSON.stringify(motion))
    else sessionStorage.removeItem(KEPT + about)
  } catch {
    // A browser that refuses its storage keeps the words as long as the page is shown.
  }
}

function keptMotion(about: string): MotionEntry | null {
  try {
    return motionEntry.parse(JSON.parse(sessionStorage.getItem(KEPT + about) ?? 'null'))
  } catch {
    return null
  }
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
