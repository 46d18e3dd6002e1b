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
import type { Sealed } from '../domain/sealed.ts'
import type { ForumState } from '../domain/state.ts'
import { holdersOn, seatsHeldBy } from './meeting-seats.ts'

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

/** Whose seats somebody holds on a day, and as what: the words of a sanction name seats, never people. */
export function holdingsOf(
  state: ForumState,
  person: string,
  day: string,
): readonly { readonly seat: string; readonly label: string; readonly as: 'titular' | 'alternate' | 'alternate2' }[] {
  return seatsHeldBy(state, person, day).flatMap((seat) =>
    holdersOn(seat, day)
      .filter((holder) => holder.person === person)
      .map(({ as }) => ({ seat: seat.id, label: seat.label, as })),
  )
}

const AS = { titular: 'the titular', alternate: 'the alternate', alternate2: 'the second alternate' } as const

/** The words that are put to decision, as plain text. */
export function sanctionText(
  said: { readonly measure: Measure; readonly until: string | null; readonly statement: string | null },
  holdings: ReturnType<typeof holdingsOf>,
): string {
  const who = holdings.map(({ label, as }) => `${AS[as]} of the seat “${label}”`).join(' and ')
  const what = {
    warning: `The forum warns ${who}.`,
    suspension: `The forum suspends ${who} through ${said.until ?? ''}: they are not checked in and do not vote. An alternate may come in their place.`,
    removal: `The forum removes ${who}, who leaves on the day after this decision.`,
  }[said.measure]
  const begins = said.measure === 'suspension' ? ' It begins on the day after this decision.' : ''
  return [what + begins, ...(said.statement ? [said.statement] : [])].join('\n\n')
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
