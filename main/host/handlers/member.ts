import type { Seat } from '../../../shared/domain/member.ts'
import type { PersonId, SectorId } from '../../../shared/domain/primitives.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import { ok } from '../../../shared/lib/result.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { seatsIn } from '../../../shared/rules/meeting-seats.ts'
import { isFree, isHeldFrom, isNoTerm } from '../../../shared/rules/terms.ts'
import { hasMet, rulebookFault } from '../../../shared/rules/rulebook.ts'
import type { Draft } from '../recorder.ts'
import { parseRosterCsv } from '../roster-csv.ts'
import type { RosterRow } from '../roster-csv.ts'
import type { Handlers } from './handler.ts'
import { todayOf } from '../actors.ts'
import { standingGroup } from './group.ts'
import { recheckQuestions } from './question.ts'
import { done, fail, notAllowed, notFound, outOfOrder } from './handler.ts'

export const memberHandlers: Handlers<
  'roster.import' | 'seat.add' | 'seat.end' | 'seat.fill' | 'seat.leave' | 'seat.correct' | 'rules.adopt'
> = {
  'roster.import': (context, { csv }) => {
    const refused = notAllowed(context, { to: 'roster.import' })
    if (refused) return refused
    const rows = parseRosterCsv(csv)
    if (!rows.ok) return fail('roster_problems', { problems: rows.error })
    const known = new Set(seatsNamed(context.state, null).map((seat) => seat.label))
    const clash = rows.value.find((row) => row.seat !== null && known.has(row.seat))
    if (clash) {
      return fail('roster_problems', {
        problems: [{ line: clash.line, column: 1, field: 'seat', code: 'seat_exists', value: clash.seat }],
      })
    }
    enterRoster(context.draft, context.state, rows.value)
    return done
  },

  'seat.add': (context, { label, sector, organisation, group }) => {
    const refused = notAllowed(context, { to: 'seat.add' })
    if (refused) return refused
    const body = group === undefined ? null : standingGroup(context, group)
    if (body?.ok === false) return body
    if (seatsNamed(context.state, body?.value.id ?? null).some((seat) => seat.label === label))
      return outOfOrder('seat_exists')
    const seat = randomId<'seat'>()
    const of = sectorNamed(context.draft, context.state, sector)
    const said = { seat, label, sector: of, organisation }
    context.draft.add({ type: 'seat.created/1', body: body ? { ...said, group: body.value.id } : said })
    return ok({ seat })
  },

  'seat.end': (context, { seat, on }) => {
    const refused = notAllowed(context, { to: 'seat.end' })
    if (refused) return refused
    const found = context.state.seats[seat]
    if (!found) return notFound('seat')
    if (found.ended !== null) return outOfOrder('seat_ended')
    if (isHeldFrom(found.holders, on)) return outOfOrder('seat_held')
    context.draft.add({ type: 'seat.ended/1', body: { seat, on } })
    return done
  },

  'seat.fill': (context, { seat, name, person: known, email, as, since, until }) => {
    const found = context.state.seats[seat]
    const refused = notAllowed(context, { to: isOfGroup(found) ? 'group.seat' : 'seat.fill' })
    if (refused) return refused
    if (!found) return notFound('seat')
    if (known !== undefined && !context.state.persons[known]) return notFound('person')
    if (found.ended !== null) return outOfOrder('seat_ended')
    const from = since ?? todayOf(context.state, Date.parse(context.draft.at))
    if (!isFree(found.holders, as, { since: from, until, left: false })) return outOfOrder('seat_filled')
    if (isNoTerm({ since, until, left: false })) return fail('bad_input', { path: 'until' })
    const { organisation } = found
    const person = known ?? enterPerson(context.draft, { name: name ?? '', email, organisation, kind: 'name' })
    context.endElectorLinks(person)
    context.draft.add({ type: 'seat.filled/1', body: { seat, person, as, since, until } })
    recheckQuestions(context)
    return ok({ person })
  },

  'seat.leave': (context, input) => {
    const found = context.state.seats[input.seat]
    const refused = notAllowed(context, { to: isOfGroup(found) ? 'group.seat' : 'seat.leave' })
    if (refused) return refused
    const held = found?.holders.some(
      (holder) => holder.person === input.person && holder.as === input.as && !holder.left,
    )
    if (!held) return notFound('holder')
    context.draft.add({ type: 'seat.left/1', body: input })
    recheckQuestions(context)
    return done
  },

  'seat.correct': (context, { seat, corrects, ...term }) => {
    const found = context.state.seats[seat]
    const refused = notAllowed(context, { to: isOfGroup(found) ? 'group.seat' : 'seat.correct' })
    if (refused) return refused
    const holders = found?.holders
    if (!holders) return notFound('seat')
    const held = holders.find((one) => one.entry === corrects)
    if (!held) return outOfOrder('entry_not_last')
    if (isNoTerm(term)) return fail('bad_input', { path: 'until' })
    const corrected = holders.map((one) => (one === held ? { ...one, ...term } : one))
    if (found.ended !== null && isHeldFrom(corrected, found.ended)) return outOfOrder('seat_ended')
    const { person, as, since, until, left } = held
    if (sameJson(term, { since, until, left })) return done
    if (!isFree(holders, as, term, corrects)) return outOfOrder('seat_filled')
    context.endElectorLinks(person)
    context.draft.add({ type: 'seat.corrected/1', body: { seat, person, as, corrects, ...term } })
    recheckQuestions(context)
    return done
  },

  'rules.adopt': (context, rulebook) => {
    const refused = notAllowed(context, { to: 'rules.adopt' })
    if (refused) return refused
    const { state, draft } = context
    if (hasMet(state)) return outOfOrder('rules_by_decision')
    const fault = rulebookFault(rulebook)
    if (fault !== null) return fail('bad_input', { path: fault })
    draft.add({ type: 'rules.adopted/1', body: { ...rulebook, version: (state.forum?.rules?.version ?? 0) + 1 } })
    return done
  },
}

/** Those by whose names seats of a body go: one that has ended leaves its name to another. */
function seatsNamed(state: ForumState, body: BodyId): readonly Seat[] {
  return seatsIn(state, body).filter((seat) => seat.ended === null)
}

function isOfGroup(seat: Seat | undefined): boolean {
  return (seat?.group ?? null) !== null
}

/** Writes a roster that has already been found to hold, in the order of its rows. */
export function enterRoster(draft: Draft, state: ForumState, rows: readonly RosterRow[]): void {
  for (const row of rows) {
    const { since, until, organisation } = row
    const people: PersonId[] = []
    const enter = (person: { name: string; email: string | null }): PersonId => {
      const holdsSomething = row.seat !== null || row.officer !== null
      const kind = holdsSomething ? 'name' : 'guest-name'
      const id = enterPerson(draft, { ...person, organisation: organisation === '' ? null : organisation, kind })
      people.push(id)
      return id
    }
    if (row.seat === null) {
      if (row.titular) enter(row.titular)
    } else {
      const seat = randomId<'seat'>()
      const sector = sectorNamed(draft, state, row.sector ?? '')
      draft.add({
        type: 'seat.created/1',
        body: { seat, label: row.seat, sector, organisation: organisation === '' ? null : organisation },
      })
      if (row.titular)
        draft.add({ type: 'seat.filled/1', body: { seat, person: enter(row.titular), as: 'titular', since, until } })
      row.alternates.forEach((alternate, index) => {
        const as = index === 0 ? 'alternate' : 'alternate2'
        draft.add({ type: 'seat.filled/1', body: { seat, person: enter(alternate), as, since, until } })
      })
    }
    const [first] = people
    if (row.officer && first)
      draft.add({ type: 'officer.named/1', body: { person: first, office: row.officer, since, until } })
  }
}

export function enterPerson(
  draft: Draft,
  person: { name: string; email: string | null; organisation: string | null; kind: 'name' | 'guest-name' },
): PersonId {
  const id = randomId<'person'>()
  draft.add({
    type: 'person.entered/1',
    body: {
      person: id,
      name: draft.seal(person.kind, person.name),
      email: person.email === null ? null : draft.seal('email', person.email),
      organisation: person.organisation,
    },
  })
  return id
}

/** The sector of a name, created where the forum has none of it yet. */
export function sectorNamed(draft: Draft, state: ForumState, name: string): SectorId {
  const known = state.sectors.find((sector) => sector.name === name)
  if (known) return known.id
  const sector = randomId<'sector'>()
  draft.add({ type: 'sector.created/1', body: { sector, name } })
  return sector
}
