import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Complaint } from '../../../shared/domain/complaint.ts'
import type { Rules } from '../../../shared/domain/forum.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { sanctionPlace } from './rules-place.ts'
import { DecidedBy, WhereToPut } from './RulesProposal.tsx'

/** [ETH8] The proposed sanction goes to the open item of a meeting, under the rule for sanctions; whoever it is about stands out. */
export function PutSanction({ complaint }: { complaint: Complaint }): ReactNode {
  const { state } = useForum()
  const leads = useCan({ to: 'decision.put' })
  const rules = state.forum?.rules
  return leads && rules ? <Put complaint={complaint} rules={rules} /> : null
}

function Put({ complaint, rules }: { complaint: Complaint; rules: Rules }): ReactNode {
  const { t, rich } = useText('ethics')
  const { state } = useForum()
  const put = useCommand('decision.put')
  const [chosen, choose] = useState<string | null>(null)
  const place = sanctionPlace(state, complaint.id)
  const allowed = rulesFor(rules, 'sanction')
  const rule = (allowed.find((one) => one.id === chosen) ?? allowed[0])?.id ?? null
  if ('decision' in place) {
    const { decision } = place
    const { meeting, item } = decision
    return (
      <p className="page-hint">
        {rich('complaint.underWay', {
          code: decisionCode(decision),
          link: (words: ReactNode) => <Link to={{ page: 'meeting', meeting, item, tab: 'decision' }}>{words}</Link>,
        })}
      </p>
    )
  }
  const send = async (): Promise<void> => {
    if (place.how !== 'put' || rule === null) return
    const [meeting, item] = [place.meeting.id, place.item.id]
    if (!(await put.run({ meeting, item, commitment: null, sanction: complaint.id, rule })).ok) return
    navigate({ page: 'meeting', meeting, item, tab: 'decision' })
  }
  return (
    <div className="rules-form">
      <p className="type-reference measure">{t('complaint.putHelp')}</p>
      <DecidedBy rules={rules} rule={rule} kind="sanction" onChange={choose} />
      <WhereToPut place={place} />
      <FailureLine failure={put.failure} />
      <div>
        <Button
          busy={put.pending}
          missing={place.how === 'put' ? undefined : t('statement.form.missingItem')}
          onPress={() => void send()}
        >
          {t('complaint.put')}
        </Button>
      </div>
    </div>
  )
}
