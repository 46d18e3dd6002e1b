import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Complaint } from '../../../shared/domain/complaint.ts'
import type { ComplaintView } from '../../../shared/rules/complaints.ts'
import { complaintStage, openAppeal } from '../../../shared/rules/complaints.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { CaseForm } from './CaseForm.tsx'
import { FindForm } from './FindForm.tsx'
import { useToday } from '../../client/use-today.ts'

interface StepsProps {
  readonly complaint: Complaint
  readonly view: ComplaintView
  readonly put: ((complaint: Complaint) => ReactNode) | undefined
}

/** [ETH7] What may be done next by whoever looks: acknowledge, reply, find, put the sanction to decision, appeal. */
export function ComplaintSteps({ complaint, view, put }: StepsProps): ReactNode {
  const { state, me } = useForum()
  const may = useMay()
  const stage = complaintStage(complaint, useToday())
  const { parties } = view
  if (!parties) return null
  const people = [parties.about, ...(parties.by === null ? [] : [parties.by])]
  const handles = may({ to: 'complaint.find', parties: people })
  const speaks = may({ to: 'complaint.reply', person: parties.about, parties: people })
  const mine = me.person === parties.about
  const { sanction } = complaint
  return (
    <div className="ethics-case">
      {stage === 'made' && handles ? <Acknowledge complaint={complaint} /> : null}
      {(stage === 'reply' || stage === 'overdue') && speaks ? <Reply complaint={complaint} mine={mine} /> : null}
      {handles && !complaint.found ? <FindForm complaint={complaint} /> : null}
      {handles && !sanction && view.finding === 'breach' && view.proposed ? put?.(complaint) : null}
      {sanction?.liftedOn === null && (mine || handles) && !openAppeal(state, complaint.id) ? (
        <Appeal complaint={complaint} person={sanction.person} mine={mine} />
      ) : null}
    </div>
  )
}

function Acknowledge({ complaint }: { complaint: Complaint }): ReactNode {
  const { t } = useText('ethics')
  const today = useToday()
  const acknowledge = useCommand('complaint.acknowledge')
  const [replyBy, setReplyBy] = useState(() => inDays(today, 14))
  return (
    <CaseForm
      title={t('complaint.acknowledge')}
      help={t('complaint.acknowledgeHelp')}
      act={t('complaint.acknowledgeNow')}
      missing={replyBy > today ? undefined : t('complaint.missingDay')}
      pending={acknowledge.pending}
      failure={acknowledge.failure}
      onSubmit={() => void acknowledge.run({ complaint: complaint.id, replyBy })}
    >
      <TextField
        label={t('complaint.replyBy')}
        type="date"
        width={14}
        min={today}
        value={replyBy}
        onChange={setReplyBy}
      />
    </CaseForm>
  )
}

function inDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** [ETH7] The right of reply: words, or that there will be none. */
function Reply({ complaint, mine }: { complaint: Complaint; mine: boolean }): ReactNode {
  const { t } = useText('ethics')
  const reply = useCommand('complaint.reply')
  const [words, setWords, clear] = useKeptEntry(`reply ${complaint.id}`, '')
  const send = async (said: string | null): Promise<void> => {
    if ((await reply.run({ complaint: complaint.id, words: said })).ok) clear()
  }
  return (
    <CaseForm
      title={t(mine ? 'complaint.yourReply' : 'complaint.theirReply')}
      help={t(mine ? 'complaint.yourReplyHelp' : 'complaint.theirReplyHelp')}
      act={t('complaint.replyNow')}
      missing={words.trim() === '' ? t('complaint.missingReply') : undefined}
      pending={reply.pending}
      failure={reply.failure}
      onSubmit={() => void send(words)}
      also={
        <Button kind="link" busy={reply.pending} onPress={() => void send(null)}>
          {t(mine ? 'complaint.decline' : 'complaint.theyDecline')}
        </Button>
      }
    >
      <TextArea label={t('complaint.reply')} rows={4} maxLength={20_000} value={words} onChange={setWords} />
    </CaseForm>
  )
}

/** [ETH9] The way to an appeal, which is a dispute with the forum about its decision. */
interface AppealProps {
  readonly complaint: Complaint
  readonly person: string
  readonly mine: boolean
}

function Appeal(props: AppealProps): ReactNode {
  const { t } = useText('ethics')
  const [asking, setAsking] = useState(false)
  return (
    <FormPlace open={asking}>
      {asking ? (
        <AppealForm {...props} onDone={() => setAsking(false)} />
      ) : (
        <Button onPress={() => setAsking(true)}>{t(props.mine ? 'complaint.appeal' : 'complaint.enterAppeal')}</Button>
      )}
    </FormPlace>
  )
}

function AppealForm({ complaint, person, onDone }: AppealProps & { onDone: () => void }): ReactNode {
  const { t } = useText('ethics')
  const open = useCommand('dispute.open')
  const [words, setWords, clear] = useKeptEntry(`appeal ${complaint.id}`, '')
  const send = async (): Promise<void> => {
    if (!(await open.run({ complaint: complaint.id, parties: [person], words })).ok) return
    clear()
    onDone()
  }
  return (
    <CaseForm
      title={t('complaint.appealTitle')}
      help={t('complaint.appealHelp')}
      act={t('complaint.appealNow')}
      missing={words.trim() === '' ? t('complaint.missingWords') : undefined}
      pending={open.pending}
      failure={open.failure}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <TextArea label={t('complaint.appealWords')} rows={4} maxLength={20_000} value={words} onChange={setWords} />
    </CaseForm>
  )
}
