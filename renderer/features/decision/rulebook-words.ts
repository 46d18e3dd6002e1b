import type { AdoptedRule, Rulebook } from '../../../shared/domain/forum.ts'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import type { RulebookChange } from '../../../shared/rules/rulebook-changes.ts'
import type { Text } from '../../ui/text.ts'
import { betweenSentence } from './between-sentences.ts'
import { quorumSentence, ruleSentences } from './rule-sentences.ts'
import type { Words } from './words.ts'

/** One change of the rules in words: what it is about, how that was, and how it becomes; null: it was not, or is no more. */
export interface ChangeWords {
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

export function changeWords(words: Words, t: Text<'forum'>, change: RulebookChange): ChangeWords {
  switch (change.what) {
    case 'usual':
      return { name: t('rules.changes.usual'), from: change.from, to: change.to }
    case 'kind': {
      const { kind, from, to } = change
      return { name: t(`rules.kind.${kind}`), from: from ?? t('rules.any'), to: to ?? t('rules.any') }
    }
    case 'notice': {
      const said = (days: number | null): string =>
        days === null ? t('rules.changes.noDays') : t('rules.changes.days', { days })
      return { name: t(`rules.changes.${change.of}`), from: said(change.from), to: said(change.to) }
    }
    case 'between':
      return {
        name: t(`rules.changes.between.${change.way}`),
        from: betweenSentence(t, change.way, change.from),
        to: betweenSentence(t, change.way, change.to),
      }
    case 'betweenSource':
      return { name: t('rules.changes.betweenSource'), from: change.from, to: change.to }
    case 'quorum': {
      const said = (part: RulebookChange & { what: 'quorum' }): readonly string[] =>
        [part.from, part.to].map((one) => {
          const quorum = parseQuorum(one)
          return quorum ? quorumSentence(words, quorum) : t('rules.changes.noQuorum')
        })
      const [from = '', to = ''] = said(change)
      return { name: t('rules.quorum'), from, to }
    }
    case 'reopening': {
      const said = (title: string | null): string => title ?? t('rules.reopening.none')
      return { name: t('rules.reopening.name'), from: said(change.from), to: said(change.to) }
    }
    case 'proxies':
      return { name: t('rules.proxies.name'), from: proxyWords(t, change.from), to: proxyWords(t, change.to) }
    case 'recusalException': {
      const said = (known: string | null): string => t(`rules.recusal.${known === null ? 'none' : 'lot'}`)
      return { name: t('rules.recusal.name'), from: said(change.from ?? null), to: said(change.to ?? null) }
    }
    case 'smallestSector': {
      const said = (n: number): string => t('rules.smallest.some', { n })
      return { name: t('rules.smallest.name'), from: said(change.from), to: said(change.to) }
    }
    case 'added':
      return { name: t('rules.changes.added'), from: null, to: ruleWords(words, change.rule) }
    case 'removed':
      return { name: t('rules.changes.removed'), from: change.rule.title, to: null }
    case 'changed':
      return changedRule(words, t, change)
  }
}

/** [PROX1] What the rules say of proxies, in a sentence. */
export function proxyWords(t: Text<'forum'>, proxies: Rulebook['proxies'] | null): string {
  if (!proxies) return t('rules.proxies.none')
  const { perHolder, present, hoursBefore } = proxies
  return t('rules.proxies.some', { perHolder, present: present ? 'yes' : 'no', hoursBefore })
}

/** Where the rule itself stays, its name or the source it points to is what changed; or else a figure that no sentence names. */
function changedRule(
  words: Words,
  t: Text<'forum'>,
  { from, to }: { from: AdoptedRule; to: AdoptedRule },
): ChangeWords {
  const [before, after] = [ruleWords(words, from), ruleWords(words, to)]
  if (before !== after) return { name: from.title, from: before, to: after }
  if (from.source !== to.source) return { name: from.title, from: from.source, to: to.source }
  return { name: from.title, from: null, to: t('rules.changes.otherwise') }
}

function ruleWords(words: Words, rule: AdoptedRule): string {
  return [`${rule.title}.`, ...ruleSentences(words, rule)].join(' ')
}
