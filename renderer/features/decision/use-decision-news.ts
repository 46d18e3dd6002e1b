import { useEffect, useRef } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { stepAhead } from '../../../shared/rules/graded-steps.ts'
import { useForum } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { annulledKind, questionKind, seatsThatStoodOut } from './question.ts'
import type { Words } from './words.ts'
import { outcomeSentence, useWords } from './words.ts'

/**
 * Tells screen readers what others do to a meeting's decisions: a new stage, an amended text, an answer, the outcome. For whoever
 * looks on `closely`, each position too, and how many have voted. A scene calls it once, whatever it shows.
 */
export function useDecisionNews(meetingId: string, closely: boolean): void {
  const { state, me } = useForum()
  const announce = useAnnounce()
  const words = useWords()
  const before = useRef<ReadonlyMap<string, Facts> | null>(null)
  useEffect(() => {
    const own = Object.values(state.decisions).filter(({ meeting }) => meeting === meetingId)
    const last = before.current
    before.current = new Map(own.map((decision) => [decision.id, factsOf(decision)]))
    if (!last) return
    const reader = { words, state, me: me.id, closely }
    const said = own.flatMap((decision) => newsOf(reader, decision, last.get(decision.id) ?? null))
    if (said.length > 0) announce(said.join(' '))
  }, [state, meetingId, closely, words, me.id, announce])
}

export interface Facts {
  readonly stage: string
  readonly versions: number
  readonly taken: ReadonlyMap<string, number>
  readonly voted: number
  readonly judged: number
  readonly confirmed: number
  readonly answers: number
  readonly annulled: number
  readonly suspended: boolean
  readonly responses: number
}

/** Copied out of the record, which is folded in place. */
export function factsOf(decision: Decision): Facts {
  const round = decision.rounds.at(-1)
  return {
    annulled: decision.annulledQuestions.length,
    suspended: decision.suspendedAt !== null,
    responses: decision.responses?.length ?? 0,
    stage: [decision.stage, decision.rounds.length, decision.pastBallots.length, decision.reports.length].join(' '),
    versions: decision.texts.length,
    taken: new Map(Object.values(round?.positions ?? {}).map((one) => [one.seat, one.seq])),
    judged: Object.values(round?.positions ?? {}).filter((one) => one.judged !== null).length,
    voted: Object.keys(decision.ballot?.cast ?? {}).length + (decision.ballot?.taken.length ?? 0),
    confirmed: decision.confirmed.length,
    answers: decision.rounds.flatMap((one) => one.objections).reduce((sum, one) => sum + one.answers.length, 0),
  }
}

interface Reader {
  readonly words: Words
  readonly state: ForumState
  /** Whoever uses this window: what they did themselves shows in place. */
  readonly me: string
  readonly closely: boolean
}

/** `before`: null where the decision is new. */
export function newsOf(reader: Reader, decision: Decision, before: Facts | null): readonly string[] {
  const { words } = reader
  const { t } = words
  const now = factsOf(decision)
  if (!before) return [stageNews(words, decision)]
  const said: string[] = []
  if (now.annulled > before.annulled) said.push(...annulledNews(reader, decision, before))
  else if (now.stage !== before.stage) said.push(stageNews(words, decision))
  else if (now.suspended !== before.suspended)
    said.push(now.suspended ? t('news.suspended') : t('news.resumed', { stage: decision.stage }))
  if (now.versions > before.versions) said.push(t('news.amended', { n: now.versions }))
  if (now.answers > before.answers) said.push(t('news.answer'))
  if (now.responses > before.responses) said.push(t('news.responded', { title: decision.title }))
  if (now.judged > before.judged) said.push(t('news.judged'))
  if (now.confirmed > before.confirmed) {
    const office = decision.confirmed.at(-1)?.office ?? 'chair'
    said.push(t('news.confirmed', { officer: t(`officer.${office}`) }))
  }
  if (reader.closely && now.stage === before.stage) said.push(...answerNews(reader, decision, before, now))
  return said
}

/** The round or ballot that was annulled, and whether it was opened again at once. */
function annulledNews({ words, state }: Reader, decision: Decision, before: Facts): string[] {
  const { t } = words
  const fresh = decision.annulledQuestions.slice(before.annulled)
  const told = fresh.map((one) =>
    t('news.questionAnnulled', {
      what: annulledKind(one),
      n: one.round?.number ?? 0,
      seats: seatsThatStoodOut(words, { state, decision, seatName: (seat) => state.seats[seat]?.label ?? seat }, one),
    }),
  )
  return questionKind(decision) === null ? told : [...told, t('news.again')]
}

function stageNews(words: Words, decision: Decision): string {
  const { stage, title, rounds } = decision
  if (decision.ballot?.manner === 'roll_call' && stage === 'ballot') return words.t('news.rollCall', { title })
  const ahead = stage === 'between' ? stepAhead(decision) : null
  if (ahead) return words.t('news.grade', { grade: ahead.grade })
  return stage === 'concluded' || stage === 'annulled'
    ? words.t('news.ended', { title, outcome: outcomeSentence(words, decision) })
    : words.t(`news.${stage}`, { title, n: rounds.length, kind: roundKind(decision) })
}

function answerNews({ words, state, me }: Reader, decision: Decision, before: Facts, now: Facts): string[] {
  const { t } = words
  const round = decision.rounds.at(-1)
  if (decision.stage === 'round' && round) {
    const fresh = [...now.taken].flatMap(([seat, seq]) => {
      const taken = round.positions[seat]
      return taken && before.taken.get(seat) !== seq && taken.actor !== me ? [taken] : []
    })
    if (fresh.length === 0) return []
    const silent = round.seats.filter(({ id, here, recused }) => here && !recused && !round.positions[id])
    return [
      ...fresh
        .slice(-2)
        .map(({ seat, position }) =>
          t('seatSaid', { seat: state.seats[seat]?.label ?? seat, said: t(`said.${position}`) }),
        ),
      t('news.toAnswer', { n: silent.length }),
    ]
  }
  if (decision.stage !== 'ballot' || now.voted <= before.voted) return []
  const all = decision.ballot?.seats.filter((seat) => seat.here && !seat.recused).length ?? 0
  return [t('ballot.voted', { voted: now.voted, all })]
}
