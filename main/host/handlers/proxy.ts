import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { proxyDeadline, standingProxies } from '../../../shared/rules/held-proxies.ts'
import { dayOf, seatsMeeting } from '../../../shared/rules/meeting-seats.ts'
import { isSilenced } from '../../../shared/rules/suspension.ts'
import type { Context, Handlers } from './handler.ts'
import { done, meetingOf, notAllowed, notFound, outOfOrder } from './handler.ts'

export const proxyHandlers: Handlers<'proxy.give' | 'proxy.revoke'> = {
  /** [PROX1] */
  'proxy.give': (context, { from, to, ...input }) => {
    const refused = notAllowed(context, { to: 'proxy.give', from })
    if (refused) return refused
    const meeting = meetingAhead(context, input)
    if (!meeting.ok) return meeting
    const { state, draft } = context
    const rule = rulesIn(state, meeting.value.group)?.proxies
    if (!rule) return outOfOrder('rules_have_no_proxies')
    const active = new Set<string>(seatsMeeting(state, meeting.value).map((seat) => seat.id))
    if (!active.has(from) || !active.has(to)) return notFound('seat')
    const giving = state.seats[from]
    if (giving && isSilenced(state, giving, dayOf(meeting.value))) return outOfOrder('seat_suspended')
    if (from === to) return outOfOrder('proxy_self')
    if (draft.at > proxyDeadline(meeting.value, rule)) return outOfOrder('proxy_late')
    const standing = standingProxies(meeting.value)
    if (standing.some((one) => one.from === from)) return outOfOrder('proxy_given')
    if (standing.filter((one) => one.to === to).length >= rule.perHolder) return outOfOrder('proxy_holder_full')
    draft.add({ type: 'proxy.given/1', body: { ...input, from, to } })
    return done
  },

  'proxy.revoke': (context, { from, ...input }) => {
    const refused = notAllowed(context, { to: 'proxy.revoke', from })
    if (refused) return refused
    const meeting = meetingAhead(context, input)
    if (!meeting.ok) return meeting
    const proxy = standingProxies(meeting.value).find((one) => one.from === from)
    if (!proxy) return notFound('proxy')
    context.draft.add({ type: 'proxy.revoked/1', body: { ...input, from, corrects: proxy.seq } })
    return done
  },
}

function meetingAhead(context: Context, input: { meeting: string }): Result<Meeting, Failure> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok) return meeting
  if (meeting.value.occurredAt !== null || meeting.value.stage === 'adjourned') return outOfOrder('meeting_adjourned')
  return meeting
}
