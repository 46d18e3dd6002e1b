import type { Decision } from '../../../shared/domain/decision.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { randomSecret } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { brokenByRecusal, rulesPutUnder } from '../../../shared/rules/broken-quorum.ts'
import { lotCaseOf } from '../../../shared/rules/lot-case.ts'
import { lotCommitment, tallyLot } from '../../../shared/tally/lot.ts'
import { dayOf, holdersOn, isHere, seatsOf } from '../../../shared/rules/meeting-seats.ts'
import { recusalsOn } from '../../../shared/rules/recusal.ts'
import type { Context, Handlers } from './handler.ts'
import { done, liveDecision, notAllowed, notFound, outOfOrder } from './handler.ts'

export const lotHandlers: Handlers<'lot.call' | 'lot.say' | 'lot.draw'> = {
  /** [EXC2] */
  'lot.call': (context, { leftOut, ...input }) => {
    const refused = notAllowed(context, { to: 'lot.call' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const { state, draft } = context
    if (rulesPutUnder(state, decision)?.recusalException !== 'lot') return outOfOrder('rules_have_no_lot')
    if (decision.lots.some(isAhead)) return outOfOrder('lot_called')
    const broken = brokenByRecusal(state, meeting, decision)
    if (!broken) return outOfOrder('not_broken_by_recusal')
    const out = new Set<string>([...leftOut, ...seatsConcerned(context, meeting, decision)])
    const names = broken.names.filter((seat) => !out.has(seat)) as SeatId[]
    if (names.length < broken.places) return outOfOrder('lot_too_few')
    const lot = decision.lots.length + 1
    const { sector, places } = broken
    const commitment = bindLot(context, decision, lot)
    draft.add({ type: 'lot.called/1', body: { decision: decision.id, lot, sector, names, places, commitment } })
    return done
  },

  'lot.say': (context, { person, word, ...input }) => {
    const refused = notAllowed(context, { to: 'lot.say', person })
    if (refused) return refused
    const found = calledLot(context, input)
    if (!found.ok) return found
    const { lot, decision, meeting } = found.value
    if (!isHere(meeting, person)) return outOfOrder('person_away')
    if (lot.said.some((one) => one.person === person)) return outOfOrder('word_said')
    context.draft.add({ type: 'lot.said/1', body: { decision: decision.id, lot: lot.number, person, word } })
    return done
  },

  'lot.draw': (context, input) => {
    const refused = notAllowed(context, { to: 'lot.draw' })
    if (refused) return refused
    const found = calledLot(context, input)
    if (!found.ok) return found
    const { lot, decision, meeting } = found.value
    const { draft } = context
    const secret = draft.writer.note(noteOf(decision, lot.number)) ?? ''
    const words = lot.said.map((one) => one.word)
    const { result, why, order, drawn } = tallyLot(lotCaseOf(decision, lot, { secret, words }))
    if (result === 'void') return outOfOrder(`lot_${why}`)
    draft.add({
      type: 'lot.drawn/1',
      body: {
        decision: decision.id,
        lot: lot.number,
        secret,
        words,
        order: order as SeatId[],
        drawn: drawn as SeatId[],
      },
    })
    for (const seat of drawn) overrideRecusals(context, meeting, decision, seat)
    return done
  },
}

function isAhead({ drawn }: Lot): boolean {
  return drawn === null
}

/**
 * Draws the secret, keeps it, and gives what is published of it. It lies among the file's notes, not in the vault, whose values belong to
 * entries of the record and which windows are told of.
 */
function bindLot({ draft }: Context, decision: Decision, lot: number): string {
  const secret = randomSecret()
  draft.writer.setNote(noteOf(decision, lot), secret)
  return lotCommitment(secret)
}

function noteOf({ id }: Decision, lot: number): string {
  return `lot ${id} ${String(lot)}`
}

/** The lot of a decision that was called and not drawn yet, while no question is open. */
function calledLot(
  context: Context,
  input: { meeting: string; decision: string },
): Result<{ meeting: Meeting; decision: Decision; lot: Lot }, Failure> {
  const found = liveDecision(context, input)
  if (!found.ok) return found
  const { decision } = found.value
  const lot = decision.lots.find(isAhead)
  if (!lot) return notFound('lot')
  if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
  return ok({ ...found.value, lot })
}

/** [ETH8] Nobody is drawn to decide about themselves. */
function seatsConcerned({ state }: Context, meeting: Meeting, { sanction }: Decision): readonly string[] {
  return sanction ? seatsOf(state, sanction.person, dayOf(meeting)).map((seat) => seat.id) : []
}

/** Every recusal through which the seat stands out holds no longer for that seat; its people stay out of the draft. */
function overrideRecusals({ draft, state }: Context, meeting: Meeting, { item }: Decision, seat: string): void {
  const held = state.seats[seat]
  if (!held) return
  const people = new Set<string>(holdersOn(held, dayOf(meeting)).map((holder) => holder.person))
  for (const { person, seq } of recusalsOn(meeting, item).filter((one) => people.has(one.person)))
    draft.add({
      type: 'recusal.overridden/1',
      body: { meeting: meeting.id, item, person, seat: held.id, corrects: seq },
    })
}
