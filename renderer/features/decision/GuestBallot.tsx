import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { ChoiceButton } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { Choice } from './ballot-choices.ts'
import { choicesIn } from './ballot-choices.ts'
import type { DecisionView } from './decision-view.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { NotSent } from './NotSent.tsx'
import { recordedWords } from './question.ts'
import { keepReceipt, receiptKey } from './receipts.ts'
import { ReceiptLine } from './ReceiptLine.tsx'
import { useSent } from './use-sent.ts'

/** Equal answers in ink; the one that the record has is filled. Changes are taken until the ballot closes. */
export function GuestBallot({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const cast = useCommand('ballot.cast')
  const [changing, setChanging] = useState(false)
  const sent = useSent<Choice>('ballot.cast', view.decision.id, seat)
  const choices = choicesIn(view.decision)
  const recorded = view.decision.ballot?.cast[seat]
  const chosen = sent?.choice ?? recorded
  const lost = view.decision.suspendedAt === null ? undefined : t('lost.missing')
  const question = view.decision.ballot?.openedAt
  const vote = (ballot: Choice): void => {
    setChanging(false)
    if (ballot === chosen && !cast.failure) return
    const { decision } = view
    const key = receiptKey(decision, seat)
    void cast.run({ meeting: view.meeting.id, decision: decision.id, question, seat, ballot }).then((answered) => {
      if (answered.ok) keepReceipt(key, answered.value)
    })
  }
  // Nothing else to press while a vote waits for the line, so that it is plain what waits.
  const waits = sent?.kept === true && !changing
  const shown = waits ? choices.filter((one) => one === sent.choice) : choices
  return (
    <div className="guest-vote__choices" role="group" aria-label={t('guest.yourVote')}>
      {shown.map((choice) => (
        <ChoiceButton
          key={choice}
          mark={<Mark name={choice} size={24} plain />}
          small={choice === 'blank'}
          chosen={chosen === choice}
          missing={lost}
          note={
            chosen !== choice
              ? undefined
              : sent
                ? t(sent.kept ? 'guest.notSent' : 'guest.sending')
                : recordedWords({ t }, view, seat, view.decision.ballot?.castBy[seat])
          }
          onPress={() => vote(choice)}
        >
          {t(`choice.${choice}`)}
        </ChoiceButton>
      ))}
      {sent || recorded === undefined ? null : <ReceiptLine decision={view.decision} seat={seat} />}
      {waits ? (
        <NotSent
          what="ballot"
          onChange={() => {
            sent.withdraw()
            setChanging(true)
          }}
        />
      ) : (
        <p className="guest-vote__help">{t('guest.votesFor', { seat: view.seatName(seat) })}</p>
      )}
      <FailureLine failure={cast.failure} />
    </div>
  )
}
