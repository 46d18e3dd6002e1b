import type { ReactNode } from 'react'
import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { TakenPosition } from '../../../shared/domain/decision.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { MarkName } from '../../ui/Mark.tsx'
import { Mark } from '../../ui/Mark.tsx'
import type { TileTone } from '../../ui/Tile.tsx'
import { Tile, TileGrid } from '../../ui/Tile.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { bySector } from './decision-view.ts'
import { saidBySomebody } from './question.ts'
import type { Words } from './words.ts'

export const positionMarks: Readonly<Record<Position, MarkName>> = {
  agree: 'agree',
  reservations: 'reservations',
  stand_aside: 'stand-aside',
  block: 'block',
  consent: 'agree',
  concern: 'reservations',
  objection: 'block',
}
const tones: Readonly<Record<Position, TileTone>> = {
  agree: 'plain',
  reservations: 'plain',
  stand_aside: 'aside',
  block: 'block',
  consent: 'plain',
  concern: 'plain',
  objection: 'block',
}

/** What a seat said, and what became of an objection to consent: one that is not paramount is heard as a concern. */
export function takenWords({ t }: Pick<Words, 't'>, { position, judged }: TakenPosition): string {
  if (position !== 'objection') return t(`said.${position}`)
  return t(judged === null ? 'said.untested' : judged.paramount ? 'said.paramount' : 'said.heard')
}

/** A seat and its position in a round; pressing it opens the way to enter one. */
export function SeatTile(props: {
  name: string
  seat: FrozenSeat
  taken: TakenPosition | undefined
  /** Who entered it, where the seat did not say it itself. */
  by?: string | null | undefined
  /** The round is over: who did not answer is no longer waited for. */
  closed: boolean
  expanded?: boolean | undefined
  onPress?: (() => void) | undefined
}): ReactNode {
  const { t } = useText('decision')
  const { seat, taken } = props
  if (seat.recused || !seat.here) {
    const why = seat.recused ? 'recused' : 'away'
    return <Tile mark={why} name={props.name} state={t(`said.${why}`)} tone="away" />
  }
  const press = { onPress: props.onPress, expanded: props.onPress ? props.expanded : undefined }
  if (!taken) {
    return props.closed ? (
      <Tile mark="waiting" name={props.name} state={t('said.silent')} tone="away" />
    ) : (
      <Tile mark="waiting" name={props.name} state={t('tile.toAnswer')} tone="waiting" {...press} />
    )
  }
  return (
    <Tile
      mark={positionMarks[taken.position]}
      name={props.name}
      state={saidBySomebody({ t }, takenWords({ t }, taken), props.by ?? null)}
      tone={taken.judged?.paramount === false ? 'plain' : tones[taken.position]}
      {...press}
    />
  )
}

/** Seats by sector, each sector with its mark and how many of it are here. `below` stands under the sector of that seat. */
export function SectorTiles<Seat extends FrozenSeat & { readonly proxy?: string | null }>(props: {
  view: DecisionView
  seats: readonly Seat[]
  tile: (seat: Seat) => ReactNode
  below?: { readonly seat: string; readonly content: ReactNode } | undefined
}): ReactNode {
  const { t } = useText('decision')
  const { view, below } = props
  return (
    <div className="decision-sectors">
      {bySector(props.seats).map(([sector, seats]) => (
        <section key={sector} className="decision-sector">
          <h3 className="decision-sector__head">
            <Mark name={view.sectorMark(sector)} size={14} />
            <span className="sector-name">{sector}</span>
            <span className="decision-sector__here">
              {t('sector.here', { here: seats.filter((seat) => seat.here && !seat.proxy).length, all: seats.length })}
            </span>
          </h3>
          <TileGrid label={sector}>{seats.map(props.tile)}</TileGrid>
          {below && seats.some((seat) => seat.id === below.seat) ? below.content : null}
        </section>
      ))}
    </div>
  )
}
