import { z } from '../lib/zod.ts'

const inConsensus = ['agree', 'reservations', 'stand_aside', 'block'] as const
const inConsent = ['consent', 'concern', 'objection'] as const
/** What a seat says to a test for consensus, or to a call for consent. */
export const position = z.enum([...inConsensus, ...inConsent])
export type Position = z.infer<typeof position>
export type RoundKind = 'consensus' | 'consent'
/** What a seat may say in a round of each kind, from the one that carries it most. */
export const positionsIn = { consensus: inConsensus, consent: inConsent } as const

/** A position that stands in the way, and so is not taken without its reason. */
export function stopsIt(said: Position): said is 'block' | 'objection' {
  return said === 'block' || said === 'objection'
}
