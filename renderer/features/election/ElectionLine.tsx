import type { ReactNode } from 'react'
import { electionCode } from '../../../shared/rules/election-case.ts'
import { useElection } from './election-view.ts'
import type { ElectionView } from './election-view.ts'
import { ElectionResult } from './ElectionResult.tsx'
import { useElectedSentence } from './use-elected-sentence.ts'
import './election.css'

/** An election in the minutes: its title and what came of it. */
export function ElectionLine({ electionId }: { electionId: string }): ReactNode {
  const view = useElection(electionId)
  if (!view) return null
  return (
    <section className="election election--line">
      <p className="type-label">
        {electionCode(view.election)} <span dir="auto">{view.election.title}</span>
      </p>
      {view.election.stage === 'closed' ? <ElectionResult view={view} level={2} /> : <Unfinished view={view} />}
    </section>
  )
}

function Unfinished({ view }: { view: ElectionView }): ReactNode {
  return <p>{useElectedSentence(view)}</p>
}
