import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { askedLast, countedOf } from '../../../shared/rules/counted.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { formatRoute } from '../../client/route.ts'
import { AnnulledOutcome } from './AnnulConcluded.tsx'
import type { DecisionView } from './decision-view.ts'
import { useDecision } from './decision-view.ts'
import { commitmentCode } from './DiscussionRung.tsx'
import { useText } from '../../ui/text.ts'
import { DecisionPath } from './DecisionPath.tsx'
import { FrozenText } from './FrozenText.tsx'
import { Quoted } from './Quoted.tsx'
import { ResponseRoom } from './Response.tsx'
import { WhoTookPart } from './Outcome.tsx'
import { ownPage, subjectKind } from './subject.ts'
import { Arithmetic, OutcomeNotes } from './OutcomeView.tsx'
import { outcomeSentence, useWords } from './words.ts'
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
        <DecisionPath view={view} />
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
      {decision.stage === 'concluded' ? (
        <PagePart name={<h2>{t('rung.response')}</h2>}>
          {decision.responses ? null : <p>{t('response.none')}</p>}
          <ResponseRoom view={view} />
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
        <p className="type-reference ui-part__hash">
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
          <About decision={decision} />
          <div className="type-reference">{format.date(decision.concluded?.at ?? decision.putAt, zone)}</div>
        </>
      }
    >
      <h1 className="type-published" tabIndex={-1}>
        {decision.title}
      </h1>
      <p className="type-name decision-page__outcome">{outcomeSentence(words, decision)}</p>
      <AnnulledOutcome view={view} />
      <OutcomeNotes view={view} />
    </PagePart>
  )
}

/** Where it is about no commitment of the forum's: what it is. */
function About({ decision }: { decision: Decision }): ReactNode {
  const { t } = useWords()
  const subject = subjectKind(decision)
  if (subject === 'commitment') return null
  return (
    <div className="type-reference">
      {subject === 'motion' ? t(`about.${decision.about}`) : t(`page.about.${subject}`)}
    </div>
  )
}

function PagePart({ name, children }: { name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="ui-part">
      <div className="decision-page__name">{name}</div>
      <div className="ui-part__words">{children}</div>
    </section>
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
  const page = ownPage(decision)
  if (page)
    return (
      <>
        {' · '}
        <a href={formatRoute({ page: 'forum', section: page, id: null })}>{t(`page.${page}`)}</a>
      </>
    )
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
