import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import { useCan, useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { Noted } from './check-in-rows.ts'
import { modeBeforeLast } from './check-in-rows.ts'
import { presenceModes } from './PresenceChoice.tsx'

/** Everything that was said of one person, with its times; the last entry can be put right by one that names it. */
export function PresenceLog({ meeting, person, name }: { meeting: Meeting; person: string; name: string }): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const mayCorrect = useCan({ to: 'presence.correct' })
  const entries = meeting.presence[person] ?? []
  const last = entries.at(-1)
  return (
    <div className="presence-log">
      <ol aria-label={t('checkIn.log', { name })}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at}>{format.clock(entry.at, meeting.starts.zone)}</time>{' '}
            <LogWords entry={entry} entries={entries} zone={meeting.starts.zone} />
          </li>
        ))}
      </ol>
      {last && mayCorrect ? (
        <Correction meeting={meeting} person={person} name={name} entries={entries} last={last} />
      ) : null}
    </div>
  )
}

function LogWords({ entry, entries, zone }: { entry: Noted; entries: readonly Noted[]; zone: string }): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const mode = entry.mode ?? 'none'
  const named = entries.find((one) => one.seq === entry.corrects)
  if (!named) return <b>{t('mode.word', { mode })}</b>
  return t('checkIn.corrected', { mode, time: format.clock(named.at, zone) })
}

interface CorrectionProps {
  readonly meeting: Meeting
  readonly person: string
  readonly name: string
  readonly entries: readonly Noted[]
  readonly last: Noted
}

function Correction({ meeting, person, name, entries, last }: CorrectionProps): ReactNode {
  const { t } = useText('meeting')
  const failureText = useFailureText()
  const [open, setOpen] = useState(false)
  const { run, pending, failure } = useCommand('presence.correct')
  const before = modeBeforeLast(entries)
  const put = (mode: PresenceMode | null): void => {
    void run({ meeting: meeting.id, person, mode, corrects: last.seq }).then((answered) => {
      if (answered.ok) setOpen(false)
    })
  }
  if (!open)
    return (
      <Button kind="link" small onPress={() => setOpen(true)} label={t('checkIn.correctOf', { name })}>
        {t('checkIn.correct')}
      </Button>
    )
  const others = presenceModes.filter((mode) => mode !== last.mode)
  return (
    <div role="group" aria-label={t('checkIn.correctOf', { name })}>
      <p>{t('checkIn.correctHelp')}</p>
      <ButtonRow>
        {others.map((mode, index) => (
          <Button key={mode} small busy={pending} autoFocus={index === 0} onPress={() => put(mode)}>
            {t('mode.word', { mode })}
          </Button>
        ))}
        {before === null && last.mode !== null ? (
          <Button small busy={pending} onPress={() => put(null)}>
            {t('checkIn.nothingSaid')}
          </Button>
        ) : null}
        <Button kind="link" small onPress={() => setOpen(false)}>
          {t('leaveAsIs')}
        </Button>
      </ButtonRow>
      {failure ? (
        <p className="problem-text" role="alert">
          {failureText(failure)}
        </p>
      ) : null}
    </div>
  )
}
