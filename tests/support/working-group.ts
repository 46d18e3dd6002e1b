import type { CommandInput } from '../../shared/contract/commands.ts'
import type { Group } from '../../shared/domain/group.ts'
import type { DecisionId, GroupId, ItemId, MeetingId, PersonId } from '../../shared/domain/primitives.ts'
import { seatsIn } from '../../shared/rules/meeting-seats.ts'
import type { Seat } from '../../shared/domain/member.ts'
import type { HeldMeeting } from './held-meeting.ts'
import type { HostedForum, LiveWindow } from './hosted-forum.ts'

export type Proposed = NonNullable<CommandInput<'decision.put'>['founding']>

/** Two seats of each of the sample's sectors, under the forum's own rules. */
export function proposedGroup(forum: HostedForum, said: Partial<Proposed> = {}): Proposed {
  const seats = forum.state.sectors.flatMap(({ name }, index) =>
    [1, 2].map((place) => ({ label: `Place ${String(index * 2 + place)}`, sector: name, organisation: null })),
  )
  const mandate = 'Drafts the commitment on open contracting, and reports to the forum.'
  return { name: 'Open contracting', mandate, until: null, seats, rulebook: null, ...said }
}

/** A decision of an open meeting of the forum, put and voted on by everybody who is here. */
export async function decide(
  held: HeldMeeting,
  about: Omit<CommandInput<'decision.put'>, 'meeting' | 'item' | 'commitment' | 'rule'>,
  ballot: 'yes' | 'no' = 'yes',
): Promise<DecisionId> {
  const put = { ...held.ofItem, commitment: null, rule: 'majority-attending', ...about }
  const decision = (await held.operator.run('decision.put', put))['decision'] as DecisionId
  const of = { meeting: held.id, decision }
  await held.operator.run('ballot.open', of)
  await held.cast(of, held.here, ballot)
  await held.operator.run('ballot.close', of)
  return decision
}

/** A working group of the sample forum, with the titulars of forum seats in its first places. */
export class FoundedGroup {
  readonly forum: HostedForum
  readonly operator: LiveWindow
  readonly id: GroupId
  readonly people: readonly PersonId[]

  private constructor(forum: HostedForum, operator: LiveWindow, id: GroupId, people: readonly PersonId[]) {
    this.forum = forum
    this.operator = operator
    this.id = id
    this.people = people
  }

  static async found(held: HeldMeeting, said: Partial<Proposed> = {}): Promise<FoundedGroup> {
    const { forum, operator } = held
    await decide(held, { founding: proposedGroup(forum, said) })
    const group = Object.values(forum.state.groups).at(-1)
    if (!group) throw new Error('no group was founded')
    const seats = seatsIn(forum.state, group.id)
    const people = seats.map((seat, index) => {
      const ofSector = seatsIn(forum.state).filter((one) => one.sector === seat.sector)
      const holder = ofSector[index % ofSector.length]?.holders.find((one) => one.as === 'titular')
      if (!holder) throw new Error('a vacant seat in the sample')
      return holder.person
    })
    const founded = new FoundedGroup(forum, operator, group.id, people)
    for (const [index, seat] of seats.entries()) {
      const person = founded.person(index)
      const term = { as: 'titular', since: null, until: null } as const
      await operator.run('seat.fill', { seat: seat.id, person, email: null, ...term })
    }
    return founded
  }

  get group(): Group {
    const group = this.forum.state.groups[this.id]
    if (!group) throw new Error('the group is gone')
    return group
  }

  get seats(): readonly Seat[] {
    return seatsIn(this.forum.state, this.id)
  }

  person(index: number): PersonId {
    const person = this.people[index]
    if (!person) throw new Error('no such place')
    return person
  }

  plan(): Omit<CommandInput<'meeting.plan'>, 'items'> & { items: CommandInput<'meeting.plan'>['items'] } {
    const item = { title: 'First draft', purpose: 'decide' as const, minutes: 20, commitment: null }
    return {
      title: 'First meeting of the group',
      starts: { local: new Date().toISOString().slice(0, 16), zone: 'UTC' },
      minutes: 60,
      place: null,
      callUrl: null,
      items: [item],
      occurredAt: null,
      group: this.id,
    }
  }

  /** A meeting of the group that is open at its only item, with these of its people here. */
  async meet(people: readonly PersonId[]): Promise<{ meeting: MeetingId; item: ItemId }> {
    const meeting = (await this.operator.run('meeting.plan', this.plan()))['meeting'] as MeetingId
    for (const person of people) await this.operator.run('presence.note', { meeting, person, mode: 'room' })
    await this.operator.run('meeting.open', { meeting })
    const item = this.forum.state.meetings[meeting]?.items[0]?.id
    if (!item) throw new Error('an empty agenda')
    await this.operator.run('item.open', { meeting, item })
    return { meeting, item }
  }
}
