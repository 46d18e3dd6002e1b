import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { useFocusAtFirst } from './EntryBox.tsx'
import { questionKind } from './question.ts'
import { changeSheet } from './sheet-store.ts'

/** Makes the open round or ballot void, with a reason that stays beside it in the record. Opened from the sheet or the step bar. */
export function AnnulQuestionForm({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const annul = useCommand('question.annul')
  const { decision, meeting } = view
  const [reason, setReason, clear] = useKeptEntry(`annul question ${decision.id}`, '')
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const what = questionKind(decision) ?? 'round'
  const close = (): void => changeSheet(decision.id, { annulling: false })
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (reason.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const answered = await annul.run({ meeting: meeting.id, decision: decision.id, reason: reason.trim() })
    if (!answered.ok) return
    clear()
    close()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{t('annulQuestion.what', { what })}</p>
      <TextArea
        ref={field}
        label={t('entry.reason')}
        help={t('annul.help')}
        error={missing && reason.trim() === '' ? t('annulQuestion.missing') : undefined}
        rows={2}
        maxLength={20_000}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={annul.failure} />
      <ButtonRow>
        <Button type="submit" small busy={annul.pending}>
          {t('annulQuestion.do', { what })}
        </Button>
        <Button kind="link" small onPress={close}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
