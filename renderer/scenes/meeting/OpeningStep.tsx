import type { ReactNode } from 'react'
import { seatsMissing } from '../../features/meeting/check-in-rows.ts'
import { useStanding } from '../../features/meeting/QuorumLine.tsx'
import { useCan } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { StepBar } from '../../ui/StepBar.tsx'
import { useText } from '../../ui/text.ts'
import type { StepProps } from './step-props.ts'
import { StepFailure } from './StepFailure.tsx'

/** Before the meeting: what is missing to open it quorate. It may be opened without, to inform and discuss. */
export function OpeningStep({ meeting, actions, go }: StepProps): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const mayOpen = useCan({ to: 'meeting.open' })
  const standing = useStanding(meeting.id)
  if (!standing) return null
  const { quorum, counts } = standing
  const missing = quorum && !quorum.met ? seatsMissing(quorum) : null
  const sectors =
    missing?.sectors.map((sector) => t('opening.ofSector', { seats: sector.seats, sector: sector.name })) ?? []
  const why = missing
    ? t(sectors.length > 0 ? 'opening.missingOf' : 'opening.missing', {
        seats: missing.seats,
        sectors: format.list(sectors),
      })
    : t(quorum ? 'opening.quorate' : 'opening.ready')
  const open = (): void => {
    void actions.open().then((done) => {
      if (done) go({ item: null, tab: 'notes' })
    })
  }
  const main = (
    <Button
      kind="primary"
      busy={actions.pending}
      missing={missing ? t('opening.missing', { seats: missing.seats }) : undefined}
      onPress={open}
    >
      {t('opening.open')}
    </Button>
  )
  return (
    <StepBar
      label={t('step.label')}
      why={<StepFailure actions={actions} otherwise={why} />}
      note={t('opening.note', { unanswered: counts.unanswered, quorate: missing ? 'no' : 'yes' })}
      quiet={
        mayOpen && missing ? (
          <Button busy={actions.pending} onPress={open}>
            {t('opening.without')}
          </Button>
        ) : null
      }
      main={mayOpen ? main : null}
    />
  )
}
