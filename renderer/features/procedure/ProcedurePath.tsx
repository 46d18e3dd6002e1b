import type { ReactNode } from 'react'
import type { LateAnswer, Procedure } from '../../../shared/domain/procedure.ts'
import type { Sealed } from '../../../shared/domain/sealed.ts'
import { useForum, useNow, useReveal } from '../../client/react.tsx'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'
import { procedureSentence, seatName, useProcedureWords } from './procedure-view.ts'
import { useSpeaker } from './use-speaker.ts'

/** What happened to it, oldest first: who answered, what came of it, and what came too late. */
export function ProcedurePath({ procedure }: { procedure: Procedure }): ReactNode {
  const words = useProcedureWords()
  const { t, format } = words
  const { state } = useForum()
  const now = useNow(60_000)
  const zone = state.forum?.zone ?? 'UTC'
  const when = (at: string): { time: string; dateTime: string } => ({ time: format.time(at, zone), dateTime: at })
  const { answers, posted, stoodOut, ended, late } = procedure
  const meanwhile = [
    ...(posted ? [{ at: posted.at, line: <Posted key="posted" at={posted.at} /> }] : []),
    ...answers.map((answer, index) => ({ at: answer.at, line: <Said key={index} answer={answer} index={index} /> })),
    ...stoodOut.map((one) => ({ at: one.at, line: <StoodOut key={one.seat} {...one} /> })),
  ].sort((one, other) => one.at.localeCompare(other.at))
  return (
    <Timeline label={t('page.path')}>
      <TimelineLine {...when(procedure.openedAt)} fact={t('path.opened', { way: procedure.terms.way })}>
        {format.date(procedure.openedAt, zone)}
      </TimelineLine>
      {meanwhile.map(({ line }) => line)}
      {ended ? (
        <TimelineLine
          {...when(ended.at)}
          fact={t(ended.result === 'annulled' ? 'path.annulled' : 'path.ended')}
          words={ended.result === 'annulled' ? <Quoted reason={ended.reason} /> : null}
        >
          {format.date(ended.at, zone)}
          {ended.result === 'annulled' ? null : <> · {procedureSentence(words, state, procedure, now)}</>}
        </TimelineLine>
      ) : null}
      {late.map((answer, index) => (
        <Said key={index} answer={answer} index={answers.length + index} note={t('path.late')} />
      ))}
    </Timeline>
  )
}

function Posted({ at }: { at: string }): ReactNode {
  const { t, format } = useProcedureWords()
  const zone = useForum().state.forum?.zone ?? 'UTC'
  return (
    <TimelineLine time={format.time(at, zone)} dateTime={at} fact={t('path.posted')}>
      {format.date(at, zone)}
    </TimelineLine>
  )
}

function StoodOut({ seat, at, actor }: Procedure['stoodOut'][number]): ReactNode {
  const { t, format } = useProcedureWords()
  const { state } = useForum()
  const zone = state.forum?.zone ?? 'UTC'
  return (
    <TimelineLine time={format.time(at, zone)} dateTime={at} fact={t('path.recused', { who: seatName(state, seat) })}>
      {format.date(at, zone)}
      <EnteredBy actor={actor} seat={seat} />
    </TimelineLine>
  )
}

/** `index`: the answer's place among all, from 0. */
function Said({ answer, index, note }: { answer: LateAnswer; index: number; note?: string }): ReactNode {
  const { t, format } = useProcedureWords()
  const { state } = useForum()
  const reveal = useReveal()
  const nameOf = useSpeaker()
  const { at, actor, by, says, reason } = answer
  const zone = state.forum?.zone ?? 'UTC'
  return (
    <TimelineLine
      time={format.time(at, zone)}
      dateTime={at}
      fact={t('path.said', { who: nameOf(answer, index), says })}
      words={reason === null || (says === 'noted' && reveal(reason) === null) ? null : <Quoted reason={reason} />}
    >
      {format.date(at, zone)}
      <EnteredBy actor={actor} seat={'seat' in by ? by.seat : null} />
      {note === undefined ? null : <> · {note}</>}
    </TimelineLine>
  )
}

/** Who entered it, where that was nobody who holds the seat. */
function EnteredBy({ actor, seat }: { actor: string; seat: string | null }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const reveal = useReveal()
  const holders = seat === null ? [] : (state.seats[seat]?.holders ?? [])
  if (holders.some(({ person }) => person === actor)) return null
  return <> · {t('path.enteredBy', { by: reveal(state.persons[actor]?.name) ?? t('path.controls') })}</>
}

function Quoted({ reason }: { reason: Sealed }): ReactNode {
  const { t } = useProcedureWords()
  const said = useReveal()(reason)
  return (
    <blockquote className="type-quote procedure-quote" dir="auto">
      {said === null ? t('path.withheld') : t('path.quoted', { words: said })}
    </blockquote>
  )
}
