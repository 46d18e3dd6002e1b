import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import { isPlanSound, planChanges, planEntryOf } from './plan-entry.ts'
import { focusFirstProblem, TitleField, WhenFields, WhereFields } from './PlanFields.tsx'

/** Changes the plan of a meeting: all of it before it opens; once it is open, only the way to it. */
export function ReplanForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  const announce = useAnnounce()
  const replan = useCommand('meeting.replan')
  const [first] = useState(() => planEntryOf(meeting))
  const [entry, setEntry, clear] = useKeptEntry(`replan ${meeting.id}`, first)
  const [checked, setChecked] = useState(false)
  const whole = meeting.stage === 'planned' && meeting.occurredAt === null
  const leave = (): void => {
    clear()
    onDone()
  }
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (!isPlanSound(entry)) {
      focusFirstProblem('.plan-form')
      return
    }
    const changes = planChanges(first, entry)
    if (Object.keys(changes).length > 0) {
      const changed = await replan.run({ meeting: meeting.id, ...changes })
      if (!changed.ok) return
      announce(t('replan.done'))
    }
    leave()
  }
  const parts = { entry, put: (part: Partial<typeof entry>) => setEntry((last) => ({ ...last, ...part })), checked }
  return (
    <form
      className="plan-form plan-form--within"
      noValidate
      aria-label={t('replan.label')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {whole ? (
        <>
          <TitleField {...parts} autoFocus />
          <WhenFields {...parts} />
        </>
      ) : (
        <p className="type-reference">{t('replan.wayOnly')}</p>
      )}
      <WhereFields {...parts} autoFocus={!whole} />
      <FailureLine failure={replan.failure} what={t('replan.failed')} />
      <ButtonRow>
        <Button type="submit" busy={replan.pending}>
          {t('replan.submit')}
        </Button>
        <Button kind="link" onPress={leave}>
          {forum('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
