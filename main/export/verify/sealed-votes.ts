import type { ForumState } from '../../../shared/domain/state.ts'
import { procedureCode } from '../../../shared/rules/procedure-case.ts'
import { openedVotes, sealedWith, voteOf } from '../../../shared/rules/procedure-votes.ts'
import { procedureFolder } from '../paths.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'

/**
 * [BET2] A vote between meetings was sealed when it was given: what the case says of it must be what is disclosed, and nothing of it
 * is disclosed before the end. What was erased since cannot be compared.
 */
export function checkSealedVotes(state: ForumState, values: ReadonlyMap<string, string>): Finding[] {
  const opened = openedVotes(state)
  return Object.values(state.procedures).flatMap((procedure) => {
    const place = `data/${procedureFolder(procedure)}/case.json`
    const code = procedureCode(procedure)
    return [...procedure.answers, ...procedure.late].flatMap((answer) => {
      const { vote, by, says } = answer
      if (!vote || !('seat' in by)) return []
      if (sealedWith(answer).some((one) => values.has(one) && !opened.has(one)))
        return [finding(place, `${code}: what seat ${by.seat} voted is disclosed before the end`)]
      const said = voteOf({ says: 'noted', vote }, ({ sealed }) => values.get(sealed) ?? null)
      if (said === 'noted' ? !values.has(vote.sealed) : said === says) return []
      return [finding(place, `${code}: seat ${by.seat} sealed another vote than the one that was counted`)]
    })
  })
}
