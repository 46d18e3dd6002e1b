import { ok } from '../../../shared/lib/result.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import { mayPreside, presidesNow } from '../../../shared/rules/presiding.ts'
import { sweepFloor } from './floor.ts'
import type { Handlers } from './handler.ts'
import { done, fail, meetingOf, notAllowed, notFound, outOfOrder } from './handler.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import { enterPerson } from './member.ts'
import { recheckQuorum } from './question.ts'

export const presenceHandlers: Handlers<'presence.note' | 'presence.correct' | 'person.add' | 'meeting.preside'> = {
  'presence.note': (context, { meeting: id, person, mode }) => {
    const refused = notAllowed(context, { to: 'presence.note', person })
    if (refused) return refused
    const meeting = meetingOf(context, { meeting: id })
    if (!meeting.ok) return meeting
    if (meeting.value.stage === 'adjourned') return outOfOrder('meeting_adjourned')
    if (!context.state.persons[person]) return notFound('person')
    // Saying again what already holds records nothing: an arrival has one time.
    if (presenceOf(meeting.value, person) === mode) return done
    if (mode !== 'away' && isSuspended(context.state, person, dayOf(meeting.value))) return outOfOrder('suspended')
    if (!context.mayNoteAgain(person)) return fail('too_fast')
    context.draft.add({ type: 'presence.noted/1', body: { meeting: id, person, mode, occurredAt: null } })
    recheckQuorum(context, meeting.value)
    sweepFloor(context, meeting.value)
    return done
  },

  'presence.correct': (context, { meeting: id, person, mode, corrects }) => {
    const refused = notAllowed(context, { to: 'presence.correct' })
    if (refused) return refused
    const meeting = meetingOf(context, { meeting: id })
    if (!meeting.ok) return meeting
    if (!meeting.value.presence[person]?.some((entry) => entry.seq === corrects)) return notFound('entry')
    if (meeting.value.presence[person].at(-1)?.seq !== corrects) return outOfOrder('entry_not_last')
    const comes = mode === 'room' || mode === 'remote'
    if (comes && isSuspended(context.state, person, dayOf(meeting.value))) return outOfOrder('suspended')
    if (!context.mayNoteAgain(person)) return fail('too_fast')
    context.draft.add({ type: 'presence.corrected/1', body: { meeting: id, person, mode, corrects, occurredAt: null } })
    recheckQuorum(context, meeting.value)
    sweepFloor(context, meeting.value)
    return done
  },

  'meeting.preside': (context, { meeting: id, person }) => {
    const refused = notAllowed(context, { to: 'meeting.preside' })
    if (refused) return refused
    const meeting = meetingOf(context, { meeting: id })
    if (!meeting.ok) return meeting
    if (meeting.value.stage === 'adjourned') return outOfOrder('meeting_adjourned')
    if (!context.state.persons[person]) return notFound('person')
    if (presidesNow(meeting.value) === person) return done
    if (!mayPreside(context.state, meeting.value).some((one) => one.person === person))
      return outOfOrder('presiding_absent')
    context.draft.add({ type: 'meeting.presided/1', body: { meeting: id, person } })
    return done
  },

  'person.add': (context, { name, organisation, meeting: id, mode }) => {
    const refused = notAllowed(context, { to: 'person.add' })
    if (refused) return refused
    const meeting = id === null ? null : context.state.meetings[id]
    if (meeting === undefined) return notFound('meeting')
    if (meeting?.stage === 'adjourned') return outOfOrder('meeting_adjourned')
    if (meeting === null && mode !== 'away') return fail('bad_input', { path: 'mode' })
    const person = enterPerson(context.draft, { name, email: null, organisation, kind: 'guest-name' })
    if (meeting) {
      context.draft.add({ type: 'presence.noted/1', body: { meeting: meeting.id, person, mode, occurredAt: null } })
    }
    return ok({ person })
  },
}
