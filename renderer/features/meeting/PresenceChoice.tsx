import type { ReactNode } from 'react'
import type { Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { Segment } from '../../ui/SegmentedChoice.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'
import { usePresence } from './use-presence.ts'

export const presenceModes: readonly PresenceMode[] = ['room', 'remote', 'away']

/** Here, remote or away, of one person; in words alone where this window may not say it. */
export function PresenceChoice(props: {
  meeting: Meeting
  person: string
  /** Who it is, for screen readers and for the message with Undo. */
  name: string
}): ReactNode {
  const { meeting, person, name } = props
  const { t } = useText('meeting')
  const failureText = useFailureText()
  const { may, waiting, note, failure } = usePresence(meeting, person, name)
  const said = waiting ?? presenceOf(meeting, person)
  if (!may || meeting.stage === 'adjourned')
    return <span className="type-reference">{t('mode.word', { mode: said ?? 'none' })}</span>
  return (
    <div className="presence-choice">
      <SegmentedChoice
        label={t('checkIn.presenceOf', { name })}
        segments={segments(t)}
        value={said ?? undefined}
        onChange={(mode) => note(mode as PresenceMode)}
      />
      {waiting ? <div className="type-reference">{t('checkIn.notSaved')}</div> : null}
      {failure ? (
        <div className="type-reference problem-text presence-choice__failure" role="alert">
          <Mark name="attention" size={14} /> {failureText(failure)}
        </div>
      ) : null}
    </div>
  )
}

function segments(t: Text<'meeting'>): Segment[] {
  return presenceModes.map((value) => ({
    value,
    label: t('mode.word', { mode: value }),
    receding: value === 'away',
  }))
}
