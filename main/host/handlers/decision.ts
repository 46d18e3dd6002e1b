import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import { isSettled } from '../../../shared/domain/commitment.ts'
import type { AdoptedRule, DecisionKind } from '../../../shared/domain/forum.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ItemId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { annulmentFault } from '../../../shared/rules/annulment.ts'
import { caseOf, confirmedNow, ruleFor } from '../../../shared/rules/decision-case.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { rulesIn, stands } from '../../../shared/rules/bodies.ts'
import { ruleWithProxies } from '../../../shared/rules/held-proxies.ts'
import { sectorsWithSeats, dayOf } from '../../../shared/rules/meeting-seats.ts'
import { procedureOn } from '../../../shared/rules/procedure-case.ts'
import { motionHash, reopeningRule } from '../../../shared/rules/reopening.ts'
import { recusalOf } from '../../../shared/rules/recusal.ts'
import { todayOf } from '../actors.ts'
import { conclude, outcomeOf } from '../conclusion.ts'
import { recuseFrom } from './ethics.ts'
import type { Frozen, Subject } from './frozen-text.ts'
import { freeze } from './frozen-text.ts'
import type { Context, Handlers } from './handler.ts'
import {
  decisionOf,
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
import { decisionForWord } from './office.ts'
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
    const { group } = meeting.value
    const elsewhere = notOfThisBody(context, group, input)
    if (elsewhere) return elsewhere
    const adopted = ruleToDecide(context, group, input)
    if (!adopted.ok) return adopted
    const busy = mayNotPut(context, input)
    if (busy) return busy
    const rulesOf = input.rulesOf ?? (input.rulebook ? group : null)
    const frozen = freeze(context, { ...input, rulesOf })
    if (!frozen.ok) return frozen
    const decision = randomId<'decision'>()
    const { meeting: id, item: of, commitment } = input
    standOut(context, meeting.value, of, frozen.value)
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
        ...(rulesOf === null ? {} : { rulesOf }),
        ...(input.ends === undefined ? {} : { ends: input.ends }),
        rulesVersion: rulesIn(state, group)?.version ?? 1,
        rule: ruleFor(
          ruleWithProxies(adopted.value, rulesIn(state, group)?.proxies),
          sectorsWithSeats(state, dayOf(meeting.value), group),
        ),
      },
    })
    return ok({ decision })
  },

  'decision.amend': (context, { motion, rulebook, founding, statement, title, ...input }) => {
    const refused = notAllowed(context, { to: 'decision.amend' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    const given = {
      commitment: decision.commitment,
      motion,
      rulebook,
      founding,
      statement,
      rulesOf: decision.rulesOf,
      title,
    }
    if (!amends(given, shapeOf(decision))) return fail('bad_input', { path: 'input' })
    const frozen = freeze(context, given)
    if (!frozen.ok) return frozen
    if (decision.texts.at(-1)?.hash === frozen.value.text) return outOfOrder('text_unchanged')
    const decided = motion ? decidedBefore(context, found.value.meeting.group, motion, decision.rule) : null
    if (decided) return decided
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
    if (decision.stage !== 'between' && decision.stage !== 'veto' && decision.stage !== 'casting')
      return outOfOrder(`decision_${decision.stage}`)
    if (decision.stage === 'veto' && outcomeOf(caseOf(decision))['why'] === 'veto_reason_missing')
      return outOfOrder('veto_reason_missing')
    conclude(context, decision)
    return done
  },

  'decision.annul': (context, { decision, meeting, reason, outcome }) => {
    const refused = notAllowed(context, { to: 'decision.annul' })
    if (refused) return refused
    const found = decisionOf(context, { decision, meeting })
    if (!found.ok) return found
    const { draft, state } = context
    const fault = annulmentFault(state, found.value.decision)
    if (fault !== null) return outOfOrder(fault)
    if (outcome !== found.value.decision.concluded?.at) return outOfOrder('other_outcome')
    emptyBoxOf(context, found.value.decision)
    draft.add({ type: 'decision.annulled/1', body: { decision, reason: draft.seal('reason', reason) } })
    return done
  },

  'vote.confirm': (context, input) => {
    const found = decisionForWord(context, 'vote.confirm', input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.rule.kind !== 'mixed') return outOfOrder('rule_has_no_gate')
    if (decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    // A round on the amended text comes first, and would ask for the word anew.
    if (decision.rounds.at(-1)?.text !== decision.texts.at(-1)?.hash) return outOfOrder('text_not_tested')
    if (confirmedNow(decision).includes(input.office)) return outOfOrder('already_confirmed')
    context.draft.add({ type: 'vote.confirmed/1', body: { decision: input.decision, office: input.office } })
    return done
  },
}

/** [DEC15] What is no motion is of its own kind, whatever it is called, and so is a working group's end; a motion is of the kind it says. */
function kindOf(input: CommandInput<'decision.put'>): DecisionKind {
  const { about, rulebook, founding, ends, statement, sanction, commitment } = input
  if (sanction !== undefined) return 'sanction'
  if (rulebook ?? founding ?? ends ?? statement) return 'terms'
  return commitment === null ? (about ?? 'other') : 'commitment'
}

type Shape = 'motion' | 'rulebook' | 'founding' | 'statement' | 'sanction' | 'commitment'

function shapeOf(decision: Pick<Decision, 'commitment' | 'rulebook' | 'founding' | 'statement' | 'sanction'>): Shape {
  for (const shape of ['rulebook', 'founding', 'statement', 'sanction'] as const) if (decision[shape]) return shape
  return decision.commitment === null ? 'motion' : 'commitment'
}

/**
 * An amendment gives what is decided on anew, and nothing beside it; of a commitment, the text itself has changed. A sanction is decided
 * as it was put.
 */
function amends({ motion, rulebook, founding, statement }: Omit<Subject, 'rulesOf'>, shape: Shape): boolean {
  const given = Object.entries({ motion, rulebook, founding, statement }).flatMap(([key, one]) => (one ? [key] : []))
  return given.length === (shape === 'commitment' ? 0 : 1) && given.every((key) => key === shape)
}

/** [ETH8] Whoever a sanction is about stands out of it from the beginning. */
function standOut(context: Context, meeting: Meeting, item: ItemId, { sanction }: Frozen): void {
  if (!sanction || recusalOf(meeting, item, sanction.person)) return
  recuseFrom(context, { meeting: meeting.id, item, person: sanction.person, declaration: null })
}

/** [RULE1] [RULE3] The rule that was asked for, if it may decide this kind, or what was decided before. */
function ruleToDecide(
  { state }: Context,
  body: BodyId,
  input: CommandInput<'decision.put'>,
): Result<AdoptedRule, Failure> {
  const rules = rulesIn(state, body)
  const adopted = rules?.rules.find((rule) => rule.id === input.rule)
  if (!rules || !adopted) return notFound('rule')
  // Ending a group is proposed in words that are the same each time: another attempt is no reopening of the first.
  const motion = input.motion && input.ends === undefined ? motionHash(input.motion) : null
  const again = reopeningRule(state, rules, { body, commitment: input.commitment, motion })
  if (again !== null)
    return again === adopted.id ? ok(adopted) : fail('out_of_order', { state: 'rule_to_reopen', binding: again })
  const binding = rules.kinds?.[kindOf(input)]
  if (binding !== undefined && binding !== adopted.id)
    return fail('out_of_order', { state: 'rule_not_of_kind', binding })
  return ok(adopted)
}

/** [RULE3] An amendment to words that were decided before is no way round the rule for that. */
function decidedBefore(
  { state }: Context,
  body: BodyId,
  motion: { readonly title: string; readonly text: string },
  rule: AdoptedRule,
): Result<never, Failure> | null {
  const rules = rulesIn(state, body)
  const again = rules && reopeningRule(state, rules, { body, commitment: null, motion: motionHash(motion) })
  return again === null || again === rule.id ? null : fail('out_of_order', { state: 'rule_to_reopen', binding: again })
}

/** [GROUP1] [GROUP4] [GROUP6] The forum alone founds and ends working groups, decides on ethics, and sets a group's rules beside that group itself. */
function notOfThisBody(
  { state, draft }: Context,
  body: BodyId,
  { founding, ends, statement, sanction, rulesOf }: CommandInput<'decision.put'>,
): Result<never, Failure> | null {
  if (body !== null && (founding ?? ends ?? statement ?? sanction)) return outOfOrder('forum_only')
  if (body !== null && rulesOf !== undefined && rulesOf !== body) return outOfOrder('forum_only')
  const named = ends ?? rulesOf
  if (named === undefined) return null
  const group = state.groups[named]
  if (!group) return notFound('group')
  return stands(group, todayOf(state, Date.parse(draft.at))) ? null : outOfOrder('group_ended')
}

function mayNotPut(context: Context, input: CommandInput<'decision.put'>): Result<never, Failure> | null {
  if (input.about !== undefined && input.about !== kindOf(input)) return fail('bad_input', { path: 'input.about' })
  const commitment = input.commitment === null ? null : context.state.commitments[input.commitment]
  if (commitment === undefined) return notFound('commitment')
  if (commitment && isSettled(commitment)) return outOfOrder('commitment_adopted')
  // Two answers to one text could not both hold.
  if (commitment && procedureOn(context.state, { id: null, commitment: commitment.id }))
    return outOfOrder('procedure_open')
  const going = liveDecisions(context).some(
    (one) =>
      one.item === input.item ||
      (commitment !== null && one.commitment === commitment.id) ||
      (input.sanction !== undefined && one.sanction?.complaint === input.sanction),
  )
  return going ? outOfOrder('decision_open') : null
}

/** [DEC1] What a meeting left undecided is under way no more once it is adjourned: nobody could go on with it. */
function liveDecisions({ state }: Context): readonly Decision[] {
  return Object.values(state.decisions).filter(
    ({ stage, meeting }) =>
      stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned',
  )
}
