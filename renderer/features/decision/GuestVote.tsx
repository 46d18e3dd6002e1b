import type { ReactNode } from 'react'
import { useState } from 'react'
import { hasVoted } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { AskedSeat } from '../../../shared/rules/held-proxies.ts'
import { seatsAsked } from '../../../shared/rules/held-proxies.ts'
import { responseTo } from '../../../shared/rules/response.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { lastQuestion } from '../../client/meant-for.ts'
import { useConnection, useForum, useMe } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { decisionOfMeeting, useDecision } from './decision-view.ts'
import { CastingVote } from './CastingVote.tsx'
import { FrozenText } from './FrozenText.tsx'
import { GuestBallot } from './GuestBallot.tsx'
import { GuestCalled } from './GuestCalled.tsx'
import { GuestPosition } from './GuestPosition.tsx'
import { GuestSecretBallot } from './GuestSecretBallot.tsx'
import { LateAnswer } from './LateAnswer.tsx'
import { Lots } from './LotPanel.tsx'
import { AnswerForm, awaitsAnswer, mayAnswer, raisedIn } from './Objections.tsx'
import { Quoted } from './Quoted.tsx'
import { OwnObjections } from './ObjectionEnding.tsx'
import { Overtaken } from './Overtaken.tsx'
import { GradedSteps } from './GradedSteps.tsx'
import { OutcomeView } from './OutcomeView.tsx'
import { AnnulledQuestions, QuorumLost } from './QuestionState.tsx'
import { subjectKind } from './subject.ts'
import { GivenResponse } from './Response.tsx'
import { GuestVeto, VetoLines } from './VetoRung.tsx'
import { objectionKey } from './sheet-store.ts'
import { roundSentence, useWords } from './words.ts'
import './decision.css'
import './guest-vote.css'

/** What a participant's phone asks of its holder: a position, a vote, an answer; in between, where the decision stands. */
export function GuestVote({ meetingId }: { meetingId: string }): ReactNode {
  const { state } = useForum()
  const meeting = state.meetings[meetingId]
  const decision = meeting ? decisionOfMeeting(state, meeting) : null
  const view = useDecision(decision?.id ?? null)
  return <div className="guest-vote">{view ? <Asked key={view.decision.id} view={view} /> : <NothingAsked />}</div>
}

function NothingAsked(): ReactNode {
  const { t } = useText('decision')
  return (
    <>
      <h1 className="type-section">{t('guest.nothing')}</h1>
      <p className="quiet-text">{t('guest.nothingHelp')}</p>
    </>
  )
}

function Asked({ view }: { view: DecisionView }): ReactNode {
  switch (view.decision.stage) {
    case 'round':
      return <AskedOf view={view} what="position" />
    case 'ballot':
      return <AskedOf view={view} what="ballot" />
    case 'veto':
      return <VetoAsked view={view} />
    case 'concluded':
    case 'annulled':
      return <Result view={view} />
    case 'put':
    case 'between':
    case 'casting':
      return <Between view={view} />
  }
}

/** The question over everything else: its words, then the big answers for each seat that this person speaks for. */
function AskedOf({ view, what }: { view: DecisionView; what: 'position' | 'ballot' }): ReactNode {
  const { t } = useWords()
  const me = useMe()
  const { decision } = view
  const kind = roundKind(decision)
  const frozen = askedIn(decision, what)
  const own = me.seats.filter((seat) => frozen.some((one) => one.id === seat))
  // [PROX3] The seats whose vote was given to one of theirs.
  const given = frozen.filter((one) => one.proxy !== null && own.some((seat) => seat === one.proxy))
  const mine = [...own, ...given.map((one) => one.id)]
  return (
    <>
      <AskedHead view={view} what={what} />
      <QuorumLost view={view} />
      <Overtaken decision={decision} />
      <h1 className="type-record guest-vote__question">
        {t(`guest.question.${what === 'position' && kind === 'consent' ? 'consent' : what}`, {
          subject: subjectKind(decision),
          title: decision.title,
          version: decision.texts.length,
        })}
      </h1>
      <WholeText hash={decision.texts.at(-1)?.hash ?? ''} />
      {mine.length === 0 ? <p className="guest-vote__help">{t('guest.noSeat')}</p> : null}
      {mine.map((seat) => (
        <SeatAsked
          key={`${seat} ${lastQuestion(decision) ?? ''}`}
          view={view}
          seat={seat}
          what={what}
          here={frozen.some((one) => one.id === seat && one.here && !one.recused)}
          several={mine.length > 1}
        />
      ))}
    </>
  )
}

/** The seats of the open question, in a ballot with those taken as here whose proxy holds. */
function askedIn(decision: Decision, what: 'position' | 'ballot'): readonly AskedSeat[] {
  if (what === 'ballot') return decision.ballot ? seatsAsked(decision, decision.ballot) : []
  return (decision.rounds.at(-1)?.seats ?? []).map((seat) => ({ ...seat, proxy: null }))
}

/** [DEC17] It would carry; whoever sits for a seat of a sector that may stop it says whether their seat calls for that. */
function VetoAsked({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const me = useMe()
  const { decision } = view
  const mine = (decision.veto?.seats ?? []).filter(
    (seat) =>
      seat.here &&
      !seat.recused &&
      decision.rule.veto?.sectors.includes(seat.sector) === true &&
      view.sitter(seat.id)?.person === me.person,
  )
  return (
    <>
      <div className="guest-vote__head">
        <b>{t('rung.veto')}</b>
        <span className="type-reference">{decision.title}</span>
      </div>
      <h1 className="type-record guest-vote__question">{t('veto.question', { title: decision.title })}</h1>
      <p>{t('veto.asked')}</p>
      <VetoLines view={view} />
      {mine.map((seat) => (
        <GuestVeto key={seat.id} view={view} seat={seat.id} />
      ))}
      <WholeText hash={decision.texts.at(-1)?.hash ?? ''} />
    </>
  )
}

/** As of when the counts are, where the line is down. */
function AskedHead({ view, what }: { view: DecisionView; what: 'position' | 'ballot' }): ReactNode {
  const { t, format } = useWords()
  const { status, since } = useConnection()
  const { decision, zone } = view
  const frozen = askedIn(decision, what)
  const eligible = frozen.filter((seat) => seat.here && !seat.recused)
  const { ballot } = decision
  const positions = decision.rounds.at(-1)?.positions ?? {}
  const has = (seat: string): boolean =>
    what === 'ballot' ? ballot !== null && hasVoted(ballot, seat) : positions[seat] !== undefined
  const done = eligible.filter((seat) => has(seat.id)).length
  return (
    <div className="guest-vote__head">
      <b>
        {t(what === 'ballot' ? 'guest.openBallot' : 'guest.round', {
          n: decision.rounds.length,
          kind: roundKind(decision),
          manner: decision.ballot?.manner ?? 'open',
        })}
      </b>
      {what === 'ballot' && view.outlook.step ? (
        <span className="type-reference">{t('guest.grade', { grade: view.outlook.step.grade })}</span>
      ) : null}
      <span className="type-reference">
        {status === 'online'
          ? t(`guest.done.${what}`, { done, all: eligible.length })
          : t('guest.asOf', { time: format.time(since, zone) })}
      </span>
    </div>
  )
}

function WholeText({ hash }: { hash: string }): ReactNode {
  const { t } = useText('decision')
  const whole = useUnfolding()
  return (
    <div>
      <UnfoldButton unfolding={whole}>{t('guest.wholeText')}</UnfoldButton>
      <UnfoldPanel unfolding={whole}>
        <FrozenText hash={hash} heading={false} />
      </UnfoldPanel>
    </div>
  )
}

function SeatAsked(props: {
  view: DecisionView
  seat: string
  what: 'position' | 'ballot'
  here: boolean
  several: boolean
}): ReactNode {
  const { t } = useText('decision')
  const me = useMe()
  const { view, seat, what, here, several } = props
  const sitter = view.sitter(seat)
  const name = view.seatName(seat)
  const head = several ? <h2 className="type-name">{name}</h2> : null
  if (!here)
    return (
      <>
        {head}
        <p className="guest-vote__help">{t('guest.notHere', { seat: name })}</p>
      </>
    )
  if (sitter?.person !== me.person) {
    return (
      <>
        {head}
        <p className="guest-vote__help">
          {sitter ? t('guest.otherSits', { seat: name, name: sitter.name }) : t('guest.nobodySits', { seat: name })}
        </p>
      </>
    )
  }
  return (
    <>
      {head}
      {what === 'ballot' && view.decision.ballot?.manner === 'roll_call' ? (
        <GuestCalled view={view} seat={seat} />
      ) : what === 'ballot' && view.decision.ballot?.manner === 'secret' ? (
        <GuestSecretBallot view={view} seat={seat} />
      ) : what === 'ballot' ? (
        <GuestBallot view={view} seat={seat} />
      ) : (
        <GuestPosition view={view} seat={seat} />
      )}
    </>
  )
}

/** No question just now: the text as it stands, how the rounds ended, objections that want an answer. */
function Between({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { t } = words
  const { decision } = view
  const waiting = raisedIn(view).filter(awaitsAnswer)
  return (
    <>
      <div className="guest-vote__head">
        <b>{t('record.title')}</b>
        <span className="type-reference">{t('record.version', { n: decision.texts.length })}</span>
      </div>
      <LateAnswer decision={decision} />
      <h1 className="type-record guest-vote__question">{decision.title}</h1>
      <WholeText hash={decision.texts.at(-1)?.hash ?? ''} />
      <AnnulledQuestions view={view} />
      <Lots view={view} />
      <CastingVote view={view} />
      <GradedSteps view={view} />
      {(decision.rule.kind === 'graded' ? [] : decision.rounds).map((round) => (
        <p key={round.number}>{roundSentence(words, decision, round)}</p>
      ))}
      <OwnObjections view={view} />
      {waiting.map((raised) => (
        <GuestObjection key={objectionKey(raised.round.number, raised.seat)} view={view} raised={raised} />
      ))}
      {waiting.length === 0 ? <p className="guest-vote__help">{t('guest.waits')}</p> : null}
    </>
  )
}

function GuestObjection({
  view,
  raised,
}: {
  view: DecisionView
  raised: ReturnType<typeof raisedIn>[number]
}): ReactNode {
  const { t } = useText('decision')
  const [writing, setWriting] = useState(false)
  const taken = raised.round.positions[raised.seat]
  const sector = raised.round.seats.find((one) => one.id === raised.seat)?.sector ?? ''
  return (
    <section className="guest-vote__objection">
      <h2 className="type-name guest-vote__objector">
        <Mark name="block" />
        {view.seatName(raised.seat)}
        <Mark name={view.sectorMark(sector)} size={14} />
      </h2>
      <Quoted>{taken?.reason ? view.reveal(taken.reason) : null}</Quoted>
      {mayAnswer(view) ? (
        writing ? (
          <AnswerForm view={view} raised={raised} large onClose={() => setWriting(false)} />
        ) : (
          <Button large onPress={() => setWriting(true)}>
            {t('objection.write')}
          </Button>
        )
      ) : (
        <p className="guest-vote__help">{t('objection.awaits')}</p>
      )}
    </section>
  )
}

/** [RESP1] What was answered to whom it concerns, where it was. */
function ResponseGiven({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const given = responseTo(view.decision)
  if (!given || view.decision.stage !== 'concluded') return null
  return (
    <section className="stack">
      <h2 className="type-section">{t('rung.response')}</h2>
      <GivenResponse view={view} given={given} />
    </section>
  )
}

function Result({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const { decision } = view
  return (
    <>
      <div className="guest-vote__head">
        <b>{t('rung.outcome')}</b>
        <span className="type-reference">{decision.title}</span>
      </div>
      <LateAnswer decision={decision} />
      <OutcomeView decisionId={decision.id} level={1} />
      <ResponseGiven view={view} />
      <WholeText hash={decision.texts.at(-1)?.hash ?? ''} />
    </>
  )
}
