import type { Decision } from '../domain/decision.ts'
import type { Actor } from './actor.ts'
import type { Ask } from './can.ts'
import type { decisionPolicy } from './decision.ts'
import type { procedurePolicy } from './procedure.ts'

/**
 * [ETH2] [BET9] What somebody who leads does not do on what they stand out of. `judging` says how something ends, and is for nobody who
 * stands out; `conducting` takes the question its way or enters the word of another, and at the controls goes on all the same: with one
 * computer a meeting would be stuck otherwise. `free` is bound to nothing that anybody stands out of yet.
 */
type Kind = 'judging' | 'conducting' | 'free'

type Led =
  | keyof typeof decisionPolicy
  | keyof typeof procedurePolicy
  | 'objection.answer'
  | 'objection.end'
  | 'position.take'
  | 'ballot.cast'
  | 'veto.call'
  | 'procedure.answer'
  | 'procedure.settle'
  | 'procedure.recuse'
  | 'interest.declare'
  | 'recusal.note'
  | 'recusal.lift'

/** Whoever adds a command by which somebody leads says here what it is. */
const KINDS: Readonly<Record<Led, Kind>> = {
  'decision.put': 'conducting',
  'decision.amend': 'conducting',
  'decision.conclude': 'conducting',
  'decision.annul': 'judging',
  'decision.respond': 'judging',
  'question.annul': 'judging',
  'item.defer': 'conducting',
  'lot.call': 'conducting',
  'lot.draw': 'conducting',
  'round.open': 'conducting',
  'round.close': 'conducting',
  'position.take': 'conducting',
  'objection.judge': 'judging',
  'objection.answer': 'conducting',
  'objection.end': 'judging',
  'step.report': 'judging',
  'ballot.open': 'conducting',
  'ballot.cast': 'conducting',
  'ballot.close': 'conducting',
  'veto.call': 'conducting',
  'procedure.open': 'free',
  'procedure.state': 'free',
  'procedure.answer': 'conducting',
  'procedure.recuse': 'conducting',
  'procedure.settle': 'judging',
  'procedure.post': 'judging',
  'procedure.annul': 'judging',
  'interest.declare': 'conducting',
  'recusal.note': 'conducting',
  'recusal.lift': 'conducting',
}

/**
 * Whether somebody who stands out of an item of a meeting, or of a question between meetings, may not do there what they otherwise could.
 * `stage`: of the decision that it is about.
 */
export function isKeptOut(actor: Actor, ask: Ask, stage?: Decision['stage']): boolean {
  if (isOwnWord(actor, ask)) return false
  const kind = kindOf(ask.to, stage)
  return kind === 'judging' || (kind === 'conducting' && actor.role !== 'operator')
}

/** [CAST1] Doing without the casting vote decides as it would. */
function kindOf(to: string, stage: Decision['stage'] | undefined): Kind {
  if (to === 'decision.conclude' && stage === 'casting') return 'judging'
  return Object.hasOwn(KINDS, to) ? KINDS[to as Led] : 'free'
}

/** What they say of themselves, or a seat of theirs says, is no leading: whether it may, what it is said of tells. */
function isOwnWord({ person, seats }: Actor, ask: Ask): boolean {
  switch (ask.to) {
    case 'position.take':
    case 'ballot.cast':
    case 'veto.call':
      return person !== null && person === ask.sitting
    case 'objection.end':
      return person !== null && person === ask.sitting && ask.how === 'withdrawn'
    case 'procedure.answer':
    case 'procedure.settle':
    case 'procedure.recuse':
      return seats.some((own) => own === ask.seat)
    case 'interest.declare':
    case 'recusal.note':
      return person === ask.person
    default:
      return false
  }
}
