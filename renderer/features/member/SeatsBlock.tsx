import type { ReactNode } from 'react'
import { useForum, useReveal } from '../../client/react.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { SeatMap } from '../../ui/SeatMap.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { useText } from '../../ui/text.ts'
import type { SeatView } from './seat-views.ts'
import { seatViews } from './seat-views.ts'
import { useToday } from './use-today.ts'
import './member.css'

/** How many days ahead a term's end is worth a word. */
const SOON_DAYS = 120

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
      <Parity seats={seats} />
      <p className="type-reference">
        {t('seats.vacant', { count: seats.filter((seat) => seat.vacant).length })} <TermsEnding seats={seats} />
      </p>
    </div>
  )
}

function isRinged(seat: SeatView): boolean {
  return seat.offices.some((office) => office !== 'secretariat')
}

function Parity({ seats }: { seats: readonly SeatView[] }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const unfolding = useUnfolding()
  const counts = state.sectors
    .map((sector, group) => ({
      id: sector.id,
      name: sector.name,
      group,
      amount: seats.filter((seat) => seat.group === group && !seat.vacant).length,
    }))
    .filter((one) => seats.some((seat) => seat.group === one.group))
  const most = [...counts].sort((a, b) => b.amount - a.amount)
  const more = (most[0]?.amount ?? 0) - (most[1]?.amount ?? 0)
  const even = counts.every((one) => one.amount === counts[0]?.amount)
  return (
    <div>
      <ShareBar shares={counts} />
      <div className="seats-block__parity">
        {counts.map(({ id, name, group, amount }) => (
          <span key={id} className="seats-block__sector">
            <Mark name={groupMark(group)} /> <b>{amount}</b> <span>{name}</span>
          </span>
        ))}
        {counts.length > 1 ? (
          <UnfoldButton unfolding={unfolding}>
            {even ? t('seats.even') : t('seats.most', { sector: most[0]?.name, more })}
          </UnfoldButton>
        ) : null}
      </div>
      <UnfoldPanel unfolding={unfolding}>
        <p className="type-reference">{t(even ? 'seats.evenWords' : 'seats.unevenWords')}</p>
      </UnfoldPanel>
    </div>
  )
}

function TermsEnding({ seats }: { seats: readonly SeatView[] }): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const today = useToday()
  const limit = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10)
  const ends = seats
    .flatMap((seat) => seat.holders.flatMap(({ until }) => until ?? []))
    .filter((until) => until >= today && until <= limit)
    .sort()
  const last = ends.at(-1)
  return last === undefined ? null : t('seats.ending', { count: ends.length, date: format.day(last, 'UTC') })
}
