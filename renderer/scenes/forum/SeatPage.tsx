import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Holding, Seat } from '../../../shared/domain/member.ts'
import { holding } from '../../../shared/domain/member.ts'
import { SOON_DAYS, vacantOn } from '../../../shared/rules/composition.ts'
import { electionCode } from '../../../shared/rules/election-case.ts'
import { daysAfter, overFrom } from '../../../shared/rules/terms.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { CorrectTerm } from '../../features/member/CorrectTerm.tsx'
import { EndSeat } from '../../features/member/EndSeat.tsx'
import { EndTerm } from '../../features/member/EndTerm.tsx'
import { FillSeat } from '../../features/member/FillSeat.tsx'
import { NameOfficer } from '../../features/member/NameOfficer.tsx'
import type { HolderView, SeatView } from '../../features/member/seat-views.ts'
import { officeKey, seatView } from '../../features/member/seat-views.ts'
import { Suspended } from '../../features/member/Suspended.tsx'
import { useTermWords } from '../../features/member/term-words.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** One seat: who holds it, who is to, who held it; a term ends, nothing is erased. */
export function SeatPage({ seat }: { seat: Seat }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const today = useToday()
  const view = seatView(state, seat, useReveal(), today)
  const may = useCan({ to: 'seat.fill' })
  const format = useFormat()
  return (
    <>
      <PageTitle
        above={<Link to={{ page: 'forum', section: 'members', id: null }}>{t('nav.members')}</Link>}
        aside={
          <Marked mark={groupMark(view.group)} reference>
            <span className="sector-name">{view.sector}</span>
          </Marked>
        }
      >
        {view.label}
      </PageTitle>
      <Section title={t('members.holders')} aside={view.organisation === view.label ? null : view.organisation}>
        {view.vacant ? <Vacant seat={seat} today={today} /> : null}
        {seat.ended === null ? null : (
          <p className="quiet-text measure">{t('members.endedOn', { date: format.date(seat.ended, 'UTC') })}</p>
        )}
        <Holders seat={seat} holders={view.holders} />
        {may && seat.ended === null ? (
          <>
            <Places seat={seat.id} places={placesToFill(view, today)} />
            <EndSeat seat={view} />
          </>
        ) : null}
      </Section>
      <More title={t('members.coming')} seat={seat} holders={view.coming} />
      <More title={t('members.past')} seat={seat} holders={[...view.past].reverse()} />
    </>
  )
}

function Vacant({ seat, today }: { seat: Seat; today: string }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const format = useFormat()
  const vacant = vacantOn(state, seat, today)
  return (
    <div className="quiet-text measure">
      {vacant ? (
        <p>{t(vacant.never ? 'terms.neverFilled' : 'terms.vacantSince', { date: format.date(vacant.since, 'UTC') })}</p>
      ) : null}
      {seat.ended === null ? <p>{t('members.nobody')}</p> : null}
    </div>
  )
}

function More({ title, seat, holders }: { title: string; seat: Seat; holders: readonly HolderView[] }): ReactNode {
  if (holders.length === 0) return null
  return (
    <div className="page-part">
      <Section title={title}>
        <Holders seat={seat} holders={holders} />
      </Section>
    </div>
  )
}

function Holders({ seat, holders }: { seat: Seat; holders: readonly HolderView[] }): ReactNode {
  return (
    <ul>
      {holders.map((holder) => (
        <Holder key={`${holder.person}${holder.as}${holder.enteredOn}`} seat={seat} holder={holder} />
      ))}
    </ul>
  )
}

type Doing = 'end' | 'office' | 'term'

function Holder({ seat, holder }: { seat: Seat; holder: HolderView }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const term = useTermWords()
  const format = useFormat()
  const election = holder.elected && state.elections[holder.elected.election]
  const [doing, setDoing] = useState<Doing | null>(null)
  const facts = [
    t(`as.${holder.as}`),
    ...holder.offices.map((office) => t(`office.${officeKey(office)}`)),
    term(holder),
    election ? t('members.elected', { code: electionCode(election), title: election.title }) : '',
  ]
  return (
    <ListLine>
      <b>{holder.name ?? t('form.withheld')}</b>
      <div className="type-reference">{facts.filter(Boolean).join(' · ')}</div>
      {holder.heldOver === null ? null : (
        <Marked mark="attention" reference>
          {t('members.heldOver', { date: format.date(holder.heldOver, 'UTC') })}
        </Marked>
      )}
      <Suspended until={holder.suspendedUntil} />
      {doing === null ? (
        <HolderButtons holder={holder} onDo={setDoing} />
      ) : (
        <HolderForm doing={doing} seat={seat} holder={holder} onDone={() => setDoing(null)} />
      )}
    </ListLine>
  )
}

function HolderButtons({ holder, onDo }: { holder: HolderView; onDo: (doing: Doing) => void }): ReactNode {
  const { t } = useText('forum')
  const today = useToday()
  const mayEnd = useCan({ to: 'seat.leave' })
  const mayName = useCan({ to: 'officer.name' })
  const name = holder.name ?? t('form.withheld')
  const isOver = holder.heldOver === null && (overFrom(holder) ?? '~') <= today
  if (!mayEnd && !mayName) return null
  return (
    <ButtonRow className="holder-buttons">
      {mayName && !isOver && holder.offices.length < 3 ? (
        <Button small label={t('members.nameOfficeOf', { name })} onPress={() => onDo('office')}>
          {t('members.nameOffice')}
        </Button>
      ) : null}
      {mayEnd && !isOver && !holder.left ? (
        <Button small label={t('members.endOf', { name })} onPress={() => onDo('end')}>
          {t('members.end')}
        </Button>
      ) : null}
      {mayEnd ? (
        <Button kind="link" small label={t('members.termOf', { name })} onPress={() => onDo('term')}>
          {t('members.changeTerm')}
        </Button>
      ) : null}
    </ButtonRow>
  )
}

function HolderForm(props: { doing: Doing; seat: Seat; holder: HolderView; onDone: () => void }): ReactNode {
  const { doing, seat, holder, onDone } = props
  const { t } = useText('forum')
  const today = useToday()
  const correct = useCommand('seat.correct')
  const name = holder.name ?? t('form.withheld')
  if (doing === 'end') return <EndTerm seat={seat.id} holder={holder} today={today} onDone={onDone} />
  if (doing === 'office')
    return <NameOfficer person={holder.person} name={name} held={holder.offices} today={today} onDone={onDone} />
  return (
    <CorrectTerm
      name={name}
      term={holder}
      pending={correct.pending}
      failure={correct.failure}
      onSubmit={(term) =>
        void correct.run({ seat: seat.id, corrects: holder.entry, ...term }).then(({ ok }) => {
          if (ok) onDone()
        })
      }
      onCancel={onDone}
    />
  )
}

interface Place {
  readonly as: Holding
  /** The first day on which somebody else may hold it. */
  readonly from: string
  readonly next: boolean
}

/** The places of a seat that nobody holds, and those whose holder's time is over or soon will be. */
function placesToFill(view: SeatView, today: string): readonly Place[] {
  const holders = [...view.holders, ...view.coming]
  return holding.options.flatMap((as): Place[] => {
    const own = holders.filter((one) => one.as === as)
    if (as === 'alternate2' && own.length === 0 && !holders.some((one) => one.as === 'alternate')) return []
    const over = own.map(overFrom)
    const last = over.some((one) => one === null) ? null : (over.sort().at(-1) ?? today)
    if (last === null || last > daysAfter(today, SOON_DAYS)) return []
    return [{ as, from: last > today ? last : today, next: own.length > 0 }]
  })
}

function Places({ seat, places }: { seat: string; places: readonly Place[] }): ReactNode {
  const { t } = useText('forum')
  const [as, setAs] = useState<Holding | null>(null)
  const chosen = places.find((one) => one.as === as)
  if (chosen) return <FillSeat seat={seat} as={chosen.as} today={chosen.from} onDone={() => setAs(null)} />
  if (places.length === 0) return null
  return (
    <ButtonRow className="holder-buttons">
      {places.map((one, index) => (
        <Button
          key={one.as}
          kind={one.as === 'titular' && index === 0 && !one.next ? 'primary' : 'secondary'}
          onPress={() => setAs(one.as)}
        >
          {t(one.next ? 'members.succeedAs' : 'members.fillAs', { as: one.as })}
        </Button>
      ))}
    </ButtonRow>
  )
}
