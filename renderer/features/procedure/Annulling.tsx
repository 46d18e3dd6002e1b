import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { useProcedureWords } from './procedure-view.ts'
import { useMayOn } from './use-may-on.ts'

/** [BET8] Those who lead end a question without a decision, with a reason that is published. */
export function Annulling({ procedure }: { procedure: Procedure }): ReactNode {
  const { t } = useProcedureWords()
  const may = useMayOn(procedure)({ to: 'procedure.annul' })
  const [open, setOpen] = useState(false)
  if (!may || procedure.ended) return null
  return (
    <FormPlace open={open} className="procedure-page__after">
      {open ? (
        <AnnulForm procedure={procedure} onClose={() => setOpen(false)} />
      ) : (
        <Button kind="link" onPress={() => setOpen(true)}>
          {t('annul.button')}
        </Button>
      )}
    </FormPlace>
  )
}

function AnnulForm({ procedure, onClose }: { procedure: Procedure; onClose: () => void }): ReactNode {
  const { t } = useProcedureWords()
  const annul = useCommand('procedure.annul')
  const [reason, setReason, clear] = useKeptEntry(`annul ${procedure.id}`, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const missing = reason.trim() === ''
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (missing) {
      field.current?.focus()
      return
    }
    const answered = await annul.run({ procedure: procedure.id, reason: reason.trim() })
    if (!answered.ok) return
    clear()
    // The form goes with the question: sight goes to what came of it.
    document.querySelector<HTMLElement>('.procedure-page h1')?.focus()
  }
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('annul.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={({ key }) => (key === 'Escape' ? onClose() : undefined)}
    >
      <p>{t('annul.words')}</p>
      <TextArea
        ref={field}
        label={t('object.reason')}
        help={t('annul.help')}
        error={checked && missing ? t('annul.missing') : undefined}
        rows={2}
        maxLength={20_000}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={annul.failure} what={t('annul.failed')} />
      <ButtonRow>
        <Button type="submit" busy={annul.pending}>
          {t('annul.send')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('object.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
