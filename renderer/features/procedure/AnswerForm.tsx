import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import type { CommandAsk } from '../../client/command-ask.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { SeatField } from './SeatField.tsx'
import { useAnswerers } from './use-answerers.ts'

/** "Object…" or "Sign…" for those who may; says so to those who may not. */
export function Answering(props: { procedure: Procedure; onLate: (receipt: string) => void }): ReactNode {
  const { procedure, onLate } = props
  const { t } = useText('procedure')
  const [open, setOpen] = useState(false)
  const { ids, leading } = useAnswerers(procedure)
  const says = procedure.terms.way === 'signatures' ? 'sign' : 'object'
  if (ids.length === 0 && !leading) return <p className="quiet-text">{t('object.notYours')}</p>
  return (
    <FormPlace open={open}>
      {open ? (
        <AnswerForm procedure={procedure} says={says} onLate={onLate} onClose={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t(`${says}.button`)}</Button>
      )}
    </FormPlace>
  )
}

type Said = CommandAsk<'procedure.answer'>['by']

/** Whoever answers, as it is being entered: `who` is a seat, `person` or `organisation`. */
interface Entry {
  readonly who: string
  readonly as: 'person' | 'organisation'
  readonly name: string
  readonly member: boolean
  readonly reason: string
}

function speakerOf({ who, as, name, member }: Entry): Said | null {
  if (who === '') return null
  if (who !== 'person' && who !== 'organisation') return { seat: who, as }
  if (name.trim() === '') return null
  if (who === 'person') return { person: name.trim(), member }
  return { organisation: name.trim(), member, mandate: true }
}

function useAnswerEntry(procedure: Procedure, says: string) {
  const { ids, own } = useAnswerers(procedure)
  const [initial] = useState<Entry>({
    who: own[0] ?? (ids.length === 1 ? (ids[0] ?? '') : ''),
    as: 'person',
    name: '',
    member: true,
    reason: '',
  })
  const [entry, setEntry, clear] = useKeptEntry(`${says} ${procedure.id}`, initial)
  return { entry, put: (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part })), clear }
}

function AnswerForm(props: {
  procedure: Procedure
  says: 'object' | 'sign'
  onLate: (receipt: string) => void
  onClose: () => void
}): ReactNode {
  const { t } = useText('procedure')
  const { procedure, says, onLate, onClose } = props
  const send = useCommand('procedure.answer')
  const { entry, put, clear } = useAnswerEntry(procedure, says)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(says === 'sign' ? 'select, input, button' : 'textarea')?.focus()
  }, [says])
  const by = speakerOf(entry)
  const isSilence = procedure.terms.way === 'silence'
  const submit = async (): Promise<void> => {
    if (!by) return
    const reason = entry.reason.trim() === '' ? null : entry.reason
    const answered = await send.run({ procedure: procedure.id, by, says, reason })
    if (!answered.ok) return
    clear()
    onClose()
    if (answered.value.counted === 'late') onLate(answered.value.receipt)
    // Of silence the form goes with the procedure: sight goes to what came of it.
    if (isSilence) document.querySelector<HTMLElement>('.procedure-page h1')?.focus()
  }
  return (
    <form
      ref={form}
      className="ui-form procedure-form"
      aria-label={t(`${says}.title`)}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={({ key }) => (key === 'Escape' ? onClose() : undefined)}
    >
      <p>{t(says === 'sign' ? 'sign.words' : `object.words.${isSilence ? 'silence' : 'network'}`)}</p>
      <Who procedure={procedure} entry={entry} put={put} />
      {says === 'sign' ? null : (
        <TextArea
          label={t('object.reason')}
          note={t('object.optional')}
          value={entry.reason}
          maxLength={20_000}
          onChange={(reason) => put({ reason })}
        />
      )}
      <FailureLine failure={send.failure} what={t(`${says}.failed`)} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={send.pending} missing={by ? undefined : t(`${says}.missing`)}>
          {t(`${says}.send`)}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('object.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Whose answer it is: a seat's, or that of somebody of the network, which those who lead enter. */
function Who(props: { procedure: Procedure; entry: Entry; put: (part: Partial<Entry>) => void }): ReactNode {
  const { t } = useText('procedure')
  const { procedure, entry, put } = props
  const { ids, own, leading } = useAnswerers(procedure)
  const outside = leading && procedure.terms.way !== 'silence'
  const signs = procedure.terms.way === 'signatures'
  const more = [
    { value: 'person', label: t('who.person') },
    ...(signs ? [{ value: 'organisation', label: t('who.organisation') }] : []),
  ]
  const seatless = entry.who === 'person' || entry.who === 'organisation'
  return (
    <>
      {ids.length > 1 || outside ? (
        <SeatField
          label={t('object.seat')}
          ids={ids}
          own={own}
          seat={entry.who}
          more={outside ? more : []}
          onChange={(who) => put({ who })}
        />
      ) : null}
      {seatless ? <TextField label={t('who.name')} value={entry.name} onChange={(name) => put({ name })} /> : null}
      {seatless && signs ? (
        <Checkbox checked={entry.member} onChange={(member) => put({ member })}>
          {t('who.member')}
        </Checkbox>
      ) : null}
      {!seatless && signs ? (
        <Select
          label={t('who.as')}
          value={entry.as}
          options={[
            { value: 'person', label: t('who.asPerson') },
            { value: 'organisation', label: t('who.asOrganisation') },
          ]}
          onChange={(as) => put({ as: as as Entry['as'] })}
        />
      ) : null}
    </>
  )
}
