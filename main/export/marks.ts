import type { Html } from './html.ts'
import { h } from './html.ts'
import type { Site } from './site.ts'

/** Solid shapes stand for sectors, strokes for what seats said; a word always stands beside them. */
const SECTOR_SHAPES = [
  'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
  'M8 2 15 14H1z',
  'M8 1 15 8 8 15 1 8z',
  'M8 1 15 6.3 12.3 14.5H3.7L1 6.3z',
  'M2 2h12v12H2z',
]

/** Sectors beyond the fifth share its shape: their names tell them apart. */
export function sectorMark(site: Site, name: string): Html {
  const index = Math.max(
    0,
    site.state.sectors.findIndex((sector) => sector.name === name),
  )
  const place = Math.min(index, SECTOR_SHAPES.length - 1)
  return svg(`sector-${String(place + 1)}`, SECTOR_SHAPES[place] ?? '')
}

export type Said =
  | 'yes' | 'no' | 'abstain' | 'blank' | 'invalid' | 'agree' | 'reservations' | 'stand_aside' | 'block' | 'consent' | 'concern' | 'objection' | 'took' | 'silent' | 'away' | 'recused' // prettier-ignore

const STROKES: Readonly<Record<Said, string>> = {
  yes: 'M3 8.5 6.5 12 13 4.5',
  no: 'M4 4 12 12M12 4 4 12',
  abstain: 'M3 8h10',
  blank: 'M3 3h10v10H3z',
  invalid: 'M3 3h10v10H3zM3 13 13 3',
  agree: 'M3 8.5 6.5 12 13 4.5',
  reservations: 'M3 6.5 6.5 10 13 2.5M3 14h10',
  stand_aside: 'M3 3v10M6 8h8M11 5l3 3-3 3',
  block: 'M3 3h10v10H3zM3 8h10',
  consent: 'M3 8.5 6.5 12 13 4.5',
  concern: 'M3 6.5 6.5 10 13 2.5M3 14h10',
  objection: 'M3 3h10v10H3zM3 8h10',
  took: 'M3 3h10v10H3zM8 1v7M5.5 5.5 8 8l2.5-2.5',
  silent: 'M8 7.5v1',
  away: 'M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  recused: 'M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM5 11 11 5',
}

export function saidMark(said: Said): Html {
  return svg(`said-${said.replace('_', '-')}`, STROKES[said])
}

function svg(name: string, d: string): Html {
  return h('svg', { class: `mark ${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, h('path', { d }))
}
