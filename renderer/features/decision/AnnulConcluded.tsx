import type { ReactNode } from 'react'
import { annulmentFault } from '../../../shared/rules/annulment.ts'
import { UnfoldButton, UnfoldPanel, useHeldUnfolding } from '../../ui/Disclosure.tsx'
import { AnnulForm } from './BetweenRounds.tsx'
import type { DecisionView } from './decision-view.ts'
import { Quoted } from './Quoted.tsx'
import { outcomeSentence, useWords } from './words.ts'

/** [UNDO1] For a mistake that is noticed while the meeting lasts. Where it cannot be undone any more, that is said in place of the form. */
export function AnnulConcluded({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const { decision, meeting } = view
  // Its own, so that a form that was open before the end does not turn into one that strikes the outcome.
  const unfolding = useHeldUnfolding(`annul ${decision.id} ${decision.concluded?.at ?? ''}`)
  if (meeting.stage !== 'open' || !decision.concluded || !view.may({ to: 'decision.annul' })) return null
  const fault = annulmentFault(view.state, decision)
  const adopted = decision.commitment !== null && meeting.group === null && decision.concluded.result === 'adopted'
  const what = t('annul.concluded', { commitment: adopted ? 'yes' : 'no' })
  return (
    <div className="decision-way-out">
      <UnfoldButton unfolding={unfolding}>{t('annul.ask')}</UnfoldButton>
      <UnfoldPanel unfolding={unfolding}>
        {fault === null ? <AnnulForm view={view} what={what} /> : <p>{t('annul.tookEffect')}</p>}
      </UnfoldPanel>
    </div>
  )
}

/** What an annulled decision had come to, struck out, and why it was annulled. */
export function AnnulledOutcome({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { decision } = view
  if (!decision.annulled) return null
  return (
    <>
      {decision.concluded ? (
        <p>
          <del>{outcomeSentence(words, { ...decision, annulled: null })}</del>
        </p>
      ) : null}
      <Quoted>{view.reveal(decision.annulled.reason)}</Quoted>
    </>
  )
}
