import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { noticeDays } from '../../../shared/rules/notice.ts'
import type { NoticeDay } from '../../../shared/rules/notice.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { Fact } from '../../ui/Heading.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

/** By which days a meeting that is planned is to be announced and its texts sent, as the rules say; nothing where they set no period. */
export function NoticeDue({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const today = dayIn(meeting.starts.zone, useNow(60_000))
  const due = noticeDays(meeting, rulesIn(state, meeting.group)?.notice)
  if (meeting.stage !== 'planned' || (!due.meeting && !due.texts)) return null
  const line = (of: 'meeting' | 'texts', on: NoticeDay | null): ReactNode => {
    if (!on) return null
    const passed = on.day < today
    return (
      <p className={passed ? 'problem-text' : undefined}>
        {t(`noticeDue.${of}`, {
          state: passed ? 'passed' : on.day === today ? 'today' : 'ahead',
          day: format.day(on.day, 'UTC'),
          before: on.before,
        })}
      </p>
    )
  }
  return (
    <Fact name={t('noticeDue.title')}>
      {line('meeting', due.meeting)}
      {line('texts', due.texts)}
    </Fact>
  )
}
