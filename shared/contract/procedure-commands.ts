import { commitmentId, decisionId, groupId, line, procedureId, prose, ruleId, seatId } from '../domain/primitives.ts'
import { decisionKind } from '../domain/forum.ts'
import { procedureSays } from '../domain/procedure.ts'
import { z } from '../lib/zod.ts'
import { motion, starts, words } from './command-parts.ts'

/** [BET1] What is asked between meetings, of a commitment or of words of one's own, and until when. */
const between = {
  commitment: commitmentId.nullable(),
  motion: motion.optional(),
  about: decisionKind.optional(),
  until: starts,
}

/** [BET6] The working group that asks; left out: the forum. */
const ofBody = { group: groupId.optional() }

/** [BET1] What is asked and answered between meetings. */
export const procedureCommands = {
  /** [BET1] A question between meetings, until clocks in a zone show a time; in silence about the words that a decision froze last. */
  'procedure.open': z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('silence'), ...ofBody, decision: decisionId, until: starts }),
    z.strictObject({ way: z.literal('written'), ...ofBody, ...between, rule: ruleId }),
    z.strictObject({ way: z.literal('network'), ...ofBody, ...between }),
    z.strictObject({ way: z.literal('signatures'), ...ofBody, motion, until: starts }),
    z.strictObject({
      way: z.literal('steering'),
      ...ofBody,
      ...between,
      rule: ruleId,
      viewsWeighed: z.literal(true),
      told: z.literal(true),
    }),
  ]),
  /** [BET5] Words of one's own, as coordinator; operational ones only. */
  'procedure.state': z.strictObject({ ...ofBody, motion, operational: z.literal(true) }),
  /** [SIL4] [BET2] A seat objects, votes or signs; somebody of the network without one is entered by those who lead. */
  'procedure.answer': z.strictObject({
    procedure: procedureId,
    by: z.union([
      z.strictObject({ seat: seatId, as: z.enum(['person', 'organisation']) }),
      z.strictObject({ person: line, member: z.boolean() }),
      z.strictObject({ organisation: line, member: z.boolean(), mandate: z.boolean() }),
    ]),
    says: procedureSays.exclude(['noted']),
    reason: prose.nullable(),
  }),
  /** [BET3] [BET4] An objector is satisfied, or an answer withdrawn. `answer`: its place, from 1. */
  'procedure.settle': z.strictObject({
    procedure: procedureId,
    answer: z.number().int().min(1),
    how: z.enum(['satisfied', 'withdrawn']),
  }),
  /** [BET3] Once it has been open long enough, the text as it reads now is posted as a decision. */
  'procedure.post': z.strictObject({ procedure: procedureId, motion: motion.optional(), until: starts }),
  /** [BET8] It is ended without a decision; the reason is published. */
  'procedure.annul': z.strictObject({ procedure: procedureId, reason: words }),
  /** [BET9] A seat stands out until the end; what it said before counts no more. */
  'procedure.recuse': z.strictObject({ procedure: procedureId, seat: seatId }),
}
