import type { Decision, Round } from '../../shared/domain/decision.ts'
import { sameJson } from '../../shared/lib/same-json.ts'
import type { Asked, AskedRound, Counted, Voted } from '../../shared/rules/counted.ts'
import {
  askedLast,
  countedOf,
  countedRound,
  countsOf,
  isLowest,
  isVoted,
  leastCount,
  sectorsInTheWay,
} from '../../shared/rules/counted.ts'
import type { VoteOutcome } from '../../shared/tally/vote.ts'
import type { Wording } from './wording.ts'

/** What came of a decision, in one sentence. */
export function outcomeSentence(words: Wording, decision: Decision): string {
  if (decision.annulled)
    return words.say(decision.annulled.deferredTo === undefined ? 'outcome.annulled' : 'outcome.deferred')
  if (!decision.concluded) return words.say('outcome.pending')
  const counted = countedOf(decision)
  if (!counted) return words.say('outcome.plain', { result: decision.concluded.result })
  return countedSentence(words, decision, counted)
}

function countedSentence(words: Wording, decision: Decision, counted: Counted): string {
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

function gradedSentence(words: Wording, { outcome, question, steps }: Extract<Counted, { kind: 'graded' }>): string {
  const last = steps.at(-1)?.asked
  const lowest = isLowest(question.rule, outcome.step) ? 'yes' : 'no'
  const said = last ? askedSentence(words, last) : ''
  if (outcome.why === 'step_undecided') return said
  return words.say(`outcome.graded.${outcome.why}`, {
    said,
    heard: last ? 'yes' : 'no',
    grade: outcome.grade ?? '',
    lowest,
  })
}

/** What one question came to: a round, or a vote. */
export function askedSentence(words: Wording, asked: Asked): string {
  return isVoted(asked) ? voteSentence(words, asked) : heardSentence(words, 'outcome', asked)
}

function vetoSentence(
  words: Wording,
  decision: Decision,
  { outcome, against }: Extract<Counted, { kind: 'veto' }>,
): string {
  const calling = Object.entries(outcome.vetoes).flatMap(([name, { met }]) => (met ? [name] : []))
  const stood = countedSentence(words, decision, against)
  const said = words.say(`outcome.veto.${outcome.why}`, { names: list(words, calling), n: calling.length })
  return outcome.why === 'vetoed' ? said : `${stood} ${said}`
}

function mixedSentence(words: Wording, decision: Decision, counted: Extract<Counted, { kind: 'mixed' }>): string {
  const { outcome } = counted
  switch (outcome.stage) {
    case 'vote': {
      const asked = askedLast(counted)
      return asked && isVoted(asked)
        ? voteSentence(words, asked)
        : words.say('outcome.plain', { result: outcome.result })
    }
    case 'gate':
      return words.say(`outcome.gate.${outcome.why}`, {
        missing: list(
          words,
          outcome.missing.map((one) => words.say(`gate.${one}`)),
        ),
      })
    case 'consensus': {
      const round = decision.rounds[outcome.round - 1]
      const reached = round && roundOutcome(decision, round)
      return reached ? heardSentence(words, 'outcome', reached) : words.say('outcome.plain', { result: 'adopted' })
    }
  }
}

export function voteSentence(words: Wording, voted: Voted): string {
  const { outcome, question } = voted
  return words.say(`outcome.vote.${outcome.result}.${outcome.why}`, {
    yes: outcome.counts.yes,
    no: outcome.counts.no,
    base: outcome.base,
    needed: outcome.needed,
    kind: question.rule.base,
    sectors: Object.keys(outcome.sectors).length,
    least: 'leastYes' in outcome ? Object.keys(outcome.leastYes).length : 0,
    count: leastCount(question.rule),
    names: list(words, sectorsInTheWay(voted)),
    ...quorumValues(words, outcome.quorum),
  })
}

/** `where`: `outcome` speaks of the whole decision, `round` of one round. */
export function heardSentence(words: Wording, where: 'outcome' | 'round', heard: AskedRound): string {
  const { counts, quorum } = heard.outcome
  const said = countsWords(words, heard)
  const asked = said === '' ? 'none' : 'some'
  const values = { counts: said, asked, silent: counts.silent, ...quorumValues(words, quorum) }
  return heard.kind === 'consent'
    ? words.say(`${where}.consent.${heard.outcome.why}`, { ...values, n: heard.outcome.objections.length })
    : words.say(`${where}.consensus.${heard.outcome.why}`, values)
}

/** "11 agree, 2 with reservations, 2 block"; what nobody said is left out. */
function countsWords(words: Wording, heard: AskedRound): string {
  const said = countsOf(heard).filter(([, n]) => n > 0)
  return said.map(([each, n]) => words.say(`count.${each}`, { n })).join(words.say('list.comma'))
}

/** The outcome of one round as recorded, or null where none is, or this version counts otherwise. */
export function roundOutcome(decision: Decision, round: Round): AskedRound | null {
  const heard = countedRound(decision, round)
  return heard && sameJson(heard.outcome, round.outcome) ? heard : null
}

function quorumValues(words: Wording, quorum: VoteOutcome['quorum']): Record<string, string | number> {
  if (quorum === null) return { here: 0, seats: 0, quorum: 0, quorate: 'yes', short: '' }
  const short = Object.entries(quorum.sectors).filter(([, sector]) => !sector.met)
  const totalMet = quorum.present >= quorum.needed
  return {
    here: quorum.present,
    seats: quorum.base,
    quorum: quorum.needed,
    quorate: totalMet ? 'sectors' : 'no',
    short: list(
      words,
      short.map(([name]) => name),
    ),
  }
}

/** "a, b and c" */
export function list(words: Wording, names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  const last = names.at(-1) ?? ''
  return words.say('list.and', { first: names.slice(0, -1).join(words.say('list.comma')), last })
}
