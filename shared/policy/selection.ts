import type { Actor } from './actor.ts'
import { runs } from './actor.ts'

/** What is done in a selection. `side`: the seats of the sector whose places it fills. */
export interface SelectionAsk {
  readonly to: `selection.${'call' | 'enter' | 'check' | 'publish' | 'open' | 'cancel'}`
  readonly side: readonly string[]
}

export function isSelectionAsk(ask: { readonly to: string }): ask is SelectionAsk {
  return ask.to.startsWith('selection.')
}

/**
 * [SEL2] A selection is run by officers who hold a seat of the sector whose places are filled, and by nobody else: not by the chair of
 * the other side, nor by whoever sits at the hosting computer without such a seat. `side`: these seats.
 */
export function mayRunSelection(actor: Actor, side: readonly string[]): boolean {
  return runs(actor) && actor.seats.some((seat) => side.includes(seat))
}
