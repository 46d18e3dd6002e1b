import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Selection } from '../../../shared/domain/selection.ts'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import type { SelectionStage } from '../../../shared/rules/selection.ts'
import { useCommand, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'

/** The next step of a selection, for those who run it: publish, open the ballot; and at any time before the count, cancel. */
export function SelectionSteps({ selection, stage }: { selection: Selection; stage: SelectionStage }): ReactNode {
  const { t } = useText('selection')
  const [cancelling, setCancelling] = useState(false)
  if (stage === 'done' || stage === 'cancelled') return null
  const unchecked = selection.candidacies.filter(({ check }) => check === null).length
  const missing =
    stage === 'open'
      ? t('step.deadlineAhead')
      : unchecked > 0
        ? t('step.unchecked', { count: unchecked })
        : selection.candidacies.some(({ check }) => check?.eligible)
          ? undefined
          : t('step.noCandidates')
  return (
    <FormPlace open={cancelling} className="stack">
      {cancelling ? (
        <CancelForm selection={selection} onClose={() => setCancelling(false)} />
      ) : (
        <NextStep selection={selection} stage={stage} missing={missing} onCancel={() => setCancelling(true)} />
      )}
    </FormPlace>
  )
}

function NextStep(props: {
  selection: Selection
  stage: SelectionStage
  missing: string | undefined
  onCancel: () => void
}): ReactNode {
  const { t } = useText('selection')
  const publish = useCommand('selection.publish')
  const { selection, stage, missing } = props
  if (stage === 'published') return <OpenBallot selection={selection} onCancel={props.onCancel} />
  return (
    <>
      {missing !== undefined && (stage === 'open' || stage === 'check') ? (
        <p className="type-reference">{missing}</p>
      ) : null}
      <FailureLine failure={publish.failure} />
      <ButtonRow>
        {stage === 'open' || stage === 'check' ? (
          <Button
            kind="primary"
            busy={publish.pending}
            missing={missing}
            explained
            onPress={() => void publish.run({ selection: selection.id })}
          >
            {t('step.publish')}
          </Button>
        ) : null}
        <Button kind="link" onPress={props.onCancel}>
          {t('cancelling.begin')}
        </Button>
      </ButtonRow>
    </>
  )
}

/** [SEL5] The ballot opens at once; when it closes may be announced. */
function OpenBallot({ selection, onCancel }: { selection: Selection; onCancel: () => void }): ReactNode {
  const { t } = useText('selection')
  const open = useCommand('selection.open')
  const now = useNow(10_000)
  const { zone } = selection.deadline
  const [entry, setEntry] = useState({ date: '', time: '18:00' })
  const local = `${entry.date}T${entry.time}`
  const until = entry.date === '' ? null : instantOf(local, zone)
  const isPast = until !== null && (!until.ok || Date.parse(until.value) <= now)
  return (
    <div className="ui-form selection-form">
      <TextField
        label={t('step.closesOn')}
        help={t('step.closesHelp', { zone: zone.replaceAll('_', ' ') })}
        type="date"
        width={14}
        value={entry.date}
        onChange={(date) => setEntry((last) => ({ ...last, date }))}
      />
      {entry.date === '' ? null : (
        <TextField
          label={t('step.closesAt')}
          type="time"
          width={11}
          value={entry.time}
          onChange={(time) => setEntry((last) => ({ ...last, time: time.slice(0, 5) }))}
        />
      )}
      <FailureLine failure={open.failure} />
      <ButtonRow>
        <Button
          kind="primary"
          busy={open.pending}
          missing={isPast ? t('step.closesPast') : undefined}
          onPress={() =>
            void open.run({ selection: selection.id, ...(until === null ? {} : { closes: { local, zone } }) })
          }
        >
          {t('step.open')}
        </Button>
        <Button kind="link" onPress={onCancel}>
          {t('cancelling.begin')}
        </Button>
      </ButtonRow>
    </div>
  )
}

function CancelForm({ selection, onClose }: { selection: Selection; onClose: () => void }): ReactNode {
  const { t } = useText('selection')
  const cancel = useCommand('selection.cancel')
  const [reason, setReason] = useState('')
  return (
    <div className="ui-form">
      <TextArea label={t('cancelling.reason')} help={t('cancelling.help')} value={reason} onChange={setReason} />
      <FailureLine failure={cancel.failure} />
      <ButtonRow>
        <Button
          busy={cancel.pending}
          missing={reason.trim() === '' ? t('cancelling.missing') : undefined}
          onPress={() => void cancel.run({ selection: selection.id, reason })}
        >
          {t('cancelling.submit')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('cancelling.keep')}
        </Button>
      </ButtonRow>
    </div>
  )
}
