import type { ReactNode } from 'react'
import { mayBeAskedToSign, signatureOf, statementInForce } from '../../../shared/rules/statement.ts'
import { complaintView } from '../../../shared/rules/complaints.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import { Complaints } from './Complaints.tsx'
import { Disputes } from './Disputes.tsx'
import { OwnSignature } from './OwnSignature.tsx'
import { StatementWords } from './StatementWords.tsx'
import { useToday } from '../../client/use-today.ts'

/** A participant's own way to the ethics statement: a line that unfolds to its words and to their signature. */
export function GuestStatement(): ReactNode {
  const { t } = useText('ethics')
  const { state, me } = useForum()
  const today = useToday()
  const statement = statementInForce(state)
  if (!statement) return <GuestCases />
  const asked = me.person !== null && mayBeAskedToSign(state, me.person, today)
  const signed = me.person !== null && signatureOf(state, me.person, statement.version) !== null
  return (
    <>
      <div className="guest-now__part">
        <Disclosure summary={t('statement.title')} after={asked && !signed ? <b>{t('statement.waits')}</b> : undefined}>
          <StatementWords statement={statement} level={3} />
          <OwnSignature />
        </Disclosure>
      </div>
      <GuestCases />
    </>
  )
}

/** [ETH6] A way to complain, and the cases that they are a party to or that were published. */
function GuestCases(): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const reveal = useReveal()
  const waits = Object.values(state.complaints).some((one) => !one.found && complaintView(one, reveal).parties !== null)
  return (
    <div className="guest-now__part">
      <Disclosure summary={t('complaint.andDisputes')} after={waits ? <b>{t('complaint.yours')}</b> : undefined}>
        <div className="stack">
          <Complaints level={3} />
          <Disputes level={3} />
        </div>
      </Disclosure>
    </div>
  )
}
