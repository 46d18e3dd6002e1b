import type { ReactNode } from 'react'
import { useState } from 'react'
import { randomId } from '../../../shared/lib/ids.ts'
import { useCommand } from '../../client/react.tsx'
import { ChoiceButton } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { Choice } from './ballot-choices.ts'
import { choicesIn } from './ballot-choices.ts'
import type { DecisionView } from './decision-view.ts'
import { NotSent } from './NotSent.tsx'
import { keepReceipt, receiptKey } from './receipts.ts'
import { useSent } from './use-sent.ts'

/**
 * [DEC16] The big answers of a secret ballot. What was chosen is shown nowhere afterwards, not on this device either, nor while it waits
 * for the line: only that a vote is in, or not sent yet, and that it may be given anew until the ballot closes.
 */
export function GuestSecretBallot({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const deposit = useCommand('ballot.deposit')
  const { decision, meeting } = view
  const taken = decision.ballot?.taken.some((one) => one === seat) ?? false
  const question = decision.ballot?.openedAt
  const place = `plenary.ballot ${decision.id} ${question ?? ''} ${seat}`
  const sent = useSent<Choice>('ballot.deposit', decision.id, seat)
  const [key, setKey] = useState(() => keyAt(place))
  const [anew, setAnew] = useState(false)
  const [changing, setChanging] = useState(false)
  if (taken && key === null) return <p className="guest-vote__help">{t('secret.elsewhere')}</p>
  const put = (ballot: Choice): void => {
    const own = key ?? newKeyAt(place)
    const receipt = receiptKey(decision, seat)
    setKey(own)
    setChanging(false)
    void deposit
      .run({ meeting: meeting.id, decision: decision.id, question, seat, key: own, ballot })
      .then((answered) => {
        if (!answered.ok) return
        setAnew(taken)
        keepReceipt(receipt, answered.value)
      })
  }
  const waits = sent?.kept === true && !changing
  return (
    <div className="guest-vote__choices" role="group" aria-label={t('guest.yourVote')}>
      {taken && !waits ? (
        <p role="status">
          <b>{t(anew ? 'secret.inAnew' : 'secret.in')}</b> {t('secret.change')}
        </p>
      ) : null}
      {waits ? (
        <NotSent
          what="secret"
          onChange={() => {
            sent.withdraw()
            setChanging(true)
          }}
        />
      ) : (
        choicesIn(decision).map((choice) => (
          <ChoiceButton
            key={choice}
            mark={<Mark name={choice} size={24} plain />}
            small={choice === 'blank'}
            chosen={false}
            missing={decision.suspendedAt === null ? undefined : t('lost.missing')}
            onPress={() => put(choice)}
          >
            {t(`choice.${choice}`)}
          </ChoiceButton>
        ))
      )}
      <Honest name={view.seatName(seat)} />
      <FailureLine failure={deposit.failure} />
    </div>
  )
}

/** What others learn of it, and who could learn more. */
function Honest({ name }: { name: string }): ReactNode {
  const { t } = useText('decision')
  return (
    <>
      <p className="guest-vote__help">{t('secret.votesFor', { seat: name })}</p>
      <p className="guest-vote__help">{t('secret.honest')}</p>
    </>
  )
}

/** The key of this device's ballot, so that its vote can be changed here after a reload; never what was voted. */
function keyAt(place: string): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null // a browser that refuses its storage: the vote stands as it was first given
  }
}

function newKeyAt(place: string): string {
  const key = randomId()
  try {
    localStorage.setItem(place, key)
  } catch {
    // As above.
  }
  return key
}
