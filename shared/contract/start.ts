import { z } from '../lib/zod.ts'
import { betweenMeetings } from '../domain/forum.ts'
import { keyLine, line, ruleId } from '../domain/primitives.ts'
import { errorCodes } from './errors.ts'

/**
 * What the start screen and the owner's desk ask for. Two adapters fill it: the desktop app through its bridge, and the headless
 * start server and host over HTTP on loopback. Every answer is a `StartAnswer`; nothing here names a path of the computer.
 */

/** An opened forum: where its host answers, and the owner's invitation to redeem there. */
export const openedForum = z.object({ url: z.url({ protocol: /^http$/ }), invite: z.string().regex(/^[0-9a-f]{64}$/) })
export type OpenedForum = z.infer<typeof openedForum>

export const recentForum = z.object({
  /** Opaque; names the file to `open`. */
  id: z.string().min(1).max(64),
  name: z.string(),
  /** The file's name, without its folder. */
  file: z.string(),
  seats: z.number().int(),
  sectors: z.number().int(),
  nextMeeting: z.object({ number: z.number().int(), local: z.string() }).nullable(),
  openedAt: z.string().nullable(),
  /** Set where the file cannot be read now; the code says why. */
  problem: z.string().nullable(),
})
export type RecentForum = z.infer<typeof recentForum>

export const newForumInput = z.strictObject({
  name: line,
  country: line.nullable(),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
  zone: z.string().min(1).max(64),
  sectors: z.array(keyLine).min(1).max(12),
  /** Members as a roster file's text; null: entered later. */
  rosterCsv: z.string().max(4_000_000).nullable(),
  /** The presets a forum starts with; the first is the usual one. */
  rules: z.array(ruleId).min(1),
  /** [BET1] How it may decide between its meetings; left out: in none of the ways. */
  between: betweenMeetings.optional(),
})
export type NewForumInput = z.infer<typeof newForumInput>

export const startCalls = {
  list: {
    input: z.strictObject({}),
    answer: z.object({ forums: z.array(recentForum), folder: z.string().nullable() }),
  },
  create: { input: newForumInput, answer: openedForum },
  open: { input: z.strictObject({ id: z.string().min(1).max(64) }), answer: openedForum },
  sample: { input: z.strictObject({}), answer: openedForum },
  /** Desktop only: the system's dialog; null where it was cancelled. */
  choose: { input: z.strictObject({}), answer: openedForum.nullable() },
} as const

export const deskCalls = {
  /** Writes the public repository as of a new checkpoint; null where the dialog was cancelled. */
  publish: { input: z.strictObject({}), answer: z.object({ folder: z.string(), files: z.number().int() }).nullable() },
  /** A checked copy of the forum file; null where the dialog was cancelled. */
  copy: { input: z.strictObject({}), answer: z.object({ file: z.string() }).nullable() },
  /** Hosts a throwaway copy. */
  rehearse: { input: z.strictObject({}), answer: openedForum },
} as const

export type StartCall = keyof typeof startCalls
export type DeskCall = keyof typeof deskCalls

export const startFailure = z.object({
  code: z.union([
    z.enum(errorCodes),
    z.enum([
      'not_a_forum',
      'newer_file',
      'truncated_or_damaged',
      'missing',
      'read_only_folder',
      'in_use',
      'disk',
      'exists',
      'secret_ballot_open',
      'host_ended',
    ]),
  ]),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type StartFailure = z.infer<typeof startFailure>

/** What both adapters answer. */
export const startAnswer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: startFailure }),
])
export type StartAnswer = z.infer<typeof startAnswer>
