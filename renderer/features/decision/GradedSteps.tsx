import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Counted } from '../../../shared/rules/counted.ts'
import { countedNow, countedOf, isLowest } from '../../../shared/rules/counted.ts'
import type { NumberedStep } from '../../../shared/rules/graded-steps.ts'
import { stepsOf } from '../../../shared/rules/graded-steps.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Mark } from '../../ui/Mark.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { DecisionView } from './decision-view.ts'
import { Quoted } from './Quoted.tsx'
import { askedSentence, useWords } from './words.ts'

/** The falling grades of a decision's rule: what each came to, which is open or next, and what the joint group recommended. */
export function GradedSteps({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const { decision } = view
  const steps = stepsOf(decision)
  if (steps.length === 0) return null
  return (
    <>
      <ol className="decision-steps" aria-label={t('steps.label')}>
        {steps.map((step) => (
          <StepLine key={step.number} view={view} step={step} />
        ))}
      </ol>
      {view.outlook.step?.kind === 'group' ? <GroupForm view={view} /> : null}
    </>
  )
}

/** What a graded decision came to so far, or in the end. */
export function countedSteps({
  decision,
}: Pick<DecisionView, 'decision'>): Extract<Counted, { kind: 'graded' }> | null {
  const counted = decision.concluded ? countedOf(decision) : countedNow(decision)
  const graded = counted?.kind === 'veto' ? counted.against : counted
  return graded?.kind === 'graded' ? graded : null
}

function StepLine({ view, step }: { view: DecisionView; step: NumberedStep }): ReactNode {
  const words = useWords()
  const { t, format } = words
  const { decision, outlook, zone } = view
  const counted = countedSteps(view)
  const asked = counted?.steps.find((one) => one.number === step.number)?.asked ?? null
  const report = decision.reports.find((one) => one.step === step.number) ?? null
  const present = outlook.step?.number === step.number
  const carried = counted?.outcome.why === 'step_carried' && counted.outcome.step === step.number
  const over = decision.concluded !== null && !asked && !report
  const lowest = counted !== null && isLowest(counted.question.rule, step.number)
  const said = asked && (!present || decision.stage === 'between') ? askedSentence(words, asked) : null
  return (
    <li className="decision-steps__line">
      <Mark name={carried || report ? 'done' : said ? 'no' : present ? 'waiting' : 'away'} />
      <span>
        <b className={present ? 'decision-gate__missing' : undefined}>
          {lowest ? t('steps.lowest', { grade: step.grade }) : step.grade}
        </b>{' '}
        <span className="quiet-text">
          {report
            ? t('group.said', { time: format.time(report.at, zone) })
            : (said ?? t(`steps.${present ? 'now' : over ? 'unused' : 'toCome'}`))}
        </span>
        {report ? <Quoted>{view.reveal(report.report)}</Quoted> : null}
      </span>
    </li>
  )
}

function GroupForm({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const report = useCommand('step.report')
  const [words, setWords, clear] = useKeptEntry(`report ${view.decision.id}`, '')
  const [missing, setMissing] = useState(false)
  const { decision, meeting } = view
  if (!view.may({ to: 'step.report' })) return <p className="quiet-text">{t('group.awaited')}</p>
  const said = words.trim()
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (said === '') {
      setMissing(true)
      return
    }
    if ((await report.run({ meeting: meeting.id, decision: decision.id, report: said })).ok) clear()
  }
  return (
    <form className="decision-reason" onSubmit={(event) => void submit(event)}>
      <TextArea
        label={t('group.head')}
        help={t('group.help')}
        error={missing && said === '' ? t('group.missing') : undefined}
        rows={3}
        maxLength={20_000}
        value={words}
        onChange={setWords}
      />
      <FailureLine failure={report.failure} />
      <div>
        <Button type="submit" small busy={report.pending}>
          {t('group.enter')}
        </Button>
      </div>
    </form>
  )
}
