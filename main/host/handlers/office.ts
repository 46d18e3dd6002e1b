import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Office } from '../../../shared/domain/member.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { officesUsed } from '../../../shared/rules/bodies.ts'
import { officeStanding } from '../../../shared/rules/office-standing.ts'
import type { Context } from './handler.ts'
import { liveDecision, notAllowed, outOfOrder, today } from './handler.ts'
import { standsOutOf } from './standing-out.ts'

interface Word {
  readonly meeting: string
  readonly decision: string
  readonly office: Office
}

/**
 * [DEC9] [CAST1] A decision on which an officer's word is said by whoever holds the office, or entered at the controls for whoever
 * does. [ETH2] It is nobody's where all who hold the office stand out of the item.
 */
export function decisionForWord(
  context: Context,
  to: 'vote.confirm' | 'casting.give',
  { office, ...input }: Word,
): Result<{ meeting: Meeting; decision: Decision }, Failure> {
  const { state, actor } = context
  const body = state.meetings[input.meeting]?.group ?? null
  const held = actor.person === null ? [] : officesUsed(state, body, actor.person, today(context))
  const refused = notAllowed(context, { to, held, office })
  if (refused) return refused
  const found = liveDecision(context, input)
  if (!found.ok) return found
  const { meeting, decision } = found.value
  switch (officeStanding(state, meeting, decision.item, { office, today: today(context) })) {
    case 'vacant':
      return outOfOrder('office_vacant')
    case 'recused':
      return outOfOrder('officer_recused')
    case 'free':
      // At the controls somebody enters what others say, whatever they hold themselves.
      if (actor.role === 'operator') return found
      return standsOutOf(context, meeting, decision.item) ? outOfOrder('stands_out') : found
  }
}
