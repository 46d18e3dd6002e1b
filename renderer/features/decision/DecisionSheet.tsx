import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Round } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import type { NumberedStep } from '../../../shared/rules/graded-steps.ts'
import { stepsOf } from '../../../shared/rules/graded-steps.ts'
import { useForum } from '../../client/react.tsx'
import type { Rung } from '../../ui/Ladder.tsx'
import { Ladder } from '../../ui/Ladder.tsx'
import { useText } from '../../ui/text.ts'
import { BetweenRounds, EndWithoutVote } from './BetweenRounds.tsx'
import { AnnulConcluded, AnnulledOutcome } from './AnnulConcluded.tsx'
import { OpenBallot } from './BallotEntry.tsx'
import { AllRounds, RoundView, useConsensusSummary } from './ConsensusRung.tsx'
import { CastingVote } from './CastingVote.tsx'
import type { DecisionView } from './decision-view.ts'
import { decisionOfItem, itemOf, useDecision } from './decision-view.ts'
import { PutAgain, PutForm } from './DiscussionRung.tsx'
import { awaitsAnswer, ObjectionList, raisedIn, useObjectionsSummary } from './Objections.tsx'
import { useResponseRung } from './Response.tsx'
import { GradedSteps } from './GradedSteps.tsx'
import { OutcomeView } from './OutcomeView.tsx'
import { annulledKind } from './question.ts'
import { deferredWords } from './deferral.ts'
import { AnnulledQuestions, QuorumLost } from './QuestionState.tsx'
import { StandsAside } from './StandsAside.tsx'
import { WaysOut } from './WaysOut.tsx'
import { useVetoSummary, VetoLines, VetoRung } from './VetoRung.tsx'
import { GateView, MannerChoice, mayOpenBallot, useVoteSummary } from './VoteRung.tsx'
import { useWords } from './words.ts'
import './decision.css'

/** The ladder of one item's decision: discussion, test for consensus, objections, vote, outcome, reasoned response; the present rung open. */
export function DecisionSheet({ meetingId, itemId }: { meetingId: string; itemId: string }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const meeting = state.meetings[meetingId]
  const item = itemOf(meeting, itemId)
  const decision = decisionOfItem(state, meetingId, itemId)
  const view = useDecision(decision?.id ?? null)
  if (!meeting || !item) return <p>{t('noItem')}</p>
  if (!view || view.decision.stage === 'annulled')
    return <BeforeDecision meeting={meeting} item={item} annulled={view} />
  return <DecisionLadder key={view.decision.id} view={view} meeting={meeting} item={item} />
}

/** Nothing is in question yet, or what was has been annulled. */
function BeforeDecision({
  meeting,
  item,
  annulled,
}: {
  meeting: Meeting
  item: Item
  annulled: DecisionView | null
}): ReactNode {
  const { t, format } = useWords()
  const { t: exception } = useText('exception')
  const summary =
    item.openedAt === null
      ? t('discussion.notOpen')
      : t('discussion.since', { time: format.time(item.openedAt, meeting.starts.zone) })
  const content = (
    <>
      {annulled?.decision.annulled ? (
        <div className="decision-annulled">
          <p>
            {deferredWords(exception, annulled.state, annulled.decision) ??
              t('annul.was', { time: format.time(annulled.decision.annulled.at, annulled.zone) })}
          </p>
          <AnnulledOutcome view={annulled} />
        </div>
      ) : null}
      {item.deferred ? null : <PutForm meeting={meeting} item={item} />}
    </>
  )
  const later = (['consensus', 'objections', 'vote', 'outcome', 'response'] as const).map((id): Rung => ({
    id,
    title: t(`rung.${id}`),
    state: 'to-come',
  }))
  const rungs: Rung[] = [
    { id: 'discussion', title: t('rung.discussion'), state: 'present', summary, content },
    ...later,
  ]
  return <Ladder label={t('ladder')} rungs={rungs} />
}

type RungId = 'consensus' | 'objections' | 'vote' | 'veto' | 'outcome'

/** Where a decision stands on its ladder. */
export function presentRung(view: DecisionView): RungId {
  const { decision, outlook } = view
  switch (decision.stage) {
    case 'concluded':
    case 'annulled':
      return 'outcome'
    case 'ballot':
    case 'casting':
      return 'vote'
    case 'veto':
      return 'veto'
    case 'round':
      return 'consensus'
    case 'put':
      if (outlook.step) return gradedRung(outlook.step)
      return decision.rule.kind === 'vote' ? 'vote' : 'consensus'
    case 'between': {
      if (outlook.step) return gradedRung(outlook.step)
      if (raisedIn(view).some(awaitsAnswer)) return 'objections'
      const missing = outlook.gate?.missing ?? ['rounds']
      const onlyWord = missing.every((one) => one === 'confirmation')
      return outlook.gate?.textTested === true && onlyWord ? 'vote' : 'consensus'
    }
  }
}

function gradedRung({ kind }: NumberedStep): RungId {
  return kind === 'consensus' || kind === 'consent' ? 'consensus' : 'vote'
}

function rungsOf({ decision }: DecisionView): readonly RungId[] {
  const end: readonly RungId[] = decision.rule.veto ? ['veto', 'outcome'] : ['outcome']
  switch (decision.rule.kind) {
    case 'vote':
      return ['vote', ...end]
    case 'consensus':
    case 'consent':
      return ['consensus', 'objections', ...end]
    case 'graded': {
      const rounds = stepsOf(decision).some(({ kind }) => kind === 'consensus' || kind === 'consent')
      return rounds ? ['consensus', 'objections', 'vote', ...end] : ['vote', ...end]
    }
    case 'mixed':
      return ['consensus', 'objections', 'vote', ...end]
  }
}

function DecisionLadder({ view, meeting, item }: { view: DecisionView; meeting: Meeting; item: Item }): ReactNode {
  const { t } = useText('decision')
  const present = presentRung(view)
  const ids = rungsOf(view)
  const at = ids.indexOf(present)
  const focusAlong = useFocusAlong(
    `${present} ${view.decision.stage} ${String(view.decision.rounds.length)} ${String(view.decision.annulledQuestions.length)}`,
  )
  const parts = useRungParts(view, meeting, item)
  const rungs = ids.map((id, index): Rung => {
    const state = index < at ? 'done' : index === at ? 'present' : 'to-come'
    const { summary, open, done, toCome } = parts[id]
    const here = (
      <div ref={focusAlong} tabIndex={-1} className="decision-present">
        <StandsAside aside={view.aside} />
        <QuorumLost view={view} />
        {present === 'outcome' ? null : <WaysOut view={view} />}
        {present === 'outcome' ? null : <AnnulledQuestions view={view} />}
        {open}
      </div>
    )
    const content = state === 'present' ? here : state === 'done' ? done : toCome
    const title = t(`rung.${id === 'consensus' ? roundKind(view.decision) : id}`)
    return { id, title, state, summary, ...(content ? { content } : {}) }
  })
  return <Ladder label={t('ladder')} rungs={[useDiscussionRung(view, item), ...rungs, useResponseRung(view)]} />
}

/** When sight goes to another rung and the button that led there is gone, focus goes along; not when the sheet is first shown. */
function useFocusAlong(place: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(place)
  const focused = useRef<Element | null>(null)
  useEffect(() => {
    const follow = (event: FocusEvent): void => {
      focused.current = event.target as Element
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    const lost = document.activeElement === document.body && focused.current?.isConnected === false
    if (lost) bringTo(ref.current)
  }, [place])
  return ref
}

/** Focus with its rung's title in sight, and no jump where it is already. */
function bringTo(content: HTMLElement | null): void {
  content?.focus({ preventScroll: true })
  const rung = content?.closest('li')
  const top = rung?.getBoundingClientRect().top ?? 0
  if (top < 0 || top > window.innerHeight / 2) rung?.scrollIntoView({ block: 'start' })
}

interface RungParts {
  readonly summary: string
  readonly open: ReactNode
  /** Shown when a done rung is reopened. */
  readonly done?: ReactNode
  readonly toCome?: ReactNode
}

function useRungParts(view: DecisionView, meeting: Meeting, item: Item): Readonly<Record<RungId, RungParts>> {
  const { t } = useText('decision')
  const { decision } = view
  const here = {
    here: view.seats.filter((seat) => seat.here && !seat.recused).length,
    all: view.seats.length,
    recused: view.seats.filter((seat) => seat.recused).length,
  }
  const consensus = useConsensusSummary(view)
  const objections = useObjectionsSummary(view)
  const vote = useVoteSummary(view)
  const round = decision.rounds.at(-1)
  const gated = view.outlook.gate !== null || decision.rule.kind === 'graded'
  const annulled = new Set(decision.annulledQuestions.map(annulledKind))
  const between = decision.stage === 'between' ? <BetweenRounds view={view} /> : null
  const wayOut = decision.stage === 'between' ? null : <EndWithoutVote view={view} />
  const list = raisedIn(view).length > 0 ? <ObjectionList view={view} /> : undefined
  return {
    consensus: {
      summary: consensus,
      open: (
        <>
          {round ? <LastRound view={view} round={round} /> : <p>{t('round.ready', here)}</p>}
          {between}
          {wayOut}
        </>
      ),
      done: round || annulled.has('round') ? <DoneRounds view={view} /> : undefined,
    },
    objections: {
      summary: objections,
      open: (
        <>
          {list}
          {between}
        </>
      ),
      done: list,
      toCome: list,
    },
    vote: {
      summary: vote,
      open: (
        <>
          <CastingVote view={view} />
          {decision.stage === 'ballot' ? null : <GateView view={view} />}
          <GradedSteps view={view} />
          {decision.stage === 'put' ? <p>{t('ballot.ready', here)}</p> : null}
          {mayOpenBallot(view) ? <MannerChoice view={view} /> : null}
          {decision.stage === 'ballot' ? <OpenBallot view={view} /> : null}
          {between}
          {wayOut}
        </>
      ),
      done: gated || annulled.has('ballot') ? <DoneVote view={view} /> : undefined,
    },
    veto: useVetoParts(view),
    outcome: { summary: '', open: <OutcomeRung view={view} meeting={meeting} item={item} /> },
  }
}

/** What a call for consent has to judge stands above what the seats said. */
function LastRound({ view, round }: { view: DecisionView; round: Round }): ReactNode {
  const judging = view.decision.stage === 'round' && roundKind(view.decision) === 'consent'
  return (
    <>
      {judging ? <ObjectionList view={view} /> : null}
      <RoundView view={view} round={round} />
    </>
  )
}

function useVetoParts(view: DecisionView): RungParts {
  const open = (
    <>
      <VetoRung view={view} />
      <EndWithoutVote view={view} />
    </>
  )
  return {
    summary: useVetoSummary(view),
    open,
    done: view.decision.veto ? <VetoLines view={view} /> : undefined,
  }
}

function DoneRounds({ view }: { view: DecisionView }): ReactNode {
  return (
    <>
      <AnnulledQuestions view={view} only="round" />
      <AllRounds view={view} />
    </>
  )
}

function DoneVote({ view }: { view: DecisionView }): ReactNode {
  return (
    <>
      <AnnulledQuestions view={view} only="ballot" />
      <GateView view={view} />
      <GradedSteps view={view} />
    </>
  )
}

function OutcomeRung({ view, meeting, item }: { view: DecisionView; meeting: Meeting; item: Item }): ReactNode {
  return (
    <>
      <OutcomeView decisionId={view.decision.id} />
      <PutAgain view={view} meeting={meeting} item={item} />
      <AnnulConcluded view={view} />
    </>
  )
}

function useDiscussionRung(view: DecisionView, item: Item): Rung {
  const { t, format } = useWords()
  const { decision, zone } = view
  const until = format.time(decision.putAt, zone)
  const minutes =
    item.openedAt === null
      ? 0
      : Math.max(0, Math.round((Date.parse(decision.putAt) - Date.parse(item.openedAt)) / 60_000))
  const summary =
    item.openedAt === null
      ? t('discussion.put', { until })
      : t('discussion.was', { from: format.time(item.openedAt, zone), until, minutes })
  return { id: 'discussion', title: t('rung.discussion'), state: 'done', summary }
}
