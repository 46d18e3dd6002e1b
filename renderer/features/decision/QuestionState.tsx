import type { ReactNode } from 'react'
import type { DecisionView } from './decision-view.ts'
import { Quoted } from './Quoted.tsx'
import type { QuestionKind } from './question.ts'
import { annulledKind, annulledWords, lostFigures, questionKind, quorumNow } from './question.ts'
import { useWords } from './words.ts'

/** [DEC13] That the open question waits for its quorum: since when, what is lacking, and what that means. Nothing while it does not. */
export function QuorumLost({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { decision, zone } = view
  const kind = questionKind(decision)
  if (decision.suspendedAt === null || kind === null) return null
  const time = words.format.time(decision.suspendedAt, zone)
  const what = kind === 'ballot' ? 'ballot' : 'position'
  return (
    <div className="decision-lost" role="status">
      <p>{words.rich('lost.what', { time, figures: lostFigures(words, quorumNow(view)) })}</p>
      <p className="type-reference">{words.t(`lost.kept.${what}`)}</p>
    </div>
  )
}

/** [DEC14] The rounds and ballots that were annulled, each with why; never what was said in them. */
export function AnnulledQuestions({ view, only }: { view: DecisionView; only?: QuestionKind | undefined }): ReactNode {
  const words = useWords()
  const told = view.decision.annulledQuestions.filter((one) => only === undefined || annulledKind(one) === only)
  if (told.length === 0) return null
  return (
    <ul className="decision-annulled">
      {told.map((one) => (
        <li key={one.at}>
          <p className="type-reference">{annulledWords(words, view, one)}</p>
          {one.reason ? <Quoted>{view.reveal(one.reason)}</Quoted> : null}
        </li>
      ))}
    </ul>
  )
}
