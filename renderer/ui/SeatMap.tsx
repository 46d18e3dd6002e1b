import type { ReactNode } from 'react'
import { layOutHemicycle } from './hemicycle.ts'
import type { HemicyclePlace } from './hemicycle.ts'
import { GroupShape, groupMark } from './Mark.tsx'
import './seat-map.css'

export interface SeatMapItem {
  id: string
  /** Which group it belongs to, 0 first: gives shape and colour. */
  group: number
  /** Who sits there, read aloud and shown on hover. */
  label: string
  ringed?: boolean | undefined
  /** Drawn as an outline: nobody sits there now. */
  vacant?: boolean | undefined
}

export interface SeatMapProps {
  /** In group order; each group becomes one wedge. */
  items: readonly SeatMapItem[]
  /** What the picture is, for screen readers. */
  label: string
  /** Big figure in the middle, and its words. */
  figure?: ReactNode
  caption?: ReactNode
  onPress?: ((id: string) => void) | undefined
}

/** A half circle of seats. Screen readers get a list. */
export function SeatMap(props: SeatMapProps): ReactNode {
  const layout = layOutHemicycle(props.items.length)
  return (
    <figure className="ui-seat-map" aria-label={props.label}>
      <svg
        className="ui-seat-map__drawing"
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="list"
        aria-label={props.label}
      >
        {props.items.map((item, index) => {
          const place = layout.places[index]
          return place ? (
            <Place key={item.id} item={item} place={place} radius={layout.markRadius} onPress={props.onPress} />
          ) : null
        })}
      </svg>
      {props.figure === undefined && props.caption === undefined ? null : (
        <figcaption className="ui-seat-map__caption">
          <span className="type-figure">{props.figure}</span>
          <span className="type-reference">{props.caption}</span>
        </figcaption>
      )}
    </figure>
  )
}

function Place(props: {
  item: SeatMapItem
  place: HemicyclePlace
  radius: number
  onPress: ((id: string) => void) | undefined
}): ReactNode {
  const { item, place, radius, onPress } = props
  const name = groupMark(item.group)
  return (
    <g
      role="listitem"
      transform={`translate(${place.x} ${place.y})`}
      className={`ui-seat ui-seat--${name}${item.vacant ? ' ui-seat--vacant' : ''}${onPress ? ' ui-seat--pressable' : ''}`}
      onClick={onPress ? () => onPress(item.id) : undefined}
    >
      <title>{item.label}</title>
      {item.ringed ? <circle className="ui-seat__ring" r={radius * 1.6} /> : null}
      <g className="ui-seat__shape">
        <GroupShape name={name} size={radius} />
      </g>
    </g>
  )
}
