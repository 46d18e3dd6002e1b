import type { Check } from './check.ts'
import { fault, nullable, objectOf, oneOf, whole } from './check.ts'
import { distinctNames, voteRuleMembers, voteSeatsSchema } from './format-one.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import { instant } from './period.ts'
import type { Proxy, ProxyOutcome, ProxyRule } from './proxies.ts'
import { lookAtProxies, proxiesSchema, proxyFault, proxyRuleSchema, withProxies } from './proxies.ts'
import { quorumOf } from './quorum.ts'
import { refused } from './seats.ts'
import type {
  LeastYes,
  LeastYesOutcome,
  LeastYesVerdict,
  VoteOutcome,
  VoteRule,
  VoteSeat,
  VoteVerdict,
} from './vote.ts'
import { countSeats } from './vote.ts'

/** A vote rule of format 2. */
export type FullVoteRule = VoteRule & { readonly leastYes: LeastYes | null; readonly proxies: ProxyRule | null }

/** A vote in format 2; `proxies` and `proxyDeadline` null: none. */
export type FullVoteCase = {
  readonly id: string
  readonly kind: 'vote'
  readonly seats: readonly VoteSeat[]
  readonly rule: FullVoteRule
  readonly proxies: readonly Proxy[] | null
  readonly proxyDeadline: string | null
}

export type FullVoteVerdict = VoteVerdict | LeastYesVerdict

export type FullVoteOutcome = FullVoteVerdict &
  Omit<VoteOutcome, 'result' | 'why'> & {
    readonly leastYes: Readonly<Record<string, LeastYesOutcome>>
    readonly proxies: readonly ProxyOutcome[]
  }

const fullRuleMembers = {
  ...voteRuleMembers,
  leastYes: nullable(objectOf<LeastYes>({ names: distinctNames, count: whole(1) })),
}

export const fullVoteRuleSchema: Check<FullVoteRule> = objectOf<FullVoteRule>(
  { ...fullRuleMembers, proxies: nullable(proxyRuleSchema) },
  ['leastYes', 'proxies'],
)

/** A vote rule of format 2 where proxies have no place: one that has them is a `range`. Parsed, they are null. */
export const unproxiedRuleSchema: Check<FullVoteRule> = objectOf<FullVoteRule>(
  {
    ...fullRuleMembers,
    proxies: (value, path) =>
      value === null ? { ok: true, value } : fault('range', path, 'There are no proxies in a vote of this kind.'),
  },
  ['leastYes', 'proxies'],
)

/** What the case of a vote says beside its rule: also that of a ballot in the mixed rule or of a step. */
export type VoteAsked = Pick<FullVoteCase, 'seats' | 'proxies' | 'proxyDeadline'>

const askedShape = objectOf<VoteAsked>(
  { seats: voteSeatsSchema, proxies: nullable(proxiesSchema), proxyDeadline: nullable(instant) },
  ['proxies', 'proxyDeadline'],
)

export const voteAskedSchema: Check<VoteAsked> = (value, path) => {
  const asked = askedShape(value, path)
  if (!asked.ok) return asked
  return proxyFault(asked.value.proxies ?? [], asked.value.seats, path, 'seats') ?? asked
}

const ruled = objectOf<Pick<FullVoteCase, 'kind' | 'rule'>>({ kind: oneOf('vote'), rule: fullVoteRuleSchema })

const fullVoteCheck: Check<Unnamed<FullVoteCase>> = (value, path) => {
  const rule = ruled(value, path)
  if (!rule.ok) return rule
  const asked = voteAskedSchema(value, path)
  return asked.ok ? { ok: true, value: { ...rule.value, ...asked.value } } : asked
}

/**
 * The outcome of a vote in format 2: as in format 1, with least yes and proxies (CASES.md). A seat whose proxy holds votes as if
 * it were here, and belongs to the bases; for the quorum it is present only where the rule says so.
 */
export function tallyFullVote(question: FullVoteCase): FullVoteOutcome {
  const { seats, rule } = question
  const proxies = lookAtProxies(question.proxies ?? [], seats, rule.proxies, question.proxyDeadline)
  const voting = withProxies(seats, proxies)
  const quorum = quorumOf(rule.proxies?.present ? voting : seats, rule.quorum)
  const { verdict, counts, figures } = countSeats(voting, rule, rule.leastYes, quorum)
  return {
    id: question.id,
    ...verdict,
    counts,
    ...figures,
    quorum,
    refused: refused(voting, (seat) => seat.ballot),
    proxies,
  }
}

export const fullVoteKind = kind(fullVoteCheck, tallyFullVote)
