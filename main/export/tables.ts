import { isReopened } from '../../shared/domain/commitment.ts'
import { byNumber } from '../../shared/lib/numbered.ts'
import { plainTextOf } from '../../shared/document/blocks.ts'
import { commitmentOfText } from '../../shared/document/commitment-text.ts'
import type { MinutesView, PersonAttendance } from '../../shared/rules/minutes.ts'
import { assembleMinutes } from '../../shared/rules/minutes.ts'
import { commitmentText } from './commitment-stage.ts'
import { groups, members, officers, seats, sectors } from './composition-tables.ts'
import type { Cell } from './csv.ts'
import { ballots, decisionsTable, positions } from './decision-tables.ts'
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
      field('reopened', 'Since when what was adopted is open to another text; empty while it is not.', 'datetime'),
    ],
    primaryKey: ['commitment'],
    foreignKeys: [],
    rows: byNumber(site.state.commitments).map((one) => [
      commitmentCode(one),
      one.title,
      one.stage,
      commitmentText(site, one),
      isReopened(one) ? (one.reopened?.at ?? null) : null,
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
