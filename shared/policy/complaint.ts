import type { Actor } from './actor.ts'
import { runs } from './actor.ts'

/** `parties`: the people of a complaint or dispute, as far as whoever asks may know them. */
export type CaseAsk =
  | { readonly to: 'complaint.make'; readonly by: string | null }
  | {
      readonly to: 'complaint.acknowledge' | 'complaint.find' | 'dispute.open' | 'dispute.step' | 'dispute.end'
      readonly parties: readonly string[]
    }
  | {
      readonly to: 'complaint.reply' | 'dispute.state'
      readonly person: string | null
      readonly parties: readonly string[]
    }

export function isCaseAsk(ask: { readonly to: string }): ask is CaseAsk {
  return ask.to.startsWith('complaint.') || ask.to.startsWith('dispute.')
}

export function mayInCase(actor: Actor, ask: CaseAsk): boolean {
  switch (ask.to) {
    case 'complaint.make':
      return mayComplain(actor, ask.by)
    case 'dispute.open':
      return mayReadCase(actor, ask.parties)
    case 'complaint.reply':
    case 'dispute.state':
      return maySpeakInCase(actor, ask.person, ask.parties)
    default:
      return mayHandleCase(actor, ask.parties)
  }
}

/** [ETH6] Everybody complains in their own name; those who run the forum's meetings enter a complaint that reached them. */
function mayComplain(actor: Actor, by: string | null): boolean {
  return runs(actor) || (by !== null && actor.person === by)
}

/** [ETH6] Nobody handles a case that they are a party to, whatever their office. */
function mayHandleCase(actor: Actor, parties: readonly string[]): boolean {
  return runs(actor) && (actor.person === null || !parties.includes(actor.person))
}

/** [ETH7] A party speaks for themselves; whoever handles the case enters what they handed in. */
function maySpeakInCase(actor: Actor, person: string | null, parties: readonly string[]): boolean {
  return mayHandleCase(actor, parties) || (person !== null && actor.person === person && parties.includes(person))
}

/** [ETH6] Who reads what is sealed of a case: its parties, and those who run the forum's meetings. */
export function mayReadCase(actor: Actor, parties: readonly string[]): boolean {
  return runs(actor) || (actor.person !== null && parties.includes(actor.person))
}
