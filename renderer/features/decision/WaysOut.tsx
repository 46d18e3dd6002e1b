import type { ReactNode } from 'react'
import type { BrokenByRecusal } from '../../../shared/rules/broken-quorum.ts'
import { brokenByRecusal, rulesPutUnder } from '../../../shared/rules/broken-quorum.ts'
import { isSecretNoMore } from '../../../shared/rules/secret-sectors.ts'
import { UnfoldButton, UnfoldPanel, useHeldUnfolding, useUnfolding } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { DeferForm } from './DeferForm.tsx'
import { CallLot, Lots } from './LotPanel.tsx'
import { unsaid } from './VoteRung.tsx'
import { useWords } from './words.ts'

/**
 * [EXC1] Recusals keep it from being decided, or too few are here: why, what the forum's rules know for it, and for those who lead the
 * ways out. [DEC14] Or a secret ballot cannot be secret any more, or nobody may give the word that a vote waits for
 * [DEC9]. Then the lots that were called and drawn. Nothing where it can be decided as it was, and no lot was called.
 */
export function WaysOut({ view }: { view: DecisionView }): ReactNode {
  const { decision, state, meeting } = view
  const { t } = useText('exception')
  const words = useWords()
  const broken = brokenByRecusal(state, meeting, decision)
  const still = decision.stage === 'put' || decision.stage === 'between'
  const openly = isSecretNoMore(state, decision, view.seats)
  const mute = unsaid(words, view)
  if (!still || (!broken && !openly && mute.length === 0 && quorate(view))) return <Lots view={view} />
  return (
    <>
      <section className="decision-lost" aria-label={t('title')}>
        {broken ? <Why view={view} broken={broken} /> : null}
        {broken || quorate(view) ? null : <p>{t('why.notQuorate')}</p>}
        {openly && !broken ? <p>{t('why.openly')}</p> : null}
        {mute.map((why) => (
          <p key={why}>{why}</p>
        ))}
        <Ways view={view} broken={broken} />
      </section>
      <Lots view={view} />
    </>
  )
}

function quorate({ decision: { rule, stage }, outlook: { consensus, consent, vote, step } }: DecisionView): boolean {
  if (step) return ((step.kind === 'vote' ? vote : (consensus ?? consent))?.quorum ?? null)?.met ?? true
  const next = rule.kind === 'vote' ? vote : stage === 'put' ? consensus : (consensus ?? vote)
  return next?.quorum?.met ?? true
}

function Why({ view, broken }: { view: DecisionView; broken: BrokenByRecusal }): ReactNode {
  const { t } = useText('exception')
  const { format } = useWords()
  const { sector, names, places, why } = broken
  const knows = rulesPutUnder(view.state, view.decision)?.recusalException === 'lot'
  const part = sector === null ? 'whole' : 'sector'
  return (
    <>
      <p>{t(`why.${why}`, { part, sector: sector ?? '', places, n: names.length })}</p>
      <p className="type-reference">
        {knows ? t('rule.lot', { places, seats: format.list(names.map(view.seatName)) }) : t('rule.none')}
      </p>
    </>
  )
}

function Ways({ view, broken }: { view: DecisionView; broken: BrokenByRecusal | null }): ReactNode {
  const { t } = useText('exception')
  const drawing = useUnfolding()
  const { decision, state } = view
  const deferring = useHeldUnfolding(`defer ${decision.id}`)
  const called = decision.lots.some((one) => one.drawn === null)
  const lots =
    broken && !called && rulesPutUnder(state, decision)?.recusalException === 'lot' && view.may({ to: 'lot.call' })
  const defers = view.may({ to: 'item.defer' }) && view.meeting.currentItem === decision.item
  if (!lots && !defers) return null
  return (
    <>
      <p className="type-reference">
        {lots ? <UnfoldButton unfolding={drawing}>{t('lot.ask')}</UnfoldButton> : null}{' '}
        {defers ? <UnfoldButton unfolding={deferring}>{t('defer.ask')}</UnfoldButton> : null}
      </p>
      {lots ? (
        <UnfoldPanel unfolding={drawing}>
          <CallLot view={view} broken={broken} />
        </UnfoldPanel>
      ) : null}
      {defers ? (
        <UnfoldPanel unfolding={deferring}>
          <DeferForm view={view} onDone={deferring.toggle} />
        </UnfoldPanel>
      ) : null}
    </>
  )
}
