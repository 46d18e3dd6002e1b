import type { Decision } from '../../shared/domain/decision.ts'
import { ballotNamed, keepsLate } from '../../shared/domain/question.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { CommandAsk, CommandName } from './command-ask.ts'

/** Whether a position or ballot still reaches what it was meant for: send it, it is there already, or it came too late. */
export type Standing = 'meant' | 'recorded' | 'past'

/** The state that the failure names when a position or ballot came too late: another question may be open by then. */
export type Past = 'round_closed' | 'ballot_closed' | 'other_question'

/** What a position or ballot was meant for when somebody gave it; other commands carry it in their input. */
export interface Meant {
  /** The seat and decision it speaks on: a later word for the same takes the place of one not sent yet. */
  readonly about: string
  readonly decision: string
  /** The round or ballot that was open when it was given, like `round 2027-03-12T13:30:00.000Z`; null where none was. By it a later page knows what was meant. */
  readonly question: string | null
  past(state: ForumState): Past
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
 * A word that waited for the line is held to the round or ballot that it names, else to the one that was open when it was given: a
 * word on one text must not count for the next. The host refuses it too; held here, it never leaves.
 * `given` names it where an earlier page took the word.
 */
export function meantFor<Name extends CommandName>(
  state: ForumState,
  name: Name,
  input: CommandAsk<Name>,
  given?: string | null,
): Meant | null {
  if (name === 'position.take') {
    const of = input as CommandAsk<'position.take'>
    const named = of.question === undefined ? openRound(state, of.decision) : `round ${of.question}`
    return meantForRound(of, given === undefined ? named : given)
  }
  if (name === 'ballot.cast' || name === 'ballot.deposit') {
    const of = input as CommandAsk<'ballot.cast' | 'ballot.deposit'>
    const named = of.question === undefined ? anyBallot(state, of.decision) : `ballot ${of.question}`
    return meantForBallot(of, given === undefined ? named : given)
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
    past: (state) => (state.decisions[input.decision]?.stage === 'round' ? 'other_question' : 'round_closed'),
    standing: (state, me) => {
      const decision = state.decisions[input.decision]
      const round = decision?.rounds.find((one) => `round ${one.openedAt}` === question)
      if (decision?.stage === 'round' && round?.closedAt === null) return 'meant'
      const taken = round?.positions[input.seat]
      return taken?.position === input.position && taken.actor === me ? 'recorded' : 'past'
    },
  }
}

function meantForBallot(input: CommandAsk<'ballot.cast' | 'ballot.deposit'>, question: string | null): Meant {
  return {
    about: `ballot ${input.decision} ${input.seat}`,
    decision: input.decision,
    question,
    past: (state) => (state.decisions[input.decision]?.stage === 'ballot' ? 'other_question' : 'ballot_closed'),
    standing: (state) => {
      const decision = state.decisions[input.decision]
      const named = question?.replace(/^ballot /, '')
      const ballot = decision && named !== undefined ? ballotNamed(decision, named) : null
      if (!decision || !ballot) return 'past'
      if (decision.stage === 'ballot' && ballot === decision.ballot) return 'meant'
      if (isRecorded(ballot, input)) return 'recorded'
      // [DEC12] A vote for a closed ballot still goes: the host refuses it with a receipt, and the record keeps it as late.
      return keepsLate(decision, named) ? 'meant' : 'past'
    },
  }
}

/** A secret ballot tells only that the seat's vote is in: one that left this device is taken for it, since no answer to it is kept. */
function isRecorded(
  ballot: NonNullable<Decision['ballot']>,
  input: CommandAsk<'ballot.cast' | 'ballot.deposit'>,
): boolean {
  return ballot.manner === 'secret'
    ? ballot.taken.some((one) => one === input.seat)
    : ballot.cast[input.seat] === input.ballot
}
