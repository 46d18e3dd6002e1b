import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Silence } from '../../../shared/domain/silence.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { seatName } from './silence-view.ts'

/** The seats that this session may object for: its own first; those who lead may enter what any seat told them. */
function useObjectors({ seats }: Silence): { readonly ids: readonly string[]; readonly own: readonly string[] } {
  const { me } = useForum()
  const asked = seats.filter((seat) => !seat.recused).map((seat) => seat.id as string)
  const own = asked.filter((id) => me.seats.some((seat) => seat === id))
  return { ids: leads(me) ? [...own, ...asked.filter((id) => !own.includes(id))] : own, own }
}

/** "Object…" for those who may, with an optional reason; says so to those who may not. */
export function Objecting({ silence }: { silence: Silence }): ReactNode {
  const { t } = useText('silence')
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { ids } = useObjectors(silence)
  if (ids.length === 0) return <p className="quiet-text">{t('object.notYours')}</p>
  if (!open) {
    return (
      <Button ref={button} onPress={() => setOpen(true)}>
        {t('object.button')}
      </Button>
    )
  }
  return (
    <ObjectForm
      silence={silence}
      onCancel={() => {
        setOpen(false)
        requestAnimationFrame(() => button.current?.focus())
      }}
    />
  )
}

function ObjectForm({ silence, onCancel }: { silence: Silence; onCancel: () => void }): ReactNode {
  const { t } = useText('silence')
  const { ids, own } = useObjectors(silence)
  const object = useCommand('silence.object')
  const [seat, setSeat] = useState(own[0] ?? (ids.length === 1 ? (ids[0] ?? '') : ''))
  const [reason, setReason, clear] = useKeptEntry(`object ${silence.id}`, '')
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])
  const send = async (): Promise<void> => {
    const answered = await object.run({ silence: silence.id, seat, reason: reason.trim() === '' ? null : reason })
    if (!answered.ok) return
    clear()
    // The form goes with the procedure: sight goes to what came of it.
    document.querySelector<HTMLElement>('.silence-page h1')?.focus()
  }
  return (
    <form
      className="silence-form"
      aria-label={t('object.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (seat !== '') void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <p>{t('object.words')}</p>
      {ids.length > 1 ? <SeatField ids={ids} own={own} seat={seat} onChange={setSeat} /> : null}
      <TextArea
        ref={first}
        label={t('object.reason')}
        note={t('object.optional')}
        value={reason}
        maxLength={20_000}
        onChange={setReason}
      />
      <FailureLine failure={object.failure} what={t('object.failed')} />
      <ButtonRow>
        <Button
          kind="primary"
          type="submit"
          busy={object.pending}
          missing={seat === '' ? t('object.missing') : undefined}
        >
          {t('object.send')}
        </Button>
        <Button onPress={onCancel}>{t('object.cancel')}</Button>
      </ButtonRow>
    </form>
  )
}

function SeatField(props: {
  ids: readonly string[]
  own: readonly string[]
  seat: string
  onChange: (seat: string) => void
}): ReactNode {
  const { t } = useText('silence')
  const { state } = useForum()
  return (
    <Select
      label={t('object.seat')}
      help={props.own.includes(props.seat) ? undefined : t('object.entered')}
      placeholder={t('object.choose')}
      value={props.seat}
      options={props.ids.map((id) => ({ value: id, label: seatName(state, id) }))}
      onChange={props.onChange}
    />
  )
}
