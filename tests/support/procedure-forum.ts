import type { DecisionId, SeatId, ProcedureId } from '../../shared/domain/primitives.ts'
import type { BetweenMeetings } from '../../shared/domain/forum.ts'
import type { Procedure } from '../../shared/domain/procedure.ts'
import { HeldMeeting } from './held-meeting.ts'
import type { HostedForum, LiveWindow } from './hosted-forum.ts'

/** A clock that a test moves. */
export class MovedClock {
  #nowMs: number

  constructor(at: string) {
    this.#nowMs = Date.parse(at)
  }

  now(): number {
    return this.#nowMs
  }

  set(at: string, plusMs = 0): void {
    this.#nowMs = Date.parse(at) + plusMs
  }
}

/** The sample forum, whose rules allow procedures, after a meeting that put a text and left it undecided. */
export class ProcedureForum {
  readonly forum: HostedForum
  readonly operator: LiveWindow
  readonly held: HeldMeeting
  readonly decision: DecisionId

  private constructor(forum: HostedForum, operator: LiveWindow, held: HeldMeeting, decision: DecisionId) {
    this.forum = forum
    this.operator = operator
    this.held = held
    this.decision = decision
  }

  /** `recused`: the first seat here stands out of the item. */
  static async after(
    forum: HostedForum,
    {
      days = 0,
      recused = false,
      adjourned = true,
      between = {},
    }: { days?: number; recused?: boolean; adjourned?: boolean; between?: BetweenMeetings } = {},
  ): Promise<ProcedureForum> {
    const operator = await forum.operator()
    const { rules } = forum.state.forum ?? {}
    if (!rules) throw new Error('the sample has no rules')
    const { version: _, decision: _by, ...rulebook } = rules
    await operator.run('rules.adopt', { ...rulebook, between: { silence: { days }, ...between } })
    const held = await HeldMeeting.open(forum, operator, [2, 2])
    const { decision } = await held.put('majority-attending')
    if (recused)
      await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    if (adjourned) await operator.run('meeting.adjourn', { meeting: held.id })
    return new ProcedureForum(forum, operator, held, decision)
  }

  async ask(local: string, zone: string): Promise<ProcedureId> {
    const answer = await this.operator.run('procedure.open', {
      way: 'silence',
      decision: this.decision,
      until: { local, zone },
    })
    return answer['procedure'] as ProcedureId
  }

  object(procedure: ProcedureId, seat: SeatId = this.held.seat(0)): Promise<Record<string, string>> {
    return this.operator.run('procedure.answer', objecting(procedure, seat))
  }

  procedure(id: ProcedureId, of: HostedForum = this.forum): Procedure {
    const found = of.state.procedures[id]
    if (!found) throw new Error('no such procedure')
    return found
  }

  /** How one ended that was not annulled. */
  decided(id: ProcedureId): Decided {
    const { ended } = this.procedure(id)
    if (ended === null || ended.result === 'annulled') throw new Error('nothing was decided')
    return ended
  }
}

type Decided = Exclude<NonNullable<Procedure['ended']>, { result: 'annulled' }>

/** What a seat sends that objects. */
export function objecting(procedure: ProcedureId, seat: SeatId, reason: string | null = null) {
  return { procedure, by: { seat, as: 'person' as const }, says: 'object' as const, reason }
}
