import { z } from '../lib/zod.ts'
import { ballotChoice, ballotManner } from '../domain/ballot.ts'
import { lotWord } from '../domain/election.ts'
import { castingOffice } from '../domain/casting.ts'
import { objectionEnd } from '../domain/objection.ts'
import { disputeOutcome, disputeStep, finding, proposedSanction } from '../domain/complaint.ts'
import { floorKind, turnLength } from '../domain/floor.ts'
import { position } from '../domain/position.ts'
import { decisionKind, rulebook } from '../domain/forum.ts'
import { founding } from '../domain/group.ts'
import { attendedAs, minutesKind, occurredAt, presenceMode, purpose } from '../domain/meeting.ts'
import { holding, office } from '../domain/member.ts'
import { ethicsStatement } from '../domain/statement.ts'
import {
  actionId,
  commitmentId,
  complaintId,
  date,
  decisionId,
  declarationId,
  electionId,
  groupId,
  disputeId,
  instant,
  itemId,
  keyLine,
  line,
  meetingId,
  personId,
  prose,
  ruleId,
  seatId,
  procedureId,
  selectionId,
} from '../domain/primitives.ts'
import { motion, starts, words } from './command-parts.ts'
import { electionCommands } from './election-commands.ts'
import { procedureCommands } from './procedure-commands.ts'

const email = z.email().max(254)
const minutes = z.number().int().min(0).max(10_000)
const ofMeeting = { meeting: meetingId }
const ofItem = { ...ofMeeting, item: itemId }
const ofDecision = { ...ofMeeting, decision: decisionId }
/** [DEC11] The round or ballot that is answered: when it was opened. While another is open the answer is refused. */
const ofQuestion = { ...ofDecision, question: instant.optional() }
const ofObjection = { ...ofDecision, round: z.number().int().min(1), seat: seatId }
const correctedTerm = {
  corrects: z.number().int().min(1),
  since: date.nullable(),
  until: date.nullable(),
  left: z.boolean(),
}
const inLine = { ...ofItem, person: personId, kind: floorKind }

/** [GROUP1] `rulebook` null: the forum's rules as they stand when it is put. */
const proposedGroup = founding.extend({ mandate: words, rulebook: founding.shape.rulebook.nullable() })

const plannedItem = z.strictObject({
  title: line,
  purpose,
  minutes,
  /** An existing commitment, or `new`: a draft is begun under the item's title. */
  commitment: z.union([commitmentId, z.literal('new')]).nullable(),
})

const callUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  // What reads URLs skips or encodes these; the record and its pages would have them as they stand.
  .refine((url) => /^[^\s\p{Cc}\p{Cs}]*$/u.test(url))
  .nullable()

/**
 * Everything that a window may ask of the host. Each command appends events or fails with a code of `errors.ts`; its answer
 * is what `answers` says. Every command of a meeting names its meeting, since several may be open.
 */
export const commands = {
  'roster.import': z.strictObject({ csv: z.string().max(4_000_000) }),
  /** Somebody unannounced: entered and, where a meeting is named, present at once. */
  'person.add': z.strictObject({
    name: line,
    organisation: line.nullable(),
    meeting: meetingId.nullable(),
    mode: presenceMode,
  }),
  /** [GROUP7] `group`: in that working group; left out: in the forum. */
  'seat.add': z.strictObject({
    label: line,
    sector: keyLine,
    organisation: line.nullable(),
    group: groupId.optional(),
  }),
  /** [SEAT6] From a day on which nobody holds it any more. */
  'seat.end': z.strictObject({ seat: seatId, on: date }),
  /** By somebody new, named; or by `person`, who is in the record already: then name and e-mail are theirs. */
  'seat.fill': z
    .strictObject({
      seat: seatId,
      name: line.optional(),
      person: personId.optional(),
      email: email.nullable(),
      as: holding,
      since: date.nullable(),
      until: date.nullable(),
    })
    .refine(
      ({ name, person, email }) =>
        (name === undefined) !== (person === undefined) && (person === undefined || email === null),
    ),
  'seat.leave': z.strictObject({ seat: seatId, person: personId, as: holding, on: date }),
  /** [SEAT4] The term as it is to read; `corrects` is the `seq` of the last entry about this holding. */
  'seat.correct': z.strictObject({ seat: seatId, ...correctedTerm }),
  /** [OFF2] `succeeds`: whoever holds or held the office; still in it, they leave on the successor's first day. */
  'officer.name': z.strictObject({
    person: personId,
    office,
    since: date.nullable(),
    until: date.nullable(),
    succeeds: personId.optional(),
  }),
  /** [OFF3] Refused where nobody would be left who may administer the forum. */
  'officer.leave': z.strictObject({ person: personId, office, on: date }),
  'officer.correct': z.strictObject({ person: personId, ...correctedTerm }),
  /** [RULE2] Only until the forum has met: afterwards its rules change by a decision. */
  'rules.adopt': rulebook,

  'meeting.plan': z.strictObject({
    title: line,
    starts,
    minutes,
    place: line.nullable(),
    callUrl,
    items: z.array(plannedItem).max(200),
    occurredAt: occurredAt.nullable(),
    /** [GROUP2] The working group that meets; otherwise the forum. */
    group: groupId.optional(),
  }),
  /** [MEET3] Only what is named changes, so that two who change a plan at once do not undo each other's part. */
  'meeting.replan': z.strictObject({
    ...ofMeeting,
    title: line.optional(),
    starts: starts.optional(),
    minutes: minutes.optional(),
    place: line.nullable().optional(),
    callUrl: callUrl.optional(),
  }),
  /** [MEET4] A meeting of the past, whole, from its minutes; `number` null: the next. Times are those of the forum's zone. */
  'meeting.enter': z.strictObject({
    number: z.number().int().min(1).max(9_999).nullable(),
    title: line,
    occurredAt,
    minutes,
    place: line.nullable(),
    attendance: z.array(z.strictObject({ as: attendedAs, who: line, remote: z.boolean() })).max(500),
    items: z
      .array(
        z.strictObject({ title: line, entered: z.array(z.strictObject({ kind: minutesKind, text: words })).max(50) }),
      )
      .max(200),
  }),
  /** [GROUP3] An office in a working group. */
  'group.appoint': z.strictObject({
    group: groupId,
    person: personId,
    office,
    since: date.nullable(),
    until: date.nullable(),
  }),
  'group.relieve': z.strictObject({ group: groupId, person: personId, office, on: date }),
  'meeting.open': z.strictObject(ofMeeting),
  'meeting.adjourn': z.strictObject(ofMeeting),
  /** [PRES5] Who takes the chair, from now on. */
  'meeting.preside': z.strictObject({ ...ofMeeting, person: personId }),
  'item.add': z.strictObject({ ...ofMeeting, ...plannedItem.shape }),
  'item.move': z.strictObject({ ...ofItem, position: z.number().int().min(0).max(10_000) }),
  'item.withdraw': z.strictObject(ofItem),
  /** Opens an item; the one that was open closes. */
  'item.open': z.strictObject(ofItem),
  'item.close': z.strictObject(ofItem),
  /** [EXC3] Puts the open item off to a meeting ahead, with what is being decided at it. */
  'item.defer': z.strictObject({ ...ofItem, to: meetingId, reason: words }),

  'invitation.issue': z.strictObject({ person: personId, meeting: meetingId.nullable() }),
  'invitation.revoke': z.strictObject({ person: personId }),

  'presence.note': z.strictObject({ ...ofMeeting, person: personId, mode: presenceMode }),
  /** Puts a wrong entry right; `corrects` is the `seq` of the entry it replaces. */
  'presence.correct': z.strictObject({
    ...ofMeeting,
    person: personId,
    mode: presenceMode.nullable(),
    corrects: z.number().int().min(1),
  }),

  'commitment.draft': z.strictObject({ title: line }),
  /** [RULE4] What the forum adopted: opened to another text, or left as it is after all. */
  'commitment.reopen': z.strictObject({ commitment: commitmentId, reason: words }),
  'commitment.uphold': z.strictObject({ commitment: commitmentId, reason: words }),

  /**
   * [DEC15] About one thing: a commitment, a motion (its words), other rules (of the forum, or of the working group named), a working
   * group to be founded, another ethics statement, or the sanction proposed on a complaint. A motion may be to end the working group named.
   */
  'decision.put': z
    .strictObject({
      ...ofItem,
      about: decisionKind.optional(),
      commitment: commitmentId.nullable(),
      motion: motion.optional(),
      rulebook: rulebook.optional(),
      rulesOf: groupId.optional(),
      founding: proposedGroup.optional(),
      ends: groupId.optional(),
      statement: ethicsStatement.optional(),
      /** [ETH8] The sanction that was proposed on this complaint. */
      sanction: complaintId.optional(),
      /** Of other rules: what their text is called, in the language of whoever proposes them. */
      title: line.optional(),
      rule: ruleId,
    })
    .refine(
      ({ commitment, motion, rulebook, founding: of, statement, sanction }) =>
        [commitment ?? undefined, motion, rulebook, of, statement, sanction].filter(Boolean).length === 1,
    )
    .refine(({ rulebook, rulesOf }) => rulesOf === undefined || rulebook !== undefined)
    .refine(({ motion: words, ends }) => ends === undefined || words !== undefined),
  /** Freezes the text as it reads now, of a commitment; else what is given. Refused where nothing has changed. */
  'decision.amend': z.strictObject({
    ...ofDecision,
    motion: motion.optional(),
    rulebook: rulebook.optional(),
    founding: proposedGroup.optional(),
    statement: ethicsStatement.optional(),
    title: line.optional(),
  }),
  'round.open': z.strictObject(ofDecision),
  'position.take': z.strictObject({ ...ofQuestion, seat: seatId, position, reason: prose.nullable() }),
  'round.close': z.strictObject(ofDecision),
  /** [DEC18] Whether an objection to consent is paramount; one that is not wants its reason. */
  'objection.judge': z.strictObject({ ...ofObjection, paramount: z.boolean(), reason: prose.nullable() }),
  'objection.answer': z.strictObject({ ...ofObjection, answer: words }),
  'objection.end': z.strictObject({ ...ofObjection, how: objectionEnd }),
  'vote.confirm': z.strictObject({ ...ofDecision, office }),
  /** [DEC19] What the joint group recommends, in its own words. */
  'step.report': z.strictObject({ ...ofDecision, report: words }),
  'ballot.open': z.strictObject({ ...ofDecision, manner: ballotManner.optional() }),
  'ballot.cast': z.strictObject({ ...ofQuestion, seat: seatId, ballot: ballotChoice }),
  /** [DEC16] Into the box of a secret ballot, under a key that only this device knows; the same key again changes what it says. */
  'ballot.deposit': z.strictObject({
    ...ofQuestion,
    seat: seatId,
    key: z.string().regex(/^[0-9a-f]{32}$/),
    ballot: ballotChoice,
  }),
  'ballot.close': z.strictObject(ofDecision),
  /** [CAST1] Where votes are even; the officer's own word, or entered by the operator. */
  'casting.give': z.strictObject({ ...ofDecision, office: castingOffice, vote: z.enum(['yes', 'no']) }),
  /** A seat calls its sector's veto, or takes its call back; `reason` is the sector's, and the last one counts. */
  'veto.call': z.strictObject({ ...ofDecision, seat: seatId, calls: z.boolean(), reason: prose.nullable() }),
  /** Ends a decision on what the rounds have shown, without a vote; or, once sectors were asked for their veto, on what they said. */
  'decision.conclude': z.strictObject(ofDecision),
  /** [UNDO1] Also one that was concluded, while its meeting lasts: then `outcome` says when that was, so that nothing else is struck. */
  'decision.annul': z.strictObject({ ...ofDecision, reason: words, outcome: instant.optional() }),
  /** [RESP1] In place of the response given before, if one was. */
  'decision.respond': z.strictObject({ ...ofDecision, response: words }),
  /** The open round or ballot is void; the decision goes on as it stood before it. */
  'question.annul': z.strictObject({ ...ofDecision, reason: words }),

  ...electionCommands,

  /** An interest in an item, in a commitment, or (all null) a standing one; `recuse` stands out of that item at once. */
  'interest.declare': z
    .strictObject({
      meeting: meetingId.nullable(),
      item: itemId.nullable(),
      commitment: commitmentId.nullable(),
      person: personId,
      detail: words,
      recuse: z.boolean(),
      /** [ETH11] As whoever wrote it was told: `detail` is published; left out: it is not. */
      published: z.boolean().optional(),
    })
    .refine(({ meeting, item, recuse }) => (meeting === null) === (item === null) && (item !== null || !recuse)),
  'interest.end': z.strictObject({ declaration: declarationId }),
  'recusal.note': z.strictObject({ ...ofItem, person: personId, declaration: declarationId.nullable() }),
  'recusal.lift': z.strictObject({ ...ofItem, person: personId }),

  ...procedureCommands,

  /** [PROX1] A seat gives another its vote for one meeting, in writing; or takes that back. */
  'proxy.give': z.strictObject({ ...ofMeeting, from: seatId, to: seatId }),
  'proxy.revoke': z.strictObject({ ...ofMeeting, from: seatId }),

  /** [EXC2] A lot among the seats whose standing out keeps a decision from being taken; some may be left out of it. */
  'lot.call': z.strictObject({ ...ofDecision, leftOut: z.array(seatId).max(1_000) }),
  'lot.say': z.strictObject({ ...ofDecision, person: personId, word: lotWord }),
  'lot.draw': z.strictObject(ofDecision),
  /** [ETH4] Only until the forum has met: afterwards its ethics statement changes by a decision. */
  'statement.adopt': ethicsStatement,
  /** [ETH5] The version in force; `on` is the day of a paper that is entered, null: today. */
  'statement.sign': z.strictObject({ person: personId, version: z.number().int().min(1), on: date.nullable() }),
  'signature.strike': z.strictObject({ person: personId, corrects: z.number().int().min(1) }),

  /** [ETH6] `by` a person of the forum, or `from` somebody outside: one of the two. */
  'complaint.make': z.strictObject({ by: personId.nullable(), from: line.nullable(), about: personId, words }),
  'complaint.acknowledge': z.strictObject({ complaint: complaintId, replyBy: date }),
  /** `words` null: the person complained of says that they will not reply. */
  'complaint.reply': z.strictObject({ complaint: complaintId, words: words.nullable() }),
  /** `publish`: what was found, and `statement`, are public. What is proposed, and only of a breach, becomes public with a decision. */
  'complaint.find': z
    .strictObject({
      complaint: complaintId,
      finding,
      statement: words.nullable(),
      publish: z.boolean(),
      proposed: proposedSanction.nullable(),
    })
    .refine((one) => one.finding === 'breach' || one.proposed === null),
  /** [ETH9] Between members; or, with `complaint`, the appeal of whoever was sanctioned. */
  'dispute.open': z.strictObject({
    complaint: complaintId.nullable(),
    parties: z.array(personId).min(1).max(10),
    words,
  }),
  'dispute.state': z.strictObject({ dispute: disputeId, by: personId, words }),
  'dispute.step': z.strictObject({ dispute: disputeId, step: disputeStep, note: words }),
  /** `decision`: of an appeal that is upheld, the one that lifts the sanction. */
  'dispute.end': z.strictObject({
    dispute: disputeId,
    outcome: disputeOutcome,
    statement: words.nullable(),
    publish: z.boolean(),
    decision: decisionId.nullable(),
  }),
  /** [FLOOR2] Into the line of the item that is open. Asked again, it changes nothing. */
  'floor.ask': z.strictObject(inLine),
  /** Out of it; whoever strikes somebody else off gives a reason. */
  'floor.withdraw': z.strictObject({ ...inLine, reason: words.nullable() }),
  /** Ends the turn of whoever has the floor, and begins this person's, whether they were in line or not. */
  'floor.give': z.strictObject(inLine),
  'floor.end': z.strictObject({ ...ofItem, person: personId }),
  /** `position` counts from 0 over the whole line. */
  'floor.move': z.strictObject({ ...inLine, position: z.number().int().min(0).max(10_000), reason: words }),
  'floor.arrange': z.strictObject({ ...ofMeeting, minutes: turnLength, observers: z.boolean() }),

  'action.agree': z.strictObject({ ...ofItem, what: words, owner: seatId.nullable(), due: date.nullable() }),
  'action.complete': z.strictObject({ action: actionId }),
  'minutes.correct': z.strictObject({ ...ofItem, text: words, corrects: z.number().int().min(1) }),

  'checkpoint.make': z.strictObject({}),
}
export type CommandName = keyof typeof commands
export type CommandInput<Name extends CommandName> = z.infer<(typeof commands)[Name]>

/** `receipt` names the entry of the record; `late`: it came after the end, is kept, and counts nowhere. */
const receipted = z.object({ receipt: z.string(), counted: z.enum(['yes', 'late']) })

/** What each command answers beside the `seq` of its last event. Commands not named here answer nothing more. */
export const answers = {
  'person.add': z.object({ person: personId }),
  'seat.add': z.object({ seat: seatId }),
  'seat.fill': z.object({ person: personId }),
  'meeting.plan': z.object({ meeting: meetingId }),
  'meeting.enter': z.object({ meeting: meetingId }),
  'item.add': z.object({ item: itemId }),
  'item.defer': z.object({ item: itemId }),
  'invitation.issue': z.object({ token: z.string(), url: z.string() }),
  'commitment.draft': z.object({ commitment: commitmentId }),
  'decision.put': z.object({ decision: decisionId }),
  'ballot.cast': receipted,
  /** [DEC12] Empty in time; what came late is answered as an open vote is, but has no receipt where it came before. */
  'ballot.deposit': receipted.partial(),
  'election.call': z.object({ election: electionId }),
  'selection.call': z.object({ selection: selectionId }),
  'interest.declare': z.object({ declaration: declarationId }),
  'complaint.make': z.object({ complaint: complaintId }),
  'dispute.open': z.object({ dispute: disputeId }),
  'procedure.open': z.object({ procedure: procedureId }),
  'procedure.state': z.object({ procedure: procedureId }),
  'procedure.answer': receipted,
  'action.agree': z.object({ action: actionId }),
  'checkpoint.make': z.object({ code: z.string() }),
}
export type CommandAnswer<Name extends CommandName> = Name extends keyof typeof answers
  ? z.infer<(typeof answers)[Name]>
  : Readonly<Record<string, never>>

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}
