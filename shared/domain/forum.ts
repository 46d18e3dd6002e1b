import { z } from '../lib/zod.ts'
import {
  count,
  decisionId,
  forumId,
  groupId,
  hash,
  hostId,
  instant,
  line,
  personId,
  ruleId,
  sectorId,
} from './primitives.ts'
import { castingOffice } from './casting.ts'
import type { Stamped } from './event.ts'
import { office } from './member.ts'
import type { ForumState } from './state.ts'

const days = z.number().int().min(0).max(365)

/** A decision rule as data: the shapes are those of the case format, which `rules/rulebook.ts` parses. */
export const adoptedRule = z.strictObject({
  id: ruleId,
  title: line,
  source: line,
  kind: z.enum(['vote', 'consensus', 'mixed', 'consent', 'graded']),
  rule: z.record(z.string(), z.json()),
  /** [CAST1] Whose vote decides where votes are even. */
  casting: castingOffice.optional(),
  /**
   * Sectors that may stop what would carry: each by the calls of so many of its seats, and with its reason. `each`: every sector
   * that has an active seat when a text is put to decision.
   */
  veto: z
    .strictObject({
      sectors: z.union([z.literal('each'), z.array(line).min(1)]),
      fraction: z.tuple([count, count]),
      comparison: z.enum(['more_than', 'at_least']),
      unreasoned: z.enum(['open', 'ignored']),
    })
    .optional(),
})
export type AdoptedRule = z.infer<typeof adoptedRule>

/** What a decision is about: a forum may decide each kind by another rule. */
export const decisionKind = z.enum([
  'agenda',
  'minutes',
  'theme',
  'commitment',
  'action_plan',
  'election',
  'terms',
  'sanction',
  'other',
])
export type DecisionKind = z.infer<typeof decisionKind>

/** [SIL1] How the forum may decide between its meetings: each way only where it is named here. */
export const betweenMeetings = z.strictObject({
  /** The words that the ways below were taken from, and where they stand. */
  source: line.optional(),
  /** A text that the forum knows is adopted unless a seat objects within at least so many days. */
  silence: z.strictObject({ days }).optional(),
  /** [BET2] One of the forum's votes, taken by correspondence within at least so many days. */
  written: z.strictObject({ days }).optional(),
  /** [BET3] A text is open to everybody, then posted as a decision; those who object are to be satisfied. */
  network: z.strictObject({ openDays: days, postedDays: days }).optional(),
  /** [BET4] Words issued in the names of those who sign them, under an attribution that is not the forum's own. */
  signatures: z
    .strictObject({ attribution: line, least: z.number().int().min(1).max(10_000), membersOnly: z.boolean() })
    .optional(),
  /** [BET5] The seats vote, as steering committee, since time is short. */
  steering: z.strictObject({}).optional(),
  /** [BET5] Whoever holds an office says something operational alone. */
  statement: z.strictObject({ office }).optional(),
})
export type BetweenMeetings = z.infer<typeof betweenMeetings>
export type BetweenWay = Exclude<keyof BetweenMeetings, 'source'>
export const betweenWays = ['silence', 'written', 'network', 'signatures', 'steering', 'statement'] as const

/** A forum's rules as somebody proposes them. */
export const rulebook = z.strictObject({
  /** The quorum to sit: shown while the forum meets. A decision's own quorum stands in its rule. */
  quorum: z.record(z.string(), z.json()).nullable(),
  rules: z.array(adoptedRule).min(1),
  /** Which rule decides unless whoever puts a text to decision takes another of the forum's rules. */
  usual: ruleId,
  /** The rule that decides a kind of decision, and no other does; a kind that is not named may be decided by any of the rules. */
  kinds: z.partialRecord(decisionKind, ruleId).optional(),
  /** Of secret votes: a sector with fewer seats that may vote is never counted apart; 5 where the rules say nothing. */
  smallestSector: z.number().int().min(1).max(1_000).optional(),
  between: betweenMeetings.optional(),
  /** [RULE3] The one rule by which a commitment that was decided on is put to decision again; any, where the rules say nothing. */
  reopening: ruleId.optional(),
  /** [EXC2] What the forum knows where recusals keep a decision from being taken: seats that stand out, drawn by lot, take part. */
  recusalException: z.enum(['lot']).optional(),
  /**
   * [PROX1] Off where the rules say nothing. How many one seat may hold, whether a seat represented so counts for a quorum to decide, and how
   * many hours before the meeting begins a proxy has to be lodged.
   */
  proxies: z
    .strictObject({
      perHolder: z.number().int().min(1).max(1_000),
      present: z.boolean(),
      hoursBefore: z.number().int().min(0).max(8_760),
    })
    .optional(),
  /** Days before a meeting by which it is announced, and its texts are sent; null: the forum sets none. */
  notice: z.strictObject({ meeting: days.nullable(), texts: days.nullable() }).optional(),
})
export type Rulebook = z.infer<typeof rulebook>

export const rulesState = rulebook.extend({
  version: z.number().int().min(1),
  /** The decision that adopted them; founding rules have none. */
  decision: decisionId.optional(),
})
export type Rules = z.infer<typeof rulesState>

export const forumEvents = {
  /** Event 1 of every log. */
  'forum.founded/1': z.strictObject({
    forum: forumId,
    name: line,
    country: line.nullable(),
    language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
    zone: z.string().min(1).max(64),
    sample: z.boolean(),
  }),
  'sector.created/1': z.strictObject({ sector: sectorId, name: line }),
  /** [GROUP4] `group`: of that working group; otherwise the forum's own. */
  'rules.adopted/1': rulesState.extend({ group: groupId.optional() }),
  'key.admitted/1': z.strictObject({ key: hash }),
  /** Every launch of a host, so that a log written by two copies of one file shows it. */
  'hosting.began/1': z.strictObject({ host: hostId, epoch: z.number().int().min(1) }),
}

export const forumState = z.object({
  id: forumId,
  name: z.string(),
  country: z.string().nullable(),
  language: z.string(),
  zone: z.string(),
  sample: z.boolean(),
  foundedAt: instant,
  rules: rulesState.nullable(),
  /** Every version so far, the one in force last. */
  rulesHistory: z.array(z.object({ at: instant, rules: rulesState })),
  keys: z.array(hash),
  host: hostId.nullable(),
  epoch: count,
})
export type Forum = z.infer<typeof forumState>

export const sectorState = z.object({
  id: sectorId,
  name: z.string(),
  /** [SEL7] Who fills its seats while nobody holds one. */
  conveners: z.array(personId).optional(),
})
export type Sector = z.infer<typeof sectorState>

export function applyForumEvent(state: ForumState, event: Stamped<typeof forumEvents>): void {
  const { forum } = state
  switch (event.type) {
    case 'forum.founded/1': {
      const { forum: id, ...said } = event.body
      state.forum = { id, ...said, foundedAt: event.at, rules: null, rulesHistory: [], keys: [], host: null, epoch: 0 }
      return
    }
    case 'sector.created/1':
      state.sectors.push({ id: event.body.sector, name: event.body.name })
      return
    case 'rules.adopted/1': {
      const { group, ...rules } = event.body
      const body = group === undefined ? forum : state.groups[group]
      if (!body) return
      body.rules = rules
      body.rulesHistory.push({ at: event.at, rules })
      return
    }
    case 'key.admitted/1':
      if (forum && !forum.keys.includes(event.body.key)) forum.keys.push(event.body.key)
      return
    case 'hosting.began/1':
      if (forum) Object.assign(forum, event.body)
      return
  }
}
