import type { ReactNode } from 'react'
import { useState } from 'react'
import { randomId } from '../../../shared/lib/ids.ts'
import { useCommand } from '../../client/react.tsx'
import { ChoiceButton } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'

const choices = ['yes', 'no', 'abstain'] as const

/**
 * [DEC16] The big answers of a secret ballot. What was chosen is shown nowhere afterwards, not on this device either: only that a
 * vote is in, and that it may be given anew until the ballot closes.
 */
export function GuestSecretBallot({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const deposit = useCommand('ballot.deposit')
  const { decision, meeting } = view
  const taken = decision.ballot?.taken.some((one) => one === seat) ?? false
  const place = `plenary.ballot ${decision.id} ${decision.ballot?.openedAt ?? ''} ${seat}`
  const [key, setKey] = useState(() => keyAt(place))
  const [anew, setAnew] = useState(false)
  const lost = decision.suspendedAt === null ? undefined : t('lost.missing')
  if (taken && key === null) return <p className="guest-vote__help">{t('secret.elsewhere')}</p>
  const put = (ballot: (typeof choices)[number]): void => {
    const own = key ?? newKeyAt(place)
    setKey(own)
    void deposit.run({ meeting: meeting.id, decision: decision.id, seat, key: own, ballot }).then((answered) => {
      if (answered.ok) setAnew(taken)
    })
  }
  return (
    <div className="guest-vote__choices" role="group" aria-label={t('guest.yourVote')}>
      {taken ? (
        <p role="status">
          <b>{t(anew ? 'secret.inAnew' : 'secret.in')}</b> {t('secret.change')}
        </p>
      ) : null}
      {choices.map((choice) => (
        <ChoiceButton
          key={choice}
          mark={<Mark name={choice} size={24} plain />}
          chosen={false}
          missing={lost}
          onPress={() => put(choice)}
        >
          {t(`choice.${choice}`)}
        </ChoiceButton>
      ))}
      <p className="guest-vote__help">{t('secret.votesFor', { seat: view.seatName(seat) })}</p>
      <p className="guest-vote__help">{t('secret.honest')}</p>
      <FailureLine failure={deposit.failure} />
    </div>
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
