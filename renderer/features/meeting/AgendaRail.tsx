import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { RailBlock } from '../../ui/LiveFrame.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Gauge } from '../../ui/ShareBar.tsx'
import { useText } from '../../ui/text.ts'
import type { AgendaRow, AgendaTiming } from './agenda-timing.ts'
import { agendaTiming } from './agenda-timing.ts'
import { ElapsedTime } from './ElapsedTime.tsx'
import { PresenceChart } from './PresenceChart.tsx'
import './agenda.css'

export interface AgendaRailProps {
  readonly meetingId: string
  /** The item that this window looks at; which one is open is the meeting's. */
  readonly selected: string | null
  readonly onSelect: (item: string) => void
  /** Opens an item; absent where this window may not. */
  readonly onOpen?: ((item: string) => void) | undefined
  readonly opening: boolean
}

/** The agenda with its times, what is open, how far behind it all is, and who was here over time. */
export function AgendaRail(props: AgendaRailProps): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const format = useFormat()
  const nowMs = useNow(10_000)
  const meeting = state.meetings[props.meetingId]
  if (!meeting) return null
  const timing = agendaTiming(meeting, nowMs)
  const { zone } = meeting.starts
  return (
    <>
      <nav className="agenda" aria-label={t('agenda.title')}>
        <div className="agenda__head">
          <h2 className="type-label">{t('agenda.title')}</h2>
          <span className="type-reference">
            {timing.endMs > timing.startMs
              ? t('agenda.span', { from: format.time(timing.startMs, zone), to: format.time(timing.endMs, zone) })
              : null}
          </span>
        </div>
        {meeting.items.length === 0 ? <p className="type-reference agenda__none">{t('agenda.none')}</p> : null}
        <ol>
          {timing.rows.map((row) => (
            <AgendaLine
              key={row.item.id}
              {...props}
              meeting={meeting}
              row={row}
              timed={timing.endMs > timing.startMs}
            />
          ))}
        </ol>
      </nav>
      <AgendaFoot meeting={meeting} timing={timing} />
    </>
  )
}

interface LineProps extends AgendaRailProps {
  readonly meeting: Meeting
  readonly row: AgendaRow
  readonly timed: boolean
}

function AgendaLine({ meeting, row, timed, selected, onSelect, onOpen, opening }: LineProps): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const { item, place, state } = row
  const here = item.id === selected
  const canOpen = onOpen !== undefined && meeting.stage === 'open' && state !== 'open' && here
  return (
    <li>
      <RailBlock here={here} flush={!here}>
        <button
          type="button"
          className="agenda__item"
          aria-current={here ? 'true' : undefined}
          onClick={() => onSelect(item.id)}
        >
          <span className="agenda__place">
            {state === 'done' ? <Mark name="done" label={t('agenda.done')} /> : place}
          </span>
          <span className="agenda__words">
            <span className={state === 'open' ? 'agenda__title agenda__title--open' : 'agenda__title'}>
              {item.title}
            </span>
            <ItemState row={row} />
          </span>
          {timed ? <span className="type-reference">{format.time(row.plannedMs, meeting.starts.zone)}</span> : null}
        </button>
        {canOpen ? (
          <Button small busy={opening} className="agenda__open" onPress={() => onOpen(item.id)}>
            {t(state === 'done' ? 'agenda.openAgain' : 'agenda.open')}
          </Button>
        ) : null}
      </RailBlock>
    </li>
  )
}

function ItemState({ row }: { row: AgendaRow }): ReactNode {
  const { t } = useText('meeting')
  const result = useResultOf(row.item.id)
  const { item, state, elapsedMs } = row
  const purpose = t('purpose', { purpose: item.purpose })
  if (state === 'done') {
    const minutes = Math.round((elapsedMs ?? 0) / 60_000)
    return <span className="type-reference">{t('agenda.took', { result: result ?? 'none', minutes })}</span>
  }
  if (state === 'ahead')
    return (
      <span className="type-reference">
        {item.minutes > 0 ? t('agenda.planned', { minutes: item.minutes, purpose }) : purpose}
      </span>
    )
  return (
    <>
      <span className="type-reference">
        <span className="ui-visually-hidden">{t('agenda.openNow')} </span>
        <ElapsedTime elapsedMs={elapsedMs ?? 0} plannedMinutes={item.minutes} running /> · {purpose}
      </span>
      {item.minutes > 0 ? (
        <Gauge
          value={Math.floor((elapsedMs ?? 0) / 60_000)}
          max={item.minutes}
          label={t('agenda.timeUsed')}
          valueText={t('agenda.elapsedOf', { elapsed: Math.floor((elapsedMs ?? 0) / 60_000), planned: item.minutes })}
        />
      ) : null}
    </>
  )
}

/** What came of the last decision on an item. */
function useResultOf(item: string): string | null {
  const { state } = useForum()
  const decisions = Object.values(state.decisions).filter((one) => one.item === item && one.annulled === null)
  return decisions.at(-1)?.concluded?.result ?? null
}

function AgendaFoot({ meeting, timing }: { meeting: Meeting; timing: AgendaTiming }): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const { behindMinutes, expectedEndMs } = timing
  const noted = Object.keys(meeting.presence).length > 0
  if (behindMinutes === null && !noted) return null
  return (
    <div className="agenda__foot">
      {behindMinutes === null || expectedEndMs === null ? null : (
        <div className="agenda__behind">
          <b>{t('agenda.behind', { how: howFar(behindMinutes), minutes: Math.abs(behindMinutes) })}</b>
          <span>{t('agenda.ends', { time: format.time(expectedEndMs, meeting.starts.zone) })}</span>
        </div>
      )}
      <PresenceChart meetingId={meeting.id} />
    </div>
  )
}

function howFar(behindMinutes: number): 'behind' | 'early' | 'even' {
  if (behindMinutes > 0) return 'behind'
  return behindMinutes < 0 ? 'early' : 'even'
}

/** The agenda as numbers, where the text under decision takes the room. */
export function FoldedAgenda({
  meetingId,
  selected,
  onSelect,
}: Pick<AgendaRailProps, 'meetingId' | 'selected' | 'onSelect'>): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const nowMs = useNow(60_000)
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  return (
    <nav className="agenda-folded" aria-label={t('agenda.title')}>
      <div className="agenda-folded__head type-column">{t('agenda.item')}</div>
      <ol>
        {agendaTiming(meeting, nowMs).rows.map(({ item, place, state: stands }) => (
          <li key={item.id}>
            <button
              type="button"
              className={`agenda-folded__item${item.id === selected ? ' agenda-folded__item--here' : ''}`}
              aria-current={item.id === selected ? 'true' : undefined}
              aria-label={t('agenda.numbered', { place, title: item.title })}
              title={item.title}
              onClick={() => onSelect(item.id)}
            >
              {stands === 'done' ? <Mark name="done" /> : place}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
