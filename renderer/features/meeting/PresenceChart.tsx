import type { ReactNode } from 'react'
import type { ForumState } from '../../../shared/domain/state.ts'
import { presenceHistory } from '../../../shared/rules/presence-history.ts'
import { useForum, useForumState, useNow } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { useCallback } from 'react'
import { agendaTiming } from './agenda-timing.ts'
import { useStanding } from './QuorumLine.tsx'
import type { ChartShape } from './presence-chart.ts'
import { chartShape } from './presence-chart.ts'
import './agenda.css'

const WIDTH = 208
const HEIGHT = 52

/** How many seats were here over the meeting's time, against the number needed. Absent before anybody came. */
export function PresenceChart({ meetingId }: { meetingId: string }): ReactNode {
  const { state } = useForum()
  const nowMs = useNow(30_000)
  const standing = useStanding(meetingId)
  const steps = useForumState(
    useCallback(
      (of: ForumState) => {
        const found = of.meetings[meetingId]
        return found ? presenceHistory(of, found) : []
      },
      [meetingId],
    ),
  )
  const meeting = state.meetings[meetingId]
  const first = steps[0]
  if (!meeting || !standing || !first) return null
  const { startMs, endMs } = agendaTiming(meeting, nowMs)
  const untilMs = meeting.adjournedAt === null ? nowMs : Date.parse(meeting.adjournedAt)
  // People are checked in before the meeting opens; what came long before is not drawn to scale.
  const fromMs = Math.max(Math.min(startMs, Date.parse(first.at)), startMs - 15 * 60_000)
  const shape = chartShape({
    points: steps.map((step) => ({ atMs: Date.parse(step.at), here: step.sitting.size })),
    fromMs,
    untilMs,
    toMs: Math.max(endMs, untilMs, fromMs + 60_000),
    total: standing.counts.total,
    needed: standing.quorum?.needed ?? null,
    width: WIDTH,
    height: HEIGHT,
  })
  return (
    <Chart
      shape={shape}
      here={standing.counts.here}
      needed={standing.quorum?.needed ?? null}
      zone={meeting.starts.zone}
    />
  )
}

function Chart({
  shape,
  here,
  needed,
  zone,
}: {
  shape: ChartShape
  here: number
  needed: number | null
  zone: string
}): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const words = needed === null ? t('chart.labelPlain', { here }) : t('chart.label', { here, needed })
  const atEnd = shape.endX > WIDTH - 60
  return (
    <figure className="presence-chart">
      <svg viewBox={`0 -10 ${String(WIDTH)} ${String(HEIGHT + 12)}`} role="img" aria-label={words} focusable="false">
        <path className="presence-chart__ground" d={`M0 ${String(HEIGHT)}H${String(WIDTH)}`} />
        {shape.neededY === null ? null : (
          <path className="presence-chart__needed" d={`M0 ${String(shape.neededY)}H${String(WIDTH)}`} />
        )}
        <path className="presence-chart__line" d={shape.path} />
        <circle className="presence-chart__end" cx={shape.endX} cy={shape.endY} r={4} />
        <text
          className="presence-chart__here"
          x={atEnd ? shape.endX - 8 : shape.endX + 9}
          y={atEnd ? shape.endY - 7 : shape.endY + 4}
          textAnchor={atEnd ? 'end' : 'start'}
        >
          {t('chart.here', { here })}
        </text>
        {shape.neededY === null || needed === null ? null : (
          <text className="presence-chart__words" x={WIDTH} y={shape.neededY + 13} textAnchor="end">
            {t('chart.needed', { needed })}
          </text>
        )}
      </svg>
      <figcaption>
        <span>{format.time(shape.fromMs, zone)}</span>
        <span>{format.time(shape.toMs, zone)}</span>
      </figcaption>
    </figure>
  )
}
