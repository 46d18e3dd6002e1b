import type { ReactNode } from 'react'
import { awaitsLot } from '../../../shared/rules/election-case.ts'
import { useNow } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { ElectionBallot } from './ElectionBallot.tsx'
import { AnnulledFor, Candidates, Head, Turnout } from './ElectionPanel.tsx'
import { ElectionResult } from './ElectionResult.tsx'
import type { ElectionView } from './election-view.ts'
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

/** [SEL5] Whether the announced time for voting is over, though nobody has closed the ballot yet. */
function useVotingOver({ election: { closes } }: ElectionView): boolean {
  const now = useNow(1_000)
  return closes !== undefined && now >= Date.parse(closes.instant)
}

/** When the ballot closes, where that was announced. */
function Closing({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const format = useFormat()
  const isOver = useVotingOver(view)
  const { closes } = view.election
  if (!closes) return null
  const { local, zone, instant } = closes
  const at = { date: format.date(instant, zone), time: local.slice(11), zone: zone.replaceAll('_', ' ') }
  return <p>{t(isOver ? 'votingOver' : 'closes', at)}</p>
}

function Asked({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const sentence = useElectedSentence(view)
  const { stage, places, about } = view.election
  const { kind } = view.election.method
  const isOver = useVotingOver(view)
  if (stage === 'annulled') {
    return (
      <>
        <Heading level={1}>{sentence}</Heading>
        <AnnulledFor view={view} />
      </>
    )
  }
  return (
    <>
      <Heading level={1}>
        {stage === 'open' && !isOver ? t('ballot.title', { method: kind, places }) : sentence}
      </Heading>
      {stage === 'open' ? (
        <>
          <Closing view={view} />
          {isOver ? null : view.mine.map((seat) => <ElectionBallot key={seat} view={view} seat={seat} />)}
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
