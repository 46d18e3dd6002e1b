import { dayIn } from '../../../shared/lib/zoned-time.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { interestsTouching } from '../../../shared/rules/interests.ts'
import { activeSeats, holdersOn } from '../../../shared/rules/meeting-seats.ts'
import { useForum, useNow } from '../../client/react.tsx'

/** Who declared an interest that may concern a question about a commitment, or about words of one's own. */
export function useInterested(commitment: string | null): ReadonlySet<string> {
  const { state } = useForum()
  return new Set(interestsTouching(state, commitment).map(({ person }) => person))
}

/** The seats of a body that one of them holds today, as people call them. */
export function useInterestedSeats(commitment: string | null, body: BodyId): readonly string[] {
  const { state } = useForum()
  const now = useNow(60_000)
  const interested = useInterested(commitment)
  const today = dayIn(state.forum?.zone ?? 'UTC', now)
  return activeSeats(state, today, body)
    .filter((seat) => holdersOn(seat, today).some(({ person }) => interested.has(person)))
    .map(({ label }) => label)
}
