import { z } from 'zod'
import { date, isCalendarDate, line, prose, ruleId } from '../../shared/domain/primitives.ts'

/*
 * What the JSON files of a sample forum hold (`resources/samples/NAME`; its seats and people stand in `roster.csv`).
 * Strict throughout: a misspelt key is an error, not a silence.
 */

const format = z.literal(1)
const page = z.url({ protocol: /^https?$/ }).max(2_000)
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const zone = z.string().refine(isTimeZone, 'not an IANA time zone')

/** `forum.json`: what the forum is, and where it was taken from. */
export const sampleForumSchema = z.strictObject({
  format,
  name: line,
  description: prose,
  country: line,
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
  zone,
  /** In the order in which they are created; the roster names no others. */
  sectors: z.array(line).min(1),
  /** Presets of `resources/rules`, by id; `usualRule` is one of them. */
  rules: z.array(ruleId).min(1),
  usualRule: ruleId,
  facts: z.array(line),
  notes: z.array(line),
  sources: z
    .array(z.strictObject({ title: line, publisher: line, licence: line, usedFor: line, urls: z.array(page).min(1) }))
    .min(1),
})
export type SampleForum = z.infer<typeof sampleForumSchema>

/**
 * When a milestone starts or ends, as exactly as it is known: a day (`2019-06-30`), a month (`2019-06`), an event in words
 * ('Following the report back of the Privacy Bill'); null where nothing was printed.
 */
export const sampleMomentSchema = line.refine(isMoment, 'looks like a date and is none').nullable()

const milestone = z.strictObject({
  what: line,
  owner: line,
  start: sampleMomentSchema,
  end: sampleMomentSchema,
  /** The word of the source: plans differ ("Completed", "Complete", "Some delays"). */
  progress: line,
})
export type SampleMilestone = z.infer<typeof milestone>

const source = z.strictObject({ url: page, readWhole: z.boolean() })

/** The fields of the commitment form; '' and [] where the source has nothing. */
const commitment = z.strictObject({
  numberInPlan: z.number().int().min(1),
  plan: line,
  title: line,
  problem: prose,
  description: prose,
  contribution: prose,
  values: z.array(line),
  lead: line,
  partners: z.array(line),
  milestones: z.array(milestone).min(1),
  notes: z.array(line),
  source,
})
export type SampleCommitment = z.infer<typeof commitment>

/** `commitments.json` */
export const sampleCommitmentsSchema = z.strictObject({ format, commitments: z.array(commitment).min(1) })
export type SampleCommitments = z.infer<typeof sampleCommitmentsSchema>

const entry = z.strictObject({
  text: prose,
  /** The agenda item that it stands under, 1-based; null where the minutes do not say. */
  item: z.number().int().min(1).nullable(),
})

/** A meeting held before the forum used Plenary; local times of `zone`, null where none is printed. */
const pastMeeting = z
  .strictObject({
    title: line,
    date,
    startTime: time.nullable(),
    endTime: time.nullable(),
    zone,
    place: line.nullable(),
    /** One line of the attendance list each, in its order, with roles for names. */
    attendance: z.array(
      z.strictObject({ as: z.enum(['present', 'part', 'apologies']), who: line, remote: z.boolean() }),
    ),
    items: z.array(line),
    decisions: z.array(entry),
    actions: z.array(entry),
    notes: z.array(entry),
    documents: z.array(line),
    /** What does not fit in the source, and what was made of it. */
    oddities: z.array(line),
    source,
  })
  .refine(
    ({ items, decisions, actions, notes }) =>
      [...decisions, ...actions, ...notes].every(({ item }) => item === null || item <= items.length),
    'an entry names an agenda item that is not there',
  )
  .refine(
    ({ startTime, endTime }) => endTime === null || (startTime !== null && startTime < endTime),
    'a meeting ends after it starts',
  )
export type SamplePastMeeting = z.infer<typeof pastMeeting>

/** `past-meetings.json` */
export const samplePastMeetingsSchema = z.strictObject({ format, note: line, meetings: z.array(pastMeeting).min(1) })
export type SamplePastMeetings = z.infer<typeof samplePastMeetingsSchema>

/** The record's `occurredAt` of a past meeting: its date, or its date and local time. */
export function occurredAtOf({ date: day, startTime }: Pick<SamplePastMeeting, 'date' | 'startTime'>): string {
  return startTime === null ? day : `${day}T${startTime}`
}

function isMoment(text: string): boolean {
  if (/^\d{4}-\d\d$/.test(text)) return isCalendarDate(`${text}-01`)
  return /^[\d\s./-]+$/.test(text) ? isCalendarDate(text) : true
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
