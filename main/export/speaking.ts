import type { Turn } from '../../shared/domain/floor.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Speaker } from '../../shared/rules/floor.ts'
import { speakers, speakingBySector } from '../../shared/rules/floor.ts'
import type { MinutesView } from '../../shared/rules/minutes.ts'
import type { Cell } from './csv.ts'
import type { Child, Html } from './html.ts'
import { all, h } from './html.ts'
import { sectorMark } from './marks.ts'
import { block, clock, joined, quiet, text } from './page.ts'
import { meetingCode } from './paths.ts'
import type { Site } from './site.ts'
import { personName, seatName } from './site.ts'
import type { Table } from './table.ts'
import { field, toMeeting, toSeat } from './table.ts'

/** [FLOOR4] In the minutes of an item: who had the floor, and from when to when. */
export function whoSpoke(site: Site, turns: readonly Turn[]): Html | null {
  if (turns.length === 0) return null
  const { words } = site
  const spans = (one: Speaker): Child =>
    joined(
      one.turns.map(({ from, to, kind }) =>
        all(
          clock(site, from),
          '–',
          to === null ? words.say('attendance.still') : clock(site, to),
          kind === 'order' ? ` (${words.say('speaking.order')})` : null,
        ),
      ),
      ', ',
    )
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, words.say('speaking.title')),
    h(
      'ul',
      { class: 'plain' },
      speakers(turns, null).map((one) => h('li', {}, speakerName(site, one), ' ', h('small', {}, spans(one)))),
    ),
  )
}

/** How long each seat and sector spoke at a meeting. */
export function speakingBlock(site: Site, { floor }: Meeting): Html | null {
  const { words, state } = site
  const sectors = speakingBySector(state, floor.turns, null)
  if (sectors.length === 0) return null
  return block(
    words.say('speaking.time'),
    quiet(words.say('speaking.what')),
    sectors.map(({ sector, ms, speakers: of }) => {
      const name = state.sectors.find((one) => one.id === sector)?.name
      return h(
        'section',
        {},
        h(
          'h3',
          {},
          name === undefined ? words.say('speaking.noSeat') : [sectorMark(site, name), ' ', text(site, name)],
          ': ',
          lengthWords(site, ms),
        ),
        h(
          'ul',
          { class: 'plain' },
          of.map((one) =>
            h(
              'li',
              {},
              speakerName(site, one),
              ' ',
              h('small', {}, joined([lengthWords(site, one.ms), words.say('speaking.turns', { n: one.turns.length })])),
            ),
          ),
        ),
      )
    }),
  )
}

export function speakingTable(site: Site, views: readonly MinutesView[]): Table {
  return {
    name: 'speaking',
    title: 'Who had the floor',
    fields: [
      field('meeting', 'The meeting.'),
      field('item', 'Place on the agenda as it stood last, from 1.', 'integer'),
      field('seat', 'The seat spoken for; empty: a person without a seat.'),
      field('person', 'The person’s id in the record.'),
      field('name', 'Their name; “(withheld)” where it is not public.'),
      field('kind', 'speak, or order: a point of order.'),
      field('from', 'When the floor was given (UTC).', 'datetime'),
      field('until', 'When the turn ended (UTC); empty while it goes on.', 'datetime'),
      field('seconds', 'How long it took.', 'integer'),
    ],
    primaryKey: [],
    foreignKeys: [toMeeting, toSeat],
    rows: views.flatMap(({ meeting, items }) =>
      items.flatMap(({ place, turns }) => turns.map((one) => turnRow(site, meeting, place, one))),
    ),
  }
}

function turnRow(site: Site, meeting: Meeting, place: number, one: Turn): Cell[] {
  const seconds = one.to === null ? null : Math.round((Date.parse(one.to) - Date.parse(one.from)) / 1_000)
  const name = personName(site, one.person)
  return [meetingCode(meeting), place, one.seat, one.person, name, one.kind, one.from, one.to, seconds]
}

/** By the seat spoken for, else by name where it is public. */
function speakerName(site: Site, { seat, person }: Speaker): Html {
  return text(site, seat === null ? personName(site, person) : seatName(site, seat))
}

function lengthWords({ words }: Site, ms: number): string {
  return words.say('speaking.length', { minutes: Math.round(ms / 60_000) })
}
