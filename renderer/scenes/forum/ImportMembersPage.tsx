import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import type { RosterProblem } from '../../features/member/roster-draft.ts'
import { readRosterDraft, rosterProblemsIn } from '../../features/member/roster-draft.ts'
import { RosterField } from '../../features/member/RosterField.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'

/** A list of members, whole or not at all; what the host refuses stands above the text that it refused. */
export function ImportMembersPage(): ReactNode {
  const { t } = useText('forum')
  const announce = useAnnounce()
  const send = useCommand('roster.import')
  const [csv, setCsv, clear] = useKeptEntry('roster', '')
  const [refused, setRefused] = useState<{ csv: string; problems: readonly RosterProblem[] }>({ csv: '', problems: [] })
  const draft = readRosterDraft(csv)
  const isEmpty = csv.trim() === ''
  const submit = async (): Promise<void> => {
    const sent = await send.run({ csv })
    if (sent.ok) {
      announce(t('roster.imported', { count: draft.seats }))
      clear()
      navigate({ page: 'forum', section: 'members', id: null })
      return
    }
    setRefused({ csv, problems: rosterProblemsIn(sent.error.details) })
  }
  const problems = refused.csv === csv ? refused.problems : []
  const wrong = problems.length > 0 || draft.problems.length > 0
  const missing = isEmpty ? t('roster.empty') : undefined
  return (
    <>
      <PageTitle above={<Link to={{ page: 'forum', section: 'members', id: null }}>{t('nav.members')}</Link>}>
        {t('roster.title')}
      </PageTitle>
      <div className="plan-form import-form">
        <p className="measure">{t('roster.words')}</p>
        {send.failure?.code === 'roster_problems' ? null : <FailureLine failure={send.failure} />}
        <RosterField
          value={csv}
          onChange={setCsv}
          refused={problems}
          hasMembers
          actions={
            wrong ? null : (
              <Button kind="primary" busy={send.pending} missing={missing} onPress={() => void submit()}>
                {t('roster.button')}
              </Button>
            )
          }
        />
      </div>
    </>
  )
}
