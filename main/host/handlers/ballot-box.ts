import type { Ballot, BallotCounts, BallotChoice, FrozenSeat } from '../../../shared/domain/ballot.ts'
import { ballotChoice } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { countedApart, whyNotSecret } from '../../../shared/rules/secret-sectors.ts'
import type { Context } from './handler.ts'
import { done, fail, outOfOrder } from './handler.ts'

/**
 * [DEC16] Puts a ballot in, or changes what the ballot of this key says. The record learns that the seat took part; what it cast, and
 * under which key, stands together with the seat nowhere.
 */
export function deposit(
  { draft }: Context,
  decision: Decision,
  ballot: Ballot,
  { seat, key, choice }: { seat: SeatId; key: string; choice: BallotChoice },
): Result<Readonly<Record<string, never>>, Failure> {
  const said = { key, decision: decision.id, choice }
  if (ballot.taken.includes(seat)) return draft.writer.changeBallot(said) ? done : outOfOrder('already_voted')
  const own = ballot.seats.find((one) => one.id === seat)?.sector
  const sector = own !== undefined && countedApart(decision, ballot).includes(own) ? own : null
  if (!draft.writer.putBallot({ ...said, sector })) return fail('bad_input', { path: 'input.key' })
  draft.add({ type: 'ballot.taken/1', body: { decision: decision.id, seat } })
  return done
}

/** [DEC16] */
export function mayNotBeSecret(
  { state }: Context,
  decision: Decision,
  seats: readonly FrozenSeat[],
): Result<never, Failure> | null {
  const why = whyNotSecret(state, decision, seats)
  return why === null ? null : outOfOrder(why)
}

/** What is in the box, counted; the box is emptied, and nothing of a single ballot is left anywhere. */
export function countBox(
  { draft }: Context,
  decision: Decision,
  ballot: Ballot,
): { counts: BallotCounts; sectors: { sector: string; counts: BallotCounts }[] } {
  const box = draft.writer.ballotsIn(decision.id)
  draft.writer.emptyBox(decision.id)
  const sectors = countedApart(decision, ballot)
  return {
    counts: counted(box),
    sectors: sectors.map((sector) => ({ sector, counts: counted(box.filter((one) => one.sector === sector)) })),
  }
}

function counted(box: readonly { readonly choice: string }[]): BallotCounts {
  const counts = { yes: 0, no: 0, abstain: 0, blank: 0, invalid: 0 }
  for (const { choice } of box) counts[ballotChoice.parse(choice)] += 1
  return counts
}
