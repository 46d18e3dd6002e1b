import type { Decision } from '../../shared/domain/decision.ts'
import { keepsLate } from '../../shared/domain/question.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { CommandAsk, CommandName } from './command-ask.ts'

/** Whether a position or ballot still reaches what it was meant for: send it, it is there already, or it came too late. */
export type Standing = 'meant' | 'recorded' | 'past'

/** What a position or ballot was meant for when somebody gave it; other commands carry it in their input. */
export interface Meant {
  /** The seat and decision it speaks on: a later word for the same takes the place of one not sent yet. */
  readonly about: string
  readonly decision: string
  /** The round or ballot that was open when it was given, like `round 2027-03-12T13:30:00.000Z`; null where none was. By it a later page knows what was meant. */
  readonly question: string | null
  /** The state that the failure names when it came too late. */
  readonly past: 'round_closed' | 'ballot_closed'
  standing(state: ForumState, me: string | null): Standing
}

/** The question that stands open, or stood last: `ballot 2027-03-12T13:30:00.000Z`. By its time, since an annulled round's number comes again. */
export function lastQuestion({ ballot, rounds }: Pick<Decision, 'ballot' | 'rounds'>): string | null {
  const round = rounds.at(-1)
  // Under falling grades a round may come after a ballot.
  if (ballot && !(round && round.openedAt > ballot.openedAt)) return `ballot ${ballot.openedAt}`
  return round ? `round ${round.openedAt}` : null
}

/**
 * Neither command names its round or ballot, and the host takes either for whichever is open. So one that waited for the line
 * is held to the round or ballot that was open when it was given: a word on one text must not count for the next.
 * `given` names it where an earlier page took the word; else it is the one that is open in `state`.
 */
export function meantFor<Name extends CommandName>(
  state: ForumState,
  name: Name,
  input: CommandAsk<Name>,
  given?: string | null,
): Meant | null {
  if (name === 'position.take') {
    const of = input as CommandAsk<'position.take'>
    return meantForRound(of, given === undefined ? openRound(state, of.decision) : given)
  }
  if (name === 'ballot.cast') {
    const of = input as CommandAsk<'ballot.cast'>
    return meantForBallot(of, given === undefined ? anyBallot(state, of.decision) : given)
  }
  return null
}

function openRound(state: ForumState, decision: string): string | null {
  const asked = state.decisions[decision]?.rounds.at(-1)
  return asked?.closedAt === null ? `round ${asked.openedAt}` : null
}

function anyBallot(state: ForumState, decision: string): string | null {
  const openedAt = state.decisions[decision]?.ballot?.openedAt
  return openedAt === undefined ? null : `ballot ${openedAt}`
}

function meantForRound(input: CommandAsk<'position.take'>, question: string | null): Meant {
  return {
    about: `round ${input.decision} ${input.seat}`,
    decision: input.decision,
    question,
    past: 'round_closed',
    standing: (state, me) => {
      const decision = state.decisions[input.decision]
      const round = decision?.rounds.find((one) => `round ${one.openedAt}` === question)
      if (decision?.stage === 'round' && round?.closedAt === null) return 'meant'
      const taken = round?.positions[input.seat]
      return taken?.position === input.position && taken.actor === me ? 'recorded' : 'past'
    },
  }
}

function meantForBallot(input: CommandAsk<'ballot.cast'>, question: string | null): Meant {
  return {
    about: `ballot ${input.decision} ${input.seat}`,
    decision: input.decision,
    question,
    past: 'ballot_closed',
    standing: (state) => {
      const decision = state.decisions[input.decision]
      if (!decision?.ballot || `ballot ${decision.ballot.openedAt}` !== question) return 'past'
      if (decision.stage === 'ballot') return 'meant'
      if (decision.ballot.cast[input.seat] === input.ballot) return 'recorded'
      // [DEC12] A vote for a closed ballot still goes: the host refuses it with a receipt, and the record keeps it as late.
      return keepsLate(decision) ? 'meant' : 'past'
    },
  }
}
