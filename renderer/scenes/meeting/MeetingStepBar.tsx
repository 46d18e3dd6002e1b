import { isAsked } from '../../../shared/domain/decision.ts'
import type { ReactNode } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { navigate } from '../../client/route.ts'
import { useForum, useMay, useNow } from '../../client/react.tsx'
import { agendaTiming, nextItem } from '../../features/meeting/agenda-timing.ts'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { StepBar } from '../../ui/StepBar.tsx'
import { useText } from '../../ui/text.ts'
import { AdjournStep } from './AdjournStep.tsx'
import { DecisionStep } from './decision-parts.tsx'
import { OpeningStep } from './OpeningStep.tsx'
import { StepFailure } from './StepFailure.tsx'
import type { StepProps } from './step-props.ts'

/** The foot of the meeting: the next sensible step, and why. Who may take none is told what is going on. */
export function MeetingStepBar(props: StepProps): ReactNode {
  const { meeting, item, tab, actions } = props
  const may = useMay()
  if (meeting.stage === 'adjourned') return <AdjournedStep {...props} />
  if (actions.asking) return <AdjournStep {...props} />
  if (meeting.stage === 'planned') return <OpeningStep {...props} />
  if (tab === 'decision' && item !== null && item.id === meeting.currentItem)
    return <DecisionStep meetingId={meeting.id} itemId={item.id} otherwise={<RunningStep {...props} />} />
  return may({ to: 'item.open' }) ? <RunningStep {...props} /> : <WatchingStep {...props} />
}

function AdjournedStep({ meeting, item, go }: StepProps): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const at =
    meeting.adjournedAt === null || meeting.occurredAt !== null
      ? null
      : format.time(meeting.adjournedAt, meeting.starts.zone)
  return (
    <StepBar
      label={t('step.label')}
      why={at === null ? t('step.held') : t('step.adjourned', { time: at })}
      note={t('step.adjournedNote')}
      quiet={item ? <Button onPress={() => go({ item: null, tab: 'notes' })}>{t('step.minutes')}</Button> : null}
      main={
        <Button onPress={() => navigate({ page: 'forum', section: 'meetings', id: null })}>{t('header.forum')}</Button>
      }
    />
  )
}

/** Somebody who runs nothing: where the meeting is. */
function WatchingStep({ meeting, item, go }: StepProps): ReactNode {
  const { t } = useText('meeting')
  const current = meeting.items.find((one) => one.id === meeting.currentItem)
  return (
    <StepBar
      label={t('step.label')}
      why={current ? t('step.openItem', { title: current.title }) : t('step.noItem')}
      quiet={
        current && current.id !== item?.id ? (
          <Button onPress={() => go({ item: current.id, tab: 'notes' })}>{t('step.goThere')}</Button>
        ) : null
      }
    />
  )
}

function RunningStep(props: StepProps): ReactNode {
  const { meeting } = props
  const current = meeting.items.find((one) => one.id === meeting.currentItem)
  const next = nextItem(meeting)
  const decided = useDecidedItems()
  if (current && isUndecided(current, decided)) return <ToDecisionStep {...props} current={current} next={next} />
  return next ? <NextStep {...props} current={current} next={next} /> : <LastStep {...props} current={current} />
}

/** Items on which the last decision that stands is concluded. */
function useDecidedItems(): ReadonlySet<string> {
  const { state } = useForum()
  const standing = Object.values(state.decisions).filter((one) => one.annulled === null)
  return new Set(standing.filter((one) => one.concluded !== null).map((one) => one.item))
}

function isUndecided(item: Item, decided: ReadonlySet<string>): boolean {
  return item.purpose === 'decide' && item.commitment !== null && !decided.has(item.id)
}

interface Running extends StepProps {
  readonly current: Item | undefined
}

function ToDecisionStep({
  meeting,
  tab,
  actions,
  go,
  current,
  next,
}: Running & { current: Item; next: Item | null }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const underWay = Object.values(state.decisions).some((one) => one.item === current.id && isAsked(one))
  const main = (
    <Button kind="primary" onPress={() => go({ item: current.id, tab: 'decision' })}>
      {t('step.toDecision')}
    </Button>
  )
  return (
    <StepBar
      label={t('step.label')}
      why={<StepFailure actions={actions} otherwise={t(underWay ? 'step.underWay' : 'step.toDecide')} />}
      note={<TimeLeft meeting={meeting} />}
      quiet={
        next && !underWay ? (
          <Button
            key={next.id}
            busy={actions.pending}
            onPress={() => void actions.openItem(next.id).then((ok) => ok && go({ item: next.id, tab: 'notes' }))}
          >
            {t('step.nextItem')}
          </Button>
        ) : null
      }
      main={tab === 'decision' ? null : main}
    />
  )
}

function NextStep({ meeting, actions, go, current, next }: Running & { next: Item }): ReactNode {
  const { t } = useText('meeting')
  const place = meeting.items.indexOf(next) + 1
  const open = (): void => {
    void actions.openItem(next.id).then((ok) => {
      if (ok) go({ item: next.id, tab: 'notes' })
    })
  }
  const about = t('agenda.planned', { minutes: next.minutes, purpose: t('purpose', { purpose: next.purpose }) })
  return (
    <StepBar
      label={t('step.label')}
      why={<StepFailure actions={actions} otherwise={t('step.next', { place, title: next.title })} />}
      note={
        <>
          {about}
          {current ? (
            <>
              {' · '}
              <TimeLeft meeting={meeting} />
            </>
          ) : null}
        </>
      }
      quiet={null}
      main={
        <Button key={next.id} kind="primary" busy={actions.pending} onPress={open}>
          {current ? t('step.nextItem') : t('step.open', { place })}
        </Button>
      }
    />
  )
}

function LastStep({ meeting, actions, current }: Running): ReactNode {
  const { t } = useText('meeting')
  return (
    <StepBar
      label={t('step.label')}
      why={<StepFailure actions={actions} otherwise={current ? t('step.last') : t('step.allClosed')} />}
      note={current ? <TimeLeft meeting={meeting} /> : null}
      main={
        <Button kind="primary" onPress={() => actions.ask(true)}>
          {t('adjourn.menu')}
        </Button>
      }
    />
  )
}

/** "8 min left on this item". */
function TimeLeft({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('meeting')
  const nowMs = useNow(10_000)
  const row = agendaTiming(meeting, nowMs).rows.find((one) => one.state === 'open')
  if (!row || row.item.minutes === 0) return null
  const left = row.item.minutes - Math.floor((row.elapsedMs ?? 0) / 60_000)
  return left >= 0 ? t('step.left', { minutes: left }) : t('step.over', { minutes: -left })
}
