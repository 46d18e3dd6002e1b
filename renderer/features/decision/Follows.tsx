import type { ReactNode } from 'react'
import { askedLast, countedOf } from '../../../shared/rules/counted.ts'
import { commitmentCode } from './DiscussionRung.tsx'
import type { DecisionView } from './decision-view.ts'
import { subjectKind } from './subject.ts'
import type { Words } from './words.ts'
import { useWords } from './words.ts'

/** What comes of a decision that has ended, in a sentence or two. */
export function followsWords({ t }: Words, view: DecisionView): string {
  const { decision, state } = view
  const what = decision.annulled ? 'annulled' : (decision.concluded?.result ?? 'no_decision')
  const subject = subjectKind(decision)
  if (decision.founding) return t('follows.founded', { result: what })
  if (decision.ends !== null) return t('follows.ended', { result: what })
  if (subject === 'motion' || subject === 'statement' || subject === 'sanction') return t(`follows.${subject}.${what}`)
  if (subject === 'rules') return t(`follows.rules.${what}`, { version: rulesVersionAfter(view) })
  if (what === 'adopted' && view.meeting.group !== null) return t('follows.advised')
  const said = t(`follows.${what}`, { code: commitmentCode(state.commitments[decision.commitment ?? '']?.number ?? 0) })
  const maintained = decision.rounds
    .flatMap((round) => round.objections)
    .filter((one) => one.end === 'maintained' || one.end === null).length
  return what === 'adopted' && maintained > 0 ? `${said} ${t('follows.maintained', { n: maintained })}` : said
}

/** [RULE2] The version that the decision adopted; where it adopted none, the one that it was put under. */
function rulesVersionAfter({ decision, state }: DecisionView): number {
  const of = decision.rulesOf
  const adopted = (of === null ? state.forum : state.groups[of])?.rulesHistory.find(
    (one) => one.rules.decision === decision.id,
  )
  return adopted?.rules.version ?? decision.rulesVersion
}

/** Who stood aside where consensus adopted the text: named, and freed from implementing it. Nothing else of a decision says so. */
export function StoodAside({ view }: { view: DecisionView }): ReactNode {
  const { t, format } = useWords()
  const seats = seatsAside(view)
  if (seats.length === 0) return null
  return <p>{t('follows.aside', { n: seats.length, seats: format.list(seats.map(view.seatName)) })}</p>
}

function seatsAside({ decision }: DecisionView): readonly string[] {
  if (decision.annulled || decision.concluded?.result !== 'adopted') return []
  const counted = countedOf(decision)
  const asked = counted && askedLast(counted)
  if (asked?.kind !== 'consensus') return []
  const eligible = asked.question.seats.filter((seat) => seat.here && !seat.recused)
  return eligible.filter((seat) => seat.position === 'stand_aside').map((seat) => seat.id)
}
