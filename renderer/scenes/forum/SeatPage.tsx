import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Holding, Seat } from '../../../shared/domain/member.ts'
import { holding } from '../../../shared/domain/member.ts'
import { useCan, useForum, useReveal } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { EndTerm } from '../../features/member/EndTerm.tsx'
import { FillSeat } from '../../features/member/FillSeat.tsx'
import { NameOfficer } from '../../features/member/NameOfficer.tsx'
import type { HolderView } from '../../features/member/seat-views.ts'
import { officeKey, seatView } from '../../features/member/seat-views.ts'
import { useTermWords } from '../../features/member/term-words.ts'
import { useToday } from '../../features/member/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** One seat: who holds it, who held it; a term ends, nothing is erased. */
export function SeatPage({ seat }: { seat: Seat }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const today = useToday()
  const view = seatView(state, seat, useReveal(), today)
  const may = useCan({ to: 'seat.fill' })
  // The host lets one person hold each place; a term that has run out but was never ended still holds it.
  const taken = new Set(seat.holders.filter((one) => !one.left).map((one) => one.as))
  const free = holding.options.filter((as) => !taken.has(as) && (as !== 'alternate2' || taken.has('alternate')))
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
        {view.vacant ? <p className="quiet-text measure">{t('members.nobody')}</p> : null}
        <ul>
          {view.holders.map((holder) => (
            <Holder key={`${holder.person}${holder.as}`} seat={seat.id} holder={holder} />
          ))}
        </ul>
        {may ? <Vacancies seat={seat.id} free={free} today={today} /> : null}
      </Section>
      {view.past.length > 0 ? (
        <div className="page-part">
          <Section title={t('members.past')}>
            <ul>
              {view.past.map((holder, index) => (
                <Past key={index} seat={seat.id} holder={holder} mayEnd={may && !holder.left} />
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
    </>
  )
}

function Past({ seat, holder, mayEnd }: { seat: string; holder: HolderView; mayEnd: boolean }): ReactNode {
  const { t } = useText('forum')
  const today = useToday()
  const term = useTermWords()
  const [ending, setEnding] = useState(false)
  return (
    <ListLine
      note={`${t(`as.${holder.as}`)} · ${term(holder)}`}
      aside={
        mayEnd && !ending ? (
          <Button small onPress={() => setEnding(true)}>
            {t('members.end')}
          </Button>
        ) : null
      }
    >
      {holder.name ?? t('form.withheld')}
      {ending ? <EndTerm seat={seat} holder={holder} today={today} onDone={() => setEnding(false)} /> : null}
    </ListLine>
  )
}

function Holder({ seat, holder }: { seat: string; holder: HolderView }): ReactNode {
  const { t } = useText('forum')
  const term = useTermWords()
  const today = useToday()
  const mayEnd = useCan({ to: 'seat.leave' })
  const mayName = useCan({ to: 'officer.name' })
  const [doing, setDoing] = useState<'end' | 'office' | null>(null)
  const name = holder.name ?? t('form.withheld')
  const facts = [
    t(`as.${holder.as}`),
    ...holder.offices.map((office) => t(`office.${officeKey(office)}`)),
    term(holder),
  ]
  const done = (): void => setDoing(null)
  return (
    <ListLine>
      <b>{name}</b>
      <div className="type-reference">{facts.filter(Boolean).join(' · ')}</div>
      {doing === null && (mayEnd || mayName) ? (
        <ButtonRow className="holder-buttons">
          {mayName && holder.offices.length < 3 ? (
            <Button small label={t('members.nameOfficeOf', { name })} onPress={() => setDoing('office')}>
              {t('members.nameOffice')}
            </Button>
          ) : null}
          {mayEnd ? (
            <Button small label={t('members.endOf', { name })} onPress={() => setDoing('end')}>
              {t('members.end')}
            </Button>
          ) : null}
        </ButtonRow>
      ) : null}
      {doing === 'end' ? <EndTerm seat={seat} holder={holder} today={today} onDone={done} /> : null}
      {doing === 'office' ? (
        <NameOfficer person={holder.person} name={name} held={holder.offices} today={today} onDone={done} />
      ) : null}
    </ListLine>
  )
}

function Vacancies({ seat, free, today }: { seat: string; free: readonly Holding[]; today: string }): ReactNode {
  const { t } = useText('forum')
  const [as, setAs] = useState<Holding | null>(null)
  if (as !== null && free.includes(as)) return <FillSeat seat={seat} as={as} today={today} onDone={() => setAs(null)} />
  if (free.length === 0) return null
  return (
    <ButtonRow className="holder-buttons">
      {free.map((one, index) => (
        <Button key={one} kind={one === 'titular' && index === 0 ? 'primary' : 'secondary'} onPress={() => setAs(one)}>
          {t('members.fillAs', { as: one })}
        </Button>
      ))}
    </ButtonRow>
  )
}
