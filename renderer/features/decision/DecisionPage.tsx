import type { ReactNode } from 'react'
import type { Decision, Round } from '../../../shared/domain/decision.ts'
import { askedLast, countedOf } from '../../../shared/rules/counted.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { formatRoute } from '../../client/route.ts'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import type { DecisionView } from './decision-view.ts'
import { useDecision } from './decision-view.ts'
import { commitmentCode } from './DiscussionRung.tsx'
import { useText } from '../../ui/text.ts'
import { FrozenText } from './FrozenText.tsx'
import { Quoted } from './Objections.tsx'
import { WhoTookPart } from './Outcome.tsx'
import { Arithmetic } from './OutcomeView.tsx'
import { FrozenChanges } from './TextChanges.tsx'
import { outcomeSentence, roundSentence, useWords } from './words.ts'
import './decision.css'
import './decision-page.css'

/** A decision to read whole, as it would be published: its words, its path with times, the arithmetic, who took part. */
export function DecisionPage({ decisionId }: { decisionId: string }): ReactNode {
  const view = useDecision(decisionId)
  const { t } = useWords()
  if (!view) return <p>{t('page.none')}</p>
  const { decision } = view
  const counted = countedOf(decision)
  const asked = counted && askedLast(counted)
  const text = decision.texts.at(-1)
  return (
    <article className="decision-page">
      <PageHead view={view} />
      <PagePart name={<h2>{t('page.text')}</h2>}>
        {text ? <FrozenText hash={text.hash} heading={false} /> : null}
        <p className="type-reference">{t('page.basis', { n: text?.version ?? 1, rule: decision.rule.title })}</p>
      </PagePart>
      <PagePart name={<h2>{t('page.path')}</h2>}>
        <Path view={view} />
      </PagePart>
      {decision.concluded ? (
        <PagePart name={<h2>{t('page.arithmetic')}</h2>}>
          <Arithmetic view={view} who={false} />
        </PagePart>
      ) : null}
      {asked ? (
        <PagePart name={<h2>{t('page.who')}</h2>}>
          <WhoTookPart view={view} asked={asked} />
          <Reasons view={view} />
        </PagePart>
      ) : null}
      <PagePart name={<h2>{t('page.belongs')}</h2>}>
        <p>
          <a href={formatRoute({ page: 'forum', section: 'meetings', id: view.meeting.id })}>
            {t('page.meeting', { n: view.meeting.number })}
          </a>
          <OfCommitment view={view} />
        </p>
      </PagePart>
      <PagePart name={<h2>{t('page.check')}</h2>}>
        <p className="type-reference decision-page__hash">
          {t('page.hash', { hash: (text?.hash ?? '').replace(/(.{16})(?=.)/g, '$1 ') })}
        </p>
      </PagePart>
    </article>
  )
}

function PageHead({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { t, format } = words
  const { decision, zone } = view
  return (
    <PagePart
      name={
        <>
          <b>{t('page.code', { code: decisionCode(decision) })}</b>
          <div className="type-reference">{format.date(decision.concluded?.at ?? decision.putAt, zone)}</div>
        </>
      }
    >
      <h1 className="type-published" tabIndex={-1}>
        {decision.title}
      </h1>
      <p className="type-name decision-page__outcome">{outcomeSentence(words, decision)}</p>
      {decision.annulled ? <Quoted>{view.reveal(decision.annulled.reason)}</Quoted> : null}
    </PagePart>
  )
}

function PagePart({ name, children }: { name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="decision-page__part">
      <div className="decision-page__name">{name}</div>
      <div className="decision-page__words">{children}</div>
    </section>
  )
}

interface PathLine {
  readonly at: string
  readonly line: ReactNode
}

function Path({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const lines = usePath(view)
  return <Timeline label={t('page.path')}>{lines.map(({ line }) => line)}</Timeline>
}

function usePath(view: DecisionView): readonly PathLine[] {
  const words = useWords()
  const { t, format } = words
  const { decision, zone, meeting } = view
  const item = meeting.items.find((one) => one.id === decision.item)
  const line = (key: string, at: string, fact: string, rest?: ReactNode): PathLine => ({
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
  const { ballot, concluded, annulled } = decision
  if (ballot) lines.push(line('opened', ballot.openedAt, t('path.ballotOpened')))
  if (ballot?.closedAt) lines.push(line('closed', ballot.closedAt, t('path.ballotClosed')))
  if (concluded)
    lines.push(
      line('concluded', concluded.at, t('path.concluded'), outcomeSentence(words, { ...decision, annulled: null })),
    )
  if (annulled) lines.push(line('annulled', annulled.at, t('path.annulled')))
  // A stable sort: what the record gave one time stays in the order of the steps above.
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
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
          fact={t('path.round')}
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
          fact={t('path.objection', { seat: view.seatName(objection.seat), end: objection.end ?? 'none' })}
          words={
            <>
              <Quoted>{taken?.reason ? view.reveal(taken.reason) : null}</Quoted>
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

/** Reasons that are no objection: of those with reservations and those who stand aside. */
function Reasons({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const reasons = reasonsOf(view.decision)
  if (reasons.length === 0) return null
  return (
    <div className="decision-page__reasons">
      <h3 className="type-label">{t('page.reasons')}</h3>
      {reasons.map(({ round, taken }) => (
        <div key={`${String(round)} ${taken.seat}`}>
          <p className="type-reference">
            {t('page.reason', { seat: view.seatName(taken.seat), n: round, said: t(`said.${taken.position}`) })}
          </p>
          <Quoted>{taken.reason ? view.reveal(taken.reason) : null}</Quoted>
        </div>
      ))}
    </div>
  )
}

function reasonsOf(decision: Decision) {
  return decision.rounds.flatMap((round) =>
    round.seats.flatMap(({ id }) => {
      const taken = round.positions[id]
      return taken?.reason && !round.objections.some((one) => one.seat === id) ? [{ round: round.number, taken }] : []
    }),
  )
}

function OfCommitment({ view: { state, decision } }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const commitment = decision.commitment === null ? undefined : state.commitments[decision.commitment]
  if (!commitment) return null
  return (
    <>
      {' · '}
      <a href={formatRoute({ page: 'forum', section: 'commitments', id: commitment.id })}>
        {t('page.commitment', { code: commitmentCode(commitment.number) })}
      </a>
    </>
  )
}
