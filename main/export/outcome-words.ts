import type { Decision, Round } from '../../shared/domain/decision.ts'
import { sameJson } from '../../shared/lib/same-json.ts'
import type { ConsensusOutcome } from '../../shared/rules/consensus.ts'
import type { Counted, Voted } from '../../shared/rules/counted.ts'
import { countedOf, countedRound, sectorsInTheWay } from '../../shared/rules/counted.ts'
import type { VoteOutcome, VoteRule } from '../../shared/rules/vote.ts'
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
      return voteSentence(words, counted.outcome, counted.question.rule)
    case 'consensus':
      return consensusSentence(words, 'outcome', counted.outcome)
    case 'veto':
      return vetoSentence(words, decision, counted)
    case 'mixed':
      return mixedSentence(words, decision, counted.outcome, counted.question.rule.vote)
  }
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

function mixedSentence(
  words: Wording,
  decision: Decision,
  outcome: Extract<Counted, { kind: 'mixed' }>['outcome'],
  rule: VoteRule,
): string {
  switch (outcome.stage) {
    case 'vote':
      return voteSentence(words, outcome, rule)
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
      return reached ? consensusSentence(words, 'outcome', reached) : words.say('outcome.plain', { result: 'adopted' })
    }
  }
}

function voteSentence(words: Wording, outcome: Voted['outcome'], rule: VoteRule): string {
  return words.say(`outcome.vote.${outcome.result}.${outcome.why}`, {
    yes: outcome.counts.yes,
    no: outcome.counts.no,
    base: outcome.base,
    needed: outcome.needed,
    kind: rule.base,
    sectors: Object.keys(outcome.sectors).length,
    names: list(words, sectorsInTheWay(outcome, rule)),
    ...quorumValues(words, outcome.quorum),
  })
}

/** `where`: `outcome` speaks of the whole decision, `round` of one test for consensus. */
export function consensusSentence(words: Wording, where: 'outcome' | 'round', outcome: ConsensusOutcome): string {
  const { counts } = outcome
  return words.say(`${where}.consensus.${outcome.why}`, {
    counts: countsWords(words, counts),
    ...counts,
    ...quorumValues(words, outcome.quorum),
  })
}

/** "11 agree, 2 with reservations, 2 block"; what nobody said is left out. */
function countsWords(words: Wording, counts: ConsensusOutcome['counts']): string {
  const said = (['agree', 'reservations', 'stand_aside', 'block', 'silent'] as const).filter((each) => counts[each] > 0)
  return said.map((each) => words.say(`count.${each}`, { n: counts[each] })).join(words.say('list.comma'))
}

/** The outcome of one round as recorded, or null where none is, or this version counts otherwise. */
export function roundOutcome(decision: Decision, round: Round): ConsensusOutcome | null {
  const outcome = countedRound(decision, round)
  return outcome && sameJson(outcome, round.outcome) ? outcome : null
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
