import type { ReactNode } from 'react'
import type { Ballot } from '../../../shared/domain/ballot.ts'
import type { Round } from '../../../shared/domain/decision.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { responseTo } from '../../../shared/rules/response.ts'
import { stepsOf } from '../../../shared/rules/graded-steps.ts'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import type { DecisionView } from './decision-view.ts'
import { EndedBefore } from './ObjectionEnding.tsx'
import { Quoted } from './Quoted.tsx'
import { annulledKind, seatsThatStoodOut } from './question.ts'
import { FrozenChanges } from './TextChanges.tsx'
import { outcomeSentence, roundSentence, useWords } from './words.ts'

type MakeLine = (key: string, at: string, fact: string, rest?: ReactNode) => PathLine

interface PathLine {
  readonly at: string
  readonly line: ReactNode
}

/** How a decision came about, step by step, each with its time. */
export function DecisionPath({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const lines = usePath(view)
  return <Timeline label={t('page.path')}>{lines.map(({ line }) => line)}</Timeline>
}

function usePath(view: DecisionView): readonly PathLine[] {
  const words = useWords()
  const { t, format } = words
  const { decision, zone, meeting } = view
  const item = meeting.items.find((one) => one.id === decision.item)
  const line: MakeLine = (key, at, fact, rest) => ({
    at,
    line: (
      <TimelineLine key={key} time={format.time(at, zone)} dateTime={at} fact={fact}>
        {rest}
      </TimelineLine>
    ),
  })
  const lines: PathLine[] = []
  if (item?.openedAt && item.openedAt <= decision.putAt)
    lines.push(line('discussion', item.openedAt, t('path.discussion')))
  lines.push(line('put', decision.putAt, t('path.put')))
  for (const [index, { version, at, hash }] of decision.texts.entries()) {
    const before = decision.texts[index - 1]
    if (!before) continue
    lines.push(
      line(
        `text ${String(version)}`,
        at,
        t('path.amended', { from: before.version, to: version }),
        <WhatChanged before={before.hash} after={hash} />,
      ),
    )
  }
  for (const round of decision.rounds) lines.push(...roundLines(words, view, round))
  for (const one of decision.confirmed) {
    lines.push(
      line(
        `word ${one.office} ${one.at}`,
        one.at,
        t('path.confirmed', { officer: t(`officer.${one.office}`) }),
        one.lapsed === undefined
          ? t('path.by', { by: view.speaker(one.actor) })
          : t('path.lapsed', { by: view.speaker(one.actor) }),
      ),
    )
  }
  const { concluded, annulled } = decision
  lines.push(...questionLines(words, view, line))
  if (concluded)
    lines.push(
      line('concluded', concluded.at, t('path.concluded'), outcomeSentence(words, { ...decision, annulled: null })),
    )
  if (annulled) lines.push(line('annulled', annulled.at, t('path.annulled')))
  const held = responseTo(decision)
  for (const one of decision.responses ?? []) {
    const fact = t('path.responded', { date: format.date(one.at, zone), last: one === held ? 'yes' : 'no' })
    const earlier = one === held ? null : <Quoted>{view.reveal(one.response)}</Quoted>
    lines.push(line(`response ${String(one.seq)}`, one.at, fact, earlier))
  }
  // A stable sort: what the record gave one time stays in the order of the steps above.
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The ballot, and what became of rounds and ballots before it: annulled, or waiting for the quorum now. */
function questionLines(words: ReturnType<typeof useWords>, view: DecisionView, line: MakeLine): readonly PathLine[] {
  const { t, format } = words
  const { decision } = view
  const lines: PathLine[] = []
  for (const [index, one] of decision.annulledQuestions.entries()) {
    const what = annulledKind(one)
    const seats = seatsThatStoodOut(words, view, one)
    lines.push(
      line(
        `void ${String(index)}`,
        one.at,
        t('path.questionAnnulled', { what, n: one.round?.number ?? 0, seats }),
        one.reason ? <Quoted>{view.reveal(one.reason)}</Quoted> : null,
      ),
    )
  }
  for (const { from, to } of decision.suspensions) {
    const until = to === null ? 'none' : format.time(to, view.zone)
    lines.push(line(`suspended ${from}`, from, t('path.suspended', { until })))
  }
  for (const { step, at, report } of decision.reports)
    lines.push(line(`group ${String(step)}`, at, t('path.group'), <Quoted>{view.reveal(report)}</Quoted>))
  lines.push(...ballotLines(words, view, line))
  const { casting } = decision
  if (casting?.given) {
    const { at, vote, actor } = casting.given
    const by = t('path.by', { by: view.speaker(actor) })
    lines.push(line('casting', at, t('casting.path', { office: casting.office, vote }), by))
  }
  if (decision.veto) lines.push(line('veto', decision.veto.openedAt, t('veto.was')))
  return lines
}

/** Each ballot that was not annulled: opened, closed, and at which grade where the rule has grades. */
function ballotLines({ t }: ReturnType<typeof useWords>, view: DecisionView, line: MakeLine): readonly PathLine[] {
  const { ballot, pastBallots } = view.decision
  return [...pastBallots, ...(ballot ? [ballot] : [])].flatMap((one) => {
    const { manner, openedAt, closedAt, late } = one
    const grade = gradeOf(view, one)
    const came = late.length > 0 ? t('ballot.late', { n: late.length }) : grade
    return [
      line(`opened ${openedAt}`, openedAt, t('path.ballotOpened', { manner }), grade),
      ...(closedAt === null ? [] : [line(`closed ${openedAt}`, closedAt, t('path.ballotClosed', { manner }), came)]),
    ]
  })
}

function gradeOf({ decision }: DecisionView, { step }: Ballot): string | null {
  return stepsOf(decision).find(({ number }) => number === step)?.grade ?? null
}

function roundLines(words: ReturnType<typeof useWords>, view: DecisionView, round: Round): readonly PathLine[] {
  const { t, format } = words
  const at = round.closedAt ?? round.openedAt
  const lines: PathLine[] = [
    {
      at,
      line: (
        <TimelineLine
          key={`round ${String(round.number)}`}
          time={format.time(at, view.zone)}
          dateTime={at}
          fact={t('path.round', { kind: roundKind(view.decision) })}
        >
          {roundSentence(words, view.decision, round)}
        </TimelineLine>
      ),
    },
  ]
  for (const objection of round.objections) {
    const taken = round.positions[objection.seat]
    lines.push({
      at,
      line: (
        <TimelineLine
          key={`objection ${String(round.number)} ${objection.seat}`}
          time={format.time(taken?.at ?? at, view.zone)}
          fact={t('path.objection', {
            seat: view.seatName(objection.seat),
            end: objection.end ?? 'none',
            agreed: objection.endings.at(-1)?.agreed ?? 0,
          })}
          words={
            <>
              <Quoted>{taken?.reason ? view.reveal(taken.reason) : null}</Quoted>
              <EndedBefore view={view} objection={objection} />
              {objection.answers.map((answer) => (
                <div key={answer.at + answer.actor} className="decision-answer">
                  <p className="type-reference">
                    {t('objection.answeredBy', {
                      by: view.speaker(answer.actor),
                      time: format.time(answer.at, view.zone),
                    })}
                  </p>
                  <Quoted>{view.reveal(answer.answer)}</Quoted>
                </div>
              ))}
            </>
          }
        />
      ),
    })
  }
  return lines
}

function WhatChanged({ before, after }: { before: string; after: string }): ReactNode {
  const { t } = useWords()
  const changes = useUnfolding()
  return (
    <>
      <UnfoldButton unfolding={changes}>{t('between.whatChanged')}</UnfoldButton>
      <UnfoldPanel unfolding={changes}>
        <FrozenChanges before={before} after={after} />
      </UnfoldPanel>
    </>
  )
}
