import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { seatsMeeting } from '../../../shared/rules/meeting-seats.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'

/** What was agreed to be done, by which seat, by when. It goes into the record, so it is a command and not part of the notes. */
export function ActionForm({
  meetingId,
  itemId,
  onClose,
}: {
  meetingId: string
  itemId: string
  onClose: () => void
}): ReactNode {
  const { t } = useText('minutes')
  const announce = useAnnounce()
  const failureText = useFailureText()
  const [what, setWhat] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const { run, pending, failure } = useCommand('action.agree')
  const empty = what.trim() === ''
  const agree = (): void => {
    if (empty || pending) return
    const said = { what: what.trim(), owner: owner === '' ? null : owner, due: due === '' ? null : due }
    void run({ meeting: meetingId, item: itemId, ...said }).then((answered) => {
      if (!answered.ok) return
      announce(t('action.added'))
      onClose()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && empty) onClose()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) agree()
  }
  return (
    <section className="action-form" aria-label={t('action.new')} onKeyDown={onKeyDown}>
      <TextArea
        label={t('action.what')}
        help={t('action.whatHelp')}
        rows={2}
        value={what}
        onChange={setWhat}
        error={failure ? failureText(failure) : null}
        autoFocus
      />
      <div className="action-form__line">
        <Owner meetingId={meetingId} value={owner} onChange={setOwner} />
        <TextField
          label={t('action.due')}
          note={t('action.optional')}
          type="date"
          value={due}
          onChange={setDue}
          width={14}
        />
      </div>
      <FormButtons empty={empty} pending={pending} onAgree={agree} onClose={onClose} />
    </section>
  )
}

function Owner({
  meetingId,
  value,
  onChange,
}: {
  meetingId: string
  value: string
  onChange: (seat: string) => void
}): ReactNode {
  const { state } = useForum()
  const { t } = useText('minutes')
  const meeting = state.meetings[meetingId]
  const seats = meeting ? seatsMeeting(state, meeting) : []
  return (
    <Select
      label={t('action.owner')}
      note={t('action.optional')}
      value={value}
      onChange={onChange}
      placeholder={t('action.noOwner')}
      options={seats.map((seat) => ({ value: seat.id, label: seat.label }))}
    />
  )
}

function FormButtons(props: { empty: boolean; pending: boolean; onAgree: () => void; onClose: () => void }): ReactNode {
  const { t } = useText('minutes')
  return (
    <ButtonRow>
      <Button onPress={props.onAgree} busy={props.pending} missing={props.empty ? t('action.missing') : undefined}>
        {t('action.add')}
      </Button>
      <Button kind="link" onPress={props.onClose}>
        {t('leave')}
      </Button>
    </ButtonRow>
  )
}
