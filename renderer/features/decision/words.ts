import { useMemo } from 'react'
import type { Decision, Round } from '../../../shared/domain/decision.ts'
import type { Asked, AskedRound, Counted, Voted } from '../../../shared/rules/counted.ts'
import {
  askedLast,
  countedOf,
  countedRound,
  countsOf,
  isLowest,
  isVoted,
  leastCount,
  sectorsInTheWay,
} from '../../../shared/rules/counted.ts'
import type { Comparison, Fraction } from '../../../shared/tally/fraction.ts'
import type { QuorumOutcome } from '../../../shared/tally/quorum.ts'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/format.ts'
import type { RichText, Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

/** What the sentences of this room are made of, in the reader's language. */
export interface Words {
  readonly t: Text<'decision'>
  readonly rich: RichText<'decision'>
  readonly format: Format
}

export function useWords(): Words {
  const { t, rich } = useText('decision')
  const format = useFormat()
  return useMemo(() => ({ t, rich, format }), [t, rich, format])
}

/** "at least 3/5", "more than half" */
export function shareWords(
  { t }: Words,
  { fraction, comparison }: { fraction: Fraction; comparison: Comparison },
): string {
  return t('share', { comparison, part: partWords(fraction), n: fraction[0], d: fraction[1] })
}

/** Which part has a word of its own; `other` is written as a fraction. */
export function partWords([part, whole]: Fraction): 'half' | 'third' | 'all' | 'none' | 'other' {
  if (part === 0) return 'none'
  if (part === whole) return 'all'
  if (part * 2 === whole) return 'half'
  return part * 3 === whole ? 'third' : 'other'
}

/** What came of a decision, in one sentence. */
export function outcomeSentence(words: Words, decision: Decision): string {
  const { t } = words
  if (decision.annulled) return t(decision.annulled.deferredTo === undefined ? 'outcome.annulled' : 'outcome.deferred')
  if (!decision.concluded) return t('outcome.pending')
  const counted = countedOf(decision)
  return counted ? countedSentence(words, decision, counted) : t('outcome.plain', { result: decision.concluded.result })
}

export function countedSentence(words: Words, decision: Decision, counted: Counted): string {
  switch (counted.kind) {
    case 'vote':
    case 'secret':
      return voteSentence(words, counted)
    case 'consensus':
    case 'consent':
      return heardSentence(words, 'outcome', counted)
    case 'veto':
      return vetoSentence(words, decision, counted)
    case 'graded':
      return gradedSentence(words, counted)
    case 'mixed':
      return mixedSentence(words, decision, counted)
  }
}

/** With the grade that it was adopted at; where it was not, what the last step came to. */
function gradedSentence(words: Words, { outcome, question, steps }: Extract<Counted, { kind: 'graded' }>): string {
  const { t } = words
  const last = steps.at(-1)?.asked
  const said = last ? askedSentence(words, last) : ''
  const grade = outcome.grade ?? ''
  switch (outcome.why) {
    case 'step_carried':
      return t('outcome.graded.step_carried', {
        said,
        grade,
        lowest: isLowest(question.rule, outcome.step) ? 'yes' : 'no',
      })
    case 'no_step_carried':
      return t('outcome.graded.no_step_carried', { said, heard: last ? 'yes' : 'no' })
    case 'step_undecided':
      return said
    case 'awaiting_step':
    case 'awaiting_group':
      return t(`outcome.graded.${outcome.why}`, { grade })
  }
}

/** What one question came to: a round, or a vote. */
export function askedSentence(words: Words, asked: Asked): string {
  return isVoted(asked) ? voteSentence(words, asked) : heardSentence(words, 'outcome', asked)
}

function vetoSentence(
  words: Words,
  decision: Decision,
  { outcome, against }: Extract<Counted, { kind: 'veto' }>,
): string {
  const calling = Object.entries(outcome.vetoes).flatMap(([name, { met }]) => (met ? [name] : []))
  const said = words.t(`outcome.veto.${outcome.why}`, { names: words.format.list(calling), n: calling.length })
  return outcome.why === 'vetoed' ? said : `${countedSentence(words, decision, against)} ${said}`
}

function mixedSentence(words: Words, decision: Decision, counted: Extract<Counted, { kind: 'mixed' }>): string {
  const { t, format } = words
  const { outcome } = counted
  switch (outcome.stage) {
    case 'vote': {
      const asked = askedLast(counted)
      return asked && isVoted(asked) ? voteSentence(words, asked) : t('outcome.plain', { result: outcome.result })
    }
    case 'gate':
      return outcome.why === 'awaiting_vote'
        ? t('outcome.awaiting_vote')
        : t('outcome.vote_not_open', { missing: format.list(outcome.missing.map((one) => t(`gate.lacks.${one}`))) })
    case 'consensus': {
      const round = decision.rounds[outcome.round - 1]
      const reached = round && countedRound(decision, round)
      return reached ? heardSentence(words, 'outcome', reached) : t('outcome.plain', { result: 'adopted' })
    }
  }
}

function voteSentence(words: Words, voted: Voted): string {
  const { outcome, question } = voted
  return words.t(`outcome.vote.${outcome.why}`, {
    result: outcome.result,
    yes: outcome.counts.yes,
    no: outcome.counts.no,
    base: outcome.base,
    needed: outcome.needed,
    kind: question.rule.base,
    sectors: Object.keys(outcome.sectors).length,
    least: 'leastYes' in outcome ? Object.keys(outcome.leastYes).length : 0,
    count: leastCount(question.rule),
    names: words.format.list([...sectorsInTheWay(voted)]),
    ...quorumValues(words, outcome.quorum),
  })
}

/** `where`: `outcome` speaks of the whole decision, `round` of one round. */
export function heardSentence(words: Words, where: 'outcome' | 'round', heard: AskedRound): string {
  const { counts, quorum } = heard.outcome
  const said = countsWords(words, heard)
  const asked = said === '' ? 'none' : 'some'
  const values = { counts: said, asked, silent: counts.silent, ...quorumValues(words, quorum) }
  return heard.kind === 'consent'
    ? words.t(`${where}.consent.${heard.outcome.why}`, { ...values, n: heard.outcome.objections.length })
    : words.t(`${where}.consensus.${heard.outcome.why}`, values)
}

/** One round in one line: "Round 2: no consensus. 10 agree, 3 with reservations, 1 stands aside, 1 blocks." */
export function roundSentence(words: Words, decision: Decision, round: Round): string {
  const heard = countedRound(decision, round)
  const said = heard && round.closedAt !== null ? heardSentence(words, 'round', heard) : words.t('round.notClosed')
  return words.t('round.line', { n: round.number, said })
}

/** "11 agree, 2 with reservations, 2 block"; what nobody said is left out. */
export function countsWords({ t }: Words, heard: AskedRound): string {
  const said = countsOf(heard).filter(([, n]) => n > 0)
  return said.map(([each, n]) => t(`count.${each}`, { n })).join(t('comma'))
}

function quorumValues({ format }: Words, quorum: QuorumOutcome | null) {
  if (!quorum) return { here: 0, seats: 0, quorum: 0, quorate: 'yes', short: '' }
  const short = Object.entries(quorum.sectors).flatMap(([name, { met }]) => (met ? [] : [name]))
  return {
    here: quorum.present,
    seats: quorum.base,
    quorum: quorum.needed,
    quorate: quorum.present >= quorum.needed ? 'sectors' : 'no',
    short: format.list(short),
  }
}

/** What a quorum still lacks ("2 more seats", "1 more of civil society"); null where it is met or none is asked. */
export function quorumLack({ t, format }: Words, quorum: QuorumOutcome | null): string | null {
  if (!quorum || quorum.met) return null
  const sectors = Object.entries(quorum.sectors).filter(([, sector]) => !sector.met)
  const ofSectors = sectors.reduce((sum, [, sector]) => sum + sector.needed - sector.present, 0)
  const total = quorum.needed - quorum.present
  if (sectors.length === 0) return t('quorum.seats', { n: total })
  // Seats of the sectors that fall short count towards the total as well.
  const key = total > ofSectors ? 'quorum.amongThem' : 'quorum.ofSector'
  const lacks = format.list(sectors.map(([name, sector]) => t(key, { n: sector.needed - sector.present, name })))
  return total > ofSectors ? t('quorum.both', { n: total, lacks }) : lacks
}
