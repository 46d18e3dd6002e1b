import fc from 'fast-check'
import type { ConsensusRule, ConsentRule, MixedRule, QuorumRule, VoteRule } from './counting.ts'
import type { CastingOffice, ModelRule, ModelRulebook } from './forum-model.ts'

/** Forums, rulebooks and steps drawn at random; everything else follows from them. */
const part = <const T>(...of: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...of)

const fraction = part<readonly [number, number]>([0, 1], [1, 4], [1, 3], [1, 2], [1, 2], [3, 5], [2, 3], [1, 1])
const comparison = part('more_than' as const, 'at_least' as const)

const quorum: fc.Arbitrary<QuorumRule | null> = fc.option(
  fc.record({
    fraction: part<readonly [number, number]>([1, 4], [1, 3], [1, 2], [2, 3]),
    comparison,
    recused: part('count' as const, 'not_present' as const, 'leave' as const),
    eachSector: fc.option(
      fc.record({ fraction: part<readonly [number, number]>([0, 1], [1, 3], [1, 2]), comparison }),
      {
        freq: 2,
      },
    ),
  }),
  { freq: 4 },
)

const base = part(
  'cast' as const,
  'cast' as const,
  'cast_and_abstained' as const,
  'attending' as const,
  'active' as const,
)

const anyVote: fc.Arbitrary<VoteRule> = fc.record({
  base,
  fraction,
  comparison,
  blank: part('abstention' as const, 'cast' as const),
  invalid: part('excluded' as const, 'cast' as const),
  recusedInBase: fc.boolean(),
  sectors: fc.option(fc.record({ names: fc.constant('each' as const), base, fraction, comparison }), { freq: 2 }),
  castingVote: part(null, 'yes' as const, 'no' as const),
  quorum,
})

/** One in three is a bare majority with a casting vote: ties are rare enough. */
const voteRule: fc.Arbitrary<VoteRule> = fc
  .tuple(anyVote, fc.nat(2), part('yes' as const, 'no' as const))
  .map(([rule, bare, castingVote]) =>
    bare > 0 ? rule : { ...rule, base: 'cast', fraction: [1, 2], comparison: 'more_than', castingVote },
  )

const consensusRule: fc.Arbitrary<ConsensusRule> = fc.record({
  maxStandAside: fc.option(part<readonly [number, number]>([0, 1], [1, 4], [1, 2])),
  unreasonedBlock: part('open' as const, 'ignored' as const),
  quorum,
})

const mixedRule: fc.Arbitrary<MixedRule> = fc.record({
  consensus: consensusRule,
  gate: fc.record({
    minRounds: part(0, 1, 1, 2),
    textChanged: part(false, false, true),
    objectionsAnswered: fc.boolean(),
    confirmedBy: part<readonly string[]>([], ['chair'], ['chair', 'co-chair']),
  }),
  vote: voteRule,
})

const consentRule: fc.Arbitrary<ConsentRule> = fc.record({
  unargued: part('open' as const, 'ignored' as const),
  quorum,
})

/** Whose casting vote is asked for: under a bare majority alone, and never where the rule gives it already. */
const casting = part(null, 'chair' as const, 'co-chair' as const)

function askingFor(office: CastingOffice | null, vote: VoteRule): { vote: VoteRule; casting?: CastingOffice } {
  const isBare = vote.base === 'cast' && vote.fraction[1] === 2 * vote.fraction[0] && vote.comparison === 'more_than'
  return office && isBare ? { vote: { ...vote, castingVote: null }, casting: office } : { vote }
}

const rules: fc.Arbitrary<ModelRule[]> = fc
  .tuple(voteRule, consensusRule, mixedRule, consentRule, casting)
  .map(([vote, consensus, mixed, consent, office]) => {
    const source = 'The forum'
    const { vote: bare, ...asked } = askingFor(office, vote)
    const { vote: ofBoth, ...askedOfBoth } = askingFor(office, mixed.vote)
    return [
      { id: 'by-vote', title: 'By vote', source, kind: 'vote', rule: bare, ...asked },
      { id: 'by-consensus', title: 'By consensus', source, kind: 'consensus', rule: consensus },
      { id: 'by-both', title: 'By both', source, kind: 'mixed', rule: { ...mixed, vote: ofBoth }, ...askedOfBoth },
      { id: 'by-consent', title: 'By consent', source, kind: 'consent', rule: consent },
    ]
  })

const ruleId = part('by-vote', 'by-consensus', 'by-both')

/** Given in time, in half of the rulebooks that know proxies at all; else the deadline was yesterday. */
const proxies = fc.option(fc.record({ perHolder: part(1, 2), present: fc.boolean(), hoursBefore: part(0, 1, 24) }), {
  nil: undefined,
  freq: 2,
})

export const rulebooks: fc.Arbitrary<ModelRulebook> = fc
  .record({
    quorum,
    rules,
    usual: ruleId,
    kinds: fc.dictionary(part('commitment', 'theme', 'terms', 'other'), ruleId, { maxKeys: 1, noNullPrototype: true }),
    proxies,
  })
  .map(({ proxies: known, ...rulebook }) => (known ? { ...rulebook, proxies: known } : rulebook))

const place = fc.record({
  sector: fc.nat(2),
  /** One seat in ten is vacant. */
  titular: fc.nat(9),
  /** 0 to 3: none; 4 to 6: a person of their own; the rest: somebody who is there already. */
  alternate: fc.nat(9),
  alternate2: fc.nat(9),
  term: part('open', 'open', 'open', 'open', 'open', 'last_day', 'first_day', 'ended', 'ahead'),
  shared: fc.nat(99),
  arrives: fc.nat(9),
})
export type Place = typeof place extends fc.Arbitrary<infer T> ? T : never

export interface ForumPlan {
  readonly places: readonly Place[]
  readonly rulebook: ModelRulebook
  /** Other rules that may be put to decision. */
  readonly proposed: ModelRulebook
}

export const forums: fc.Arbitrary<ForumPlan> = fc.record({
  places: fc.array(place, { minLength: 3, maxLength: 8 }),
  rulebook: rulebooks,
  proposed: rulebooks,
})

const weighted = {
  /** Whatever comes next, as those who lead would do it; the rest comes in between. */
  advance: 30,
  presence: 8,
  correct: 2,
  recuse: 3,
  lift: 1,
  'item.open': 1,
  'item.close': 1,
  put: 2,
  type: 2,
  amend: 2,
  open: 3,
  speak: 6,
  all: 3,
  close: 3,
  objection: 4,
  confirm: 4,
  conclude: 1,
  annul: 1,
  'question.annul': 1,
  casting: 1,
  judge: 1,
  proxy: 5,
  seat: 1,
  rules: 1,
  next: 1,
} as const
export type StepKind = keyof typeof weighted

const step = fc.record({
  kind: fc.oneof(
    ...(Object.keys(weighted) as StepKind[]).map((kind) => ({ weight: weighted[kind], arbitrary: fc.constant(kind) })),
  ),
  a: fc.nat(999),
  b: fc.nat(999),
  c: fc.nat(999),
  /** 0 to 11: the operator; then a chair, whom it concerns, anybody, the secretariat. */
  who: fc.nat(16),
  /** 0 to 49: nothing; then a retry, a lost answer, a failed commit, an old command again, an id reused, a restart. */
  fault: fc.nat(61),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 50, maxLength: 50, size: 'max' })
