import type { CommandInput } from '../../shared/contract/commands.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../shared/domain/meeting.ts'
import type { DecisionId, ItemId, MeetingId, PersonId, SeatId } from '../../shared/domain/primitives.ts'
import type { HostedForum, LiveWindow } from './hosted-forum.ts'

/** The sample forum's next meeting, run by the operator's window. */
export class HeldMeeting {
  readonly forum: HostedForum
  readonly operator: LiveWindow
  readonly id: MeetingId
  /** The seats checked in, government first. */
  readonly here: readonly SeatId[]

  private constructor(forum: HostedForum, operator: LiveWindow, id: MeetingId, here: readonly SeatId[]) {
    this.forum = forum
    this.operator = operator
    this.id = id
    this.here = here
  }

  /** Opens it with so many seats of each of the two sectors here, and at the item that has a commitment. */
  static async open(
    forum: HostedForum,
    operator: LiveWindow,
    [government, civil]: readonly [number, number],
  ): Promise<HeldMeeting> {
    const ahead = Object.values(forum.state.meetings).find((one) => one.stage !== 'adjourned')
    if (!ahead) throw new Error('the sample has no meeting ahead')
    const [first, second] = forum.state.sectors
    const seats = Object.values(forum.state.seats)
    const of = (sector: string | undefined, count: number): SeatId[] =>
      seats
        .filter((seat) => seat.sector === sector)
        .slice(0, count)
        .map((seat) => seat.id)
    const here = [...of(first?.id, government), ...of(second?.id, civil)]
    const held = new HeldMeeting(forum, operator, ahead.id, here)
    for (const seat of here) await held.note(held.titular(seat), 'room')
    await operator.run('meeting.open', { meeting: ahead.id })
    await operator.run('item.open', { meeting: ahead.id, item: held.item.id })
    return held
  }

  get meeting(): Meeting {
    const meeting = this.forum.state.meetings[this.id]
    if (!meeting) throw new Error('the meeting is gone')
    return meeting
  }

  /** The item whose commitment is put to decision. */
  get item(): Item {
    const item = this.meeting.items.find((one) => one.commitment !== null)
    if (!item) throw new Error('no item has a commitment')
    return item
  }

  get ofItem(): { meeting: MeetingId; item: ItemId } {
    return { meeting: this.id, item: this.item.id }
  }

  titular(seat: SeatId): PersonId {
    const holder = this.forum.state.seats[seat]?.holders.find((one) => one.as === 'titular')
    if (!holder) throw new Error('a vacant seat')
    return holder.person
  }

  alternate(seat: SeatId): PersonId {
    const holder = this.forum.state.seats[seat]?.holders.find((one) => one.as === 'alternate')
    if (!holder) throw new Error('a seat without an alternate')
    return holder.person
  }

  seat(index: number): SeatId {
    const seat = this.here.at(index)
    if (!seat) throw new Error('no such seat is here')
    return seat
  }

  async note(person: PersonId, mode: CommandInput<'presence.note'>['mode']): Promise<void> {
    await this.operator.run('presence.note', { meeting: this.id, person, mode })
  }

  async put(rule: string): Promise<{ meeting: MeetingId; decision: DecisionId }> {
    const { commitment } = this.item
    if (!commitment) throw new Error('the item has no commitment')
    const put = await this.operator.run('decision.put', { ...this.ofItem, commitment, rule })
    return { meeting: this.id, decision: put['decision'] as DecisionId }
  }

  decision({ decision }: { decision: string }): Decision {
    const found = this.forum.state.decisions[decision]
    if (!found) throw new Error('no such decision')
    return found
  }

  /** [UNDO1] What a concluded decision came to, as a command that annuls it names it. */
  outcome(of: { decision: string }): { outcome: string } {
    const { concluded } = this.decision(of)
    if (!concluded) throw new Error('the decision is not concluded')
    return { outcome: concluded.at }
  }

  async cast(of: { decision: DecisionId }, seats: readonly SeatId[], ballot: 'yes' | 'no' | 'abstain'): Promise<void> {
    for (const seat of seats)
      await this.operator.run('ballot.cast', { meeting: this.id, decision: of.decision, seat, ballot })
  }

  async agree(of: { decision: DecisionId }, seats: readonly SeatId[]): Promise<void> {
    const said = { meeting: this.id, decision: of.decision, position: 'agree' as const, reason: null }
    for (const seat of seats) await this.operator.run('position.take', { ...said, seat })
  }
}
