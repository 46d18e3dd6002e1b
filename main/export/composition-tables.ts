import { byNumber } from '../../shared/lib/numbered.ts'
import { groupCode } from '../../shared/rules/bodies.ts'
import { balanceOn, vacantOn } from '../../shared/rules/composition.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import type { Cell } from './csv.ts'
import { dayOfSite } from './members-page.ts'
import type { Site } from './site.ts'
import { readOr } from './site.ts'
import type { Table } from './table.ts'
import { field, groupIn, toGroup, toSeat } from './table.ts'

/* Who the forum is: its groups, sectors, seats, members and officers, as tables. */

export function groups({ state }: Site): Table {
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
export function sectors(site: Site): Table {
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

export function seats(site: Site): Table {
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
      field('ended', 'The first day on which there is no such seat; empty where it has no end.', 'date'),
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
      seat.ended,
    ]),
  }
}

export function members(site: Site): Table {
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

export function officers(site: Site): Table {
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
