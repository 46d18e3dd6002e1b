import type { ReactNode } from 'react'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import { quorumSentence, ruleSentences } from '../../features/decision/rule-sentences.ts'
import { useWords } from '../../features/decision/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'

/** Each rule in sentences, beside the sentence of the source that it comes from. */
export function RulesPage(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const words = useWords()
  const rules = state.forum?.rules
  if (!rules) {
    return (
      <>
        <PageTitle>{t('nav.rules')}</PageTitle>
        <EmptyState title={t('rules.none')} />
      </>
    )
  }
  const quorum = parseQuorum(rules.quorum)
  const ordered = [...rules.rules].sort((a, b) => Number(b.id === rules.usual) - Number(a.id === rules.usual))
  return (
    <>
      <PageTitle aside={t('rules.version', { version: rules.version })}>{t('nav.rules')}</PageTitle>
      <div className="stack">
        <Section title={t('rules.quorum')} size="section">
          <p className="rule-block">{quorum ? quorumSentence(words, quorum) : t('rules.noQuorum')}</p>
        </Section>
        {ordered.map((rule) => (
          <Section
            key={rule.id}
            title={rule.title}
            size="section"
            aside={rule.id === rules.usual ? t('rules.usual') : null}
          >
            <div className="rule-block">
              <ul className="rule-list">
                {ruleSentences(words, rule).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p className="type-quote rule-source">{rule.source}</p>
            </div>
          </Section>
        ))}
        <p className="type-reference">{t('rules.change')}</p>
      </div>
    </>
  )
}
