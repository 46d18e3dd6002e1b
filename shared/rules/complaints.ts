import type { z } from 'zod'
import type {
  Complaint,
  ComplaintParties,
  ComplaintReply,
  Dispute,
  Finding,
  Measure,
  ProposedSanction,
} from '../domain/complaint.ts'
import {
  complaintParties,
  complaintReply,
  disputeParties,
  disputeStatement,
  finding,
  proposedSanction,
} from '../domain/complaint.ts'
import type { Decision } from '../domain/decision.ts'
import type { Office } from '../domain/member.ts'
import type { Sealed } from '../domain/sealed.ts'
import type { ForumState } from '../domain/state.ts'
import { officesIn, stands } from './bodies.ts'
import { holdersOn, seatsHeldBy } from './meeting-seats.ts'
import { officesOn } from './offices.ts'

/** Reads a sealed value; null where this reader may not, or it was erased. */
export type Reveal = (sealed: Sealed) => string | null

/** What of a complaint a reader may know: everything for a party and whoever keeps it, next to nothing for anybody else. */
export interface ComplaintView {
  readonly parties: ComplaintParties | null
  readonly words: string | null
  /** `undefined`: none came; null: one came that this reader may not read. */
  readonly reply: ComplaintReply | null | undefined
  readonly finding: Finding | null
  readonly statement: string | null
  readonly proposed: ProposedSanction | null
}

export function complaintView(complaint: Complaint, reveal: Reveal): ComplaintView {
  const { found, reply } = complaint
  const outcome = found && reveal(found.finding)
  return {
    parties: parsed(complaintParties, reveal(complaint.parties)),
    words: reveal(complaint.words),
    reply: reply ? parsed(complaintReply, reveal(reply.reply)) : undefined,
    finding: finding.safeParse(outcome).data ?? null,
    statement: found?.statement ? reveal(found.statement) : null,
    proposed: found?.proposed ? parsed(proposedSanction, reveal(found.proposed)) : null,
  }
}

/** The people of the forum whom a complaint is of: about whom, and by whom. */
export function complaintPeople(complaint: Pick<Complaint, 'parties'>, reveal: Reveal): readonly string[] {
  const parties = parsed(complaintParties, reveal(complaint.parties))
  return parties ? [parties.about, ...(parties.by === null ? [] : [parties.by])] : []
}

export function disputePartiesOf(dispute: Pick<Dispute, 'parties'>, reveal: Reveal): readonly string[] {
  return parsed(disputeParties, reveal(dispute.parties)) ?? []
}

export function statementOfDispute(sealed: Sealed, reveal: Reveal): z.infer<typeof disputeStatement> | null {
  return parsed(disputeStatement, reveal(sealed))
}

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null // somebody sealed something else
  }
}

export type ComplaintStage = 'made' | 'reply' | 'replied' | 'overdue' | 'found' | 'sanctioned'

/** [ETH6] Where a complaint stands on a day: what is awaited is told by it. */
export function complaintStage(
  { acknowledged, reply, found, sanction }: Pick<Complaint, 'acknowledged' | 'reply' | 'found' | 'sanction'>,
  today: string,
): ComplaintStage {
  if (sanction) return 'sanctioned'
  if (found) return 'found'
  if (!acknowledged) return 'made'
  if (reply) return 'replied'
  return today > acknowledged.replyBy ? 'overdue' : 'reply'
}

/**
 * [ETH7] What stands in the way of a finding: a breach, or none, is found once the person complained of has replied, has said that
 * they will not, or has let the day pass; a complaint is settled or withdrawn at any time.
 */
export function findingLack(complaint: Complaint, outcome: Finding, today: string): ComplaintStage | null {
  const stage = complaintStage(complaint, today)
  if (stage === 'found' || stage === 'sanctioned') return stage
  if (outcome === 'settled' || outcome === 'withdrawn') return null
  return stage === 'replied' || stage === 'overdue' ? null : stage
}

/** What somebody holds on a day, in the forum and its working groups: a seat, or an office, whose `group` is null in the forum. */
export type Holding =
  | { readonly label: string; readonly as: 'titular' | 'alternate' | 'alternate2' }
  | { readonly office: Office; readonly group: string | null }

/** What a sanction is about: its words name seats and offices, never people. */
export function holdingsOf(state: ForumState, person: string, day: string): readonly Holding[] {
  const seats = seatsHeldBy(state, person, day).flatMap((seat) =>
    holdersOn(seat, day)
      .filter((holder) => holder.person === person)
      .map(({ as }) => ({ label: seat.label, as })),
  )
  const own = officesOn(state, person, day).map((office) => ({ office, group: null }))
  const inGroups = Object.values(state.groups)
    .filter((group) => stands(group, day))
    .flatMap(({ id, name }) => officesIn(state, id, person, day).map((office) => ({ office, group: name })))
  return [...seats, ...own, ...inGroups]
}

const AS = { titular: 'the titular', alternate: 'the alternate', alternate2: 'the second alternate' } as const
const IN_OFFICE = {
  chair: 'the chair',
  'co-chair': 'the co-chair',
  secretariat: 'the member of the secretariat',
} as const

function nameOf(one: Holding): string {
  if ('label' in one) return `${AS[one.as]} of the seat “${one.label}”`
  return one.group === null ? IN_OFFICE[one.office] : `${IN_OFFICE[one.office]} of the working group “${one.group}”`
}

/** [ETH8] The words that are put to decision, as plain text. `found`: what was published of the finding; null: nothing. */
export function sanctionText(
  said: {
    readonly complaint: number
    readonly measure: Measure
    readonly until: string | null
    readonly found: { readonly statement: string | null } | null
  },
  holdings: readonly Holding[],
): string {
  const who = holdings.map(nameOf).join(' and ')
  const seated = holdings.some((one) => 'label' in one)
  const kept = seated
    ? 'they are not checked in, do not vote and act in no office. An alternate may come in their place.'
    : 'they act in no office.'
  const what = {
    warning: `The forum warns ${who}.`,
    suspension: `The forum suspends ${who} through ${said.until ?? ''}: ${kept} It begins on the day after this decision.`,
    removal: `The forum removes ${who}, who leaves on the day after this decision.`,
  }[said.measure]
  const unpublished = `What was found on complaint ${String(said.complaint)} is not published.`
  const found = said.found === null ? unpublished : said.found.statement
  return [what, ...(found === null ? [] : [found])].join('\n\n')
}

/** [ETH9] The appeal against a sanction that has not ended. */
export function openAppeal({ disputes }: Pick<ForumState, 'disputes'>, complaint: string): Dispute | undefined {
  return Object.values(disputes).find((one) => one.complaint === complaint && one.ended === null)
}

/** [ETH9] Whether a decision lifts the sanction that an appeal is against: a motion on a sanction, adopted since. */
export function mayLift(
  { about, sanction, concluded, annulled }: Pick<Decision, 'about' | 'sanction' | 'concluded' | 'annulled'>,
  { openedAt }: Pick<Dispute, 'openedAt'>,
): boolean {
  if (annulled) return false
  return about === 'sanction' && sanction === null && concluded?.result === 'adopted' && concluded.at >= openedAt
}
