import type { Decision } from '../../shared/domain/decision.ts'
import type { Lot } from '../../shared/domain/lot.ts'
import type { Item } from '../../shared/domain/meeting.ts'
import { LOT_FORMAT, lotFileOf } from '../../shared/rules/lot-case.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { list } from './outcome-words.ts'
import { quiet } from './page.ts'
import { decisionFolder } from './paths.ts'
import type { Site } from './site.ts'
import { readOr, seatName } from './site.ts'

/** A line of how a decision came about. */
export type Line = { readonly at: string; readonly line: Child }

/** [EXC2] A lot when it was called, and when it was drawn, with the way to its case. */
export function lotLines(site: Site, decision: Decision, lot: Lot, path: string): readonly Line[] {
  const { words } = site
  const names = (seats: readonly string[]): string =>
    list(
      words,
      seats.map((seat) => seatName(site, seat)),
    )
  const called = h('strong', {}, words.say('path.lotCalled', { seats: names(lot.names), places: lot.places }))
  const { drawn } = lot
  if (!drawn) return [{ at: lot.calledAt, line: called }]
  const said = words.say('path.lotDrawn', { seats: names(drawn.seats), n: drawn.seats.length })
  const order = words.say('path.lotOrder', {
    seats: drawn.order.map((seat) => seatName(site, seat)).join(words.say('list.comma')),
    hash: lot.commitment,
  })
  const href = linkTo(path, lotPath(decision, lot))
  const file = h('a', { href }, words.say('path.lotCase'))
  return [
    { at: lot.calledAt, line: called },
    { at: drawn.at, line: all(h('strong', {}, said), quiet(order, ' ', file)) },
  ]
}

export function lotPath(decision: Decision, { number }: Lot): string {
  return `${decisionFolder(decision)}/lot-${String(number)}.json`
}

/** The files of a decision's lots, each a case that anyone can draw again. */
export function lotFiles(site: Site, decision: Decision): readonly (readonly [string, string])[] {
  return decision.lots.flatMap((lot) => {
    const file = lotFileOf(decision, lot, (seat) => seatName(site, seat))
    if (file === null) return []
    return [[lotPath(decision, lot), `${JSON.stringify({ format: LOT_FORMAT, cases: [file] }, null, 2)}\n`] as const]
  })
}

/** [EXC3] That it was annulled, or put off to which meeting. */
export function annulledWords({ words, state }: Site, { deferredTo }: NonNullable<Decision['annulled']>): string {
  const to = deferredTo === undefined ? undefined : state.meetings[deferredTo]
  return to ? words.say('path.deferred', { number: String(to.number) }) : words.say('path.annulled')
}

/** In the minutes of an item: to which meeting it was put off, and why. */
export function deferredPart(site: Site, { deferred }: Item): Html | null {
  if (!deferred) return null
  const number = String(site.state.meetings[deferred.to]?.number ?? '')
  const quote = h(
    'span',
    { class: 'quote', lang: site.forum.language, dir: 'auto' },
    `“${readOr(site, deferred.reason)}”`,
  )
  return h('p', {}, site.words.say('item.deferred', { number }), ' ', quote)
}

/** In the minutes of a decision: what lots said. */
export function lotsPart(site: Site, decision: Decision, path: string): readonly Html[] {
  return decision.lots.flatMap((lot) => lotLines(site, decision, lot, path).map(({ line }) => h('div', {}, line)))
}
