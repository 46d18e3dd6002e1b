import type { AdoptedRule } from '../../../shared/domain/forum.ts'
import { consensusRuleSchema, mixedRuleSchema, voteRuleSchema } from '../../../shared/rules/case.ts'
import type { ConsensusRule } from '../../../shared/rules/consensus.ts'
import { ruleFor } from '../../../shared/rules/decision-case.ts'
import type { MixedRule, VoteGate } from '../../../shared/rules/mixed.ts'
import type { Quorum } from '../../../shared/rules/quorum.ts'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import type { VoteRule } from '../../../shared/rules/vote.ts'
import { formatsOf } from '../../ui/format.ts'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

interface Words {
  readonly t: Text<'forum'>
  readonly list: (items: readonly string[]) => string
}

export interface RuleWords {
  /** A rule, one sentence a condition; empty where this version cannot read it. */
  readonly rule: (adopted: AdoptedRule, sectors: readonly string[]) => readonly string[]
  /** The quorum to sit; null where none is asked. */
  readonly quorum: (part: unknown) => string | null
}

/** Rules as data, said in sentences in the reader's language. */
export function useRuleWords(): RuleWords {
  const { t, language } = useText('forum')
  const words = { t, list: formatsOf(language).list }
  return {
    rule: (adopted, sectors) => ruleSentences(words, adopted, sectors),
    quorum: (part) => {
      const asked = parseQuorum(part)
      return asked && quorumSentence(words, asked)
    },
  }
}

/** One sentence a condition, in the order in which a decision meets them. */
export function ruleSentences(words: Words, adopted: AdoptedRule, sectors: readonly string[]): readonly string[] {
  const { kind, rule } = ruleFor(adopted, sectors.length > 0 ? sectors : ['?'])
  if (kind === 'vote') {
    const read = voteRuleSchema(rule, '')
    return read.ok ? voteSentences(words, read.value) : []
  }
  if (kind === 'consensus') {
    const read = consensusRuleSchema(rule, '')
    return read.ok ? consensusSentences(words, read.value) : []
  }
  const read = mixedRuleSchema(rule, '')
  return read.ok ? mixedSentences(words, read.value) : []
}

function voteSentences(words: Words, rule: VoteRule, withQuorum = true): string[] {
  const { t } = words
  const said = [t('rule.threshold', { ...share(words, rule.fraction), comparison: rule.comparison, base: rule.base })]
  if (rule.sectors) {
    const { fraction, comparison, base, names } = rule.sectors
    said.push(t('rule.sectors', { ...share(words, fraction), comparison, base, names: words.list(names) }))
  }
  if (rule.base === 'cast') said.push(t(rule.blank === 'abstention' ? 'rule.blankAbstains' : 'rule.blankCounts'))
  if (rule.castingVote) said.push(t('rule.castingVote'))
  if (withQuorum && rule.quorum) said.push(quorumSentence(words, rule.quorum))
  return said
}

function consensusSentences(words: Words, rule: ConsensusRule, withQuorum = true): string[] {
  const { t } = words
  const said = [t('rule.consensus')]
  if (rule.maxStandAside) said.push(t('rule.standAside', share(words, rule.maxStandAside)))
  said.push(t(rule.unreasonedBlock === 'open' ? 'rule.reasonAwaited' : 'rule.reasonIgnored'))
  if (withQuorum && rule.quorum) said.push(quorumSentence(words, rule.quorum))
  return said
}

function mixedSentences(words: Words, rule: MixedRule): string[] {
  const { t } = words
  const sameQuorum = JSON.stringify(rule.consensus.quorum) === JSON.stringify(rule.vote.quorum)
  const said = [t('rule.first'), ...consensusSentences(words, rule.consensus, !sameQuorum)]
  const asked = gateConditions(words, rule.gate)
  if (asked.length > 0) said.push(t('rule.gate', { conditions: words.list(asked) }))
  return [...said, ...voteSentences(words, rule.vote)]
}

function gateConditions({ t, list }: Words, gate: VoteGate): string[] {
  const asked: string[] = []
  if (gate.minRounds > 0) asked.push(t('rule.gateRounds', { rounds: gate.minRounds }))
  if (gate.textChanged) asked.push(t('rule.gateText'))
  if (gate.objectionsAnswered) asked.push(t('rule.gateObjections'))
  if (gate.confirmedBy.length > 0) asked.push(t('rule.gateConfirmed', { who: list(gate.confirmedBy) }))
  return asked
}

function quorumSentence(words: Words, quorum: Quorum): string {
  const { t } = words
  const all = { ...share(words, quorum.fraction), comparison: quorum.comparison }
  if (!quorum.eachSector) return t('rule.quorum', all)
  const { fraction, comparison } = quorum.eachSector
  return t('rule.quorumSectors', { ...all, sectorPart: share(words, fraction).part, sectorComparison: comparison })
}

function share({ t }: Words, [part, all]: readonly [number, number]): { part: string } {
  return { part: t('rule.part', { share: `p${String(part)}_${String(all)}`, part, all }) }
}
