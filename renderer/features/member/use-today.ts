import { useForum, useNow } from '../../client/react.tsx'

/** The calendar day it is in a zone, like `2027-03-12`. */
export function dayIn(zone: string, at: number | string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(at))
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Today where the forum meets, by the host's clock. */
export function useToday(): string {
  const { state } = useForum()
  return dayIn(state.forum?.zone ?? 'UTC', useNow(60_000))
}
