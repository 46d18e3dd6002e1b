import { z } from '../lib/zod.ts'
import type { Id } from '../lib/ids.ts'

/** The nouns of the record have ids of their own type, so that a seat's id is never taken for a person's. */
const idOf = <Name extends string>() =>
  z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((id) => id as Id<Name>)

export const forumId = idOf<'forum'>()
export const sectorId = idOf<'sector'>()
export const personId = idOf<'person'>()
export const seatId = idOf<'seat'>()
export const meetingId = idOf<'meeting'>()
export const itemId = idOf<'item'>()
export const textId = idOf<'text'>()
export const commitmentId = idOf<'commitment'>()
export const decisionId = idOf<'decision'>()
export const electionId = idOf<'election'>()
export const candidateId = idOf<'candidate'>()
export const selectionId = idOf<'selection'>()
export const candidacyId = idOf<'candidacy'>()
export const actionId = idOf<'action'>()
export const declarationId = idOf<'declaration'>()
export const complaintId = idOf<'complaint'>()
export const disputeId = idOf<'dispute'>()
export const procedureId = idOf<'procedure'>()
export const hostId = idOf<'host'>()
export const groupId = idOf<'group'>()
export const ruleId = z.string().regex(/^[a-z0-9-]{1,64}$/)

export type ForumId = Id<'forum'>
export type SectorId = Id<'sector'>
export type PersonId = Id<'person'>
export type SeatId = Id<'seat'>
export type MeetingId = Id<'meeting'>
export type ItemId = Id<'item'>
export type TextId = Id<'text'>
export type CommitmentId = Id<'commitment'>
export type DecisionId = Id<'decision'>
export type ElectionId = Id<'election'>
export type CandidateId = Id<'candidate'>
export type SelectionId = Id<'selection'>
export type ActionId = Id<'action'>
export type DeclarationId = Id<'declaration'>
export type ComplaintId = Id<'complaint'>
export type DisputeId = Id<'dispute'>
export type ProcedureId = Id<'procedure'>
export type HostId = Id<'host'>
export type GroupId = Id<'group'>

export const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** UTC with milliseconds. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** A calendar date that exists, like `2027-06-30`. */
export const date = z.string().refine(isCalendarDate, 'not a calendar date')

export const LONGEST_LINE = 300

/** Control characters, halves of a character, and the marks that turn the direction of what follows: a name could lie with them. */
export const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

/** One line of text for people: not empty, at most 300 characters, none of `NOT_IN_A_LINE`. */
export const line = z
  .string()
  .transform((text) => text.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1)
      .max(LONGEST_LINE)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u)
      .refine((text) => text.search(NOT_IN_A_LINE) < 0),
  )

/** [DEC6] What JSON objects cannot be relied on to keep as a key. */
export const NOT_A_KEY = '__proto__'

/** A line that outcomes are kept by, as their key: a sector, a category. */
export const keyLine = line.refine((text) => text !== NOT_A_KEY)

/** Several lines of text for people, at most 20,000 characters. */
export const prose = z
  .string()
  .max(20_000)
  .transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC'))
  .pipe(z.string().regex(/^[^\p{Cs}\0]*$/u))

export const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Local time, zone and instant together: a zone's rules may change, and what people agreed on was the local time. */
export const moment = z.strictObject({
  local: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  zone: z.string().min(1).max(64),
  instant,
})
export type Moment = z.infer<typeof moment>

export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const parsed = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}
