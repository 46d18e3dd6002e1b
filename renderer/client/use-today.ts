import { dayIn } from '../../shared/lib/zoned-time.ts'
import { useForum, useNow } from './react.tsx'

/** Today where the forum meets, by the host's clock: like `2027-03-12`. */
export function useToday(): string {
  const { state } = useForum()
  return dayIn(state.forum?.zone ?? 'UTC', useNow(60_000))
}
