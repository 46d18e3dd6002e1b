import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { AskedSeat, Silence } from '../../../shared/domain/silence.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { countedSilence, silenceCode } from '../../../shared/rules/silence-case.ts'
import { useForum, useNow, useReveal } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { groupMark, Mark, Marked } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'
import { Objecting } from './ObjectForm.tsx'
import { deadlineLines, leftWords, seatName, silenceSentence, useSilenceWords, zoneHere } from './silence-view.ts'
import './silence.css'

/** One procedure to read whole: until when, the words, who may object and how, and what came of it. */
export function SilencePage({ silenceId, text }: { silenceId: string; text: (hash: string) => ReactNode }): ReactNode {
  const { t } = useSilenceWords()
  const { state } = useForum()
  const silence = state.silences[silenceId]
  if (!silence) return <h1 className="type-title">{t('page.none')}</h1>
  return <OnePage silence={silence} text={text(silence.text)} />
}

function OnePage({ silence, text }: { silence: Silence; text: ReactNode }): ReactNode {
  const words = useSilenceWords()
  const { t } = words
  const { state } = useForum()
  const decision = state.decisions[silence.known.decision]
  return (
    <article className="silence-page">
      <Head silence={silence} />
      {silence.ended ? null : (
        <Part name={t('page.object')}>
          <p className="silence-page__lead">
            {t('page.asked', { count: silence.seats.filter((seat) => !seat.recused).length })} {t('breaks')}
          </p>
          <Objecting silence={silence} />
        </Part>
      )}
      <Part name={t('page.text')}>
        {text}
        <p className="type-reference silence-page__after">
          {t('page.basis', { code: decision ? decisionCode(decision) : '', version: silence.known.version })}
        </p>
      </Part>
      <Part name={t('page.path')}>
        <Path silence={silence} />
      </Part>
      <Arithmetic silence={silence} />
      <Part name={t(silence.ended ? 'page.whoCould' : 'page.who')}>
        <Who silence={silence} />
      </Part>
      <Part name={t('page.check')}>
        <p className="type-reference silence-page__hash">
          {t('page.hash', { hash: silence.text.replace(/(.{16})(?=.)/g, '$1 ') })}
        </p>
      </Part>
    </article>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <section className="silence-page__part">
      <h2 className="silence-page__name">{name}</h2>
      <div className="silence-page__words">{children}</div>
    </section>
  )
}

function Head({ silence }: { silence: Silence }): ReactNode {
  const words = useSilenceWords()
  const { t } = words
  const { state } = useForum()
  const now = useNow()
  const zone = state.forum?.zone ?? 'UTC'
  const sentence = silenceSentence(words, state, silence, now)
  useEndAnnounced(silence, sentence)
  return (
    <section className="silence-page__part">
      <div className="silence-page__name">
        <b>{t('code', { code: silenceCode(silence) })}</b>
      </div>
      <div className="silence-page__words">
        <h1 className="type-published" tabIndex={-1} dir="auto">
          {silence.title}
        </h1>
        <p className="type-name silence-page__outcome">{sentence}</p>
        <p className="silence-page__deadline">
          {silence.ended ? null : <b className="silence-left">{leftWords(words, silence, now)}</b>}
          {deadlineLines(words, silence, zone, zoneHere()).map((line) => (
            <span key={line} className="silence-line">
              {line}
            </span>
          ))}
        </p>
      </div>
    </section>
  )
}

/** Whoever looks at it while it ends hears what came of it. */
function useEndAnnounced({ ended }: Silence, sentence: string): void {
  const announce = useAnnounce()
  const before = useRef(ended !== null)
  useEffect(() => {
    if (before.current || ended === null) return
    before.current = true
    announce(sentence)
  }, [announce, ended, sentence])
}

function Path({ silence }: { silence: Silence }): ReactNode {
  const words = useSilenceWords()
  const { t, format } = words
  const { state } = useForum()
  const now = useNow(60_000)
  const reveal = useReveal()
  const zone = state.forum?.zone ?? 'UTC'
  const when = (at: string): { time: string; dateTime: string } => ({ time: format.time(at, zone), dateTime: at })
  return (
    <Timeline label={t('page.path')}>
      <TimelineLine {...when(silence.openedAt)} fact={t('path.opened')}>
        {format.date(silence.openedAt, zone)}
      </TimelineLine>
      {silence.objections.map(({ at, seat, actor, reason }) => (
        <TimelineLine
          key={at + seat}
          {...when(at)}
          fact={t('path.objected', { seat: seatName(state, seat) })}
          words={
            reason === null ? null : (
              <blockquote className="type-quote silence-quote" dir="auto">
                {quoted(reveal(reason))}
              </blockquote>
            )
          }
        >
          {format.date(at, zone)}
          {holds(seat, actor) ? null : <> · {t('path.enteredBy', { by: nameOf(actor) })}</>}
        </TimelineLine>
      ))}
      {silence.ended ? (
        <TimelineLine {...when(silence.ended.at)} fact={t('path.ended')}>
          {format.date(silence.ended.at, zone)} · {silenceSentence(words, state, silence, now)}
        </TimelineLine>
      ) : null}
    </Timeline>
  )

  function quoted(said: string | null): string {
    return said === null ? t('path.withheld') : t('path.quoted', { words: said })
  }
  function holds(seat: string, actor: string): boolean {
    return state.seats[seat]?.holders.some((holder) => holder.person === actor) ?? false
  }
  function nameOf(actor: string): string {
    return reveal(state.persons[actor]?.name) ?? t('path.controls')
  }
}

interface Figure {
  readonly id: string
  readonly name: string
  readonly number: number
}

function Arithmetic({ silence }: { silence: Silence }): ReactNode {
  const { t, format } = useSilenceWords()
  if (!silence.ended) return null
  const counted = countedSilence(silence)
  if (!counted) {
    return (
      <Part name={t('page.arithmetic')}>
        <p className="type-reference">{t('page.otherwise', { engine: silence.ended.engine })}</p>
      </Part>
    )
  }
  const { question, outcome } = counted
  const rows: readonly Figure[] = [
    { id: 'seats', name: t('table.seats'), number: question.seats.length },
    { id: 'asked', name: t('table.asked'), number: outcome.asked },
    { id: 'objected', name: t('table.objected'), number: outcome.objections.length },
    { id: 'days', name: t('table.days', { days: question.rule.days }), number: outcome.days },
  ]
  return (
    <Part name={t('page.arithmetic')}>
      <Table<Figure>
        label={t('table.label')}
        size="figures"
        rows={rows}
        rowKey={({ id }) => id}
        isStrong={({ id }) => id === 'objected'}
        columns={[
          { id: 'what', head: t('table.what'), rowHead: true, cell: ({ name }) => name },
          { id: 'all', head: t('table.all'), numeric: true, cell: ({ number }) => format.number(number) },
        ]}
      />
      <p className="type-reference silence-page__after">{t('page.rule')}</p>
    </Part>
  )
}

function Who({ silence }: { silence: Silence }): ReactNode {
  const { state } = useForum()
  const sectors = [...new Set(silence.seats.map(({ sector }) => sector))]
  return (
    <div className="silence-sectors">
      {sectors.map((name) => (
        <section key={name}>
          <h3 className="type-label">
            <Marked mark={groupMark(state.sectors.findIndex((sector) => sector.name === name))}>{name}</Marked>
          </h3>
          <ul>
            {silence.seats
              .filter(({ sector }) => sector === name)
              .map((seat) => (
                <AskedLine key={seat.id} seat={seat} silence={silence} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function AskedLine({ seat, silence }: { seat: AskedSeat; silence: Silence }): ReactNode {
  const { t } = useSilenceWords()
  const { state } = useForum()
  const objected = silence.objections.some((one) => one.seat === seat.id)
  const said = objected ? 'objected' : seat.recused ? 'recused' : null
  return (
    <li className="silence-seat">
      <span dir="auto">{seatName(state, seat.id)}</span>
      {said === null ? null : (
        <span className="type-reference silence-seat__said">
          <Mark name={objected ? 'no' : 'away'} size={12} /> {t(`said.${said}`)}
        </span>
      )}
    </li>
  )
}
