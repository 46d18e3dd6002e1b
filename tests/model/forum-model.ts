import type { CaseProxy, CaseSeat, ConsensusRule, ConsentRule, Given } from './counting.ts'
import type { MixedRule, Outcome, ProxyRule, QuorumRule, VoteRule } from './counting.ts'

/**
 * A forum as shared/contract/SPEC.md describes it (sections 6 to 8), written a second time from its words and not from the product:
 * who sits, who is here, what is open, what was said. Commands are judged in `meeting-model.ts` and `decision-model.ts`.
 */
export type Holding = 'titular' | 'alternate' | 'alternate2'
export type Office = 'chair' | 'co-chair' | 'secretariat'
export type Role = 'operator' | Office | 'member' | 'observer'
export type Mode = 'room' | 'remote' | 'away'

export interface ModelActor {
  readonly id: string
  readonly person: string | null
  readonly role: Role
  readonly seats: readonly string[]
}

export interface Holder {
  person: string
  as: Holding
  since: string | null
  until: string | null
  left: boolean
  followed?: boolean
}
export interface ModelSeat {
  id: string
  sector: string
  holders: Holder[]
}

export type CastingOffice = 'chair' | 'co-chair'
export type ModelRule = { id: string; title: string; source: string; casting?: CastingOffice } & (
  | { kind: 'vote'; rule: VoteRule }
  | { kind: 'consensus'; rule: ConsensusRule }
  | { kind: 'mixed'; rule: MixedRule }
  | { kind: 'consent'; rule: ConsentRule }
)
export interface ModelRulebook {
  quorum: QuorumRule | null
  rules: ModelRule[]
  usual: string
  kinds: Record<string, string>
  proxies?: ProxyRule & { hoursBefore: number }
}

/** One thing said of somebody's presence, and what corrections have made of it. */
export interface PresenceSlot {
  mode: Mode | null
}
export interface ModelItem {
  id: string
  commitment: string | null
  closed: boolean
}
export interface ModelRecusal {
  item: string
  person: string
  state: 'holds' | 'lifted'
}
export interface ModelMeeting {
  id: string
  day: string
  stage: 'planned' | 'open' | 'adjourned'
  items: ModelItem[]
  current: string | null
  presence: Map<string, { slots: PresenceSlot[]; last: number; lastSlot: PresenceSlot }>
  recusals: ModelRecusal[]
  proxies: (CaseProxy & { revoked: boolean })[]
}

export interface ModelRound {
  text: string
  /** When it was opened: what an answer names it by. */
  openedAt: string
  seats: CaseSeat[]
  /** `paramount`: what the meeting found of an objection to consent. */
  said: Map<string, { position: string; reason: string | null; paramount: boolean | null }>
  closed: boolean
  objections: { seat: string; answers: number; end: string | null }[]
  outcome: Outcome | null
}
export interface ModelBallot {
  openedAt: string
  seats: CaseSeat[]
  cast: Map<string, string>
  closed: boolean
  late: { seat: string; ballot: string }[]
  /** [PROX2] Null where the rule knows no proxies. */
  given: Given | null
}
export interface ModelDecision {
  id: string
  meeting: string
  item: string
  commitment: string | null
  rulebook: ModelRulebook | null
  rule: ModelRule
  /** [PROX1] When a proxy has to be lodged at the latest, by the rules that it was put under. */
  proxyDeadline: string | null
  casting: { office: CastingOffice; vote: string | null } | null
  /** The frozen words, first to last. */
  texts: string[]
  stage: 'put' | 'round' | 'between' | 'ballot' | 'casting' | 'concluded' | 'annulled'
  rounds: ModelRound[]
  confirmed: { office: string; lapsed: boolean }[]
  ballot: ModelBallot | null
  suspended: boolean
  annulledQuestions: { why: string; round: ModelRound | null; ballot: ModelBallot | null }[]
  result: string | null
  concludedAt: string | null
  outcome: Outcome | null
  case: unknown
}

export interface Answered {
  /** The record's length before the command. */
  readonly before: number
  readonly answer: Readonly<Record<string, string>>
  /** When its last entry was recorded. */
  readonly at: string
}

/** What the model says of a command: why it must be refused (any of these), or what it does, as the types of its entries. */
export interface Judged {
  readonly no: readonly string[]
  /** Null: the words do not say which entries it leaves. */
  readonly apply: (answered: Answered) => string[] | null
}

export const state = (name: string): string => `out_of_order:${name}`

export class ForumModel {
  readonly sectors: string[]
  readonly seats: ModelSeat[]
  readonly persons: string[]
  readonly offices: { person: string; office: Office }[]
  readonly meetings: ModelMeeting[] = []
  readonly decisions: ModelDecision[] = []
  /** Drafts: what each reads now. */
  readonly drafts = new Map<string, { text: string; adopted: boolean }>()
  rulebook: ModelRulebook | null = null
  rulesVersion = 0

  constructor(of: Pick<ForumModel, 'sectors' | 'seats' | 'persons' | 'offices'>) {
    this.sectors = of.sectors
    this.seats = of.seats
    this.persons = of.persons
    this.offices = of.offices
  }

  /** The latest meeting; there is always one once the prologue has been played. */
  get meeting(): ModelMeeting {
    return this.meetings.at(-1)!
  }

  /** [JOIN5] What a person may act as, by what they hold on a day. */
  actor(person: string | null, day: string): ModelActor {
    if (person === null) return { id: 'operator', person, role: 'operator', seats: [] }
    const seats = this.seats.filter((seat) => seat.holders.some((one) => one.person === person && holds(one, day)))
    const ids = seats.map((seat) => seat.id)
    const office = (['chair', 'co-chair', 'secretariat'] as const).find((name) =>
      this.offices.some((one) => one.person === person && one.office === name),
    )
    return { id: person, person, role: office ?? (ids.length > 0 ? 'member' : 'observer'), seats: ids }
  }

  presence(meeting: ModelMeeting, person: string): Mode | null {
    const said = meeting.presence.get(person)
    return said?.slots.findLast((slot) => slot.mode !== null)?.mode ?? null
  }

  /** [SEAT1] */
  activeSeats(day: string): ModelSeat[] {
    return this.seats.filter((seat) => seat.holders.some((one) => holds(one, day)))
  }

  /** [SEAT2] Who sits for each seat: titulars before first alternates before second, each person once. */
  sitting(meeting: ModelMeeting): Map<string, string> {
    const sits = new Map<string, string>()
    for (const as of ['titular', 'alternate', 'alternate2'] as const) {
      for (const seat of this.seats) {
        for (const holder of seat.holders) {
          const mode = this.presence(meeting, holder.person)
          const free = !sits.has(seat.id) && ![...sits.values()].includes(holder.person)
          if (holder.as === as && holds(holder, meeting.day) && free && (mode === 'room' || mode === 'remote'))
            sits.set(seat.id, holder.person)
        }
      }
    }
    return sits
  }

  /** [DEC4] [ETH2] The active seats as they are now, for an item. */
  seatsNow(meeting: ModelMeeting, item: string): CaseSeat[] {
    const sits = this.sitting(meeting)
    return this.activeSeats(meeting.day).map((seat) => ({
      id: seat.id,
      sector: seat.sector,
      here: sits.has(seat.id),
      recused: seat.holders.some((one) => holds(one, meeting.day) && this.isRecused(meeting, item, one.person)),
    }))
  }

  isRecused(meeting: ModelMeeting, item: string, person: string): boolean {
    return meeting.recusals.some((one) => one.item === item && one.person === person && one.state === 'holds')
  }

  /** [ETH2] Somebody stands out: themselves, or every seat of theirs. */
  standsOut(meeting: ModelMeeting, item: string, person: string): boolean {
    const seats = this.actor(person, meeting.day).seats
    const now = this.seatsNow(meeting, item).filter((seat) => seats.includes(seat.id))
    return this.isRecused(meeting, item, person) || (now.length > 0 && now.every((seat) => seat.recused))
  }

  /** The decisions of a meeting with an open round or ballot. */
  openQuestions(meeting: ModelMeeting): ModelDecision[] {
    return this.decisions.filter(
      (one) => one.meeting === meeting.id && (one.stage === 'round' || one.stage === 'ballot'),
    )
  }

  /** [MEET1] Whether a question holds the meeting at its item; one does while its casting vote is awaited. */
  isHeld(meeting: ModelMeeting): boolean {
    return this.decisions.some(
      (one) => one.meeting === meeting.id && ['round', 'ballot', 'casting'].includes(one.stage),
    )
  }

  /** [DEC1] */
  underWay(decision: ModelDecision): boolean {
    const meeting = this.meetings.find((one) => one.id === decision.meeting)
    return decision.stage !== 'concluded' && decision.stage !== 'annulled' && meeting?.stage !== 'adjourned'
  }
}

/** [SEAT3] Whoever's term has run out stays until they leave or somebody follows. */
export function holds(holder: Holder, day: string): boolean {
  if (holder.since !== null && holder.since > day) return false
  return holder.until === null || day <= holder.until || !(holder.left || holder.followed)
}

/** [SEAT3] Whose term somebody has followed, by the dates as they read now. */
export function follow(holders: readonly Holder[]): void {
  holders.forEach((one, at) => {
    const successors = holders.slice(at + 1).filter((next) => next.as === one.as)
    one.followed = successors.some((next) => !next.left || next.until! > one.until!)
  })
}

/** [PROX1] Meetings begin at ten. */
export function deadlineOf(day: string, hoursBefore: number): string {
  return new Date(Date.parse(`${day}T10:00:00.000Z`) - hoursBefore * 3_600_000).toISOString()
}
/** The host's clock stays between six and eight o'clock of the day on which everything is played, and no deadline lies there. */
export const isPast = (deadline: string): boolean => deadline < '2027-03-12T08:00:00.000Z'

export const leads = ({ role }: ModelActor): boolean => role === 'operator' || role === 'chair' || role === 'co-chair'
export const runs = (actor: ModelActor): boolean => leads(actor) || actor.role === 'secretariat'
export const keeps = ({ role }: ModelActor): boolean => role === 'operator' || role === 'secretariat'
