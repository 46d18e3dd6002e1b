import { useSyncExternalStore } from 'react'
import type { CommandAnswer } from '../../../shared/contract/commands.ts'
import type { Decision } from '../../../shared/domain/decision.ts'

/** [DEC12] What the host answered to a vote of this window: outlives the page part that it was cast on, not the window. */
export type Receipt = CommandAnswer<'ballot.cast'>

let receipts: Readonly<Record<string, Receipt>> = {}
const listeners = new Set<() => void>()

/** Names the ballot in question for a seat: taken when a vote is cast, since another ballot may be open when its answer comes. */
export function receiptKey(decision: Decision, seat: string, ballot = decision.ballot): string {
  return `${decision.id} ${ballot?.openedAt ?? ''} ${seat}`
}

/** `answer` may be empty, where the vote was found in the record after the line was lost. */
export function keepReceipt(key: string, answer: { readonly [Key in keyof Receipt]?: Receipt[Key] | undefined }): void {
  const { receipt, counted } = answer
  if (receipt === undefined || counted === undefined) return
  receipts = { ...receipts, [key]: { receipt, counted } }
  for (const listener of [...listeners]) listener()
}

/** Of the last vote that this window cast for a seat in the ballot in question, or an earlier one. */
export function useReceipt(decision: Decision, seat: string, ballot = decision.ballot): Receipt | null {
  return useSyncExternalStore(subscribe, () => receipts[receiptKey(decision, seat, ballot)] ?? null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** `214-9f3a…`: the entry's number and the first four digits of its code. */
export function shortReceipt(receipt: string): string {
  const [seq = '', hash = ''] = receipt.split('-')
  return `${seq}-${hash.slice(0, 4)}…`
}

/** Whole, its digits in fours. */
export function spacedReceipt(receipt: string): string {
  const [seq = '', hash = ''] = receipt.split('-')
  return `${seq}-${hash.replace(/(.{4})(?=.)/g, '$1 ')}`
}
