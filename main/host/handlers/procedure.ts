import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { AdoptedRule, BetweenMeetings, DecisionKind } from '../../../shared/domain/forum.ts'
import type { Moment, ProcedureId } from '../../../shared/domain/primitives.ts'
import type { Procedure, ProcedureSpeaker, ProcedureTerms } from '../../../shared/domain/procedure.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { err, ok } from '../../../shared/lib/result.ts'
import { dayIn, instantOf } from '../../../shared/lib/zoned-time.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { officesUsed, rulesIn } from '../../../shared/rules/bodies.ts'
import { ruleFor } from '../../../shared/rules/decision-case.ts'
import { motionHash } from '../../../shared/rules/reopening.ts'
import { holdersOn, sectorsWithSeats } from '../../../shared/rules/meeting-seats.ts'
import { hasSigned } from '../../../shared/rules/signers.ts'
import { isSilenced } from '../../../shared/rules/suspension.ts'
import { daysOf, isOver } from '../../../shared/tally/period.ts'
import {
  asksSeats,
  endsAt,
  lastDecisionOn,
  mayNotAsk,
  mayNotAskOf,
  mayNotBind,
  seatsAsked,
  votesFor,
} from '../../../shared/rules/procedure-case.ts'
import { answerOutOfTime, longestDays, periodOf } from '../../../shared/rules/procedure-time.ts'
import { isVote } from '../../../shared/rules/procedure-votes.ts'
import { todayOf } from '../actors.ts'
import { endProcedure } from '../conclusion.ts'
import { standingGroup } from './group.ts'
import { freeze } from './frozen-text.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, nextNumber, notAllowed, notFound, outOfOrder, receiptOf, today } from './handler.ts'

type Opening = CommandInput<'procedure.open'>
/** The words that are asked about. */
type Subject = Pick<Procedure, 'title' | 'text' | 'about' | 'commitment' | 'known'>
type Posting = { readonly fromDate: string; readonly until: Moment }

export const procedureHandlers: Handlers<`procedure.${'open' | 'state' | 'answer' | 'settle' | 'post'}`> = {
  'procedure.open': (context, input) => {
    const refused = notAllowed(context, { to: 'procedure.open' })
    if (refused) return refused
    const { state, draft } = context
    const body = bodyOf(context, input)
    if (!body.ok) return body
    const unfit = mayNotOpen(context, input)
    if (unfit) return unfit
    const subject = subjectOf(context, input)
    if (!subject.ok) return subject
    const terms = termsOf(context, input, subject.value)
    if (!terms.ok) return terms
    const period = periodFrom(draft.at, input.until, leastDays(terms.value))
    if (!period.ok) return period
    const of = input.way === 'silence' ? state.decisions[input.decision] : undefined
    const decision = of ?? lastDecisionOn(state, subject.value.commitment)
    return open(context, subject.value, terms.value, period.value, { decision, body: body.value })
  },

  'procedure.state': (context, { motion, ...input }) => {
    const refused = notAllowed(context, { to: 'procedure.state' })
    if (refused) return refused
    const { state, draft, actor } = context
    const body = bodyOf(context, input)
    if (!body.ok) return body
    const way = rulesIn(state, body.value)?.between?.statement
    if (!way) return outOfOrder('way_off')
    const today = todayOf(state, Date.parse(draft.at))
    const coordinators = Object.values(state.persons)
      .map(({ id }) => id)
      .filter((id) => officesUsed(state, body.value, id, today).includes(way.office))
    if (actor.person === null || !coordinators.includes(actor.person)) return outOfOrder('not_coordinator')
    const frozen = freeze(context, { commitment: null, motion, rulesOf: null })
    if (!frozen.ok) return frozen
    const terms: ProcedureTerms = { way: 'statement', by: actor.person, coordinators }
    const until = { local: draft.at.slice(0, 16), zone: 'UTC', instant: draft.at }
    const subject = { ...frozen.value, about: 'other' as const, commitment: null, known: null }
    const period = { fromDate: draft.at.slice(0, 10), until }
    return open(context, subject, terms, period, { decision: null, body: body.value })
  },

  'procedure.answer': (context, input) => {
    const { state, draft } = context
    const refused = notAllowed(context, { to: 'procedure.answer', seat: 'seat' in input.by ? input.by.seat : null })
    if (refused) return refused
    const procedure = state.procedures[input.procedure]
    if (!procedure) return notFound('procedure')
    const unfit = mayNotAnswer(context, procedure, input, draft.at)
    if (unfit) return unfit
    const unheard = 'seat' in input.by ? mayNotSpeak(context, input.by.seat) : null
    if (unheard) return outOfOrder(unheard)
    const words = input.reason?.trim() ?? ''
    const late = answerOutOfTime(procedure, draft.at) === 'late'
    // [BET8] What was annulled is never told, and so what comes to it late is not either.
    const secret = isVote(procedure.terms) && (!late || procedure.ended?.result === 'annulled')
    const by = sealedSpeaker(context, input.by)
    const reason = words === '' ? null : draft.seal(secret ? 'vote' : 'reason', words)
    const said = secret ? { says: 'noted' as const, vote: draft.seal('vote', input.says) } : { says: input.says }
    const body = { procedure: procedure.id, by, reason, ...said }
    if (late) {
      const recorded = draft.add({ type: 'procedure.refused/1', body: { ...body, why: 'late' } })
      return ok({ receipt: receiptOf(recorded), counted: 'late' })
    }
    const recorded = draft.add({ type: 'procedure.answered/1', body })
    if (endsAt(procedure, draft.at)) endProcedure(draft, procedure)
    return ok({ receipt: receiptOf(recorded), counted: 'yes' })
  },

  'procedure.settle': (context, { procedure: id, answer: place, how }) => {
    const { state, draft } = context
    const procedure = state.procedures[id]
    const answer = procedure?.answers[place - 1]
    const seat = answer && 'seat' in answer.by ? answer.by.seat : null
    const refused = notAllowed(context, { to: 'procedure.settle', seat })
    if (refused) return refused
    if (!procedure || !answer) return notFound('answer')
    const { way } = procedure.terms
    if (way !== 'network' && way !== 'signatures') return outOfOrder('not_to_settle')
    if (how === 'satisfied' && way !== 'network') return outOfOrder('not_to_settle')
    const untimely = answerOutOfTime(procedure, draft.at)
    if (untimely) return outOfOrder(untimely)
    if (seat !== null && isMute(context, seat)) return outOfOrder('seat_suspended')
    if (answer.settled !== null) return outOfOrder('already_settled')
    draft.add({ type: 'procedure.settled/1', body: { procedure: procedure.id, answer: place, how } })
    return done
  },

  'procedure.post': (context, { procedure: id, motion, until }) => {
    const refused = notAllowed(context, { to: 'procedure.post' })
    if (refused) return refused
    const { state, draft } = context
    const procedure = state.procedures[id]
    if (!procedure) return notFound('procedure')
    const { terms, commitment } = procedure
    if (terms.way !== 'network' || procedure.posted !== null || procedure.ended) return outOfOrder('not_to_post')
    if (!isOver(periodOf(procedure), draft.at)) return outOfOrder('still_open')
    const text = postedText(context, procedure, motion)
    if (!text.ok) return text
    const period = periodFrom(draft.at, until, terms.postedDays)
    if (!period.ok) return period
    const busy = commitment === null ? null : mayNotBind(state, commitment)
    if (busy) return outOfOrder(busy)
    draft.add({ type: 'procedure.posted/1', body: { procedure: procedure.id, ...text.value, ...period.value } })
    return done
  },
}

function open(
  context: Context,
  subject: Subject,
  terms: ProcedureTerms,
  period: Posting,
  { decision, body }: { readonly decision: Decision | null; readonly body: BodyId },
): Result<{ procedure: ProcedureId }, Failure> {
  const { state, draft } = context
  const seats = seatsAsked(state, decision, todayOf(state, Date.parse(draft.at)), body)
  if (asksSeats({ terms }) && seats.every((seat) => seat.recused || isMute(context, seat.id)))
    return outOfOrder('nobody_asked')
  const procedure = randomId<'procedure'>()
  const { title, text, about, commitment, known } = subject
  draft.add({
    type: 'procedure.opened/1',
    body: {
      procedure,
      number: nextNumber(state.procedures),
      ...{ title, text, about, commitment, known },
      ...period,
      seats,
      rulesVersion: rulesIn(state, body)?.version ?? 1,
      terms,
      ...(body === null ? {} : { group: body }),
    },
  })
  const opened = state.procedures[procedure]
  if (opened?.terms.way === 'statement') endProcedure(draft, opened)
  return ok({ procedure })
}

/** [ETH8] Nobody is left to speak for the seat today, and nobody else may say what it says. */
function isMute({ state, draft }: Context, id: string): boolean {
  const seat = state.seats[id]
  return seat !== undefined && isSilenced(state, seat, todayOf(state, Date.parse(draft.at)))
}

/** [BET2] [ETH8] Why nothing may be said for a seat today: all who held it have left, or are suspended. */
function mayNotSpeak(context: Context, id: string): 'seat_vacant' | 'seat_suspended' | null {
  const seat = context.state.seats[id]
  if (seat && holdersOn(seat, today(context)).length === 0) return 'seat_vacant'
  return isMute(context, id) ? 'seat_suspended' : null
}

/** [BET6] Who asks: a working group that stands, or the forum. */
function bodyOf(context: Context, { group }: { readonly group?: string | undefined }): Result<BodyId, Failure> {
  if (group === undefined) return ok(null)
  const found = standingGroup(context, group)
  return found.ok ? ok(found.value.id) : found
}

/** [BET1] [SIL1] Whether the rules let it be asked so. */
function mayNotOpen({ state }: Context, input: Opening): Result<never, Failure> | null {
  if (input.way === 'silence') {
    const decision = state.decisions[input.decision]
    if (!decision) return notFound('decision')
    const unfit = mayNotAsk(state, decision, input.group ?? null)
    return unfit && outOfOrder(unfit)
  }
  const commitment = 'commitment' in input ? input.commitment : null
  if ((commitment === null) === (input.motion === undefined)) return fail('bad_input', { path: 'input.motion' })
  if (commitment !== null && !state.commitments[commitment]) return notFound('commitment')
  // What is signed is nobody's decision, and so decides nothing again.
  const motion = input.motion && input.way !== 'signatures' ? motionHash(input.motion) : null
  const unfit = mayNotAskOf(state, input.way, { about: aboutOf(input), commitment, motion }, input.group ?? null)
  return unfit && outOfOrder(unfit)
}

/** [DEC15] A commitment is of its own kind; words of one's own are of the kind they say. */
function aboutOf(input: Exclude<Opening, { way: 'silence' }>): DecisionKind {
  if (!('commitment' in input)) return 'other'
  return input.commitment === null ? (input.about ?? 'other') : 'commitment'
}

function subjectOf(context: Context, input: Opening): Result<Subject, Failure> {
  if (input.way === 'silence') {
    const decision = context.state.decisions[input.decision]
    return decision ? ok(known(decision)) : notFound('decision')
  }
  const commitment = 'commitment' in input ? input.commitment : null
  const frozen = freeze(context, { commitment, motion: input.motion, rulesOf: null })
  return frozen.ok ? ok({ ...frozen.value, about: aboutOf(input), commitment, known: null }) : frozen
}

/** [SIL2] The words that a decision froze last, under the title that they had. */
function known({ id, texts, title, about, commitment }: Decision): Subject {
  const last = texts.at(-1)
  return { title, text: last?.hash ?? '', about, commitment, known: { decision: id, version: last?.version ?? 1 } }
}

/** [BET1] What the rulebook says of this way now, with the rule chosen for a vote. */
function termsOf(
  { state, draft }: Context,
  input: Opening,
  { about, commitment, text }: Subject,
): Result<ProcedureTerms, Failure> {
  const body = input.group ?? null
  const rules = rulesIn(state, body)
  const between: BetweenMeetings = rules?.between ?? {}
  const question = { body, commitment, motion: commitment === null ? text : null }
  const vote = (id: string): AdoptedRule | null => {
    const found = rules && votesFor(state, rules, about, question).find((rule) => rule.id === id)
    if (!found) return null
    const { proxies: _, ...rule } = found.rule
    const { casting: _office, ...adopted } = found
    const sectors = sectorsWithSeats(state, todayOf(state, Date.parse(draft.at)), body)
    return ruleFor({ ...adopted, rule }, sectors)
  }
  switch (input.way) {
    case 'silence':
      return ok({ way: 'silence', days: between.silence?.days ?? 0 })
    case 'network':
      return ok({ way: 'network', ...{ openDays: 0, postedDays: 0, ...between.network } })
    case 'signatures':
      return between.signatures ? ok({ way: 'signatures', ...between.signatures }) : outOfOrder('way_off')
    case 'written':
    case 'steering': {
      const rule = vote(input.rule)
      if (!rule) return notFound('rule')
      if (input.way === 'written') return ok({ way: 'written', days: between.written?.days ?? 0, rule })
      return ok({ way: 'steering', rule, viewsWeighed: input.viewsWeighed, told: input.told })
    }
  }
}

function leastDays(terms: ProcedureTerms): number {
  if (terms.way === 'network') return terms.openDays
  return 'days' in terms ? terms.days : 0
}

/** [SIL3] [BET8] From now to the instant at which clocks in the zone show that time; its length is counted in days of that zone. */
function periodFrom(at: string, until: Opening['until'], days: number): Result<Posting, Failure> {
  const instant = instantOf(until.local, until.zone)
  if (!instant.ok) return fail('bad_input', { path: `input.until.${instant.error}` })
  if (instant.value <= at) return outOfOrder('deadline_past')
  const period = { fromDate: dayIn(until.zone, Date.parse(at)), until: { ...until, instant: instant.value } }
  const length = daysOf(periodOf({ ...period, openedAt: at }))
  if (length < days) return err({ code: 'out_of_order', details: { state: 'period_short', days } })
  if (length > longestDays(days)) return outOfOrder('period_long')
  return ok(period)
}

/** [BET3] The text as it reads now: of a commitment its draft, of a motion the words given, or those it had. */
function postedText(
  context: Context,
  { commitment, title, text }: Procedure,
  motion: CommandInput<'procedure.post'>['motion'],
): Result<{ title: string; text: string }, Failure> {
  if (commitment === null && !motion) return ok({ title, text })
  if (commitment !== null && motion) return fail('bad_input', { path: 'input.motion' })
  const frozen = freeze(context, { commitment, motion, rulesOf: null })
  return frozen.ok ? ok({ title: frozen.value.title, text: frozen.value.text }) : frozen
}

const SAYS: Readonly<Record<ProcedureTerms['way'], readonly string[]>> = {
  silence: ['object'],
  written: ['yes', 'no', 'abstain', 'blank', 'invalid'],
  steering: ['yes', 'no', 'abstain', 'blank', 'invalid'],
  network: ['object'],
  signatures: ['sign'],
  statement: [],
}

/** [SIL4] [BET2] Judged by what will count it: what would be refused there is not taken here. */
function mayNotAnswer(
  { state }: Context,
  procedure: Procedure,
  { by, says }: CommandInput<'procedure.answer'>,
  at: string,
): Result<never, Failure> | null {
  const { way } = procedure.terms
  if (!SAYS[way].includes(says)) return fail('bad_input', { path: 'input.says' })
  if (answerOutOfTime(procedure, at) === 'early') return outOfOrder('early')
  if ('seat' in by) {
    const asked = procedure.seats.find((one) => one.id === by.seat)
    if (!asked) return outOfOrder('seat_not_asked')
    if (asked.recused) return outOfOrder('seat_recused')
  } else if (way !== 'network' && way !== 'signatures') return outOfOrder('seat_not_asked')
  if (way === 'signatures' && hasSigned(state, procedure, by)) return outOfOrder('signed_already')
  return null
}

function sealedSpeaker({ draft }: Context, by: CommandInput<'procedure.answer'>['by']): ProcedureSpeaker {
  return 'person' in by ? { person: draft.seal('name', by.person), member: by.member } : by
}
