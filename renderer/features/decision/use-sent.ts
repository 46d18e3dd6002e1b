import { useConnection } from '../../client/react.tsx'

/** What this device gave for a seat and has no answer to. `kept`: it never left, and goes when the line is back. */
export interface Sent<Choice extends string> {
  readonly choice: Choice
  readonly kept: boolean
  readonly withdraw: () => void
}

/** The last position or vote of this device for a seat that is not in the record yet. */
export function useSent<Choice extends string>(
  command: 'position.take' | 'ballot.cast' | 'ballot.deposit',
  decision: string,
  seat: string,
): Sent<Choice> | null {
  const { waiting, status, withdraw } = useConnection()
  const last = waiting.findLast((one) => one.command === command && isFor(one.input, decision, seat))
  if (!last) return null
  const input = last.input as { position?: Choice; ballot?: Choice }
  const choice = input.position ?? input.ballot
  if (choice === undefined) return null
  return { choice, kept: status !== 'online', withdraw: () => void withdraw(last.id) }
}

function isFor(input: unknown, decision: string, seat: string): boolean {
  const of = input as { decision?: unknown; seat?: unknown }
  return of.decision === decision && of.seat === seat
}
