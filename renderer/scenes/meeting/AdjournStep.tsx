import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { StepBar } from '../../ui/StepBar.tsx'
import { useText } from '../../ui/text.ts'
import type { StepProps } from './step-props.ts'
import { StepFailure } from './StepFailure.tsx'

/** Asks once more in the step bar itself: a live meeting is never covered. */
export function AdjournStep({ meeting, actions, go }: StepProps): ReactNode {
  const { t } = useText('meeting')
  const left = meeting.items.filter((item) => item.openedAt === null).length
  const adjourn = (): void => {
    void actions.adjourn().then((done) => {
      if (done) go({ item: null, tab: 'notes' })
    })
  }
  return (
    <StepBar
      label={t('step.label')}
      why={<StepFailure actions={actions} otherwise={t('adjourn.ask')} />}
      note={t('adjourn.note', { left })}
      quiet={<Button onPress={() => actions.ask(false)}>{t('adjourn.goOn')}</Button>}
      main={
        <Button kind="primary" autoFocus busy={actions.pending} onPress={adjourn}>
          {t('adjourn.do')}
        </Button>
      }
    />
  )
}
