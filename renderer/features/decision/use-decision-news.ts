import { useEffect, useRef } from 'react'
import { useMe } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import type { DecisionView } from './decision-view.ts'
import type { Words } from './words.ts'
import { outcomeSentence, useWords } from './words.ts'

/** Tells screen readers what others do to a decision: positions, votes (only that), a new stage, the outcome. */
export function useDecisionNews(view: DecisionView | null): void {
  const announce = useAnnounce()
  const words = useWords()
  const me = useMe()
  const before = useRef<{ id: string; facts: Facts } | null>(null)
  useEffect(() => {
    const last = before.current
    if (!view) {
      before.current = null
      return
    }
    const facts = factsOf(view)
    before.current = { id: view.decision.id, facts }
    if (last?.id !== view.decision.id) return
    const said = newsBetween(words, view, last.facts, facts, me.id)
    if (said !== '') announce(said)
  })
}

interface Facts {
  readonly stage: string
  readonly versions: number
  readonly taken: ReadonlyMap<string, number>
  readonly voted: number
  readonly confirmed: number
  readonly answers: number
}

/** Copied out of the record, which is folded in place. */
function factsOf({ decision }: DecisionView): Facts {
  const round = decision.rounds.at(-1)
  return {
    stage: `${decision.stage} ${String(decision.rounds.length)}`,
    versions: decision.texts.length,
    taken: new Map(Object.values(round?.positions ?? {}).map((one) => [one.seat, one.seq])),
    voted: Object.keys(decision.ballot?.cast ?? {}).length,
    confirmed: decision.confirmed.length,
    answers: decision.rounds.flatMap((one) => one.objections).reduce((sum, one) => sum + one.answers.length, 0),
  }
}

function newsBetween(words: Words, view: DecisionView, before: Facts, now: Facts, me: string): string {
  const { t } = words
  const { decision } = view
  const said: string[] = []
  if (now.stage !== before.stage) {
    const n = decision.rounds.length
    said.push(
      decision.stage === 'concluded' || decision.stage === 'annulled'
        ? outcomeSentence(words, decision)
        : t(`news.${decision.stage}`, { n }),
    )
  }
  if (now.versions > before.versions) said.push(t('news.amended', { n: now.versions }))
  if (now.answers > before.answers) said.push(t('news.answer'))
  if (now.confirmed > before.confirmed) {
    const office = decision.confirmed.at(-1)?.office ?? 'chair'
    said.push(t('news.confirmed', { officer: t(`officer.${office}`) }))
  }
  if (decision.stage === 'round' && now.stage === before.stage) {
    const positions = decision.rounds.at(-1)?.positions ?? {}
    const fresh = [...now.taken].filter(
      ([seat, seq]) => before.taken.get(seat) !== seq && positions[seat]?.actor !== me,
    )
    for (const [seat] of fresh.slice(-2)) {
      const taken = positions[seat]
      if (taken) said.push(t('seatSaid', { seat: view.seatName(seat), said: t(`said.${taken.position}`) }))
    }
    if (fresh.length > 0) said.push(t('news.toAnswer', { n: view.outlook.consensus?.silent.length ?? 0 }))
  }
  if (decision.stage === 'ballot' && now.voted > before.voted) {
    const all = decision.ballot?.seats.filter((seat) => seat.here && !seat.recused).length ?? 0
    said.push(t('ballot.voted', { voted: now.voted, all }))
  }
  return said.join(' ')
}
