import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { AdoptedRule, DecisionKind } from '../../../shared/domain/forum.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { caseOf, confirmedNow, ruleFor } from '../../../shared/rules/decision-case.ts'
import { ruleWithProxies } from '../../../shared/rules/held-proxies.ts'
import { activeSeats, dayOf } from '../../../shared/rules/meeting-seats.ts'
import { officesOn } from '../../../shared/rules/offices.ts'
import { openSilences } from '../../../shared/rules/silence-case.ts'
import { todayOf } from '../actors.ts'
import { conclude, outcomeOf } from '../conclusion.ts'
import { freeze } from './frozen-text.ts'
import type { Context, Handlers } from './handler.ts'
import {
  done,
  fail,
  itemOf,
  liveDecision,
  nextNumber,
  notAllowed,
  notFound,
  openMeeting,
  outOfOrder,
} from './handler.ts'
import { emptyBoxOf } from './question.ts'

export const decisionHandlers: Handlers<
  'decision.put' | 'decision.amend' | 'decision.conclude' | 'decision.annul' | 'vote.confirm'
> = {
  'decision.put': (context, input) => {
    const refused = notAllowed(context, { to: 'decision.put' })
    if (refused) return refused
    const { state, draft } = context
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, input)
    if (!item.ok) return item
    if (meeting.value.currentItem !== input.item) return outOfOrder('item_not_open')
    const adopted = ruleToDecide(context, input)
    if (!adopted.ok) return adopted
    const busy = mayNotPut(context, input)
    if (busy) return busy
    const frozen = freeze(context, input)
    if (!frozen.ok) return frozen
    const decision = randomId<'decision'>()
    const { meeting: id, item: of, commitment } = input
    draft.add({
      type: 'decision.put/1',
      body: {
        decision,
        number: nextNumber(state.decisions),
        meeting: id,
        item: of,
        about: kindOf(input),
        commitment,
        ...frozen.value,
        rulesVersion: state.forum?.rules?.version ?? 1,
        rule: ruleFor(
          ruleWithProxies(adopted.value, state.forum?.rules?.proxies),
          sectorsWithSeats(context, meeting.value),
        ),
      },
    })
    return ok({ decision })
  },

  'decision.amend': (context, { motion, rulebook, ...input }) => {
    const refused = notAllowed(context, { to: 'decision.amend' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    const given = { commitment: decision.commitment, motion, rulebook }
    if (shapeOf(given) !== shapeOf(subjectOf(decision))) return fail('bad_input', { path: 'input' })
    const frozen = freeze(context, given)
    if (!frozen.ok) return frozen
    if (decision.texts.at(-1)?.hash === frozen.value.text) return outOfOrder('text_unchanged')
    const version = decision.texts.length + 1
    context.draft.add({ type: 'decision.amended/1', body: { decision: input.decision, version, ...frozen.value } })
    return done
  },

  'decision.conclude': (context, input) => {
    const refused = notAllowed(context, { to: 'decision.conclude' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'between' && decision.stage !== 'veto') return outOfOrder(`decision_${decision.stage}`)
    if (decision.stage === 'veto' && outcomeOf(caseOf(decision))['why'] === 'veto_reason_missing')
      return outOfOrder('veto_reason_missing')
    conclude(context, decision)
    return done
  },

  'decision.annul': (context, { decision, meeting, reason }) => {
    const refused = notAllowed(context, { to: 'decision.annul' })
    if (refused) return refused
    const found = liveDecision(context, { decision, meeting })
    if (!found.ok) return found
    const { draft } = context
    emptyBoxOf(context, found.value.decision)
    draft.add({ type: 'decision.annulled/1', body: { decision, reason: draft.seal('reason', reason) } })
    return done
  },

  'vote.confirm': (context, input) => {
    const { state, actor, draft } = context
    const held = actor.person === null ? [] : officesOn(state, actor.person, todayOf(state, Date.parse(draft.at)))
    const refused = notAllowed(context, { to: 'vote.confirm', held, office: input.office })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.rule.kind !== 'mixed') return outOfOrder('rule_has_no_gate')
    if (decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    // A round on the amended text comes first, and would ask for the word anew.
    if (decision.rounds.at(-1)?.text !== decision.texts.at(-1)?.hash) return outOfOrder('text_not_tested')
    if (confirmedNow(decision).includes(input.office)) return outOfOrder('already_confirmed')
    draft.add({ type: 'vote.confirmed/1', body: { decision: input.decision, office: input.office } })
    return done
  },
}

type Subject = Pick<CommandInput<'decision.put'>, 'commitment' | 'motion' | 'rulebook'>

/** [DEC15] A commitment and other rules are each of their own kind, whatever they are called; a motion is of the kind it says. */
function kindOf({ about, rulebook, commitment }: CommandInput<'decision.put'>): DecisionKind {
  if (rulebook) return 'terms'
  return commitment === null ? (about ?? 'other') : 'commitment'
}

function subjectOf({ commitment, rulebook }: Decision): Subject {
  if (rulebook) return { commitment: null, rulebook }
  return commitment === null ? { commitment: null, motion: { title: '', text: '' } } : { commitment }
}

function shapeOf({ motion, rulebook }: Subject): 'motion' | 'rulebook' | 'commitment' {
  return motion ? 'motion' : rulebook ? 'rulebook' : 'commitment'
}

/** [RULE1] The rule that was asked for, if it may decide this kind. */
function ruleToDecide({ state }: Context, input: CommandInput<'decision.put'>): Result<AdoptedRule, Failure> {
  const rules = state.forum?.rules
  const adopted = rules?.rules.find((rule) => rule.id === input.rule)
  if (!rules || !adopted) return notFound('rule')
  const binding = rules.kinds?.[kindOf(input)]
  if (binding !== undefined && binding !== adopted.id)
    return fail('out_of_order', { state: 'rule_not_of_kind', binding })
  return ok(adopted)
}

function mayNotPut(context: Context, input: CommandInput<'decision.put'>): Result<never, Failure> | null {
  if (input.about !== undefined && input.about !== kindOf(input)) return fail('bad_input', { path: 'input.about' })
  const commitment = input.commitment === null ? null : context.state.commitments[input.commitment]
  if (commitment === undefined) return notFound('commitment')
  if (commitment?.stage === 'adopted') return outOfOrder('commitment_adopted')
  // Two answers to one text could not both hold.
  if (commitment && openSilences(context.state).some((one) => one.commitment === commitment.id))
    return outOfOrder('silence_open')
  const going = liveDecisions(context).some(
    (one) => one.item === input.item || (commitment !== null && one.commitment === commitment.id),
  )
  return going ? outOfOrder('decision_open') : null
}

function sectorsWithSeats({ state }: Context, meeting: Meeting): string[] {
  const seated = new Set(activeSeats(state, dayOf(meeting)).map((seat) => seat.sector))
  return state.sectors.filter((sector) => seated.has(sector.id)).map((sector) => sector.name)
}

/** [DEC1] What a meeting left undecided is under way no more once it is adjourned: nobody could go on with it. */
function liveDecisions({ state }: Context): readonly Decision[] {
  return Object.values(state.decisions).filter(
    ({ stage, meeting }) =>
      stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned',
  )
}
