import type { AdoptedRule } from '../../../shared/domain/forum.ts'
import { consensusRuleSchema } from '../../../shared/tally/case.ts'
import type { ConsentRule } from '../../../shared/tally/consent.ts'
import { consentRuleSchema } from '../../../shared/tally/consent.ts'
import type { ConsensusRule } from '../../../shared/tally/consensus.ts'
import { ruleFor } from '../../../shared/rules/decision-case.ts'
import type { FullMixedRule } from '../../../shared/tally/full-mixed.ts'
import { fullMixedRuleSchema } from '../../../shared/tally/full-mixed.ts'
import type { FullVoteRule } from '../../../shared/tally/full-vote.ts'
import { fullVoteRuleSchema } from '../../../shared/tally/full-vote.ts'
import type { GradedRule } from '../../../shared/tally/graded.ts'
import { gradedRuleSchema } from '../../../shared/tally/graded.ts'
import type { VoteGate } from '../../../shared/tally/mixed.ts'
import type { Quorum } from '../../../shared/tally/quorum.ts'
import type { Words } from './words.ts'
import { partWords, shareWords } from './words.ts'

/** A decision rule in plain sentences, whatever its kind, base, comparison, gate and quorum; none where this version cannot read it. */
export function ruleSentences(words: Words, adopted: AdoptedRule): readonly string[] {
  const said = decidingSentences(words, adopted)
  if (said.length === 0) return said
  return [
    ...said,
    ...(adopted.casting ? [words.t('casting.rule', { office: adopted.casting })] : []),
    ...(adopted.veto ? [vetoSentence(words, adopted.veto)] : []),
  ]
}

function vetoSentence(words: Words, { sectors, unreasoned, ...share }: NonNullable<AdoptedRule['veto']>): string {
  const each = sectors === 'each' ? 'each' : 'named'
  const names = sectors === 'each' ? '' : words.format.list(sectors)
  return words.t('rule.veto', { share: shareWords(words, share), each, names, unreasoned })
}

function decidingSentences(words: Words, adopted: AdoptedRule): readonly string[] {
  // A rule of the forum's says "each" where one in a decision names the sectors; without names the sentence says "each sector".
  const { kind, rule } = ruleFor(adopted, [])
  switch (kind) {
    case 'graded': {
      const graded = gradedRuleSchema(rule, 'rule')
      return graded.ok ? gradedSentences(words, graded.value) : []
    }
    case 'vote': {
      const vote = fullVoteRuleSchema(rule, 'rule')
      return vote.ok ? [...voteSentences(words, vote.value), quorumSentence(words, vote.value.quorum)] : []
    }
    case 'consensus': {
      const consensus = consensusRuleSchema(rule, 'rule')
      return consensus.ok
        ? [...consensusSentences(words, consensus.value), quorumSentence(words, consensus.value.quorum)]
        : []
    }
    case 'consent': {
      const consent = consentRuleSchema(rule, 'rule')
      return consent.ok ? [...consentSentences(words, consent.value), quorumSentence(words, consent.value.quorum)] : []
    }
    case 'mixed': {
      const mixed = fullMixedRuleSchema(rule, 'rule')
      return mixed.ok ? mixedSentences(words, mixed.value) : []
    }
  }
}

function voteSentences(words: Words, rule: FullVoteRule): string[] {
  const { t, format } = words
  const said = [t('rule.threshold', { share: shareWords(words, rule), kind: rule.base })]
  if (rule.sectors) {
    const { names } = rule.sectors
    const each = names.length === 0 ? 'each' : 'named'
    said.push(
      t('rule.sectors', {
        share: shareWords(words, rule.sectors),
        kind: rule.sectors.base,
        each,
        names: format.list(names),
      }),
    )
  }
  if (rule.leastYes) {
    const { names, count } = rule.leastYes
    const each = names.length === 0 ? 'each' : 'named'
    said.push(t('rule.leastYes', { n: count, each, names: format.list(names) }))
  }
  if (rule.base === 'cast' || rule.base === 'cast_and_abstained') said.push(t(`rule.blank.${rule.blank}`))
  if (rule.invalid === 'cast') said.push(t('rule.invalidCast'))
  if (rule.recusedInBase) said.push(t('rule.recusedInBase'))
  if (rule.castingVote) said.push(t(`rule.casting.${rule.castingVote}`))
  return said
}

function consensusSentences(words: Words, rule: ConsensusRule): string[] {
  const { t } = words
  const said = [t('rule.consensus')]
  const { maxStandAside } = rule
  if (maxStandAside)
    said.push(t('rule.standAside', { part: partWords(maxStandAside), n: maxStandAside[0], d: maxStandAside[1] }))
  if (rule.unreasonedBlock === 'ignored') said.push(t('rule.unreasonedIgnored'))
  return said
}

function consentSentences({ t }: Words, { unargued }: ConsentRule): string[] {
  return [t('rule.consent'), t('rule.paramount'), ...(unargued === 'ignored' ? [t('rule.unarguedIgnored')] : [])]
}

function mixedSentences(words: Words, rule: FullMixedRule): string[] {
  const same = JSON.stringify(rule.consensus.quorum) === JSON.stringify(rule.vote.quorum)
  return [
    ...consensusSentences(words, rule.consensus),
    ...(same ? [] : [quorumSentence(words, rule.consensus.quorum, 'consensus')]),
    gateSentence(words, rule.gate),
    ...voteSentences(words, rule.vote),
    quorumSentence(words, rule.vote.quorum, same ? 'both' : 'vote'),
  ]
}

/** A sentence or more a step, each named by its grade; a quorum that all have is said once, at the end. */
function gradedSentences(words: Words, { steps }: GradedRule): string[] {
  const { t } = words
  const quorums = steps.flatMap((step) => (step.kind === 'group' ? [] : [step.rule.quorum]))
  const same = quorums.every((quorum) => JSON.stringify(quorum) === JSON.stringify(quorums[0]))
  const said = steps.map((step, index) => {
    const head = { n: index + 1, of: steps.length, grade: step.grade }
    if (step.kind === 'group') return t('rule.step', { ...head, how: t('rule.group') })
    const how = [...stepSentences(words, step), ...(same ? [] : [quorumSentence(words, step.rule.quorum)])]
    return t('rule.step', { ...head, how: how.join(' ') })
  })
  return [t('rule.graded'), ...said, ...(same ? [quorumSentence(words, quorums[0] ?? null)] : [])]
}

function stepSentences(words: Words, step: Exclude<GradedRule['steps'][number], { kind: 'group' }>): string[] {
  switch (step.kind) {
    case 'vote':
      return voteSentences(words, step.rule)
    case 'consensus':
      return consensusSentences(words, step.rule)
    case 'consent':
      return consentSentences(words, step.rule)
  }
}

function gateSentence({ t, format }: Words, gate: VoteGate): string {
  const asked = [
    ...(gate.minRounds > 0 ? [t('rule.gate.rounds', { n: gate.minRounds })] : []),
    ...(gate.textChanged ? [t('rule.gate.text_unchanged')] : []),
    ...(gate.objectionsAnswered ? [t('rule.gate.objection_unanswered')] : []),
    ...(gate.confirmedBy.length > 0
      ? [t('rule.gate.confirmation', { officers: officerList({ t, format }, gate.confirmedBy) })]
      : []),
  ]
  return asked.length === 0 ? t('rule.gate.open') : t('rule.gate.after', { conditions: format.list(asked) })
}

const known: ReadonlySet<string> = new Set(['chair', 'co-chair', 'secretariat'])

/** "the chair and the co-chair"; an office that this version does not know stands as it is written. */
export function officerList({ t, format }: Pick<Words, 't' | 'format'>, officers: readonly string[]): string {
  return format.list(
    officers.map((one) => (known.has(one) ? t(`officer.${one as 'chair' | 'co-chair' | 'secretariat'}`) : one)),
  )
}

export function quorumSentence(
  words: Words,
  quorum: Quorum | null,
  of: 'both' | 'consensus' | 'vote' = 'both',
): string {
  const { t } = words
  if (!quorum) return t('rule.noQuorum', { of })
  const values = { of, share: shareWords(words, quorum), recused: quorum.recused }
  return quorum.eachSector
    ? t('rule.quorumEach', { ...values, sectorShare: shareWords(words, quorum.eachSector) })
    : t('rule.quorum', values)
}
