import type { ReactNode } from 'react'
import { awaitsLot } from '../../../shared/rules/election-case.ts'
import { useText } from '../../ui/text.ts'
import { ElectionBallot } from './ElectionBallot.tsx'
import { Candidates, Head, Turnout } from './ElectionPanel.tsx'
import { ElectionResult } from './ElectionResult.tsx'
import { useElection } from './election-view.ts'
import { Heading } from './Heading.tsx'
import { LotWords } from './LotWords.tsx'
import { TieAtCut } from './TieAtCut.tsx'
import { useElectedSentence } from './use-elected-sentence.ts'
import './election.css'

/** An election on a participant's phone: the ballot of each seat they sit for, a word for the lot, the result. */
export function GuestElection({ electionId }: { electionId: string }): ReactNode {
  const view = useElection(electionId)
  if (!view) return null
  const { stage } = view.election
  return (
    <div className="election">
      <Head view={view} />
      {stage === 'closed' ? (
        <>
          <ElectionResult view={view} level={1} />
          <TieAtCut view={view} level={2} />
        </>
      ) : (
        <Asked view={view} />
      )}
    </div>
  )
}

function Asked({ view }: { view: NonNullable<ReturnType<typeof useElection>> }): ReactNode {
  const { t } = useText('election')
  const sentence = useElectedSentence(view)
  const { stage, places, about } = view.election
  const { kind } = view.election.method
  if (stage === 'annulled') return <Heading level={1}>{sentence}</Heading>
  return (
    <>
      <Heading level={1}>{stage === 'open' ? t('ballot.title', { method: kind, places }) : sentence}</Heading>
      {stage === 'open' ? (
        <>
          {view.mine.map((seat) => (
            <ElectionBallot key={seat} view={view} seat={seat} />
          ))}
          {view.mine.length === 0 ? <p>{t('ballot.notAsked', { about, college: view.college })}</p> : null}
          <p className="type-reference">
            <Turnout view={view} />
          </p>
          <p className="election__help">{t('secrecy')}</p>
        </>
      ) : (
        <Candidates view={view} />
      )}
      {awaitsLot(view.election) ? <LotWords view={view} level={2} /> : null}
    </>
  )
}
