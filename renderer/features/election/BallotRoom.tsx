import type { ReactNode } from 'react'
import { closesLater } from '../../../shared/rules/election-case.ts'
import { useCommand, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { useElection } from './election-view.ts'
import { AnnulCounted, AnnulForm } from './ElectionPanel.tsx'
import { GuestElection } from './GuestElection.tsx'
import { SeatElected } from './SeatElected.tsx'

/** [SEL5] A ballot outside any meeting: each elector's own vote, the lot, the count; and for those who run it the close. */
export function BallotRoom({ electionId }: { electionId: string }): ReactNode {
  const { t } = useText('election')
  const close = useCommand('election.close')
  const at = new Date(useNow(1_000)).toISOString()
  const view = useElection(electionId)
  if (!view) return null
  const { id, stage, words, method, meeting } = view.election
  const early = closesLater(view.election, at) ? t('step.announced') : undefined
  const missing = words.length === 0 ? t('step.wordMissing') : early
  return (
    <div className="stack">
      <GuestElection electionId={electionId} />
      {stage === 'closed' ? (
        <>
          <SeatElected view={view} />
          <AnnulCounted view={view} />
        </>
      ) : null}
      {stage === 'open' && view.runs ? (
        <div className="stack">
          <p className="election__help">{missing ?? t('step.closeNote', { method: method.kind })}</p>
          <FailureLine failure={close.failure} />
          <ButtonRow>
            <Button busy={close.pending} missing={missing} onPress={() => void close.run({ meeting, election: id })}>
              {t('step.close')}
            </Button>
          </ButtonRow>
          <AnnulForm view={view} />
        </div>
      ) : null}
    </div>
  )
}
