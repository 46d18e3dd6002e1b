import { z } from '../lib/zod.ts'
import { annulDecision } from './annulment.ts'
import { adopt } from './commitment.ts'
import { ballotEvents, ballotState, frozenSeat, openedBallot } from './ballot.ts'
import { measure } from './complaint.ts'
import type { Stamped } from './event.ts'
import { adoptedRule, decisionKind, rulebook } from './forum.ts'
import { founding } from './group.ts'
import { office } from './member.ts'
import { castingAfter, castingEvents, castingState } from './casting.ts'
import type { LotEvent } from './lot.ts'
import { applyLotEvent, lotEvents, lotState } from './lot.ts'
import {
  commitmentId,
  complaintId,
  count,
  date,
  decisionId,
  groupId,
  hash,
  instant,
  itemId,
  line,
  meetingId,
  personId,
  seatId,
} from './primitives.ts'
import { caseOfRecord, outcomeOfRecord } from './outcome-form.ts'
import { endObjection, objection, objectionEnded, objectionOf, objectionsRaised } from './objection.ts'
import { position } from './position.ts'
import { annulQuestion, applyToVote, endSuspension, noteReport, openBallot, suspend } from './question.ts'
import { reasonedResponse } from './response.ts'
import { sealed } from './sealed.ts'
import { ethicsStatement } from './statement.ts'
import type { ForumState } from './state.ts'
import { vetoEvents, vetoState } from './veto.ts'

/** A recusal was noted while it was open, or those who lead gave a reason. */
const annulment = z.enum(['recusal', 'reason'])

/** [ETH8] The sanction that a decision is about, and on whom: known from here on. */
const askedSanction = z.strictObject({ complaint: complaintId, person: personId, measure, until: date.nullable() })
export type AskedSanction = z.infer<typeof askedSanction>

const json = z.record(z.string(), z.json())
const ofRound = { decision: decisionId, round: z.number().int().min(1) }

export const decisionEvents = {
  ...ballotEvents,
  ...vetoEvents,
  ...lotEvents,
  ...castingEvents,
  /** [DEC3] A text is put to decision: from here on the exact words and the rule are those named here. */
  'decision.put/1': z.strictObject({
    decision: decisionId,
    number: z.number().int().min(1),
    meeting: meetingId,
    item: itemId,
    /** [DEC15] What is decided on: a commitment, other rules or another ethics statement, or else a motion, whose words are all in `text`. */
    about: decisionKind.optional(),
    commitment: commitmentId.nullable(),
    rulebook: rulebook.optional(),
    /** [GROUP4] Whose rules these are to be; otherwise the forum's own. */
    rulesOf: groupId.optional(),
    /** [GROUP1] A working group to be founded. */
    founding: founding.optional(),
    /** [GROUP6] The working group that the motion ends. */
    ends: groupId.optional(),
    statement: ethicsStatement.optional(),
    sanction: askedSanction.optional(),
    title: line,
    text: hash,
    rulesVersion: z.number().int().min(1),
    rule: adoptedRule,
  }),
  /** The text was amended between rounds and is frozen again. */
  'decision.amended/1': z.strictObject({
    decision: decisionId,
    version: z.number().int().min(2),
    title: line,
    text: hash,
    rulebook: rulebook.optional(),
    founding: founding.optional(),
    statement: ethicsStatement.optional(),
  }),
  'round.opened/1': z.strictObject({
    ...ofRound,
    text: hash,
    seats: z.array(frozenSeat),
    step: ofRound.round.optional(),
  }),
  'position.taken/1': z.strictObject({
    ...ofRound,
    seat: seatId,
    position,
    /** Kept in clear, since arithmetic needs it; the words themselves are sealed. */
    reasoned: z.boolean(),
    reason: sealed.nullable(),
  }),
  /** `outcome` as `outcome-form.ts` writes it. */
  'round.closed/1': z.strictObject({ ...ofRound, outcome: json }),
  /** [DEC18] Whether an argued objection to consent stops the text; one that does not is heard as a concern, and the reason says why. */
  'objection.judged/1': z.strictObject({ ...ofRound, seat: seatId, paramount: z.boolean(), reason: sealed.nullable() }),
  'objection.answered/1': z.strictObject({ ...ofRound, seat: seatId, answer: sealed }),
  'objection.ended/1': z.strictObject({ ...ofRound, ...objectionEnded }),
  /** [DEC19] What the joint group that a step of a graded rule asks for recommends. */
  'step.reported/1': z.strictObject({ decision: decisionId, step: ofRound.round, report: sealed }),
  /** [DEC9] An officer's word that consensus is exhausted and a vote may open: of this text, after the rounds held so far. */
  'vote.confirmed/1': z.strictObject({ decision: decisionId, office }),
  /** [DEC13] The quorum was lost while a round or ballot was open: nothing is taken, and it cannot be closed, until it is back. */
  'question.suspended/1': z.strictObject({ decision: decisionId }),
  'question.resumed/1': z.strictObject({ decision: decisionId }),
  /** [DEC14] An open round or ballot is void, and stays in the record; the decision goes on as it stood before it. */
  'question.annulled/1': z.strictObject({ decision: decisionId, why: annulment, reason: sealed.nullable() }),
  'decision.concluded/1': z.strictObject({
    decision: decisionId,
    result: z.enum(['adopted', 'not_adopted', 'no_decision']),
    /** What the outcome was computed from, in the case format; reasons stand in it as `(withheld)`. */
    case: json,
    outcome: json,
    format: z.number().int().min(1),
    engine: line,
  }),
  /** [EXC3] `deferredTo`: its item was put off to that meeting. */
  'decision.annulled/1': z.strictObject({ decision: decisionId, reason: sealed, deferredTo: meetingId.optional() }),
}

const takenPosition = z.object({
  seq: count,
  at: instant,
  actor: z.string(),
  seat: seatId,
  position,
  reasoned: z.boolean(),
  reason: sealed.nullable(),
  /** Of an objection to consent: whether it is paramount; null: nobody has judged it as it reads now. */
  judged: z.object({ at: instant, actor: z.string(), paramount: z.boolean(), reason: sealed.nullable() }).nullable(),
})
export type TakenPosition = z.infer<typeof takenPosition>

export const roundState = z.object({
  number: count,
  step: count.nullable(),
  text: hash,
  version: count,
  openedAt: instant,
  closedAt: instant.nullable(),
  seats: z.array(frozenSeat),
  /** The last position of each seat. */
  positions: z.record(z.string(), takenPosition),
  objections: z.array(objection),
  outcome: json.nullable(),
})
export type Round = z.infer<typeof roundState>

/** A round or ballot that was annulled while it was open, as it stood then. */
export const annulledQuestion = z.object({
  at: instant,
  why: annulment,
  reason: sealed.nullable(),
  round: roundState.nullable(),
  ballot: ballotState.nullable(),
})
export type AnnulledQuestion = z.infer<typeof annulledQuestion>

export const decisionState = z.object({
  id: decisionId,
  number: count,
  meeting: meetingId,
  item: itemId,
  about: decisionKind,
  commitment: commitmentId.nullable(),
  rulebook: rulebook.nullable(),
  /** The working group whose rules these are to be; null: the forum's own. */
  rulesOf: groupId.nullable(),
  founding: founding.nullable(),
  ends: groupId.nullable(),
  statement: ethicsStatement.nullable(),
  sanction: askedSanction.nullable(),
  title: z.string(),
  putAt: instant,
  rulesVersion: count,
  rule: adoptedRule,
  /** Every frozen text, first to last; the last is the one in question. */
  texts: z.array(z.object({ version: count, hash, at: instant })).min(1),
  stage: z.enum(['put', 'round', 'between', 'ballot', 'casting', 'veto', 'concluded', 'annulled']),
  rounds: z.array(roundState),
  /** `lapsed`: another text was frozen or another round opened then, and the word counts no more. */
  confirmed: z.array(z.object({ office, actor: z.string(), at: instant, lapsed: instant.optional() })),
  /** Of a graded rule: the ballots of steps that did not carry it, and what joint groups recommended. */
  pastBallots: z.array(ballotState),
  reports: z.array(z.object({ step: count, at: instant, actor: z.string(), report: sealed })),
  ballot: ballotState.nullable(),
  veto: vetoState.nullable(),
  /** Absent where no casting vote was asked for. */
  casting: castingState.optional(),
  /** Since when the open round or ballot waits for the quorum. */
  suspendedAt: instant.nullable(),
  /** [DEC13] Every such wait, over all of its rounds and ballots; `to` null: it goes on. */
  suspensions: z.array(z.object({ from: instant, to: instant.nullable() })),
  annulledQuestions: z.array(annulledQuestion),
  /** Lots drawn, or to be drawn, since recusals kept it from being decided. */
  lots: z.array(lotState),
  concluded: z
    .object({
      at: instant,
      result: z.enum(['adopted', 'not_adopted', 'no_decision']),
      case: json,
      outcome: json,
      format: count,
      engine: z.string(),
    })
    .nullable(),
  annulled: z.object({ at: instant, reason: sealed, deferredTo: meetingId.optional() }).nullable(),
  /** [RESP1] Reasoned responses, the one that holds last; absent where none was given. */
  responses: z.array(reasonedResponse).optional(),
})
export type Decision = z.infer<typeof decisionState>

/** A round, a ballot or a veto is open: it holds the meeting at its item and the text as it is. */
export function isAsked({ stage }: Pick<Decision, 'stage'>): boolean {
  return stage === 'round' || stage === 'ballot' || stage === 'casting' || stage === 'veto'
}

type DecisionEvent = Stamped<typeof decisionEvents>

export function applyDecisionEvent(state: ForumState, event: DecisionEvent): void {
  if (event.type === 'decision.put/1') {
    const { decision: id, text, about = 'commitment', ...said } = event.body
    state.decisions[id] = {
      id,
      ...said,
      about,
      rulebook: said.rulebook ?? null,
      rulesOf: said.rulesOf ?? null,
      founding: said.founding ?? null,
      ends: said.ends ?? null,
      statement: said.statement ?? null,
      sanction: said.sanction ?? null,
      putAt: event.at,
      texts: [{ version: 1, hash: text, at: event.at }],
      stage: 'put',
      rounds: [],
      confirmed: [],
      pastBallots: [],
      reports: [],
      ballot: null,
      veto: null,
      suspendedAt: null,
      suspensions: [],
      annulledQuestions: [],
      lots: [],
      concluded: null,
      annulled: null,
    }
    return
  }
  const decision = state.decisions[event.body.decision]
  if (!decision) return
  if ('round' in event.body) applyToRounds(decision, event as RoundEvent)
  else if ('lot' in event.body) applyLotEvent(decision.lots, event as LotEvent)
  else applyToDecision(state, decision, event as OtherEvent)
}

type OtherEvent = Exclude<DecisionEvent, RoundEvent | LotEvent | { type: 'decision.put/1' }>
type RoundEvent = Extract<DecisionEvent, { type: `round.${string}` | `objection.${string}` | 'position.taken/1' }>

function applyToRounds(decision: Decision, event: RoundEvent): void {
  if (event.type === 'round.opened/1') {
    lapseConfirmations(decision, event.at)
    const { round: number, text, seats, step = null } = event.body
    const version = decision.texts.at(-1)?.version ?? 1
    const opened = {
      number,
      step,
      text,
      version,
      openedAt: event.at,
      closedAt: null,
      seats,
      positions: {},
      objections: [],
      outcome: null,
    }
    decision.rounds.push(opened)
    decision.stage = 'round'
    return
  }
  const round = decision.rounds.find((one) => one.number === event.body.round)
  if (!round) return
  const { at, actor, seq } = event
  switch (event.type) {
    case 'position.taken/1': {
      const { seat, position: taken, reasoned, reason } = event.body
      round.positions[seat] = { seq, at, actor, seat, position: taken, reasoned, reason, judged: null }
      return
    }
    case 'round.closed/1':
      round.closedAt = at
      round.outcome = outcomeOfRecord(event.body.outcome)
      round.objections = objectionsRaised(round)
      decision.stage = 'between'
      return
    case 'objection.judged/1': {
      const { seat, paramount, reason } = event.body
      if (round.positions[seat]) round.positions[seat].judged = { at, actor, paramount, reason }
      return
    }
    case 'objection.answered/1':
      objectionOf(round, event.body.seat)?.answers.push({ at, actor, answer: event.body.answer })
      return
    case 'objection.ended/1':
      endObjection(round, event.body, { at, actor })
      return
  }
}

/** [DEC9] Whoever said that consensus is out of reach said it of what had been tried until then. */
function lapseConfirmations(decision: Decision, at: string): void {
  for (const one of decision.confirmed) one.lapsed ??= at
}

function applyToDecision(state: ForumState, decision: Decision, event: OtherEvent): void {
  const { at, actor } = event
  switch (event.type) {
    case 'decision.amended/1':
      lapseConfirmations(decision, at)
      decision.texts.push({ version: event.body.version, hash: event.body.text, at })
      decision.title = event.body.title
      decision.rulebook = event.body.rulebook ?? null
      decision.founding = event.body.founding ?? null
      decision.statement = event.body.statement ?? null
      return
    case 'vote.confirmed/1':
      decision.confirmed.push({ office: event.body.office, actor, at })
      return
    case 'step.reported/1':
      noteReport(decision, { at, actor, step: event.body.step, report: event.body.report })
      return
    case 'ballot.opened/1':
      openBallot(decision, openedBallot(event))
      return
    case 'decision.concluded/1': {
      const { decision: _, outcome, case: question, ...said } = event.body
      decision.concluded = { at, ...said, case: caseOfRecord(question), outcome: outcomeOfRecord(outcome) }
      decision.stage = 'concluded'
      const commitment = decision.commitment === null ? null : state.commitments[decision.commitment]
      // [GROUP5] A working group recommends: only the forum adopts.
      const ofForum = (state.meetings[decision.meeting]?.group ?? null) === null
      const text = decision.texts.at(-1)?.hash
      if (commitment && ofForum && text && said.result === 'adopted')
        adopt(commitment, { at, text, title: decision.title })
      return
    }
    case 'question.suspended/1':
      suspend(decision, at)
      return
    case 'question.resumed/1':
      endSuspension(decision, at)
      return
    case 'question.annulled/1':
      annulQuestion(decision, { at, why: event.body.why, reason: event.body.reason })
      return
    case 'decision.annulled/1':
      annulDecision(state, decision, event)
      return
    case 'casting.asked/1':
    case 'casting.given/1':
      decision.casting = castingAfter(decision.casting ?? null, event)
      decision.stage = 'casting'
      return
    default:
      applyToVote(decision, event)
  }
}
