import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Round } from '../../../shared/domain/decision.ts'
import type { Objection, ObjectionEnd } from '../../../shared/domain/objection.ts'
import { useCommand, useMe } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { useWords } from './words.ts'

const endings = ['resolved', 'withdrawn', 'maintained'] as const

interface Ended {
  readonly view: DecisionView
  readonly round: Round
  readonly objection: Objection
}

/** [DEC10] How an objection ends, for those who lead; once entered it may be put right. Whoever sits for the seat may withdraw it. */
export function ObjectionEnding({ view, round, objection }: Ended): ReactNode {
  const { t } = useText('decision')
  const [again, setAgain] = useState(false)
  const end = useCommand('objection.end')
  const name = view.seatName(objection.seat)
  const hows = endingsOpen(view, objection)
  if (hows.length === 0) return null
  if (hows.length === 1 && hows[0] === 'withdrawn' && !mayEnd(view, objection.seat, 'maintained'))
    return <Withdraw view={view} round={round} objection={objection} />
  if (objection.end !== null && !again)
    return (
      <div className="decision-end">
        <Button kind="link" small label={t('objection.putRightOf', { seat: name })} onPress={() => setAgain(true)}>
          {t('objection.putRight')}
        </Button>
      </div>
    )
  const enter = (how: ObjectionEnd): void => {
    const of = { meeting: view.meeting.id, decision: view.decision.id, round: round.number, seat: objection.seat }
    void end.run({ ...of, how }).then((answered) => {
      if (answered.ok) setAgain(false)
    })
  }
  return (
    <>
      <div className="decision-end" role="group" aria-label={t('objection.endOf', { seat: name })}>
        <span className="type-reference">{t('objection.endAs')}</span>
        {hows.map((how) => (
          <Button
            key={how}
            small
            busy={end.pending}
            missing={how === 'resolved' && objection.answers.length === 0 ? t('objection.answerFirst') : undefined}
            onPress={() => enter(how)}
          >
            {t(`objection.as.${how}`)}
          </Button>
        ))}
        {again ? (
          <Button kind="link" small onPress={() => setAgain(false)}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
      <FailureLine failure={end.failure} />
    </>
  )
}

/** What was entered before the ending that holds: kept, and superseded. */
export function EndedBefore({ view, objection }: Pick<Ended, 'view' | 'objection'>): ReactNode {
  const { t, format } = useWords()
  return objection.endings.slice(0, -1).map(({ at, how }, index) => (
    <p key={index} className="type-reference">
      {t('objection.superseded', { how, time: format.time(at, view.zone) })}
    </p>
  ))
}

/** By the seat itself; asks first, since only those who lead put it right. */
function Withdraw({ view, round, objection, large }: Ended & { large?: boolean }): ReactNode {
  const { t } = useText('decision')
  const [sure, setSure] = useState(false)
  const end = useCommand('objection.end')
  const of = { meeting: view.meeting.id, decision: view.decision.id, round: round.number, seat: objection.seat }
  const size = large ? { large } : { small: true }
  return (
    <>
      {sure ? <p>{t('objection.withdrawHelp', { seat: view.seatName(objection.seat) })}</p> : null}
      <div className={large ? 'guest-vote__ways' : 'decision-end'}>
        <Button
          {...size}
          busy={end.pending}
          onPress={() => (sure ? void end.run({ ...of, how: 'withdrawn' }) : setSure(true))}
        >
          {t(sure ? 'objection.withdraw' : 'objection.withdrawAsk')}
        </Button>
        {sure ? (
          <Button kind="link" {...size} onPress={() => setSure(false)}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
      <FailureLine failure={end.failure} />
    </>
  )
}

/** On a participant's phone: the objections of the seats that they sit for, while they may be withdrawn. */
export function OwnObjections({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const me = useMe()
  // [ETH2] Whoever stands out says nothing of it.
  if (view.out) return null
  const own = view.decision.rounds.flatMap((round) =>
    round.objections
      .filter((one) => view.sitter(one.seat)?.person === me.person && endingsOpen(view, one).includes('withdrawn'))
      .map((objection) => ({ round, objection })),
  )
  return own.map(({ round, objection }) => (
    <section key={`${String(round.number)} ${objection.seat}`} className="guest-vote__objection">
      <h2 className="type-name">{t('objection.own', { seat: view.seatName(objection.seat), n: round.number })}</h2>
      <Withdraw view={view} round={round} objection={objection} large />
    </section>
  ))
}

/** What may be entered from this window as things stand; nothing while a vote is under way, once an ending stands. */
function endingsOpen(view: DecisionView, { seat, end }: Objection): readonly ObjectionEnd[] {
  const { stage } = view.decision
  const voting = stage === 'ballot' || stage === 'casting' || stage === 'veto'
  if (end !== null && voting) return []
  if (end === 'resolved' && !mayEnd(view, seat, 'maintained')) return []
  return endings.filter((how) => how !== end && mayEnd(view, seat, how))
}

function mayEnd(view: DecisionView, seat: string, how: ObjectionEnd): boolean {
  return view.may({ to: 'objection.end', sitting: view.sitter(seat)?.person ?? null, how })
}
