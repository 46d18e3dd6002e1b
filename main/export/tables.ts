import { plainTextOf } from '../../shared/document/blocks.ts'
import { commitmentOfText } from '../../shared/document/commitment-text.ts'
import { groupCode } from '../../shared/rules/bodies.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { balanceOn, vacantOn } from '../../shared/rules/composition.ts'
import type { MinutesView, PersonAttendance } from '../../shared/rules/minutes.ts'
import { assembleMinutes } from '../../shared/rules/minutes.ts'
import type { Cell } from './csv.ts'
import { ballots, decisionsTable, positions } from './decision-tables.ts'
import { commitmentText } from './list-pages.ts'
import { dayOfSite } from './members-page.ts'
import { actionCode, commitmentCode, meetingCode } from './paths.ts'
import type { Site } from './site.ts'
import { readOr } from './site.ts'
import { speakingTable } from './speaking.ts'
import type { Table } from './table.ts'
import { commitmentOf, field, groupIn, meetingOf, toCommitment, toGroup, toMeeting, toSeat } from './table.ts'

/** Every table, in the order of `datapackage.json`. Rows go by number, then by the order of the record. */
export function tablesOf(site: Site): readonly Table[] {
  const views = byNumber(site.state.meetings).flatMap((meeting) => assembleMinutes(site.state, meeting.id) ?? [])
  const decisions = byNumber(site.state.decisions)
  return [
    groups(site),
    sectors(site),
    seats(site),
    members(site),
    officers(site),
    meetings(site, views),
    attendance(site, views),
    agenda(site, views),
    speakingTable(site, views),
    decisionsTable(site, decisions),
    positions(site, decisions),
    ballots(site, decisions),
    actions(site),
    commitments(site),
    milestones(site),
  ]
}

function byNumber<T extends { readonly number: number }>(nouns: Readonly<Record<string, T>>): readonly T[] {
  return Object.values(nouns).sort((a, b) => a.number - b.number)
}

function groups({ state }: Site): Table {
  const decision = (id: string | undefined): string | null => {
    const found = id === undefined ? undefined : state.decisions[id]
    return found ? decisionCode(found) : null
  }
  return {
    name: 'groups',
    title: 'Working groups',
    fields: [
      field('group', 'The working group’s number, which is its folder in groups/.'),
      field('name', 'What it is called.'),
      field('founded_by', 'The decision of the forum that founded it.'),
      field('founded', 'When that was adopted (UTC).', 'datetime'),
      field('until', 'Its last day; empty where none was set.', 'date'),
      field('ended_by', 'The decision of the forum that ended it.'),
      field('ended', 'When that was adopted (UTC).', 'datetime'),
      field('rules', 'The version of its rules that is in force.', 'integer'),
    ],
    primaryKey: ['group'],
    foreignKeys: [],
    rows: byNumber(state.groups).map((one) => [
      groupCode(one),
      one.name,
      decision(one.decision),
      one.foundedAt,
      one.until,
      decision(one.ended?.decision),
      one.ended?.at ?? null,
      one.rules?.version ?? null,
    ]),
  }
}

/** [SEAT5] */
function sectors(site: Site): Table {
  return {
    name: 'sectors',
    title: 'Seats by sector, and how many are held',
    fields: [
      field('sector', 'The sector.'),
      field('seats', 'How many seats it has.', 'integer'),
      field('filled', 'How many of them somebody holds, on the day of the last checkpoint.', 'integer'),
    ],
    primaryKey: ['sector'],
    foreignKeys: [],
    rows: balanceOn(site.state, dayOfSite(site)).sectors.map((one): Cell[] => [one.name, one.seats, one.filled]),
  }
}

function seats(site: Site): Table {
  const { state } = site
  const today = dayOfSite(site)
  const sectors = new Map<string, string>(state.sectors.map((sector) => [sector.id, sector.name]))
  return {
    name: 'seats',
    title: 'Seats',
    fields: [
      field('seat', 'The seat’s id in the record.'),
      field('label', 'What the forum calls the seat.'),
      field('sector', 'The sector it belongs to.'),
      field('organisation', 'Whom it belongs to; empty where nobody was named.'),
      field('group', 'The working group that it is a seat of; empty: the forum.'),
      field(
        'vacant_since',
        'Since when nobody holds it, on the day of the last checkpoint; empty while somebody does.',
        'date',
      ),
    ],
    primaryKey: ['seat'],
    foreignKeys: [toGroup],
    rows: Object.values(state.seats).map((seat) => [
      seat.id,
      seat.label,
      sectors.get(seat.sector) ?? seat.sector,
      seat.organisation,
      groupIn(state, seat.group),
      vacantOn(state, seat, today)?.since ?? null,
    ]),
  }
}

function members(site: Site): Table {
  const { state } = site
  return {
    name: 'members',
    title: 'Who holds or held a seat',
    fields: [
      field('seat', 'The seat.'),
      field('person', 'The person’s id in the record.'),
      field('name', 'Their name; “(withheld)” where it is not public.'),
      field('as', 'titular, alternate or alternate2.'),
      field('since', 'First day of the term; empty where unknown.', 'date'),
      field('until', 'Last day of the term, or the day on which they left.', 'date'),
      field(
        'left',
        'Whether they left on that day; a term that ran out without it holds on until a successor begins.',
        'boolean',
      ),
      field('entered', 'The day on which they were entered.', 'date'),
    ],
    primaryKey: [],
    foreignKeys: [toSeat],
    rows: Object.values(state.seats).flatMap((seat) =>
      seat.holders.map((one): Cell[] => [
        seat.id,
        one.person,
        nameOf(site, one.person),
        one.as,
        one.since,
        one.until,
        one.left,
        one.enteredOn,
      ]),
    ),
  }
}

function nameOf(site: Site, person: string): string | null {
  const known = site.state.persons[person]
  return known ? readOr(site, known.name) : null
}

function officers(site: Site): Table {
  return {
    name: 'officers',
    title: 'Who holds or held an office',
    fields: [
      field('person', 'The person’s id in the record.'),
      field('name', 'Their name.'),
      field('office', 'chair, co-chair or secretariat.'),
      field('since', 'First day in office; empty where unknown.', 'date'),
      field('until', 'Last day of the term, or the day on which they left; empty where open.', 'date'),
      field('left', 'Whether they left on that day.', 'boolean'),
      field('succeeds', 'The id of the person who held the office before; empty where the record names nobody.'),
      field('group', 'The working group that it is an office of; empty: the forum.'),
    ],
    primaryKey: [],
    foreignKeys: [toGroup],
    rows: [
      ...Object.values(site.state.persons).flatMap((person) =>
        person.offices.map((one): Cell[] => [
          person.id,
          nameOf(site, person.id),
          one.office,
          one.since,
          one.until,
          one.left,
          one.succeeds,
          null,
        ]),
      ),
      ...byNumber(site.state.groups).flatMap((group) =>
        group.officers.map(({ person, office, since, until, left }): Cell[] => {
          return [person, nameOf(site, person), office, since, until, left, null, groupCode(group)]
        }),
      ),
    ],
  }
}

function meetings({ state }: Site, views: readonly MinutesView[]): Table {
  return {
    name: 'meetings',
    title: 'Meetings',
    fields: [
      field('meeting', 'The meeting’s number, which is its folder in meetings/.'),
      field('title', 'What it is called.'),
      field('starts', 'When it was to start (UTC).', 'datetime'),
      field('starts_local', 'The same as local people write it.'),
      field('zone', 'Their time zone (IANA).'),
      field('place', 'Where it is held.'),
      field('stage', 'planned, open or adjourned.'),
      field('opened', 'When it was recorded as opened (UTC).', 'datetime'),
      field('adjourned', 'When it was recorded as adjourned (UTC).', 'datetime'),
      field('occurred_at', 'Only for a meeting entered later: when it was held.'),
      field('presided', 'Who was in the chair, by id, one after the other; empty where nobody was entered.'),
      field('group', 'The working group that met; empty: the forum.'),
    ],
    primaryKey: ['meeting'],
    foreignKeys: [toGroup],
    rows: views.map(({ meeting: one }) => [
      meetingCode(one),
      one.title,
      one.starts.instant,
      one.starts.local,
      one.starts.zone,
      one.place,
      one.stage,
      one.openedAt,
      one.adjournedAt,
      one.occurredAt,
      one.presiding.length === 0 ? null : one.presiding.map(({ person }) => person).join(' '),
      groupIn(state, one.group),
    ]),
  }
}

function attendance(site: Site, views: readonly MinutesView[]): Table {
  return {
    name: 'attendance',
    title: 'Who was at which meeting, and when',
    fields: [
      field('meeting', 'The meeting.'),
      field('seat', 'The seat of whoever was there; empty where they have none, or for a line of an old list.'),
      field('person', 'Their id in the record; empty for a line of an old list.'),
      field('name', 'Their name; “(withheld)” where it is not public.'),
      field('as', 'titular, alternate or alternate2; empty without a seat.'),
      field('status', 'here or away as noted in the meeting; present, part or apologies as an old list printed it.'),
      field('remote', 'Whether they took part over a line.', 'boolean'),
      field('from', 'Here from (UTC).', 'datetime'),
      field('until', 'Here until (UTC); empty while the meeting runs.', 'datetime'),
    ],
    primaryKey: [],
    foreignKeys: [toMeeting],
    rows: views.flatMap((view) => [
      ...view.seats.flatMap(({ seat, people }) => people.flatMap((one) => stays(site, view, seat.id, one))),
      ...view.others.flatMap((one) => stays(site, view, null, one)),
      ...view.listed.map(({ as, who, remote }): Cell[] => [
        meetingCode(view.meeting),
        null,
        null,
        readOr(site, who),
        null,
        as,
        remote,
        null,
        null,
      ]),
    ]),
  }
}

function stays(site: Site, view: MinutesView, seat: string | null, one: PersonAttendance): Cell[][] {
  const head = [meetingCode(view.meeting), seat, one.person.id, readOr(site, one.person.name), one.as]
  if (one.spans.length === 0) return [[...head, 'away', null, null, null]]
  return one.spans.map(({ from, until, mode }) => [...head, 'here', mode === 'remote', from, until])
}

function agenda({ state }: Site, views: readonly MinutesView[]): Table {
  return {
    name: 'agenda',
    title: 'Agenda items',
    fields: [
      field('meeting', 'The meeting.'),
      field('place', 'Place on the agenda as it stood last, from 1.', 'integer'),
      field('title', 'What the item is called.'),
      field('purpose', 'inform, discuss or decide.'),
      field('minutes', 'How long it was to take.', 'integer'),
      field('opened', 'When it was first opened (UTC).', 'datetime'),
      field('closed', 'When it was last closed (UTC).', 'datetime'),
      field('commitment', 'The commitment it is about.'),
    ],
    primaryKey: ['meeting', 'place'],
    foreignKeys: [toMeeting, toCommitment],
    rows: views.flatMap(({ meeting, items }) =>
      items.map(({ item, place }): Cell[] => [
        meetingCode(meeting),
        place,
        item.title,
        item.purpose,
        item.minutes,
        item.openedAt,
        item.closedAt,
        commitmentOf(state, item.commitment),
      ]),
    ),
  }
}

function actions(site: Site): Table {
  const { state } = site
  return {
    name: 'actions',
    title: 'Actions agreed',
    fields: [
      field('action', 'The action’s number.'),
      field('meeting', 'The meeting that agreed it.'),
      field('what', 'What is to be done.'),
      field('seat', 'The seat that owns it; empty: nobody named.'),
      field('due', 'By when.', 'date'),
      field('agreed', 'When it was agreed (UTC).', 'datetime'),
      field('completed', 'When it was recorded as done (UTC).', 'datetime'),
    ],
    primaryKey: ['action'],
    foreignKeys: [toMeeting, toSeat],
    rows: byNumber(state.actions).map((one) => [
      actionCode(one),
      meetingOf(state, one.meeting),
      readOr(site, one.what),
      one.owner,
      one.due,
      one.agreedAt,
      one.completedAt,
    ]),
  }
}

function commitments(site: Site): Table {
  return {
    name: 'commitments',
    title: 'Commitments',
    fields: [
      field('commitment', 'The commitment’s number, which is its folder in commitments/.'),
      field('title', 'Its title.'),
      field('stage', 'draft or adopted.'),
      field('text', 'SHA-256 of its published text; empty while none was put to decision.'),
    ],
    primaryKey: ['commitment'],
    foreignKeys: [],
    rows: byNumber(site.state.commitments).map((one) => [
      commitmentCode(one),
      one.title,
      one.stage,
      commitmentText(site, one),
    ]),
  }
}

/** From the published text of each commitment, where it is one that this version reads. */
function milestones(site: Site): Table {
  return {
    name: 'milestones',
    title: 'Milestones of commitments',
    fields: [
      field('commitment', 'The commitment.'),
      field('milestone', 'Its place in the text, from 1.', 'integer'),
      field('what', 'What is to be reached.'),
      field('owner', 'Whose it is, as the text says.'),
      field('start', 'When it starts: a date or an event, as the text says.'),
      field('end', 'When it ends: a date or an event, as the text says.'),
    ],
    primaryKey: ['commitment', 'milestone'],
    foreignKeys: [toCommitment],
    rows: byNumber(site.state.commitments).flatMap((commitment) => {
      const hash = commitmentText(site, commitment)
      const content = hash === null ? null : commitmentOfText(site.text(hash) ?? '')
      return (content?.milestones ?? []).map((one, index): Cell[] => [
        commitmentCode(commitment),
        index + 1,
        plainTextOf(one.what),
        one.owner,
        one.start,
        one.end,
      ])
    }),
  }
}
