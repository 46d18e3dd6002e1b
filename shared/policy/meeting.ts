import type { Actor } from './actor.ts'
import { keeps, runs } from './actor.ts'

/** What may be done about meetings, and who may do it. */
export const meetingPolicy = {
  'meeting.plan': runs,
  'meeting.replan': runs,
  'meeting.enter': keeps,
  'meeting.open': runs,
  'meeting.preside': runs,
  'meeting.adjourn': runs,
  'item.add': runs,
  'item.move': runs,
  'item.withdraw': runs,
  'item.open': runs,
  'item.close': runs,
  'invitation.issue': runs,
  'invitation.revoke': runs,
  'action.agree': runs,
  'action.complete': runs,
  'minutes.correct': keeps,
  'checkpoint.make': runs,
} as const

/** [PRES2] Whoever runs the meeting notes anybody's presence; everybody else only their own. */
export function mayNotePresence(actor: Actor, person: string): boolean {
  return runs(actor) || actor.person === person
}

/** [PRES3] Only whoever runs the meeting puts an entry right. */
export const mayCorrectPresence = runs
