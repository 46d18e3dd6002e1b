import type { Actor } from './actor.ts'
import { keeps, leads, runs } from './actor.ts'
import { mayDeposit, maySayWord } from './decision.ts'
import { mayRunSelection } from './selection.ts'

/** What is done in an election. `runners`, of a selection's ballot: the people who alone run it ([SEL5]). */
export type ElectionAsk =
  | { readonly to: 'election.deposit'; readonly sitting: string | null }
  /** `runners`: of a selection; `within`: only seats of the sector that it fills. */
  | {
      readonly to: 'election.seat'
      readonly runners: readonly string[] | undefined
      readonly within: boolean
    }
  | { readonly to: 'election.say'; readonly person: string; readonly runners?: readonly string[] | undefined }
  | {
      readonly to: 'election.call' | 'election.open' | 'election.close' | 'election.draw' | 'election.annul'
      /** The seats that elect; null: every seat does. */
      readonly college: readonly string[] | null
      readonly runners?: readonly string[] | undefined
    }

export function isElectionAsk(ask: { readonly to: string }): ask is ElectionAsk {
  return ask.to.startsWith('election.')
}

export function mayInElection(actor: Actor, ask: ElectionAsk): boolean {
  switch (ask.to) {
    case 'election.deposit':
      return mayDeposit(actor, ask.sitting)
    case 'election.seat':
      return maySeat(actor, ask)
    case 'election.say':
      return ask.runners && actor.person !== ask.person
        ? mayRunSelection(actor, ask.runners)
        : maySayWord(actor, ask.person)
    default:
      return ask.runners ? mayRunSelection(actor, ask.runners) : mayRunElection(actor, ask.college)
  }
}

/**
 * [ELE2] Those who lead call and run an election. One in which a single sector's seats elect is also run by any officer who holds one
 * of these seats: a sector can choose its members without the other side.
 */
function mayRunElection(actor: Actor, college: readonly string[] | null): boolean {
  if (leads(actor)) return true
  return college !== null && runs(actor) && actor.seats.some((seat) => college.includes(seat))
}

/** [ELE10] Those who keep the forum's members; whoever runs a sector's own selection fills that sector's seats by its count, without the other side. */
function maySeat(
  actor: Actor,
  { runners, within }: { readonly runners: readonly string[] | undefined; readonly within: boolean },
): boolean {
  return keeps(actor) || (runners !== undefined && within && mayRunSelection(actor, runners))
}
