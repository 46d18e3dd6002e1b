import type { ReactNode } from 'react'
import { VetoLines } from './VetoRung.tsx'
import type { Recount } from '../../../shared/rules/counted.ts'
import { groupOf } from '../../../shared/rules/bodies.ts'
import { askedLast, recountOf } from '../../../shared/rules/counted.ts'
import { formatOf } from '../../../shared/rules/decision-case.ts'
import { outcomeJson } from '../../../shared/tally/tally.ts'
import type { Unfolding } from '../../ui/Disclosure.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { AnnulledOutcome } from './AnnulConcluded.tsx'
import type { DecisionView } from './decision-view.ts'
import { useDecision } from './decision-view.ts'
import { followsWords, StoodAside } from './Follows.tsx'
import { GradedSteps } from './GradedSteps.tsx'
import { OutcomeLine, WhoTookPart } from './Outcome.tsx'
import { OutcomeTable, sumsOf } from './OutcomeTable.tsx'
import { useText } from '../../ui/text.ts'
import { ruleSentences } from './rule-sentences.ts'
import { ownPage } from './subject.ts'
import { outcomeSentence, useWords } from './words.ts'
import './decision.css'

/** What came of a decision: one sentence, the line of seats, the table, the sums in words; unfolds into who said what, the rule, a recount. */
export function OutcomeView({
  decisionId,
  level = 3,
}: {
  decisionId: string
  level?: 1 | 2 | 3 | undefined
}): ReactNode {
  const view = useDecision(decisionId)
  const words = useWords()
  if (!view) return null
  const { decision } = view
  const Tag = `h${level}` as 'h3'
  return (
    <div className="decision-outcome">
      <Tag className="type-item" tabIndex={-1}>
        {outcomeSentence(words, decision)}
      </Tag>
      <AnnulledOutcome view={view} />
      <OutcomeNotes view={view} />
      {decision.concluded ? <Arithmetic view={view} /> : null}
    </div>
  )
}

/** What the figures do not say: who is freed from implementing it, what the rules became, what came too late. */
export function OutcomeNotes({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { decision } = view
  const late = decision.ballot?.late.length ?? 0
  const hasEffect = ownPage(decision) !== null || decision.founding !== null || decision.ends !== null
  return (
    <>
      <Decider view={view} />
      {hasEffect && decision.concluded?.result === 'adopted' ? <p>{followsWords(words, view)}</p> : null}
      {decision.concluded ? <GradedSteps view={view} /> : null}
      <StoodAside view={view} />
      <VetoLines view={view} />
      {late > 0 ? <p className="type-reference">{words.t('ballot.late', { n: late })}</p> : null}
    </>
  )
}

/** [GROUP5] In whose name it was decided, where that is not the forum. */
function Decider({ view }: { view: DecisionView }): ReactNode {
  const { rich } = useText('group')
  const group = groupOf(view.state, view.decision)
  return group ? <p className="type-reference">{rich('decides', { name: group.name })}</p> : null
}

/** The figures of a concluded decision; where this version counts otherwise it says so and shows none. */
export function Arithmetic({ view, who = true }: { view: DecisionView; who?: boolean | undefined }): ReactNode {
  const words = useWords()
  const { t, format } = words
  const seats = useUnfolding()
  const rule = useUnfolding()
  const check = useUnfolding()
  const { decision, zone } = view
  const recount = recountOf(decision)
  const asked = recount?.agrees && recount.counted ? askedLast(recount.counted) : null
  const at = format.time(decision.concluded?.at ?? decision.putAt, zone)
  return (
    <>
      {asked ? (
        <>
          <OutcomeLine view={view} asked={asked} />
          <OutcomeTable
            view={view}
            asked={asked}
            head={t(`table.head.${asked.kind}`, { time: at, manner: decision.ballot?.manner ?? 'open' })}
          />
        </>
      ) : (
        <p className="type-reference">{t('outcome.uncounted', { engine: decision.concluded?.engine ?? '' })}</p>
      )}
      <div className="decision-outcome__foot type-reference">
        <span>{asked ? sumsOf(words, asked).join(' ') : null}</span>
        <span className="decision-outcome__links">
          {asked && who ? <UnfoldButton unfolding={seats}>{t(`outcome.seats.${asked.kind}`)}</UnfoldButton> : null}
          <UnfoldButton unfolding={rule}>
            {t('outcome.rule', { title: decision.rule.title, version: decision.rulesVersion })}
          </UnfoldButton>
          <UnfoldButton unfolding={check}>{t('check.ask')}</UnfoldButton>
        </span>
      </div>
      {asked ? (
        <UnfoldPanel unfolding={seats}>
          <WhoTookPart view={view} asked={asked} />
        </UnfoldPanel>
      ) : null}
      <UnfoldPanel unfolding={rule}>
        <p className="measure">{ruleSentences(words, decision.rule).join(' ')}</p>
        <p className="type-reference">{decision.rule.source}</p>
      </UnfoldPanel>
      {recount ? <CheckPanel view={view} recount={recount} unfolding={check} /> : null}
    </>
  )
}

/** The case as data and what `plenary tally` makes of it, counted here and now by the same function. */
function CheckPanel({
  view,
  recount,
  unfolding,
}: {
  view: DecisionView
  recount: Recount
  unfolding: Unfolding
}): ReactNode {
  const { t } = useWords()
  const { concluded } = view.decision
  if (!concluded) return null
  const file = JSON.stringify({ format: formatOf(concluded.case), cases: [concluded.case] }, null, 1)
  return (
    <UnfoldPanel unfolding={unfolding}>
      <div className="stack">
        <p className="decision-check">
          <Mark name={recount.agrees ? 'done' : 'attention'} />
          <b>{t(recount.agrees ? 'check.agrees' : 'check.differs', { engine: concluded.engine })}</b>
        </p>
        <p className="type-reference measure">{t('check.how')}</p>
        <CodeBlock label={t('check.case')}>{file}</CodeBlock>
        <CodeBlock label={t('check.counted')}>
          {recount.counted ? outcomeJson(recount.counted.outcome) : t('check.unreadable')}
        </CodeBlock>
      </div>
    </UnfoldPanel>
  )
}

function CodeBlock({ label, children }: { label: string; children: string }): ReactNode {
  return (
    <figure>
      <figcaption className="type-label">{label}</figcaption>
      <pre className="decision-code" tabIndex={0} role="region" aria-label={label}>
        {children}
      </pre>
    </figure>
  )
}
