import { consentKind } from './consent.ts'
import { cutLotsKind } from './cut-lots.ts'
import { formatOne } from './format-one.ts'
import { fullMixedKind } from './full-mixed.ts'
import { fullVoteKind } from './full-vote.ts'
import { gradedKind } from './graded.ts'
import { lotKind } from './lot.ts'
import { networkKind } from './network.ts'
import { pointsKind } from './points-check.ts'
import { secretKind } from './secret.ts'
import { signaturesKind } from './signatures.ts'
import { silenceKind } from './silence.ts'
import { statementKind, steeringKind } from './steering.ts'
import { vetoKind } from './veto.ts'
import { writtenKind } from './written.ts'

/**
 * The kinds of format 2 (CASES.md, Part 2). To register one: write its file with
 *   `export const xKind = kind<XCase, XOutcome>(check, tallyX)`   (kind.ts; XCase has `id` and `kind: 'x'`)
 * where `check` parses the case with its `kind` and without its `id` (`objectOf<Unnamed<XCase>>({ kind: oneOf('x'), … })`; keys
 * that may be missing are objectOf's second argument), and `tallyX(question: XCase)` answers with the `id` in it; then add
 * one line here. Types, `parseCase` and `tally` follow by themselves. A kind imports the kinds it needs, never this file.
 * A case within a case: `caseOf({ vote: fullVoteKind })` is its check, `tallyOf({ vote: fullVoteKind }, id, it)` its
 * outcome, `endingOf(outcome.result)` how it ends. What a veto may stand against is the list in veto.ts.
 * Checks to build on: check.ts; seats, fraction, quorum and rules of format 1: format-one.ts; the vote: full-vote.ts.
 */
export const formatTwo = {
  vote: fullVoteKind,
  consensus: formatOne.consensus,
  mixed: fullMixedKind,
  stv: formatOne.stv,
  cut: cutLotsKind,
  silence: silenceKind,
  written: writtenKind,
  network: networkKind,
  signatures: signaturesKind,
  steering: steeringKind,
  statement: statementKind,
  points: pointsKind,
  lot: lotKind,
  secret: secretKind,
  consent: consentKind,
  veto: vetoKind,
  graded: gradedKind,
}
