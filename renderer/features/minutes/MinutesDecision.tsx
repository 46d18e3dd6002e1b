import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Action } from '../../../shared/domain/minutes.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { responsesDuring, responseTo } from '../../../shared/rules/response.ts'
import { formatRoute } from '../../client/route.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { ActionWords } from './ActionWords.tsx'
import type { LentToMinutes } from './lent.ts'

/** A decision in the minutes: what it was on, what came of it, by which rule. */
export function MinutesDecision({
  decision,
  outcome,
}: {
  decision: Decision
  outcome: LentToMinutes['outcome']
}): ReactNode {
  const { t } = useText('minutes')
  const route = formatRoute({ page: 'forum', section: 'decisions', id: decision.id })
  return (
    <section className="minutes__part">
      <h3 className="type-label">
        <a href={route}>{decisionCode(decision)}</a> <span dir="auto">{decision.title}</span>
      </h3>
      <div className="minutes__outcome">{outcome ? outcome(decision) : <PlainOutcome decision={decision} />}</div>
      <Waited decision={decision} />
      <Responses decision={decision} />
      <p className="type-reference">
        {t('decision.rule', { title: decision.rule.title, version: decision.rulesVersion })}
      </p>
    </section>
  )
}

/** [DEC13] When its round or ballot waited for the quorum. */
function Waited({ decision }: { decision: Decision }): ReactNode {
  const { t } = useText('minutes')
  const { state } = useForum()
  const { time } = useFormat()
  const zone = state.meetings[decision.meeting]?.starts.zone
  return decision.suspensions.map(({ from, to }) => (
    <p key={from}>{t('decision.waited', { from: time(from, zone), to: to === null ? 'none' : time(to, zone) })}</p>
  ))
}

/** [RESP1] What was answered before the meeting was adjourned; a later response is on the decision's page. */
function Responses({ decision }: { decision: Decision }): ReactNode {
  const { t } = useText('minutes')
  const { state } = useForum()
  const reveal = useReveal()
  const meeting = state.meetings[decision.meeting]
  if (!meeting) return null
  const held = responseTo(decision)?.seq
  return responsesDuring(decision, meeting).map(({ seq, response }) => (
    <section key={seq}>
      <h4 className="type-label">{t(seq === held ? 'decision.response' : 'decision.responseReplaced')}</h4>
      <p className="minutes__response" dir="auto">
        {reveal(response) ?? t('withheld')}
      </p>
    </section>
  ))
}

function PlainOutcome({ decision }: { decision: Decision }): ReactNode {
  const { t } = useText('minutes')
  const result =
    decision.annulled?.deferredTo !== undefined
      ? 'deferred'
      : decision.annulled
        ? 'annulled'
        : (decision.concluded?.result ?? 'none')
  return <p className="type-name">{t('decision.result', { result })}</p>
}

export function MinutesActions({ actions }: { actions: readonly Action[] }): ReactNode {
  const { t } = useText('minutes')
  if (actions.length === 0) return null
  return (
    <section className="minutes__part">
      <h3 className="type-label">{t('action.title', { actions: actions.length })}</h3>
      <ul>
        {actions.map((action) => (
          <li key={action.id} className="minutes__action">
            <ActionWords action={action} />
          </li>
        ))}
      </ul>
    </section>
  )
}
