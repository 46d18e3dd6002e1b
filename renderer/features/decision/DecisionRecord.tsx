import type { ReactNode } from 'react'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import type { DecisionView } from './decision-view.ts'
import { shortHash, useDecision } from './decision-view.ts'
import { followsWords, StoodAside } from './Follows.tsx'
import { FrozenText } from './FrozenText.tsx'
import { ruleSentences } from './rule-sentences.ts'
import { FrozenChanges } from './TextChanges.tsx'
import { WhatItWouldTake } from './WhatItWouldTake.tsx'
import { useWords } from './words.ts'
import './decision.css'
import './decision-record.css'

/** The text in question: its exact words, when they were frozen, under which rule, and what adopting them would take. */
export function DecisionRecord({ decisionId }: { decisionId: string }): ReactNode {
  const view = useDecision(decisionId)
  const words = useWords()
  const { t, format } = words
  const changes = useUnfolding()
  const rule = useUnfolding()
  if (!view) return null
  const { decision, zone } = view
  const text = decision.texts.at(-1)
  const before = decision.texts.at(-2)
  if (!text) return null
  return (
    <article className="decision-record" aria-label={t('record.title')}>
      <header className="decision-record__head">
        <span className="type-label">{t('record.title')}</span>
        <span className="type-reference">{t('record.version', { n: text.version })}</span>
      </header>
      <RecordWords key={text.hash} hash={text.hash} title={decision.title} />
      <p className="type-reference">
        {t('record.frozen', { time: format.time(text.at, zone) })}{' '}
        <span className="type-code decision-record__hash">{shortHash(text.hash)}</span>
      </p>
      <p className="type-reference decision-outcome__links">
        {before ? <UnfoldButton unfolding={changes}>{t('record.changes', { n: before.version })}</UnfoldButton> : null}
        <UnfoldButton unfolding={rule}>
          {t('outcome.rule', { title: decision.rule.title, version: decision.rulesVersion })}
        </UnfoldButton>
      </p>
      {before ? (
        <UnfoldPanel unfolding={changes}>
          <FrozenChanges before={before.hash} after={text.hash} />
        </UnfoldPanel>
      ) : null}
      <UnfoldPanel unfolding={rule}>
        <RuleWords view={view} />
      </UnfoldPanel>
      <div className="decision-record__take">
        {decision.stage === 'concluded' || decision.stage === 'annulled' ? (
          <Section title={t('follows.title')} level={3} rule="hairline">
            <p>{followsWords(words, view)}</p>
            <StoodAside view={view} />
          </Section>
        ) : (
          <Section title={t('take.title')} level={3}>
            <WhatItWouldTake view={view} />
          </Section>
        )}
      </div>
    </article>
  )
}

/** In one column with the sheet the words are folded, so that the ladder is in reach. */
function RecordWords({ hash, title }: { hash: string; title: string }): ReactNode {
  const { t } = useWords()
  const narrow = useNarrow()
  const whole = useUnfolding()
  if (!narrow) return <FrozenText hash={hash} />
  return (
    <div className="decision-record__folded">
      <h2 className="type-record decision-text__title">{title}</h2>
      <UnfoldButton unfolding={whole}>{t('guest.wholeText')}</UnfoldButton>
      <UnfoldPanel unfolding={whole}>
        <FrozenText hash={hash} heading={false} />
      </UnfoldPanel>
    </div>
  )
}

function RuleWords({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { rule } = view.decision
  return (
    <>
      <p>{ruleSentences(words, rule).join(' ')}</p>
      <p className="type-reference">{rule.source}</p>
    </>
  )
}
