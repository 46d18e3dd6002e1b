import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Selection } from '../../../shared/domain/selection.ts'
import type { SelectionStage } from '../../../shared/rules/selection.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'

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
  const open = useCommand('selection.open')
  const { selection, stage, missing } = props
  return (
    <>
      {missing !== undefined && (stage === 'open' || stage === 'check') ? (
        <p className="type-reference">{missing}</p>
      ) : null}
      <FailureLine failure={publish.failure ?? open.failure} />
      <ButtonRow>
        {stage === 'published' ? (
          <Button kind="primary" busy={open.pending} onPress={() => void open.run({ selection: selection.id })}>
            {t('step.open')}
          </Button>
        ) : null}
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
