import type { Actor } from './actor.ts'
import { keeps } from './actor.ts'

/** What is done in a selection. `runners`: the people of the sector whose places it fills who run it. */
export type SelectionAsk =
  /** `invite`: makes a link for one of the electors named in it. */
  | {
      readonly to: `selection.${'call' | 'enter' | 'check' | 'publish' | 'open' | 'cancel' | 'invite'}`
      readonly runners: readonly string[]
    }
  | { readonly to: 'selection.convene' }

export function isSelectionAsk(ask: { readonly to: string }): ask is SelectionAsk {
  return ask.to.startsWith('selection.')
}

export function mayInSelection(actor: Actor, ask: SelectionAsk): boolean {
  // [SEL7] Where a sector has nobody, somebody else has to say who begins, on the record.
  return ask.to === 'selection.convene' ? keeps(actor) : mayRunSelection(actor, ask.runners)
}

/**
 * [SEL2] A selection is run by people of the sector whose places are filled, and by nobody else: not by the chair of the other side,
 * nor by whoever sits at the hosting computer without being one of them.
 */
export function mayRunSelection(actor: Actor, runners: readonly string[]): boolean {
  return actor.person !== null && runners.includes(actor.person)
}
