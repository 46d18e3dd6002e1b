import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

type Path = readonly (string | number)[]
type Members = Record<string | number, unknown>

const quorum = { fraction: [1, 2], comparison: 'at_least', recused: 'count', eachSector: null }
const instant = '2026-03-01T12:00:00.000Z'
const voteRule = {
  ...plainMajority,
  quorum,
  leastYes: { names: ['gov'], count: 1 },
  proxies: { perHolder: 1, present: true },
}
const seat = (id: string, said: object) => ({ id, sector: 'gov', here: id === 'a', recused: false, ...said })
const voteSeats = [seat('a', { ballot: 'yes' }), seat('b', { ballot: null })]
const proxies = [{ from: 'b', to: 'a', written: true, lodged: instant }]
const vote = { kind: 'vote', seats: voteSeats, rule: voteRule, proxies, proxyDeadline: instant }
const consentSeats = [seat('a', { position: 'objection', reason: 'it harms the public', paramount: null })]
const consentRule = { unargued: 'open', quorum }
const counts = { yes: 1, no: 0, abstain: 0, blank: 0, invalid: 0 }

/** As they are parsed: with every key, the optional ones too. */
const valid = {
  vote: { id: 'v', ...vote },
  mixed: {
    id: 'm',
    kind: 'mixed',
    rule: {
      consensus: { maxStandAside: null, unreasonedBlock: 'open', quorum: null },
      gate: { minRounds: 1, textChanged: true, objectionsAnswered: true, confirmedBy: ['chair'] },
      vote: voteRule,
    },
    rounds: [],
    confirmed: ['chair'],
    ballot: voteSeats,
    proxies,
    proxyDeadline: instant,
  },
  secret: {
    id: 's',
    kind: 'secret',
    seats: [seat('a', { took: true })],
    counts,
    sectorCounts: { gov: counts },
    rule: { ...voteRule, proxies: null, smallest: 1 },
  },
  consent: { id: 'c', kind: 'consent', seats: consentSeats, rule: consentRule },
  veto: {
    id: 'w',
    kind: 'veto',
    decision: vote,
    seats: [seat('a', { veto: true })],
    reasons: { gov: 'it harms the public' },
    rule: { sectors: ['gov'], fraction: [1, 2], comparison: 'more_than', unreasoned: 'open' },
  },
}
type Kind = keyof typeof valid

const graded = {
  id: 'g',
  kind: 'graded',
  rule: {
    steps: [
      { grade: 'consent', kind: 'consent', rule: consentRule },
      { grade: 'group', kind: 'group' },
      { grade: 'vote', kind: 'vote', rule: voteRule },
    ],
  },
  steps: [{ seats: consentSeats }, { reported: true }, { seats: voteSeats, proxies, proxyDeadline: instant }],
}

function refusal(value: unknown): string {
  const parsed = parseCase(value, 2)
  return parsed.ok ? 'well formed' : `${parsed.error.error.code} ${parsed.error.error.path}`
}

/** A copy with one key taken out or set to null. */
function changed(value: unknown, path: Path, how: 'missing' | 'null'): unknown {
  // Not a structured clone, in which parts that occur twice would be changed in both places.
  const copy = JSON.parse(JSON.stringify(value)) as unknown
  let at = copy as Members
  for (const key of path.slice(0, -1)) at = at[key] as Members
  const last = path.at(-1) ?? ''
  if (how === 'missing') Reflect.deleteProperty(at, last)
  else at[last] = null
  return copy
}

function written(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .slice(1)
}

/** Every key of every object in a case, as paths; sectors are no keys. */
function keysOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => keysOf(item, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const below = keysOf(member, [...path, key])
    return path.at(-1) === 'sectorCounts' || path.at(-1) === 'reasons' ? below : [[...path, key], ...below]
  })
}

const optional = /(^|\.)(leastYes|proxies|proxyDeadline)$/
const nullable = /(^|\.)(ballot|position|reason|paramount|quorum|eachSector|sectors|castingVote|maxStandAside)$/

function isFine(kind: string, at: string, how: 'missing' | 'null'): boolean {
  if (optional.test(at)) return true
  return how === 'null' && nullable.test(at) && !(kind === 'veto' && at === 'rule.sectors')
}

const kinds = Object.keys(valid) as Kind[]
const everyKey = [
  ...kinds.flatMap((kind) => keysOf(valid[kind]).map((path) => ({ kind, path, at: written(path) }))),
  ...keysOf(graded).map((path) => ({ kind: 'graded' as const, path, at: written(path) })),
]
const caseOf = (kind: Kind | 'graded'): unknown => (kind === 'graded' ? graded : valid[kind])

describe('a well-formed case of format 2', () => {
  test.for(kinds)('of kind %s is taken whole, says its format, and leaves unknown keys out', (kind) => {
    const parsed = parseCase({ ...valid[kind], note: 'ignored', expected: null }, 2)
    expect(parsed).toEqual({ ok: true, value: { ...valid[kind], format: 2 } })
  })

  test('without its optional keys is as with null', () => {
    const { proxies: _proxies, proxyDeadline: _deadline, ...bare } = valid.vote
    const { leastYes: _least, proxies: _rule, ...rule } = voteRule
    const nulls = { ...bare, rule: { ...rule, leastYes: null, proxies: null }, proxies: null, proxyDeadline: null }
    expect(parseCase({ ...bare, rule }, 2)).toEqual({ ok: true, value: { ...nulls, format: 2 } })
  })

  test('of steps has in each the kind and the rule of the rule’s', () => {
    const parsed = parseCase(graded, 2)
    if (!parsed.ok || parsed.value.kind !== 'graded') throw new Error('not parsed')
    expect(parsed.value.rule).toEqual(graded.rule)
    expect(parsed.value.steps).toEqual([
      { kind: 'consent', rule: consentRule, seats: consentSeats },
      { kind: 'group', reported: true },
      vote,
    ])
  })

  test('has no keys of format 2 in format 1', () => {
    const parsed = parseCase(valid.vote)
    const { leastYes: _least, proxies: _proxies, ...rule } = voteRule
    expect(parsed).toEqual({ ok: true, value: { id: 'v', kind: 'vote', seats: voteSeats, rule } })
  })
})

describe('a malformed case of format 2', () => {
  test.for(everyKey)('$kind without $at is missing it, unless it is optional', ({ kind, path, at }) => {
    const expected =
      kind === 'secret' && at === 'rule.leastYes' // then the counts of its sector are nobody's business
        ? 'unknown sectorCounts.gov'
        : isFine(kind, at, 'missing')
          ? 'well formed'
          : `missing ${at}`
    expect(refusal(changed(caseOf(kind), path, 'missing'))).toBe(expected)
  })

  test.for(everyKey)('$kind with null at $at is of another type, unless null is shown', ({ kind, path, at }) => {
    const expected =
      kind === 'secret' && at === 'rule.leastYes'
        ? 'unknown sectorCounts.gov'
        : isFine(kind, at, 'null')
          ? 'well formed'
          : `type ${at}`
    expect(refusal(changed(caseOf(kind), path, 'null'))).toBe(expected)
  })
})
