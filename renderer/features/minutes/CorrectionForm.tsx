import type { ReactNode } from 'react'
import { useState } from 'react'
import { plainTextOf } from '../../../shared/document/blocks.ts'
import { readProse } from '../../../shared/document/canonical-prose.ts'
import type { Item } from '../../../shared/domain/meeting.ts'
import type { ItemText } from '../../../shared/rules/minutes.ts'
import { useCommand, useFrozenText, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'

interface FormProps {
  readonly meeting: string
  readonly item: Item
  /** The text that holds, which the correction will name and replace. */
  readonly current: ItemText
  readonly onClose: () => void
}

/** Puts an item's minutes right: the whole text as it should read. The old one stays in the record, and readable. */
export function CorrectionForm({ meeting, item, current, onClose }: FormProps): ReactNode {
  const { t } = useText('minutes')
  const failureText = useFailureText()
  // What the writer began from: if another correction arrives meanwhile, the host refuses this one and nothing typed is lost.
  const [base, setBase] = useState(current)
  const [written, setWritten] = useState<string | null>(null)
  const { run, pending, failure, clear } = useCommand('minutes.correct')
  const before = usePlainText(base)
  if (before === null) return <p className="quiet-text">{t('notes.opening')}</p>
  const text = written ?? before
  const overtaken = base.seq !== current.seq
  const missing = text.trim() === '' ? t('correct.empty') : text === before ? t('correct.unchanged') : undefined
  const correct = (): void => {
    void run({ meeting, item: item.id, text, corrects: base.seq }).then((answered) => {
      if (answered.ok) onClose()
    })
  }
  return (
    <section className="correction-form screen-only" aria-label={t('page.correctOf', { title: item.title })}>
      <TextArea
        label={t('correct.label')}
        help={t('correct.help')}
        rows={6}
        value={text}
        onChange={setWritten}
        error={overtaken ? t('correct.overtaken') : failure ? failureText(failure) : null}
        autoFocus
      />
      <ButtonRow>
        <Button onPress={correct} busy={pending} missing={overtaken ? t('correct.overtaken') : missing}>
          {t('correct.save')}
        </Button>
        {overtaken ? (
          <Button
            onPress={() => {
              clear()
              setWritten(text)
              setBase(current)
            }}
          >
            {t('correct.over')}
          </Button>
        ) : null}
        <Button kind="link" onPress={onClose}>
          {t('leave')}
        </Button>
      </ButtonRow>
    </section>
  )
}

/** A state of an item's minutes as plain text; null while it is fetched. */
function usePlainText({ text }: ItemText): string | null {
  const reveal = useReveal()
  const frozen = useFrozenText('hash' in text ? text.hash : null)
  if (!('hash' in text)) return reveal(text) ?? ''
  return frozen?.ok ? plainTextOf(readProse(frozen.value)) : null
}
