import type { ReactNode } from 'react'
import type { DecisionKind, Rules } from '../../../shared/domain/forum.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import { parseQuorum, rulesFor, smallestSector } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import { betweenSentences } from '../../features/decision/between-sentences.ts'
import { quorumSentence, ruleSentences } from '../../features/decision/rule-sentences.ts'
import { proxyWords } from '../../features/decision/rulebook-words.ts'
import { useWords } from '../../features/decision/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, FactList, PageTitle, Section } from '../../ui/Heading.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { RulesChange } from './RulesChange.tsx'
import { RulesHistory } from './RulesHistory.tsx'
import './rules-page.css'

/** The forum's rules: each in sentences beside its source, what decides what, notice, every version so far, and the way to change them. */
export function RulesPage(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const rules = state.forum?.rules
  if (!rules) {
    return (
      <>
        <PageTitle>{t('nav.rules')}</PageTitle>
        <EmptyState title={t('rules.none')} />
      </>
    )
  }
  return (
    <>
      <PageTitle aside={t('rules.version', { version: rules.version })}>{t('nav.rules')}</PageTitle>
      <RulesChange rules={rules} />
      <div className="stack">
        <Kinds rules={rules} />
        <Notice rules={rules} />
        <EachRule rules={rules} />
        <RulesHistory />
      </div>
    </>
  )
}

function Kinds({ rules }: { rules: Rules }): ReactNode {
  const { t } = useText('forum')
  const decidedBy = (kind: DecisionKind): ReactNode => {
    const [only] = rulesFor(rules, kind)
    return rules.kinds?.[kind] === undefined ? <span className="quiet-text">{t('rules.any')}</span> : only?.title
  }
  return (
    <Section title={t('rules.kinds')} size="section">
      <div className="rule-kinds">
        <Table
          label={t('rules.kinds')}
          columns={[
            { id: 'kind', head: t('rules.kindHead'), cell: (kind) => t(`rules.kind.${kind}`), rowHead: true },
            { id: 'by', head: t('rules.byHead'), cell: decidedBy },
          ]}
          rows={decisionKind.options}
          rowKey={(kind) => kind}
        />
        <p className="type-reference">{t('rules.electionNote')}</p>
      </div>
    </Section>
  )
}

function Notice({ rules }: { rules: Rules }): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const quorum = parseQuorum(rules.quorum)
  const again = rules.rules.find((rule) => rule.id === rules.reopening)
  const said = (days: number | null | undefined): string =>
    days === null || days === undefined ? t('rules.noDays') : t('rules.days', { days })
  return (
    <>
      <Section title={t('rules.notice')} size="section">
        <FactList>
          <Fact name={t('rules.noticeMeeting')}>{said(rules.notice?.meeting)}</Fact>
          <Fact name={t('rules.noticeTexts')}>{said(rules.notice?.texts)}</Fact>
        </FactList>
      </Section>
      <Section title={t('rules.between')} size="section">
        <div className="rule-block">
          <ul className="rule-list">
            {betweenSentences(t, rules).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {rules.between?.source === undefined ? null : (
            <p className="type-quote rule-source">{rules.between.source}</p>
          )}
        </div>
      </Section>
      <Section title={t('rules.quorum')} size="section">
        <p className="rule-block">{quorum ? quorumSentence(words, quorum) : t('rules.noQuorum')}</p>
      </Section>
      <Section title={t('rules.reopening.name')} size="section">
        <p className="rule-block">
          {again ? t('rules.reopening.some', { title: again.title }) : t('rules.reopening.none')}
        </p>
      </Section>
      <Section title={t('rules.proxies.name')} size="section">
        <p className="rule-block">{proxyWords(t, rules.proxies)}</p>
      </Section>
      <Section title={t('rules.smallest.name')} size="section">
        <p className="rule-block">{t('rules.smallest.some', { n: smallestSector(rules) })}</p>
      </Section>
      <Section title={t('rules.recusal.name')} size="section">
        <p className="rule-block">{t(`rules.recusal.${rules.recusalException ?? 'none'}`)}</p>
      </Section>
    </>
  )
}

function EachRule({ rules }: { rules: Rules }): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const ordered = [...rules.rules].sort((a, b) => Number(b.id === rules.usual) - Number(a.id === rules.usual))
  return ordered.map((rule) => (
    <Section key={rule.id} title={rule.title} size="section" aside={rule.id === rules.usual ? t('rules.usual') : null}>
      <div className="rule-block">
        <ul className="rule-list">
          {ruleSentences(words, rule).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="type-quote rule-source">{rule.source}</p>
      </div>
    </Section>
  ))
}
