import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { AnnulledQuestion, Decision } from '../../../shared/domain/decision.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { position } from '../../../shared/domain/position.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { stoodOutOf } from '../../../shared/rules/question.ts'
import { formatRoute } from '../../client/route.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { ActionWords } from './ActionWords.tsx'
import { DeferredWords } from './DeferredWords.tsx'
import { EthicsWords } from './EthicsWords.tsx'
import type { ItemEvent, PositionCounts, SeatMoved } from './item-events.ts'
import { SeatName } from './SeatName.tsx'

/** One line of the record in words. */
export function EventWords({ event }: { event: ItemEvent }): ReactNode {
  const { t } = useText('minutes')
  switch (event.kind) {
    case 'opened':
      return t('events.opened')
    case 'closed':
      return t('events.closed')
    case 'presence':
      return <PresenceWords event={event} />
    case 'action':
      return <ActionWords action={event.action} />
    case 'ethics':
      return <EthicsWords line={event.line} meeting={event.meeting} />
    case 'deferred':
      return <DeferredWords deferred={event.deferred} />
    case 'lot':
      return <LotWords decision={event.decision} lot={event.lot} drawn={event.drawn} />
    case 'text':
      return <TextWords decision={event.decision} version={event.version} />
    default:
      return <DecisionWords event={event} />
  }
}

function PresenceWords({ event }: { event: Extract<ItemEvent, { kind: 'presence' }> }): ReactNode {
  const { t } = useText('minutes')
  const groups = (['room', 'remote', null] as const).flatMap((mode) => {
    const seats = event.moved.filter((one) => one.mode === mode)
    return seats.length > 0 ? [{ mode: mode ?? ('gone' as const), seats }] : []
  })
  return (
    <>
      {groups.map(({ mode, seats }) => (
        <Fragment key={mode}>
          <SeatList seats={seats} /> {t('events.moved', { mode })}{' '}
        </Fragment>
      ))}
      <b>{t('events.here', { here: event.here, total: event.total })}</b>
      {event.quorum ? <b> {t('events.quorum', { quorum: event.quorum })}</b> : null}
    </>
  )
}

/** A full room is not read out: up to four are named, then counted. */
function SeatList({ seats }: { seats: readonly SeatMoved[] }): ReactNode {
  const { t } = useText('minutes')
  const named = seats.length > 5 ? seats.slice(0, 4) : seats
  return (
    <>
      {named.map((one, index) => (
        <Fragment key={one.seat}>
          {index > 0 ? t('events.comma') : null}
          <SeatName seat={one.seat} />
        </Fragment>
      ))}
      {named.length < seats.length ? t('events.andMore', { more: seats.length - named.length }) : null}
    </>
  )
}

function TextWords({ decision, version }: { decision: Decision; version: number }): ReactNode {
  const { t, rich } = useText('minutes')
  const code = <DecisionLink decision={decision} />
  if (version > 1) return rich('events.amended', { code, version })
  return (
    <>
      {rich('events.put', { code })} {t('events.rule', { rule: decision.rule.title })}
    </>
  )
}

type OfDecision = Exclude<
  ItemEvent,
  { kind: 'opened' | 'closed' | 'presence' | 'action' | 'ethics' | 'text' | 'deferred' | 'lot' }
>

/** [EXC2] A lot when it was called, or, `drawn`, when it was drawn. */
function LotWords({ decision, lot, drawn }: { decision: Decision; lot: Lot; drawn: boolean }): ReactNode {
  const { rich } = useText('exception')
  const { state } = useForum()
  const format = useFormat()
  const names = (seats: readonly string[]): string => format.list(seats.map((seat) => state.seats[seat]?.label ?? seat))
  const code = <DecisionLink decision={decision} />
  if (!drawn) return rich('minutes.called', { seats: names(lot.names), places: lot.places, code })
  const seats = lot.drawn?.seats ?? []
  return rich('minutes.drawn', { seats: names(seats), n: seats.length, code })
}

function DecisionWords({ event }: { event: OfDecision }): ReactNode {
  const { rich } = useText('minutes')
  const counts = useCounts()
  const code = <DecisionLink decision={event.decision} />
  switch (event.kind) {
    case 'round-opened':
      return rich('events.roundOpened', { kind: roundKind(event.decision), round: event.round.number, code })
    case 'round-closed':
      return rich('events.roundClosed', {
        kind: roundKind(event.decision),
        round: event.round.number,
        result: resultOf(event.round.outcome),
        counts: counts(event.counts),
        code,
      })
    case 'ballot-opened':
      return rich('events.ballotOpened', { code, manner: event.manner })
    case 'ballot-closed':
      return rich('events.ballotClosed', {
        code,
        manner: event.decision.ballot?.manner ?? 'open',
        late: event.decision.ballot?.late.length ?? 0,
      })
    case 'suspended':
      return <SuspendedWords decision={event.decision} until={event.until} />
    case 'question-annulled':
      return <AnnulledWords decision={event.decision} question={event.question} />
    case 'concluded':
      return rich('events.concluded', { result: event.decision.concluded?.result, code })
    case 'responded':
      return rich('events.responded', { code })
    case 'annulled':
      return rich('events.annulled', {
        code,
        deferred: event.decision.annulled?.deferredTo === undefined ? 'no' : 'yes',
      })
  }
}

/** [DEC13] That a question waits for its quorum, or how long it waited. */
function SuspendedWords({ decision, until }: { decision: Decision; until: string | null }): ReactNode {
  const { rich } = useText('minutes')
  const { state } = useForum()
  const { time } = useFormat()
  const code = <DecisionLink decision={decision} />
  if (until === null) return rich('events.suspended', { code, what: decision.stage })
  return rich('events.waited', { code, until: time(until, state.meetings[decision.meeting]?.starts.zone) })
}

/** [DEC14] Which round or ballot was annulled, and why; never what was said in it. */
function AnnulledWords({ decision, question }: { decision: Decision; question: AnnulledQuestion }): ReactNode {
  const { t, rich } = useText('minutes')
  const { state } = useForum()
  const format = useFormat()
  const reveal = useReveal()
  const seats = stoodOutOf(state, decision, question).map((seat) => state.seats[seat]?.label ?? seat)
  return (
    <>
      {rich('events.questionAnnulled', {
        what: question.ballot ? 'ballot' : 'round',
        round: question.round?.number ?? 0,
        seats: seats.length === 0 ? 'none' : format.list(seats),
        code: <DecisionLink decision={decision} />,
      })}{' '}
      {question.reason ? t('events.reason', { reason: reveal(question.reason) ?? t('withheld') }) : null}
    </>
  )
}

function resultOf(outcome: Readonly<Record<string, unknown>> | null): string {
  const result = outcome?.['result']
  return typeof result === 'string' ? result : 'open'
}

/** "11 agree, 2 with reservations, 2 block"; what nobody said is left out. */
function useCounts(): (counts: PositionCounts) => string {
  const { t } = useText('minutes')
  const format = useFormat()
  return (counts) => {
    const said = position.options.filter((each) => counts[each] > 0)
    if (said.length === 0) return t('events.nobody')
    return format.list(said.map((each) => t('events.count', { position: each, n: counts[each] })))
  }
}

function DecisionLink({ decision }: { decision: Decision }): ReactNode {
  const { state } = useForum()
  const code = decisionCode(decision)
  if (!state.meetings[decision.meeting]) return code
  return (
    <a href={formatRoute({ page: 'meeting', meeting: decision.meeting, item: decision.item, tab: 'decision' })}>
      {code}
    </a>
  )
}
