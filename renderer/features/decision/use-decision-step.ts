import type { ReactNode } from 'react'
import { createElement } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useAmended } from './BetweenRounds.tsx'
import type { DecisionView } from './decision-view.ts'
import { decisionOfItem, isLive, itemOf, useDecision } from './decision-view.ts'
import type { Put } from './DiscussionRung.tsx'
import { usePut } from './DiscussionRung.tsx'
import { changeSheet, useSheet } from './sheet-store.ts'
import type { Act, Deed, Plan } from './step-plan.ts'
import { planFor } from './step-plan.ts'
import { useWords } from './words.ts'

/** Props of the step bar, but for its label. */
export interface DecisionStep {
  readonly why: ReactNode
  readonly note?: ReactNode
  readonly quiet?: ReactNode
  readonly main?: ReactNode
}

/**
 * The next sensible step of the decision on an item, for the step bar; while it is under way whoever may not take that step is told
 * what is awaited. Null where nothing is under way and this window has no step to take: the scene then knows better what is next.
 */
export function useDecisionStep(meetingId: string, itemId: string): DecisionStep | null {
  const { state } = useForum()
  const words = useWords()
  const failureText = useFailureText()
  const meeting = state.meetings[meetingId]
  const item = itemOf(meeting, itemId)
  const decision = decisionOfItem(state, meetingId, itemId)
  const view = useDecision(decision?.id ?? null)
  const amended = useAmendedFlag(view)
  const deeds = useDeeds(meetingId, itemId, view)
  if (!meeting || !item) return null
  let plan: Plan
  if (!view || view.decision.stage === 'annulled') {
    if (!deeds.put.run || meeting.currentItem !== item.id) return null
    const put: Act = { label: words.t('step.put'), missing: deeds.put.missing, deed: { do: 'put' } }
    plan = {
      why: words.t('step.whenDiscussed'),
      note: words.t('step.putNote'),
      main: put,
    }
  } else plan = planFor(words, view, amended)
  const underWay = view !== null && isLive(view.decision)
  if (!underWay && !plan.main && !plan.quiet) return null
  const button = (act: Act | undefined, kind: 'primary' | 'secondary'): ReactNode =>
    act &&
    createElement(Button, {
      // One step's button never turns into the next one's under the finger.
      key: JSON.stringify(act.deed),
      kind,
      missing: act.missing,
      busy: deeds.pending,
      onPress: () => deeds.run(act.deed),
      children: act.label,
    })
  const note = deeds.failure
    ? createElement('span', { className: 'problem-text', role: 'alert' }, failureText(deeds.failure))
    : underWay && view.aside === 'leading'
      ? words.t('aside', { aside: view.aside })
      : plan.note
  return { why: plan.why, note, quiet: button(plan.quiet, 'secondary'), main: button(plan.main, 'primary') }
}

/** Reads the draft only between rounds, when it matters whether it was amended. */
function useAmendedFlag(view: DecisionView | null): boolean | null {
  const amended = useAmended(view?.decision.stage === 'between' ? view : null)
  return amended?.changed ?? null
}

interface Deeds {
  readonly run: (deed: Deed) => void
  readonly pending: boolean
  readonly failure: Failure | null
  readonly put: Put
}

function useDeeds(meeting: string, item: string, view: DecisionView | null): Deeds {
  const { state } = useForum()
  const put = usePut(state.meetings[meeting], itemOf(state.meetings[meeting], item))
  const confirm = useCommand('vote.confirm')
  const openItem = useCommand('item.open')
  const plain = {
    openRound: useCommand('round.open'),
    closeRound: useCommand('round.close'),
    freeze: useCommand('decision.amend'),
    openBallot: useCommand('ballot.open'),
    closeBallot: useCommand('ballot.close'),
    conclude: useCommand('decision.conclude'),
  }
  const decision = view?.decision.id ?? ''
  const { manner } = useSheet(decision)
  const all = [put, confirm, openItem, ...Object.values(plain)]
  const run = (deed: Deed): void => {
    for (const command of all) command.clear()
    switch (deed.do) {
      case 'put':
        return put.run?.()
      case 'ask':
        return changeSheet(decision, { seat: deed.seat, rollCall: true })
      case 'answer':
        return changeSheet(decision, { answering: deed.objection })
      case 'confirm':
        return void confirm.run({ meeting, decision, office: deed.office })
      case 'annulQuestion':
        return changeSheet(decision, { annulling: true })
      case 'openBallot':
        changeSheet(decision, { seat: null, annulling: false })
        return void plain.openBallot.run({ meeting, decision, ...(manner === 'open' ? {} : { manner }) })
      case 'openItem':
        return void openItem.run({ meeting, item: deed.item })
      default:
        changeSheet(decision, { seat: null, rollCall: false, annulling: false, answering: null })
        return void plain[deed.do].run({ meeting, decision })
    }
  }
  return {
    run,
    pending: all.some((command) => command.pending),
    failure: all.find((command) => command.failure)?.failure ?? null,
    put,
  }
}
