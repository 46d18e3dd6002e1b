import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { useCommand } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { OwnWords } from './AskBetween.tsx'
import { useProcedureWords } from './procedure-view.ts'

const blank = { title: '', text: '', operational: false }

/** A coordinator says something operational alone; it is published as that. */
export function StateAlone({ body, onClose }: { body: BodyId; onClose: () => void }): ReactNode {
  const { t } = useProcedureWords()
  const send = useCommand('procedure.state')
  const [entry, setEntry, clear] = useKeptEntry(`state-alone ${body ?? ''}`, blank)
  const [checked, setChecked] = useState(false)
  const submit = async (): Promise<void> => {
    setChecked(true)
    const motion = { title: entry.title.trim(), text: entry.text.trim() }
    if (motion.title === '' || motion.text === '' || !entry.operational) return
    const said = await send.run({ motion, operational: true, ...(body === null ? {} : { group: body }) })
    if (!said.ok) return
    clear()
    onClose()
    navigate({ page: 'procedure', id: said.value.procedure })
  }
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('state.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{t('label.statement')}</p>
      <OwnWords entry={entry} put={(part) => setEntry((last) => ({ ...last, ...part }))} checked={checked} />
      <Checkbox checked={entry.operational} onChange={(operational) => setEntry((last) => ({ ...last, operational }))}>
        {t('state.operational')}
      </Checkbox>
      <FailureLine failure={send.failure} what={t('state.failed')} />
      <ButtonRow>
        <Button
          kind="primary"
          type="submit"
          busy={send.pending}
          missing={entry.operational ? undefined : t('state.missing')}
        >
          {t('state.send')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('ask.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
