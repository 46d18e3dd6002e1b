import type { ReactNode } from 'react'
import { balanceOn, endingSoon, heldOver } from '../../../shared/rules/composition.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Mark, Marked } from '../../ui/Mark.tsx'
import { SeatMap } from '../../ui/SeatMap.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { useText } from '../../ui/text.ts'
import { useBalanceWords } from './balance-words.ts'
import type { SeatView } from './seat-views.ts'
import { seatViews } from './seat-views.ts'
import { useToday } from '../../client/use-today.ts'
import './member.css'

/** The forum as a half circle, and its parity below. Nothing where there is no seat. */
export function SeatsBlock({ onSeat }: { onSeat?: ((seat: string) => void) | undefined }): ReactNode {
  const { t } = useText('forum')
  const { list } = useFormat()
  const { state } = useForum()
  const reveal = useReveal()
  const seats = seatViews(state, reveal, useToday())
  if (seats.length === 0) return null
  const ringed = seats.filter(isRinged).length
  return (
    <div className="seats-block">
      <SeatMap
        label={t('seats.map', { count: seats.length, sectors: list(state.sectors.map((sector) => sector.name)) })}
        figure={seats.length}
        caption={t('seats.caption', { ringed })}
        onPress={onSeat}
        items={seats.map((seat) => ({
          id: seat.id,
          group: seat.group,
          vacant: seat.vacant,
          ringed: isRinged(seat),
          label: t('seats.seatLabel', {
            label: seat.label,
            sector: seat.sector,
            state: seat.vacant ? 'vacant' : 'held',
            holder: seat.holders[0]?.name ?? t('form.withheld'),
          }),
        }))}
      />
      <Parity />
      <p className="type-reference">
        {t('seats.vacant', { count: seats.filter((seat) => seat.vacant).length })} <TermsEnding />
      </p>
    </div>
  )
}

function isRinged(seat: SeatView): boolean {
  return seat.offices.some((office) => office !== 'secretariat')
}

/** [SEAT5] Seats held by sector, against all there are, with what that makes of the forum's balance. */
function Parity(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const words = useBalanceWords()
  const balance = balanceOn(state, useToday())
  const { sectors, kept, even } = balance
  const sentence = t('seats.balance', {
    state: !kept ? 'broken' : even ? 'even' : 'kept',
    seats: words(balance),
    set: sectors.map((one) => one.seats).join(' : '),
  })
  return (
    <div>
      <ShareBar shares={sectors.map(({ id, name, place, filled }) => ({ id, name, group: place, amount: filled }))} />
      <div className="seats-block__parity">
        {sectors.map(({ id, name, place, filled }) => (
          <span key={id} className="seats-block__sector">
            <Mark name={groupMark(place)} /> <b>{filled}</b> <span>{name}</span>
          </span>
        ))}
      </div>
      {sectors.length < 2 ? null : kept ? (
        <p className="type-reference">{sentence}</p>
      ) : (
        <Marked mark="attention">{sentence}</Marked>
      )}
    </div>
  )
}

function TermsEnding(): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const today = useToday()
  const over = heldOver(state, today).length
  const soon = endingSoon(state, today).filter((one) => !one.left)
  const last = soon.at(-1)
  return (
    <>
      {over > 0 ? `${t('seats.over', { count: over })} ` : null}
      {last ? t('seats.ending', { count: soon.length, date: format.day(last.on, 'UTC') }) : null}
    </>
  )
}
