import type { ForumModel, Judged, ModelActor, ModelDecision, ModelMeeting } from './forum-model.ts'
import { leads, state } from './forum-model.ts'
import type { Input } from './meeting-model.ts'
import { refusedOnly } from './meeting-model.ts'
import { standingOut } from './standing-model.ts'

/** What the words of SPEC.md 7 say of the commands of a decision. */
export interface Asked {
  readonly forum: ForumModel
  readonly meeting: ModelMeeting
  readonly decision: ModelDecision
  readonly actor: ModelActor
  readonly input: Input
}
export type Judge = (forum: ForumModel, actor: ModelActor, input: Input) => Judged

/** What every command of a decision begins with; a decision of another meeting is not found there. `afterwards`: what is taken once it is adjourned. */
export function ofDecision(
  judge: (asked: Asked) => Judged,
  forLeaders = true,
  afterwards: (asked: Asked) => boolean = () => false,
): Judge {
  return (forum, actor, input) => {
    const meeting = forum.meetings.find((one) => one.id === input['meeting'])
    const decision = forum.decisions.find((one) => one.id === input['decision'] && one.meeting === meeting?.id)
    const no: string[] = forLeaders && !leads(actor) ? ['not_allowed'] : []
    const still = meeting?.stage === 'adjourned' && decision && afterwards({ forum, meeting, decision, actor, input })
    if (meeting && meeting.stage !== 'open' && !still) no.push(state(`meeting_${meeting.stage}`))
    // Whose right it is may turn on the decision: where there is none, either is a right answer to all but the operator.
    if (!meeting || !decision)
      return refusedOnly([...no, 'not_found', ...(actor.role === 'operator' ? [] : ['not_allowed'])])
    const judged = judge({ forum, meeting, decision, actor, input })
    if (forLeaders && leads(actor)) no.push(...standingOut({ forum, meeting, decision, actor }))
    return { no: [...no, ...judged.no], apply: judged.apply }
  }
}

export const stageIn = ({ stage }: ModelDecision, ...fit: ModelDecision['stage'][]): string[] =>
  fit.includes(stage) ? [] : [state(`decision_${stage}`)]

export const over = ({ stage }: ModelDecision): string[] =>
  stage === 'concluded' || stage === 'annulled' ? [state(`decision_${stage}`)] : []
