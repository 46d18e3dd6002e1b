import type { Meeting } from '../../../shared/domain/meeting.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { confirmedNow, ruleFor } from '../../../shared/rules/decision-case.ts'
import { activeSeats, dayOf } from '../../../shared/rules/meeting-seats.ts'
import { officesOn } from '../../../shared/rules/offices.ts'
import { NOT_IN_A_LINE, LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { commitmentTextOf } from '../../../shared/document/commitment-text.ts'
import { todayOf } from '../actors.ts'
import { conclude } from '../conclusion.ts'
import type { Context, Handlers } from './handler.ts'
import { done, itemOf, liveDecision, nextNumber, notAllowed, notFound, openMeeting, outOfOrder } from './handler.ts'

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
    const commitment = state.commitments[input.commitment]
    if (!commitment) return notFound('commitment')
    const adopted = state.forum?.rules?.rules.find((rule) => rule.id === input.rule)
    if (!adopted) return notFound('rule')
    if (commitment.stage === 'adopted') return outOfOrder('commitment_adopted')
    if (hasLiveDecision(context, commitment.id)) return outOfOrder('decision_open')
    const frozen = freeze(context, commitment.text)
    if (!frozen.ok) return frozen
    const decision = randomId<'decision'>()
    const { meeting: id, item: of, commitment: about } = input
    draft.add({
      type: 'decision.put/1',
      body: {
        decision,
        number: nextNumber(state.decisions),
        meeting: id,
        item: of,
        commitment: about,
        ...frozen.value,
        rulesVersion: state.forum?.rules?.version ?? 1,
        rule: ruleFor(adopted, sectorsWithSeats(context, meeting.value)),
      },
    })
    return ok({ decision })
  },

  'decision.amend': (context, input) => {
    const refused = notAllowed(context, { to: 'decision.amend' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    const document = context.state.commitments[decision.commitment]?.text
    if (!document) return notFound('commitment')
    const frozen = freeze(context, document)
    if (!frozen.ok) return frozen
    const { title, text } = frozen.value
    if (decision.texts.at(-1)?.hash === text) return outOfOrder('text_unchanged')
    const version = decision.texts.length + 1
    context.draft.add({ type: 'decision.amended/1', body: { decision: input.decision, version, title, text } })
    return done
  },

  'decision.conclude': (context, input) => {
    const refused = notAllowed(context, { to: 'decision.conclude' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    if (found.value.decision.stage !== 'between') return outOfOrder(`decision_${found.value.decision.stage}`)
    conclude(context.draft, found.value.decision)
    return done
  },

  'decision.annul': (context, { decision, meeting, reason }) => {
    const refused = notAllowed(context, { to: 'decision.annul' })
    if (refused) return refused
    const found = liveDecision(context, { decision, meeting })
    if (!found.ok) return found
    const { draft } = context
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

/** [DEC3] The words as they stand, kept under their hash: whatever is typed later, these were put to decision. */
function freeze({ texts, draft }: Context, document: string): Result<{ title: string; text: string }, Failure> {
  const content = texts.commitment(document)
  const title = titleOf(content)
  return title === '' ? outOfOrder('text_untitled') : ok({ title, text: draft.blob(commitmentTextOf(content)) })
}

function titleOf(content: { readonly title: string }): string {
  // As a line of the record has it; a text may hold what no line does, since any client may have typed it.
  const words = content.title.normalize('NFC').replace(NOT_IN_A_LINE, ' ').replace(/\s+/g, ' ').trim()
  return words
    .slice(0, LONGEST_LINE)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}

function sectorsWithSeats({ state }: Context, meeting: Meeting): string[] {
  const seated = new Set(activeSeats(state, dayOf(meeting)).map((seat) => seat.sector))
  return state.sectors.filter((sector) => seated.has(sector.id)).map((sector) => sector.name)
}

/** [DEC1] What a meeting left undecided is under way no more once it is adjourned: nobody could go on with it. */
function hasLiveDecision({ state }: Context, commitment: string): boolean {
  return Object.values(state.decisions).some(
    ({ commitment: of, stage, meeting }) =>
      of === commitment &&
      stage !== 'concluded' &&
      stage !== 'annulled' &&
      state.meetings[meeting]?.stage !== 'adjourned',
  )
}
