import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { MinutesView } from '../../../shared/rules/minutes.ts'
import { assembleMinutes } from '../../../shared/rules/minutes.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { Tag } from '../../ui/Tile.tsx'
import { useText } from '../../ui/text.ts'
import { AttendanceBlock } from './AttendanceBlock.tsx'
import type { LentToMinutes } from './lent.ts'
import { MinutesActions, MinutesDecision } from './MinutesDecision.tsx'
import { MinutesItemBlock } from './MinutesItemBlock.tsx'
import { usePrintFoot } from './use-print-foot.ts'
import './minutes.css'
import './minutes-print.css'

/** The minutes as they assemble themselves from the record and the notes: read, put right, printed. Works while the meeting runs. */
export function MinutesPage({ meetingId, outcome, election }: LentToMinutes & { meetingId: string }): ReactNode {
  const { state } = useForum()
  const { t } = useText('minutes')
  const view = assembleMinutes(state, meetingId)
  if (!view) return <p className="quiet-text">{t('page.noMeeting')}</p>
  return (
    <article className="minutes">
      <MinutesHead view={view} />
      <AttendanceBlock view={view} />
      {view.items.map((item) => (
        <MinutesItemBlock key={item.item.id} view={view} minutes={item} outcome={outcome} election={election} />
      ))}
      {view.items.length === 0 ? <p className="quiet-text">{t('page.noItems')}</p> : null}
      <WithoutItem view={view} outcome={outcome} />
    </article>
  )
}

function MinutesHead({ view }: { view: MinutesView }): ReactNode {
  const { state } = useForum()
  const { t } = useText('minutes')
  const { meeting } = view
  const [code, setCode] = useState<string | null>(null)
  const foot = [
    t('page.foot', { forum: state.forum?.name ?? '', number: meeting.number }),
    t('page.stage', { stage: stageOf(view) }),
    ...(code === null ? [] : [t('page.code', { code })]),
  ]
  usePrintFoot(foot.join(' · '))
  return (
    <header className="minutes__head">
      <div>
        <h1 className="type-title" tabIndex={-1}>
          {t('page.title', { number: meeting.number })}
        </h1>
        <p>{meeting.title}</p>
        <p className="type-reference">
          <When meeting={meeting} />
        </p>
      </div>
      <div className="minutes__state">
        <Tag>{t('page.stage', { stage: stageOf(view) })}</Tag>
        <PrintButton meeting={meeting} onCode={setCode} />
      </div>
    </header>
  )
}

function stageOf({ meeting, assembledAt }: MinutesView): 'later' | 'assembled' | 'running' | 'planned' {
  if (meeting.occurredAt !== null) return 'later'
  if (assembledAt !== null) return 'assembled'
  return meeting.stage === 'planned' ? 'planned' : 'running'
}

function When({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('minutes')
  const format = useFormat()
  const { zone, instant } = meeting.starts
  const parts: string[] = []
  if (meeting.occurredAt !== null) {
    const [date = '', time] = meeting.occurredAt.split('T')
    parts.push(t(time === undefined ? 'page.heldOn' : 'page.heldAt', { date: format.date(date, 'UTC'), time }))
  } else if (meeting.openedAt === null)
    parts.push(t('page.plannedFor', { date: format.date(instant, zone), time: format.time(instant, zone), zone }))
  else {
    const from = format.time(meeting.openedAt, zone)
    const date = format.date(meeting.openedAt, zone)
    const to = meeting.adjournedAt === null ? null : format.time(meeting.adjournedAt, zone)
    parts.push(to === null ? t('page.since', { date, from, zone }) : t('page.fromTo', { date, from, to, zone }))
  }
  if (meeting.place !== null) parts.push(meeting.place)
  return (
    <>
      {parts.join(' · ')}
      {meeting.occurredAt !== null && meeting.openedAt !== null ? (
        <> · {t('page.enteredOn', { date: format.date(meeting.openedAt, zone) })}</>
      ) : null}
    </>
  )
}

/** A printed page names the state of the record that it was printed from: one is signed for it, where this window may. */
function PrintButton({ meeting, onCode }: { meeting: Meeting; onCode: (code: string) => void }): ReactNode {
  const { t } = useText('minutes')
  const mayMake = useCan({ to: 'checkpoint.make' })
  const { run, pending } = useCommand('checkpoint.make')
  const print = async (): Promise<void> => {
    const made = mayMake && meeting.stage === 'adjourned' ? await run({}) : null
    if (made?.ok) onCode(made.value.code)
    // The code must be on the page before the browser takes its picture of it.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        window.print()
      })
    })
  }
  return (
    <Button small busy={pending} onPress={() => void print()}>
      {t('page.print')}
    </Button>
  )
}

function WithoutItem({ view, outcome }: { view: MinutesView; outcome: LentToMinutes['outcome'] }): ReactNode {
  const { t } = useText('minutes')
  const { decisions, actions } = view.withoutItem
  if (decisions.length + actions.length === 0) return null
  return (
    <section className="minutes__block">
      <div className="minutes__margin" />
      <div>
        <h2 className="type-section">{t('page.withoutItem')}</h2>
        {decisions.map((decision) => (
          <MinutesDecision key={decision.id} decision={decision} outcome={outcome} />
        ))}
        <MinutesActions actions={actions} />
      </div>
    </section>
  )
}
