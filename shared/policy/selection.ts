import type { Actor } from './actor.ts'

/** What is done in a selection. `runners`: the people of the sector whose places it fills who run it. */
export interface SelectionAsk {
  readonly to: `selection.${'call' | 'enter' | 'check' | 'publish' | 'open' | 'cancel'}`
  readonly runners: readonly string[]
}

export function isSelectionAsk(ask: { readonly to: string }): ask is SelectionAsk {
  return ask.to.startsWith('selection.')
}

/**
 * [SEL2] A selection is run by people of the sector whose places are filled, and by nobody else: not by the chair of the other side,
 * nor by whoever sits at the hosting computer without being one of them.
 */
export function mayRunSelection(actor: Actor, runners: readonly string[]): boolean {
  return actor.person !== null && runners.includes(actor.person)
}
