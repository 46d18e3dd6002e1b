import type { ReactNode } from 'react'
import type { Ballot } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import { useForum } from '../../client/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import { shortReceipt, spacedReceipt, useReceipt } from './receipts.ts'

/** [DEC12] By which entry of the record a vote counts; unfolds into the whole receipt. */
export function ReceiptLine({ decision, seat }: { decision: Decision; seat: string }): ReactNode {
  const { t } = useText('decision')
  const kept = useReceipt(decision, seat)
  if (kept?.counted !== 'yes') return null
  return <Receipt words={t('receipt.counted', { short: shortReceipt(kept.receipt) })} receipt={kept.receipt} />
}

/** That a vote for one of this person's seats came after the ballot had closed: the last one, or the one given. */
export function LateVotes(props: { decision: Decision; ballot?: Ballot | null }): ReactNode {
  const { me } = useForum()
  const { decision, ballot = decision.ballot } = props
  const late = new Set(ballot?.late.map((one) => one.seat) ?? [])
  return me.seats
    .filter((seat) => late.has(seat))
    .map((seat) => <LateVote key={seat} decision={decision} ballot={ballot} seat={seat} />)
}

function LateVote({ decision, ballot, seat }: { decision: Decision; ballot: Ballot | null; seat: string }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const kept = useReceipt(decision, seat, ballot)
  return (
    <div className="decision-lost" role="status">
      <p>{t('receipt.late', { seat: state.seats[seat]?.label ?? seat, manner: ballot?.manner ?? 'open' })}</p>
      {kept?.counted === 'late' ? (
        <Receipt words={t('receipt.lateEntry', { short: shortReceipt(kept.receipt) })} receipt={kept.receipt} />
      ) : null}
    </div>
  )
}

function Receipt({ words, receipt }: { words: string; receipt: string }): ReactNode {
  const { t } = useText('decision')
  return (
    <div className="type-reference">
      <Disclosure summary={words}>
        <p>{t('receipt.whole', { receipt: spacedReceipt(receipt) })}</p>
      </Disclosure>
    </div>
  )
}
