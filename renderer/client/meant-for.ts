import type { ForumState } from '../../shared/domain/state.ts'
import type { CommandAsk, CommandName } from './command-ask.ts'

/** Whether a position or ballot still reaches what it was meant for: send it, it is there already, or it came too late. */
export type Standing = 'meant' | 'recorded' | 'past'

/** What a position or ballot was meant for when somebody gave it; other commands carry it in their input. */
export interface Meant {
  /** The seat and decision it speaks on: a later word for the same takes the place of one not sent yet. */
  readonly about: string
  /** The state that the failure names when it came too late. */
  readonly past: 'round_closed' | 'ballot_closed'
  standing(state: ForumState, me: string | null): Standing
}

/**
 * Neither command names its round or ballot, and the host takes either for whichever is open. So one that waited for the line
 * is held to the round or ballot that was open when it was given: a word on one text must not count for the next.
 */
export function meantFor<Name extends CommandName>(
  state: ForumState,
  name: Name,
  input: CommandAsk<Name>,
): Meant | null {
  if (name === 'position.take') return meantForRound(state, input as CommandAsk<'position.take'>)
  if (name === 'ballot.cast') return meantForBallot(state, input as CommandAsk<'ballot.cast'>)
  return null
}

function meantForRound(then: ForumState, input: CommandAsk<'position.take'>): Meant {
  const asked = then.decisions[input.decision]?.rounds.at(-1)
  const number = asked?.closedAt === null ? asked.number : null
  return {
    about: `round ${input.decision} ${input.seat}`,
    past: 'round_closed',
    standing: (state, me) => {
      const decision = state.decisions[input.decision]
      const round = decision?.rounds.find((one) => one.number === number)
      if (decision?.stage === 'round' && round?.closedAt === null) return 'meant'
      const taken = round?.positions[input.seat]
      return taken?.position === input.position && taken.actor === me ? 'recorded' : 'past'
    },
  }
}

function meantForBallot(then: ForumState, input: CommandAsk<'ballot.cast'>): Meant {
  const openedAt = then.decisions[input.decision]?.ballot?.openedAt ?? null
  return {
    about: `ballot ${input.decision} ${input.seat}`,
    past: 'ballot_closed',
    standing: (state) => {
      const decision = state.decisions[input.decision]
      if (openedAt === null || decision?.ballot?.openedAt !== openedAt) return 'past'
      if (decision.stage === 'ballot') return 'meant'
      return decision.ballot.cast[input.seat] === input.ballot ? 'recorded' : 'past'
    },
  }
}
