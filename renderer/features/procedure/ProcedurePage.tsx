import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { AskedSeat, Procedure } from '../../../shared/domain/procedure.ts'
import type { Voted } from '../../../shared/rules/counted.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import type { CountedProcedure } from '../../../shared/rules/procedure-case.ts'
import { asksSeats, countedProcedure, lastOf, procedureCode, voteIn } from '../../../shared/rules/procedure-case.ts'
import { InBody, useForum, useNow } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { groupMark, Mark, Marked } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import { Answering } from './AnswerForm.tsx'
import { Annulling } from './Annulling.tsx'
import { Answers } from './Answers.tsx'
import type { Figure } from './figures.ts'
import { figuresOf } from './figures.ts'
import { Posting } from './Posting.tsx'
import { ProcedurePath } from './ProcedurePath.tsx'
import { StandingOut } from './StandingOut.tsx'
import { VoteForm } from './VoteForm.tsx'
import { deadlineLines, leftWords, seatName, procedureSentence, useProcedureWords, zoneHere } from './procedure-view.ts'
import './procedure.css'

/** One procedure to read whole: until when, the words, who may object and how, and what came of it. */
export function ProcedurePage(props: {
  procedureId: string
  text: (hash: string) => ReactNode
  figures: (vote: Voted) => ReactNode
}): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const procedure = state.procedures[props.procedureId]
  if (!procedure) return <h1 className="type-title">{t('page.none')}</h1>
  return (
    <InBody body={procedure.group}>
      <OnePage procedure={procedure} text={props.text(procedure.text)} figures={props.figures} />
    </InBody>
  )
}

function OnePage(props: { procedure: Procedure; text: ReactNode; figures: (vote: Voted) => ReactNode }): ReactNode {
  const { procedure, text } = props
  const words = useProcedureWords()
  const { t } = words
  const { state } = useForum()
  const { known } = procedure
  const decision = known ? state.decisions[known.decision] : undefined
  return (
    <article className="procedure-page">
      <Head procedure={procedure} />
      <Open procedure={procedure} />
      {procedure.terms.way === 'network' || procedure.terms.way === 'signatures' ? (
        <Part name={t(`page.answers.${procedure.terms.way}`)}>
          <Answers procedure={procedure} />
        </Part>
      ) : null}
      <Part name={t('page.text')}>
        {text}
        {known ? (
          <p className="type-reference procedure-page__after">
            {t('page.basis', { code: decision ? decisionCode(decision) : '', version: known.version })}
          </p>
        ) : null}
      </Part>
      <Part name={t('page.path')}>
        <ProcedurePath procedure={procedure} />
      </Part>
      <Arithmetic procedure={procedure} figures={props.figures} />
      {asksSeats(procedure) ? (
        <Part name={t(procedure.ended ? 'page.whoCould' : 'page.who')}>
          <Who procedure={procedure} />
        </Part>
      ) : null}
      <Part name={t('page.check')}>
        <p className="type-reference ui-part__hash">
          {t('page.hash', { hash: procedure.text.replace(/(.{16})(?=.)/g, '$1 ') })}
        </p>
      </Part>
    </article>
  )
}

/** While it is open, the way to answer it; of an answer that came too late, where it is kept. */
function Open({ procedure }: { procedure: Procedure }): ReactNode {
  const { t } = useProcedureWords()
  const [late, setLate] = useState<string | null>(null)
  const { way } = procedure.terms
  const votes = way === 'written' || way === 'steering'
  const asked = procedure.seats.filter((seat) => !seat.recused).length
  return (
    <>
      {late === null ? null : (
        <div role="status">
          <p>{t('late.words')}</p>
          <p className="type-reference">{t('late.receipt', { receipt: late })}</p>
        </div>
      )}
      {procedure.ended ? null : (
        <Part name={t(`act.${way}`)}>
          <p className="procedure-page__lead">
            {asksSeats(procedure) ? `${t('page.asked', { count: asked })} ` : null}
            {t(`hint.${way}`)}
          </p>
          {votes ? (
            <VoteForm procedure={procedure} onLate={setLate} />
          ) : (
            <Answering procedure={procedure} onLate={setLate} />
          )}
          <StandingOut procedure={procedure} />
          {way === 'network' ? <Posting procedure={procedure} /> : null}
          <Annulling procedure={procedure} />
        </Part>
      )}
    </>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <section className="ui-part">
      <h2 className="procedure-page__name">{name}</h2>
      <div className="ui-part__words">{children}</div>
    </section>
  )
}

function Head({ procedure }: { procedure: Procedure }): ReactNode {
  const words = useProcedureWords()
  const { t } = words
  const { state } = useForum()
  const now = useNow()
  const zone = state.forum?.zone ?? 'UTC'
  const sentence = procedureSentence(words, state, procedure, now)
  const group = procedure.group === null ? null : state.groups[procedure.group]
  useEndAnnounced(procedure, sentence)
  return (
    <section className="ui-part">
      <div className="procedure-page__name">
        <b>{t('code', { way: procedure.terms.way, code: procedureCode(procedure) })}</b>
      </div>
      <div className="ui-part__words">
        <h1 className="type-published" tabIndex={-1} dir="auto">
          {procedure.title}
        </h1>
        <p className="type-name procedure-page__outcome">{sentence}</p>
        <p className="type-reference">{t(`label.${procedure.terms.way}`)}</p>
        {group ? <p className="type-reference">{t('ofGroup', { name: group.name })}</p> : null}
        <p className="procedure-page__deadline">
          {procedure.ended ? null : <b className="procedure-left">{leftWords(words, procedure, now)}</b>}
          {deadlineLines(words, procedure, zone, zoneHere()).map((line) => (
            <span key={line} className="procedure-line">
              {line}
            </span>
          ))}
        </p>
      </div>
    </section>
  )
}

/** Whoever looks at it while it ends hears what came of it. */
function useEndAnnounced({ ended }: Procedure, sentence: string): void {
  const announce = useAnnounce()
  const before = useRef(ended !== null)
  useEffect(() => {
    if (before.current || ended === null) return
    before.current = true
    announce(sentence)
  }, [announce, ended, sentence])
}

function Arithmetic(props: { procedure: Procedure; figures: (vote: Voted) => ReactNode }): ReactNode {
  const { t } = useProcedureWords()
  const { ended } = props.procedure
  if (!ended || ended.result === 'annulled') return null
  const counted = countedProcedure(props.procedure)
  if (!counted) {
    return (
      <Part name={t('page.arithmetic')}>
        <p className="type-reference">{t('page.otherwise', { engine: ended.engine })}</p>
      </Part>
    )
  }
  const vote = voteIn(counted)
  if (counted.way === 'statement') return null
  return (
    <Part name={t('page.arithmetic')}>
      {vote ? props.figures(vote) : <Figures counted={counted} />}
      {counted.way === 'silence' ? <p className="type-reference procedure-page__after">{t('page.rule')}</p> : null}
    </Part>
  )
}

function Figures({ counted }: { counted: CountedProcedure }): ReactNode {
  const words = useProcedureWords()
  const { t, format } = words
  return (
    <Table<Figure>
      label={t('table.label')}
      size="figures"
      rows={figuresOf(words, counted)}
      rowKey={({ id }) => id}
      isStrong={({ strong }) => strong === true}
      columns={[
        { id: 'what', head: t('table.what'), rowHead: true, cell: ({ name }) => name },
        { id: 'all', head: t('table.all'), numeric: true, cell: ({ number }) => format.number(number) },
      ]}
    />
  )
}

function Who({ procedure }: { procedure: Procedure }): ReactNode {
  const { state } = useForum()
  const sectors = [...new Set(procedure.seats.map(({ sector }) => sector))]
  return (
    <div className="procedure-sectors">
      {sectors.map((name) => (
        <section key={name}>
          <h3 className="type-label">
            <Marked mark={groupMark(state.sectors.findIndex((sector) => sector.name === name))}>
              <span className="sector-name">{name}</span>
            </Marked>
          </h3>
          <ul>
            {procedure.seats
              .filter(({ sector }) => sector === name)
              .map((seat) => (
                <AskedLine key={seat.id} seat={seat} procedure={procedure} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const MARKS = {
  object: 'no',
  sign: 'yes',
  yes: 'yes',
  no: 'no',
  abstain: 'abstain',
  blank: 'abstain',
  invalid: 'abstain',
  noted: 'waiting',
} as const

function AskedLine({ seat, procedure }: { seat: AskedSeat; procedure: Procedure }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const said = seat.recused ? 'recused' : (lastOf(procedure, seat.id)?.says ?? null)
  return (
    <li className="procedure-seat">
      <span dir="auto">{seatName(state, seat.id)}</span>
      {said === null ? null : (
        <span className="type-reference procedure-seat__said">
          <Mark name={said === 'recused' ? 'away' : MARKS[said]} size={12} /> {t(`said.${said}`)}
        </span>
      )}
    </li>
  )
}
