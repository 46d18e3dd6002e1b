import type { Decision } from '../../shared/domain/decision.ts'
import type { Silence } from '../../shared/domain/silence.ts'
import { caseOf, formatOf } from '../../shared/rules/decision-case.ts'
import { SILENCE_FORMAT, silenceCaseOf } from '../../shared/rules/silence-case.ts'
import type { Site } from './site.ts'
import { seatName } from './site.ts'

/**
 * A decision as a case that `plenary tally` and anyone else can count again: reasons where they are public, seats with a name
 * for people beside their id, and the outcome that the record holds as `expected`. Null until it is concluded.
 */
export function caseFile(site: Site, decision: Decision): string | null {
  if (!decision.concluded) return null
  const question = caseOf(decision, { label: (seat) => seatName(site, seat), reason: (reason) => site.read(reason) })
  const file = { format: formatOf(question), cases: [{ ...question, expected: decision.concluded.outcome }] }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The same of a silence procedure, once it has ended. */
export function silenceCaseFile(site: Site, silence: Silence): string | null {
  if (!silence.ended) return null
  const question = silenceCaseOf(silence, silence.ended.at, { label: (seat) => seatName(site, seat) })
  const file = { format: SILENCE_FORMAT, cases: [{ ...question, expected: silence.ended.outcome }] }
  return `${JSON.stringify(file, null, 2)}\n`
}
