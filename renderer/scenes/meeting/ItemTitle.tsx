import type { ReactNode } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { agendaTiming } from '../../features/meeting/agenda-timing.ts'
import { ElapsedTime } from '../../features/meeting/ElapsedTime.tsx'
import { useNow } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'

/** The item's place and title, and where the meeting is if that is elsewhere: this window is not taken there unasked. */
export function ItemTitle({
  meeting,
  item,
  below,
  onGo,
}: {
  meeting: Meeting
  item: Item
  below: ReactNode
  onGo: (item: string) => void
}): ReactNode {
  const { t } = useText('meeting')
  const place = meeting.items.indexOf(item) + 1
  const current = meeting.items.find((one) => one.id === meeting.currentItem)
  return (
    <>
      <h1 className="type-item" tabIndex={-1}>
        {t('agenda.numbered', { place, title: item.title })}
      </h1>
      <ItemTime meeting={meeting} item={item} />
      {below}
      {current && current.id !== item.id ? (
        <p className="elsewhere">
          {t('elsewhere', { place: meeting.items.indexOf(current) + 1, title: current.title })}{' '}
          <Button kind="link" small onPress={() => onGo(current.id)}>
            {t('step.goThere')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

/** Where the agenda is a tab of its own, the item says its time itself. */
function ItemTime({ meeting, item }: { meeting: Meeting; item: Item }): ReactNode {
  const { t } = useText('meeting')
  const nowMs = useNow(10_000)
  const row = agendaTiming(meeting, nowMs).rows.find((one) => one.item.id === item.id)
  const purpose = t('purpose', { purpose: item.purpose })
  return (
    <p className="item-time type-reference">
      {row?.state === 'open' ? (
        <>
          <ElapsedTime elapsedMs={row.elapsedMs ?? 0} plannedMinutes={item.minutes} running /> · {purpose}
        </>
      ) : item.minutes > 0 ? (
        t('agenda.planned', { minutes: item.minutes, purpose })
      ) : (
        purpose
      )}
    </p>
  )
}
