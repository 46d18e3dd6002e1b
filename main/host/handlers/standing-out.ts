import type { CommandName } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ObjectionEnd } from '../../../shared/domain/objection.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { Ask } from '../../../shared/policy/can.ts'
import { can } from '../../../shared/policy/can.ts'
import { isKeptOut } from '../../../shared/policy/standing-out.ts'
import { speakerFor } from '../../../shared/rules/held-proxies.ts'
import { sittings } from '../../../shared/rules/meeting-seats.ts'
import { standsOutInOffice, standsOutOfProcedure } from '../../../shared/rules/office-standing.ts'
import type { Context } from './handler.ts'
import { outOfOrder } from './handler.ts'

/** What a command may say of what it is about. */
interface Named {
  readonly meeting?: string | null
  readonly item?: string
  readonly decision?: string
  readonly procedure?: string
  readonly seat?: string
  readonly how?: ObjectionEnd
  readonly person?: string
  readonly recuse?: boolean
  readonly by?: object
  readonly answer?: number | string
}

/**
 * [ETH2] [BET9] The one place where whoever stands out is kept from leading: asked of every command before its handler. Null also where
 * the handler has something else to say: that it is nobody's right who asks, or of nothing that there is.
 */
export function keptOut(context: Context, command: CommandName, input: object): Result<never, Failure> | null {
  const said: Named = input
  const decision = decisionNamed(context, said)
  // Of a command that nobody leads by, whatever else its ask holds is not looked at.
  const ask = { to: command, ...subjectOf(context, command, said, decision) } as Ask
  if (!isKeptOut(context.actor, ask, decision?.stage) || !can(context.actor, ask)) return null
  return standsOut(context, said, decision) ? outOfOrder('stands_out') : null
}

/** [ETH2] Whoever asks stands out of the item, also at the controls. */
export function standsOutOf(
  { state, actor }: Pick<Context, 'state' | 'actor'>,
  meeting: Meeting,
  item: string,
): boolean {
  return actor.person !== null && standsOutInOffice(state, meeting, item, actor.person)
}

function decisionNamed({ state }: Context, { meeting, decision }: Named): Decision | null {
  const found = decision === undefined ? undefined : state.decisions[decision]
  return found && found.meeting === meeting ? found : null
}

/** Whose word it would be: whoever sits for the seat that is named, or [PROX3] for the one that holds its proxy; between meetings the seat. */
function subjectOf(
  { state }: Context,
  command: CommandName,
  { seat, how, by, procedure, answer, person }: Named,
  decision: Decision | null,
): object {
  if (procedure !== undefined) {
    const place = typeof answer === 'number' ? state.procedures[procedure]?.answers[answer - 1]?.by : undefined
    const speaks = by ?? place ?? { seat }
    return { seat: ('seat' in speaks ? speaks.seat : undefined) ?? null }
  }
  const meeting = decision && state.meetings[decision.meeting]
  if (!meeting || seat === undefined) return { sitting: null, how, person }
  const sitting = sittings(state, meeting)
  const speaker = command === 'ballot.cast' ? speakerFor(decision, seat, sitting) : sitting.get(seat)
  return { sitting: speaker?.person ?? null, how }
}

function standsOut(context: Context, said: Named, decision: Decision | null): boolean {
  const { state, actor } = context
  if (said.procedure !== undefined) {
    const procedure = state.procedures[said.procedure]
    return procedure !== undefined && standsOutOfProcedure(procedure, actor.seats)
  }
  // [ETH1] An interest may be declared whoever stands out; [ETH2] calling oneself back has an answer of its own.
  if (said.recuse === false || (said.person !== undefined && said.person === actor.person)) return false
  const item = decision?.item ?? said.item
  const meeting = said.meeting ? state.meetings[said.meeting] : undefined
  return meeting !== undefined && item !== undefined && standsOutOf(context, meeting, item)
}
