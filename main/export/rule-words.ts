import type { AdoptedRule } from '../../shared/domain/forum.ts'
import { sameJson } from '../../shared/lib/same-json.ts'
import { consensusRuleSchema } from '../../shared/tally/case.ts'
import type { ConsensusRule } from '../../shared/tally/consensus.ts'
import type { ConsentRule } from '../../shared/tally/consent.ts'
import { consentRuleSchema } from '../../shared/tally/consent.ts'
import { ruleFor } from '../../shared/rules/decision-case.ts'
import { fullMixedRuleSchema } from '../../shared/tally/full-mixed.ts'
import type { FullVoteRule } from '../../shared/tally/full-vote.ts'
import { fullVoteRuleSchema } from '../../shared/tally/full-vote.ts'
import type { GradedRule } from '../../shared/tally/graded.ts'
import { gradedRuleSchema } from '../../shared/tally/graded.ts'
import type { VoteGate } from '../../shared/tally/mixed.ts'
import type { Quorum } from '../../shared/tally/quorum.ts'
import { fractionText, quorumWords, share } from './arithmetic.ts'
import { list } from './outcome-words.ts'
import type { Wording } from './wording.ts'

/** Offices with a name in words; one that this version does not know stands as it is written. */
const OFFICES: ReadonlySet<string> = new Set(['chair', 'co-chair', 'secretariat'])

/** What a rule asks, in plain sentences: its shares, conditions and quorum; none where this version cannot read it. */
export function ruleSentences(words: Wording, adopted: AdoptedRule): readonly string[] {
  const said = decidingSentences(words, adopted)
  if (said.length === 0) return said
  return [
    ...said,
    ...(adopted.casting ? [words.say('rules.says.castingOffice', { office: adopted.casting })] : []),
    ...(adopted.veto ? [vetoSentence(words, adopted.veto)] : []),
  ]
}

function decidingSentences(words: Wording, adopted: AdoptedRule): readonly string[] {
  // A rule of the forum's says "each" where one in a decision names the sectors.
  const { kind, rule } = ruleFor(adopted, [])
  switch (kind) {
    case 'graded': {
      const graded = gradedRuleSchema(rule, 'rule')
      return graded.ok ? graded.value.steps.flatMap((step, index) => stepSentences(words, step, index + 1)) : []
    }
    case 'vote': {
      const vote = fullVoteRuleSchema(rule, 'rule')
      return vote.ok ? [...voteSentences(words, vote.value), quorumSentence(words, vote.value.quorum)] : []
    }
    case 'consensus': {
      const consensus = consensusRuleSchema(rule, 'rule')
      if (!consensus.ok) return []
      return [...consensusSentences(words, consensus.value), quorumSentence(words, consensus.value.quorum)]
    }
    case 'consent': {
      const consent = consentRuleSchema(rule, 'rule')
      if (!consent.ok) return []
      return [...consentSentences(words, consent.value), quorumSentence(words, consent.value.quorum)]
    }
    case 'mixed': {
      const mixed = fullMixedRuleSchema(rule, 'rule')
      if (!mixed.ok) return []
      const { consensus, gate, vote } = mixed.value
      const same = sameJson(consensus.quorum, vote.quorum)
      return [
        ...consensusSentences(words, consensus),
        ...(same ? [] : [quorumSentence(words, consensus.quorum)]),
        gateSentence(words, gate),
        ...voteSentences(words, vote),
        quorumSentence(words, vote.quorum),
      ]
    }
  }
}

function stepSentences(words: Wording, step: GradedRule['steps'][number], number: number): readonly string[] {
  const head = words.say('path.step', { step: String(number), grade: step.grade })
  switch (step.kind) {
    case 'group':
      return [head, words.say('rules.says.group')]
    case 'vote':
      return [head, ...voteSentences(words, step.rule), quorumSentence(words, step.rule.quorum)]
    case 'consensus':
      return [head, ...consensusSentences(words, step.rule), quorumSentence(words, step.rule.quorum)]
    case 'consent':
      return [head, ...consentSentences(words, step.rule), quorumSentence(words, step.rule.quorum)]
  }
}

function voteSentences(words: Wording, rule: FullVoteRule): readonly string[] {
  const { sectors, leastYes } = rule
  return [
    words.say('rules.says.threshold', { ...share(rule), kind: rule.base }),
    ...(sectors
      ? [words.say('rules.says.sectors', { ...share(sectors), kind: sectors.base, ...named(words, sectors.names) })]
      : []),
    ...(leastYes ? [words.say('rules.says.leastYes', { n: leastYes.count, ...named(words, leastYes.names) })] : []),
    ...(rule.base === 'attending' || rule.base === 'active' ? [] : [words.say(`rules.says.blank.${rule.blank}`)]),
    ...(rule.invalid === 'cast' ? [words.say('rules.says.invalidCast')] : []),
    ...(rule.recusedInBase ? [words.say('rules.says.recusedInBase')] : []),
    ...(rule.castingVote ? [words.say(`rules.says.casting.${rule.castingVote}`)] : []),
  ]
}

function consensusSentences(words: Wording, { maxStandAside, unreasonedBlock }: ConsensusRule): readonly string[] {
  return [
    words.say('rule.consensus'),
    ...(maxStandAside ? [words.say('rule.standAside', { part: fractionText(maxStandAside) })] : []),
    ...(unreasonedBlock === 'ignored' ? [words.say('rules.says.unreasonedIgnored')] : []),
  ]
}

function consentSentences(words: Wording, { unargued }: ConsentRule): readonly string[] {
  return [words.say('rule.consent'), ...(unargued === 'ignored' ? [words.say('rules.says.unarguedIgnored')] : [])]
}

function gateSentence(words: Wording, gate: VoteGate): string {
  const officers = gate.confirmedBy.map((one) => (OFFICES.has(one) ? words.say(`entered.${one}`) : one))
  const asked = [
    ...(gate.minRounds > 0 ? [words.say('rules.says.gate.rounds', { n: gate.minRounds })] : []),
    ...(gate.textChanged ? [words.say('rules.says.gate.changed')] : []),
    ...(gate.objectionsAnswered ? [words.say('rules.says.gate.answered')] : []),
    ...(officers.length > 0 ? [words.say('rules.says.gate.confirmed', { officers: list(words, officers) })] : []),
  ]
  return asked.length === 0
    ? words.say('rules.says.gate.open')
    : words.say('rules.says.gate.after', { conditions: list(words, asked) })
}

function vetoSentence(words: Wording, veto: NonNullable<AdoptedRule['veto']>): string {
  const of = named(words, veto.sectors === 'each' ? [] : veto.sectors)
  return words.say('rules.says.veto', { ...share(veto), ...of, unreasoned: veto.unreasoned })
}

function quorumSentence(words: Wording, quorum: Quorum | null): string {
  return quorum ? quorumWords(words, quorum) : words.say('rules.says.noQuorum')
}

function named(words: Wording, names: readonly string[]): { each: string; names: string } {
  return { each: names.length === 0 ? 'each' : 'named', names: list(words, names) }
}
