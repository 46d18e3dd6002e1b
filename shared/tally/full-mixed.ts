import type { Check } from './check.ts'
import { nullable, objectOf } from './check.ts'
import { consensusRuleSchema, gateSchema, mixedMembers, voteSeatsSchema } from './format-one.ts'
import type { FullVoteOutcome, FullVoteRule } from './full-vote.ts'
import { fullVoteRuleSchema, tallyFullVote } from './full-vote.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { BeforeVote, MixedCase, MixedRule } from './mixed.ts'
import { standing } from './mixed.ts'
import { instant } from './period.ts'
import type { Proxy } from './proxies.ts'
import { proxiesSchema, proxyFault } from './proxies.ts'

export type FullMixedRule = Omit<MixedRule, 'vote'> & { readonly vote: FullVoteRule }

/** The mixed rule in format 2: its vote may have least yes and proxies; `proxies` and `proxyDeadline` are for its ballot. */
export type FullMixedCase = Omit<MixedCase, 'rule'> & {
  readonly rule: FullMixedRule
  readonly proxies: readonly Proxy[] | null
  readonly proxyDeadline: string | null
}

export type FullMixedOutcome = BeforeVote | (FullVoteOutcome & { readonly stage: 'vote' })

export const fullMixedRuleSchema: Check<FullMixedRule> = objectOf<FullMixedRule>({
  consensus: consensusRuleSchema,
  gate: gateSchema,
  vote: fullVoteRuleSchema,
})

const shape = objectOf<Unnamed<FullMixedCase>>(
  {
    ...mixedMembers,
    rule: fullMixedRuleSchema,
    ballot: nullable(voteSeatsSchema),
    proxies: nullable(proxiesSchema),
    proxyDeadline: nullable(instant),
  },
  ['proxies', 'proxyDeadline'],
)

/** Without a ballot there are no seats that proxies could name, so only their form is checked. */
const fullMixedCheck: Check<Unnamed<FullMixedCase>> = (value, path) => {
  const parsed = shape(value, path)
  if (!parsed.ok || parsed.value.ballot === null) return parsed
  return proxyFault(parsed.value.proxies ?? [], parsed.value.ballot, path, 'ballot') ?? parsed
}

export function tallyFullMixed(question: FullMixedCase): FullMixedOutcome {
  const { id, rule, proxies, proxyDeadline } = question
  const stood = standing(question)
  if (stood.ballot === null) return stood.outcome
  const vote = { id, kind: 'vote', seats: stood.ballot, rule: rule.vote, proxies, proxyDeadline } as const
  return { ...tallyFullVote(vote), stage: 'vote' }
}

export const fullMixedKind = kind(fullMixedCheck, tallyFullMixed)
