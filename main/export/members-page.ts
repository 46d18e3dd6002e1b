import { dayIn } from '../../shared/lib/zoned-time.ts'
import type { HolderState } from '../../shared/domain/member.ts'
import { electionCode } from '../../shared/rules/election-case.ts'
import { balanceOn, vacantOn } from '../../shared/rules/composition.ts'
import type { Officer } from '../../shared/rules/offices.ts'
import { seatsIn, seatsThere } from '../../shared/rules/meeting-seats.ts'
import { officers } from '../../shared/rules/offices.ts'
import type { Term } from '../../shared/rules/terms.ts'
import { heldOverSince, overFrom } from '../../shared/rules/terms.ts'
import type { Child, Html } from './html.ts'
import { all, h } from './html.ts'
import { suspendedUntil } from '../../shared/rules/suspension.ts'
import { interestsBlock } from './interests.ts'
import { sectorMark } from './marks.ts'
import { block, namesTable, page, quiet, text, titleBlock } from './page.ts'
import { selectionsBlock } from './selection-page.ts'
import type { Site } from './site.ts'
import { personName } from './site.ts'
import { dateWords } from './wording.ts'

/** The day of which the pages tell: that of the last checkpoint, where the forum is. [EXP3] The clock has no part in it. */
export function dayOfSite(site: Site): string {
  return dayIn(site.zone, Date.parse(site.point.at))
}

export function membersPage(site: Site): string {
  const { words, state } = site
  const seats = seatsIn(state)
  const there = seatsThere(state, dayOfSite(site)).length
  const blocks = state.sectors.map((sector) => {
    const rows = seats
      .filter((seat) => seat.sector === sector.id)
      .map((seat) => ({
        cells: [text(site, seat.label), text(site, seat.organisation ?? ''), seatHolders(site, seat)],
      }))
    const columns = [
      { head: words.say('column.seat') },
      { head: words.say('column.organisation') },
      { head: words.say('column.holders') },
    ]
    return block(sector.name, rows.length === 0 ? quiet(words.say('none')) : namesTable(columns, rows))
  })
  return page(
    site,
    { path: 'members/index.html', title: words.say('section.members'), section: 'members' },
    titleBlock([h('p', { class: 'number' }, words.say('members.count', { n: there }))], words.say('section.members')),
    parityBlock(site),
    blocks,
    officersBlock(site),
    selectionsBlock(site, 'members/index.html'),
    interestsBlock(site, 'members/index.html'),
  )
}

/** [OFF1] Who holds which office, whom they succeeded, and who held it before. */
function officersBlock(site: Site): Child {
  const { words, state } = site
  const today = dayOfSite(site)
  const all = officers(state)
  const isOver = (one: Officer): boolean => (overFrom(one) ?? '~') <= today
  const [now, past] = [all.filter((one) => !isOver(one)), all.filter(isOver).reverse()]
  if (all.length === 0) return null
  const list = (of: readonly Officer[]): Html =>
    h(
      'ul',
      { class: 'plain' },
      of.map((one) => officerLine(site, one)),
    )
  return block(
    words.say('members.officers'),
    now.length === 0 ? quiet(words.say('none')) : list(now),
    past.length === 0 ? null : h('h3', {}, words.say('members.formerOfficers')),
    past.length === 0 ? null : list(past),
  )
}

function officerLine(site: Site, one: Officer): Html {
  const { words } = site
  const facts = [
    words.say(`office.${one.office}`),
    ...termFacts(site, one),
    one.succeeds === null ? null : words.say('members.succeeds', { name: personName(site, one.succeeds) }),
    suspension(site, one.person),
  ]
  return h('li', {}, text(site, personName(site, one.person)), h('small', {}, ` ${facts.filter(Boolean).join(' · ')}`))
}

function termFacts({ words }: Site, { since, until, left }: Term): readonly (string | null)[] {
  return [
    since && words.say('members.since', { date: dateWords(words, since) }),
    until && words.say(left ? 'members.left' : 'members.until', { date: dateWords(words, until) }),
  ]
}

/** [ELE10] The election on the ground of which a seat was taken. */
function elected({ state, words }: Site, { elected: by }: HolderState): string | null {
  const election = by && state.elections[by.election]
  return election ? words.say('members.elected', { code: electionCode(election) }) : null
}

/** [ETH8] The last day of a suspension that somebody is under on the day of these pages. */
function suspension(site: Site, person: string): string | null {
  const until = suspendedUntil(site.state, person, dayOfSite(site))
  return until && site.words.say('members.suspended', { date: dateWords(site.words, until) })
}

/** [SEAT5] Seats held by sector against all there are, in one sentence. */
function parityBlock(site: Site): Child {
  const { words } = site
  const { sectors, kept, even } = balanceOn(site.state, dayOfSite(site))
  if (sectors.length < 2) return null
  const seats = sectors.map((one) => words.say('members.filledOf', { ...one })).join(', ')
  const state = !kept ? 'broken' : even ? 'even' : 'kept'
  const marks = sectors.map((one) =>
    h('li', {}, sectorMark(site, one.name), ' ', text(site, `${one.name} ${String(one.filled)}`)),
  )
  return block(
    words.say('members.parity'),
    h('ul', { class: 'plain' }, marks),
    h('p', {}, words.say('members.balance', { state, seats, set: sectors.map((one) => one.seats).join(' : ') })),
  )
}

/** [SEAT3] Everybody who holds or held a seat; a vacant one says since when. */
export function seatHolders(site: Site, seat: Site['state']['seats'][string]): Child {
  const { words } = site
  const today = dayOfSite(site)
  const vacant = vacantOn(site.state, seat, today)
  const since = vacant && { date: dateWords(words, vacant.since) }
  const lines = seat.holders.map((one) => {
    const over = heldOverSince(seat.holders, one, today) === null ? null : words.say('members.heldOver')
    const facts = [
      words.say(`as.${one.as}`),
      ...termFacts(site, one),
      over,
      elected(site, one),
      suspension(site, one.person),
    ]
    return h(
      'li',
      {},
      text(site, personName(site, one.person)),
      h('small', {}, ` ${facts.filter(Boolean).join(' · ')}`),
    )
  })
  return all(
    seat.ended === null ? null : h('p', {}, words.say('members.seatEnded', { date: dateWords(words, seat.ended) })),
    since && h('p', {}, words.say(vacant.never ? 'members.neverFilled' : 'members.vacantSince', since)),
    lines.length === 0 ? null : h('ul', { class: 'plain' }, lines),
  )
}
