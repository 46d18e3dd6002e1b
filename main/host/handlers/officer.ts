import type { Office, OfficeHeld } from '../../../shared/domain/member.ts'
import type { Term } from '../../../shared/rules/terms.ts'
import { isNoTerm, overFrom, overlap } from '../../../shared/rules/terms.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import { leavesNobody } from '../../../shared/rules/offices.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, notAllowed, notFound, outOfOrder, today } from './handler.ts'

export const officerHandlers: Handlers<'officer.name' | 'officer.leave' | 'officer.correct'> = {
  'officer.name': (context, input) => {
    const refused = notAllowed(context, { to: 'officer.name' })
    if (refused) return refused
    const { person, office, succeeds, ...dates } = input
    const known = context.state.persons[person]
    if (!known) return notFound('person')
    const term = { ...dates, left: false }
    if (isNoTerm(term)) return fail('bad_input', { path: 'until' })
    // A second term follows the first one; before that ends, or while it has no end, there is nothing to name.
    if (known.offices.some((one) => one.office === office && overlap(one, term))) return outOfOrder('office_held')
    if (succeeds !== undefined) {
      const before = succeeds === person ? undefined : lastTerm(context, succeeds, office)
      if (!before) return notFound('officer')
      const from = dates.since ?? today(context)
      if (from < (before.since ?? '')) return fail('bad_input', { path: 'since' })
      const given = { until: from, left: true, since: before.since }
      const covers = (overFrom(term) ?? '~') > latest(from, today(context))
      if (!covers && endsLast(context, succeeds, before, given)) return outOfOrder('last_officer')
      if (!before.left && (overFrom(before) ?? '~') > from)
        context.draft.add({ type: 'officer.left/1', body: { person: succeeds, office, on: from } })
    }
    context.endElectorLinks(person)
    context.draft.add({ type: 'officer.named/1', body: input })
    return done
  },

  'officer.leave': (context, { person, office, on }) => {
    const refused = notAllowed(context, { to: 'officer.leave' })
    if (refused) return refused
    const held = context.state.persons[person]?.offices.findLast((one) => one.office === office && !one.left)
    if (!held) return notFound('officer')
    if (endsLast(context, person, held, { since: held.since, until: on, left: true })) return outOfOrder('last_officer')
    context.draft.add({ type: 'officer.left/1', body: { person, office, on } })
    return done
  },

  'officer.correct': (context, { person, corrects, ...term }) => {
    const refused = notAllowed(context, { to: 'officer.correct' })
    if (refused) return refused
    const offices = context.state.persons[person]?.offices
    if (!offices) return notFound('person')
    const held = offices.find((one) => one.entry === corrects)
    if (!held) return outOfOrder('entry_not_last')
    if (isNoTerm(term)) return fail('bad_input', { path: 'until' })
    const { since, until, left, office } = held
    if (sameJson(term, { since, until, left })) return done
    if (offices.some((one) => one !== held && one.office === office && overlap(one, term)))
      return outOfOrder('office_held')
    if (endsLast(context, person, held, term)) return outOfOrder('last_officer')
    context.endElectorLinks(person)
    context.draft.add({ type: 'officer.corrected/1', body: { person, office, corrects, ...term } })
    return done
  },
}

/** The newer of a person's terms in an office. */
function lastTerm({ state }: Context, person: string, office: Office): OfficeHeld | undefined {
  return state.persons[person]?.offices.findLast((one) => one.office === office)
}

/** [OFF3] A term that is merely to run out some day ends nothing yet: there is time to name a successor. */
function endsLast(context: Context, person: string, held: OfficeHeld, becomes: Term): boolean {
  const day = becomes.left && becomes.until !== null ? latest(becomes.until, today(context)) : today(context)
  return leavesNobody(context.state, { person, entry: held.entry }, becomes, day)
}

function latest(a: string, b: string): string {
  return a < b ? b : a
}
