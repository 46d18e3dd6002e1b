import type { DecisionId, SeatId, SilenceId } from '../../shared/domain/primitives.ts'
import type { Silence } from '../../shared/domain/silence.ts'
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

/** The sample forum, whose rules allow silence, after a meeting that put a text and left it undecided. */
export class SilentForum {
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
    { days = 0, recused = false, adjourned = true }: { days?: number; recused?: boolean; adjourned?: boolean } = {},
  ): Promise<SilentForum> {
    const operator = await forum.operator()
    const { rules } = forum.state.forum ?? {}
    if (!rules) throw new Error('the sample has no rules')
    const { version: _, decision: _by, ...rulebook } = rules
    await operator.run('rules.adopt', { ...rulebook, between: { silence: { days } } })
    const held = await HeldMeeting.open(forum, operator, [2, 2])
    const { decision } = await held.put('majority-attending')
    if (recused)
      await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    if (adjourned) await operator.run('meeting.adjourn', { meeting: held.id })
    return new SilentForum(forum, operator, held, decision)
  }

  async ask(local: string, zone: string): Promise<SilenceId> {
    const answer = await this.operator.run('silence.open', { decision: this.decision, until: { local, zone } })
    return answer['silence'] as SilenceId
  }

  object(silence: SilenceId, seat: SeatId = this.held.seat(0)): Promise<Record<string, string>> {
    return this.operator.run('silence.object', { silence, seat, reason: null })
  }

  silence(id: SilenceId, of: HostedForum = this.forum): Silence {
    const found = of.state.silences[id]
    if (!found) throw new Error('no such silence procedure')
    return found
  }
}
