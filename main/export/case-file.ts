import type { Decision } from '../../shared/domain/decision.ts'
import type { Election } from '../../shared/domain/election.ts'
import type { Procedure } from '../../shared/domain/procedure.ts'
import type { Sealed } from '../../shared/domain/sealed.ts'
import { caseOf, formatOf } from '../../shared/rules/decision-case.ts'
import { ELECTION_FORMAT, electionCaseOf, lotCaseOf, lotOf } from '../../shared/rules/election-case.ts'
import { PROCEDURE_FORMAT, procedureCaseOf } from '../../shared/rules/procedure-case.ts'
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

/** The same of a decision between meetings, once it has ended. */
export function procedureCaseFile(site: Site, procedure: Procedure): string | null {
  const { ended } = procedure
  if (ended === null || ended.result === 'annulled') return null
  const question = procedureCaseOf(procedure, ended.at, {
    label: (seat) => seatName(site, seat),
    person: (name) => site.read(name) ?? undefined,
  })
  const file = { format: PROCEDURE_FORMAT, cases: [{ ...question, expected: ended.outcome }] }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** An election's count and its lot, likewise; who each candidate is stands beside each case as its `label`. Null until it is closed. */
export function electionCaseFile(site: Pick<Site, 'read'>, election: Election): string | null {
  const file = electionCases(election, (name) => site.read(name))
  return file && `${JSON.stringify(file, null, 2)}\n`
}

/** [ELE7] What `case.json` of an election holds. `read` gives the names that are public. */
export function electionCases(election: Election, read: (name: Sealed) => string | undefined): object | null {
  const { closed, lot } = election
  if (!closed) return null
  const label = Object.fromEntries(election.candidates.flatMap(({ id, name }) => [[id, read(name) ?? null]]))
  const count = electionCaseOf(election, closed.ballots, lot?.order ?? null)
  return {
    format: ELECTION_FORMAT,
    cases: [
      { ...count, label, expected: closed.outcome },
      ...(lot ? [{ ...lotCaseOf(election, lot), label, expected: lotOf(election, lot) }] : []),
    ],
  }
}
