import type { ModelDecision } from './forum-model.ts'
import { leads, state } from './forum-model.ts'
import { enteringWhileOut, standingOut } from './standing-model.ts'
import type { Asked } from './decision-judge.ts'
import { ofDecision, over, stageIn } from './decision-judge.ts'

/** [DEC18] What the meeting finds of an objection, while its round is open. */
export const judgeObjection = ofDecision(({ decision, input }) => {
  const no = stageIn(decision, 'round')
  const isOpen = decision.rounds.length === input['round']
  const said = isOpen ? decision.rounds.at(-1)?.said.get(input['seat'] as string) : undefined
  if (said?.position !== 'objection') no.push('not_found')
  if (decision.suspended) no.push(state('quorum_lost'))
  const reason = ((input['reason'] ?? '') as string).trim()
  if (input['paramount'] === false && reason === '') no.push(state('reason_missing'))
  return {
    no,
    apply: () => {
      said!.paramount = input['paramount'] as boolean
      return ['objection.judged/1']
    },
  }
})

const objectionIn = ({ decision, input }: Asked) =>
  decision.rounds[(input['round'] as number) - 1]?.objections.find((one) => one.seat === input['seat'])

export const answerObjection = ofDecision((asked) => {
  const { actor, decision } = asked
  const objection = objectionIn(asked)
  const no = leads(actor) || actor.seats.length > 0 ? [] : ['not_allowed']
  if (!objection) no.push('not_found')
  return {
    no: [...no, ...over(decision), ...standingOut(asked)],
    apply: () => {
      objection!.answers++
      return ['objection.answered/1']
    },
  }
}, false)

/**
 * [DEC10] Those who lead and do not stand out [ETH2], and put it right while no vote is under way; whoever sits for the seat withdraws
 * what is not resolved.
 */
export const endObjection = ofDecision((asked) => {
  const { forum, meeting, decision, actor, input } = asked
  const objection = objectionIn(asked)
  const no = over(decision)
  if (!objection) no.push('not_found')
  const { end = null } = objection ?? {}
  if (end === input['how']) no.push(state(`objection_${String(end)}`))
  if (end !== null && ['ballot', 'casting'].includes(decision.stage)) no.push(state(`decision_${decision.stage}`))
  const sitting = forum.sitting(meeting).get(input['seat'] as string)
  no.push(...enteringWhileOut(asked, input['how'] === 'withdrawn' ? sitting : undefined))
  if (!leads(actor) || standingOut(asked).length > 0) {
    const sits = actor.person !== null && sitting === actor.person
    if (!leads(actor) && (!sits || input['how'] !== 'withdrawn')) no.push('not_allowed')
    const standsOut = forum.seatsNow(meeting, decision.item).some((one) => one.id === input['seat'] && one.recused)
    if (standsOut) no.push(state('seat_recused'))
    if (end === 'resolved') no.push(state('objection_resolved'))
  }
  if (objection?.answers === 0 && input['how'] === 'resolved') no.push(state('objection_unanswered'))
  return {
    no,
    apply: () => {
      objection!.end = input['how'] as string
      return ['objection.ended/1']
    },
  }
}, false)

/** [DEC10] Whose seat agrees in the round that has just closed objects no more. */
export function withdrawnBy({ rounds }: ModelDecision): string[] {
  const said = rounds.at(-1)!.said
  const agrees = (seat: string): boolean =>
    ['agree', 'reservations', 'consent', 'concern'].includes(said.get(seat)?.position ?? '')
  const gone = rounds
    .slice(0, -1)
    .flatMap(({ objections }) => objections)
    .filter(({ seat, end }) => (end === null || end === 'maintained') && agrees(seat))
  for (const one of gone) one.end = 'withdrawn'
  return gone.map(() => 'objection.ended/1')
}
