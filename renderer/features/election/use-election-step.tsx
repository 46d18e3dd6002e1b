import { awaitsLot } from '../../../shared/rules/election-case.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import type { StepBarProps } from '../../ui/StepBar.tsx'
import { useText } from '../../ui/text.ts'
import { electionOfItem, isUnderWay, useElection } from './election-view.ts'

/** The next step of the election that is under way on an item: for those who run it a button, for others what it waits for. Else null. */
export function useElectionStep(meetingId: string, itemId: string): Omit<StepBarProps, 'label'> | null {
  const { t } = useText('election')
  const { state } = useForum()
  const open = useCommand('election.open')
  const close = useCommand('election.close')
  const meeting = state.meetings[meetingId]
  const election = meeting ? electionOfItem(state, meeting, itemId) : null
  const view = useElection(election?.id ?? null)
  if (!view || !isUnderWay(view.election)) return null
  const { about, stage, words, taken, id } = view.election
  const of = { meeting: meetingId, election: id }
  const failure = open.failure ?? close.failure
  if (stage === 'called')
    return {
      why: failure ? <FailureLine failure={failure} /> : t('step.called', { about }),
      note: t('step.calledNote'),
      main: view.runs ? (
        <Button kind="primary" busy={open.pending} onPress={() => void open.run(of)}>
          {t('step.open')}
        </Button>
      ) : null,
    }
  const missing = words.length === 0 && awaitsLot(view.election) ? t('step.wordMissing') : undefined
  return {
    why: failure ? (
      <FailureLine failure={failure} />
    ) : (
      t('turnout', { about, voted: taken.length, all: view.electors.length })
    ),
    note: missing ?? t('step.closeNote', { method: view.election.method.kind }),
    main: view.runs ? (
      <Button kind="primary" busy={close.pending} missing={missing} onPress={() => void close.run(of)}>
        {t('step.close')}
      </Button>
    ) : null,
  }
}
