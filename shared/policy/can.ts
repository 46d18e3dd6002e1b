import type { Commitment } from '../domain/commitment.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Office } from '../domain/member.ts'
import type { ObjectionEnd } from '../domain/objection.ts'
import type { ForumState } from '../domain/state.ts'
import type { Actor } from './actor.ts'
import {
  decisionPolicy,
  mayAnswer,
  mayConfirm,
  mayDeposit,
  mayEndObjection,
  mayGiveProxyOf,
  maySayWord,
  maySpeakFor,
} from './decision.ts'
import type { CaseAsk } from './complaint.ts'
import { isCaseAsk, mayInCase } from './complaint.ts'
import type { ElectionAsk } from './election.ts'
import { isElectionAsk, mayInElection } from './election.ts'
import { ethicsPolicy, mayDeclareFor, maySignFor } from './ethics.ts'
import { groupPolicy } from './group.ts'
import { floorPolicy, maySpeakUpFor } from './floor.ts'
import { mayCorrectPresence, mayNotePresence, meetingPolicy } from './meeting.ts'
import { mayReach } from './session.ts'
import { memberPolicy } from './member.ts'
import { mayAnswerFor, procedurePolicy } from './procedure.ts'
import type { SelectionAsk } from './selection.ts'
import { isSelectionAsk, mayInSelection } from './selection.ts'
import { commitmentPolicy, mayDraft, mayOpenNotes, mayReadKept, mayWriteCommitment, mayWriteNotes } from './text.ts'

const byRole = {
  ...meetingPolicy,
  ...memberPolicy,
  ...decisionPolicy,
  ...commitmentPolicy,
  ...ethicsPolicy,
  ...procedurePolicy,
  ...groupPolicy,
  ...floorPolicy,
}

/** What somebody asks to do, with the subject that the answer turns on. */
export type Ask =
  | { readonly to: keyof typeof byRole }
  | { readonly to: 'presence.note'; readonly person: string }
  | { readonly to: 'presence.correct' }
  | { readonly to: 'proxy.give' | 'proxy.revoke'; readonly from: string }
  | { readonly to: 'lot.say'; readonly person: string }
  | { readonly to: 'interest.declare' | 'interest.end' | 'recusal.note'; readonly person: string }
  | { readonly to: 'statement.sign'; readonly person: string }
  | CaseAsk
  | { readonly to: 'floor.ask' | 'floor.withdraw' | 'floor.end'; readonly person: string }
  | { readonly to: 'commitment.draft' }
  | {
      readonly to: 'position.take' | 'ballot.cast' | 'ballot.deposit' | 'veto.call'
      readonly sitting: string | null
    }
  | ElectionAsk
  | SelectionAsk
  | { readonly to: 'objection.answer' }
  | { readonly to: 'objection.end'; readonly sitting: string | null; readonly how: ObjectionEnd }
  | { readonly to: 'procedure.answer' | 'procedure.settle' | 'procedure.recuse'; readonly seat: string | null }
  | { readonly to: 'vote.confirm' | 'casting.give'; readonly held: readonly Office[]; readonly office: Office }
  | { readonly to: 'commitment.write'; readonly state: ForumState; readonly commitment: Commitment }
  | { readonly to: 'notes.write'; readonly meeting: Meeting }
  | { readonly to: 'notes.open'; readonly meeting: Meeting; readonly limitedTo: string | null }
  | {
      readonly to: 'kept.read'
      readonly state: ForumState
      readonly hash: string
      readonly limitedTo: string | null
    }
  /** `meeting` as the command names it: null where it names none this time, undefined where it never does. */
  | {
      readonly to: 'session.reach'
      readonly limitedTo: string | null
      readonly command: string
      readonly meeting: string | null | undefined
    }

/** The one authorisation: host and window ask it alike; only the host's answer binds. */
export function can(actor: Actor, ask: Ask): boolean {
  switch (ask.to) {
    case 'presence.note':
      return mayNotePresence(actor, ask.person)
    case 'interest.declare':
    case 'interest.end':
    case 'recusal.note':
      return mayDeclareFor(actor, ask.person)
    case 'proxy.give':
    case 'proxy.revoke':
      return mayGiveProxyOf(actor, ask.from)
    case 'lot.say':
      return maySayWord(actor, ask.person)
    case 'statement.sign':
      return maySignFor(actor, ask.person)
    case 'floor.ask':
    case 'floor.withdraw':
    case 'floor.end':
      return maySpeakUpFor(actor, ask.person)
    case 'presence.correct':
      return mayCorrectPresence(actor)
    case 'commitment.draft':
      return mayDraft(actor)
    case 'position.take':
    case 'ballot.cast':
    case 'veto.call':
      return maySpeakFor(actor, ask.sitting)
    case 'ballot.deposit':
      return mayDeposit(actor, ask.sitting)
    case 'objection.answer':
      return mayAnswer(actor)
    case 'objection.end':
      return mayEndObjection(actor, ask.sitting, ask.how)
    case 'procedure.answer':
    case 'procedure.settle':
    case 'procedure.recuse':
      return mayAnswerFor(actor, ask.seat)
    case 'vote.confirm':
    case 'casting.give':
      return mayConfirm(actor, ask.held, ask.office)
    case 'commitment.write':
      return mayWriteCommitment(actor, ask.state, ask.commitment)
    case 'notes.write':
      return mayWriteNotes(actor, ask.meeting)
    case 'notes.open':
      return mayOpenNotes(ask.limitedTo, ask.meeting)
    case 'kept.read':
      return mayReadKept(ask.state, ask.hash, ask.limitedTo)
    case 'session.reach':
      return mayReach(ask.limitedTo, ask.command, ask.meeting)
    default:
      if (isElectionAsk(ask)) return mayInElection(actor, ask)
      if (isSelectionAsk(ask)) return mayInSelection(actor, ask)
      return isCaseAsk(ask) ? mayInCase(actor, ask) : byRole[ask.to](actor)
  }
}
