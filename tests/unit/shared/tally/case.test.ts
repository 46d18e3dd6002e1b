import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'

type Path = readonly (string | number)[]
const ABSENT = Symbol('absent')

const quorum = {
  fraction: [1, 2],
  comparison: 'at_least',
  recused: 'count',
  eachSector: { fraction: [1, 3], comparison: 'more_than' },
}
const voteRule = {
  base: 'cast',
  fraction: [1, 2],
  comparison: 'more_than',
  blank: 'abstention',
  invalid: 'excluded',
  recusedInBase: false,
  sectors: { names: ['gov', 'cso'], base: 'cast', fraction: [1, 2], comparison: 'more_than' },
  castingVote: null,
  quorum,
}
const voteSeats = ['yes', null].map((ballot, at) => ({
  id: `s${String(at)}`,
  sector: 'gov',
  here: true,
  recused: false,
  ballot,
}))
const consensusRule = { maxStandAside: [1, 3], unreasonedBlock: 'open', quorum: null }
const consensusSeats = ['agree', null].map((position, at) => ({
  id: `s${String(at)}`,
  sector: 'gov',
  here: true,
  recused: false,
  position,
  reason: null,
}))

const valid = {
  vote: { id: 'v', kind: 'vote', seats: voteSeats, rule: voteRule },
  consensus: { id: 'c', kind: 'consensus', seats: consensusSeats, rule: consensusRule },
  mixed: {
    id: 'm',
    kind: 'mixed',
    rule: {
      consensus: consensusRule,
      gate: { minRounds: 1, textChanged: true, objectionsAnswered: true, confirmedBy: ['chair'] },
      vote: voteRule,
    },
    rounds: [{ seats: consensusSeats, textChanged: true, answered: ['s0'] }],
    confirmed: ['chair'],
    ballot: voteSeats,
  },
  stv: { id: 's', kind: 'stv', seats: 1, candidates: ['a', 'b'], ballots: [[3, ['a', 'b']]], lots: ['b', 'a'] },
  cut: { id: 'k', kind: 'cut', places: 1, points: { a: 1, b: 0 } },
}
type Kind = keyof typeof valid

/** A copy of a valid case with one value put in (or taken out) at a path. */
function changed(kind: Kind, path: Path, value: unknown): unknown {
  const copy = structuredClone(valid[kind]) as unknown
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  if (value === ABSENT) Reflect.deleteProperty(at, last)
  else at[last] = value
  return copy
}

function refusal(value: unknown): string {
  const parsed = parseCase(value)
  return parsed.ok ? 'well formed' : `${parsed.error.error.code} ${parsed.error.error.path}`
}

function written(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .slice(1)
}

/** Every key of every object in a case, as paths; names of points are no keys. */
function keysOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => keysOf(item, [...path, at]))
  if (typeof value !== 'object' || value === null || path.at(-1) === 'points') return []
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...keysOf(member, [...path, key])])
}

const kinds = Object.keys(valid) as Kind[]
const nullsShown = /(^|\.)(ballot|position|reason|quorum|eachSector|sectors|castingVote|maxStandAside)$/
const everyKey = kinds.flatMap((kind) => keysOf(valid[kind]).map((path) => ({ kind, path, at: written(path) })))

describe('a well-formed case', () => {
  test.for(kinds)('of kind %s is taken whole, unknown keys left out', (kind) => {
    const parsed = parseCase({ ...valid[kind], note: 'ignored', expected: null })
    expect(parsed).toEqual({ ok: true, value: valid[kind] })
  })

  test.for([
    { what: 'no seats', kind: 'vote', path: ['seats'], value: [] },
    { what: 'no sector named', kind: 'vote', path: ['rule', 'sectors', 'names'], value: [] },
    { what: 'a sector named that has no seat', kind: 'vote', path: ['rule', 'sectors', 'names'], value: ['nobody'] },
    { what: 'a numerator of zero', kind: 'vote', path: ['rule', 'fraction'], value: [0, 1] },
    { what: 'a fraction of one', kind: 'vote', path: ['rule', 'fraction'], value: [2 ** 53 - 1, 2 ** 53 - 1] },
    { what: 'a number written 1.0', kind: 'stv', path: ['seats'], value: JSON.parse('1.0') as unknown },
    { what: 'zero rounds asked', kind: 'mixed', path: ['rule', 'gate', 'minRounds'], value: 0 },
    { what: 'no round', kind: 'mixed', path: ['rounds'], value: [] },
    { what: 'no ballot yet', kind: 'mixed', path: ['ballot'], value: null },
    { what: 'an officer who was not asked', kind: 'mixed', path: ['confirmed'], value: ['chair', 'chair', 'clerk'] },
    { what: 'an answer to nobody', kind: 'mixed', path: ['rounds', 0, 'answered'], value: ['nobody'] },
    { what: 'an empty ballot', kind: 'stv', path: ['ballots'], value: [[1, []]] },
    { what: 'no points given', kind: 'cut', path: ['points'], value: {} },
    { what: 'a sector named __proto__', kind: 'vote', path: ['seats', 0, 'sector'], value: '__proto__' },
    { what: 'a seat named with a space', kind: 'vote', path: ['seats', 0, 'id'], value: ' ' },
  ] as const)('may have $what', ({ kind, path, value }) => {
    expect(refusal(changed(kind, path, value))).toBe('well formed')
  })

  test('minus zero is zero', () => {
    const parsed = parseCase(changed('cut', ['points', 'a'], -0))
    expect(parsed.ok && parsed.value.kind === 'cut' && Object.is(parsed.value.points['a'], 0)).toBe(true)
  })

  test('candidates and points may be called __proto__', () => {
    const text = '{"id":"k","kind":"cut","places":1,"points":{"__proto__":1,"constructor":0}}'
    const parsed = parseCase(JSON.parse(text))
    expect(parsed.ok && parsed.value.kind === 'cut' && Object.entries(parsed.value.points)).toEqual([
      ['__proto__', 1],
      ['constructor', 0],
    ])
  })
})

describe('a malformed case', () => {
  test.for(everyKey)('$kind without $at is missing it', ({ kind, path, at }) => {
    expect(refusal(changed(kind, path, ABSENT))).toBe(`missing ${at}`)
  })

  test.for(everyKey)('$kind with null or a function of another type at $at', ({ kind, path, at }) => {
    expect(refusal(changed(kind, path, null))).toBe(nullsShown.test(at) ? 'well formed' : `type ${at}`)
    const parsed = parseCase(changed(kind, path, { wrong: true }))
    expect(parsed.ok).toBe(false)
  })

  test.for([
    ['vote', ['kind'], 'ballot', 'unknown kind'],
    ['vote', ['kind'], '__proto__', 'unknown kind'],
    ['vote', ['kind'], 5, 'type kind'],
    ['vote', ['id'], '', 'range id'],
    ['vote', ['seats'], {}, 'type seats'],
    ['vote', ['seats', 1], null, 'type seats[1]'],
    ['vote', ['seats', 1], [], 'type seats[1]'],
    ['vote', ['seats', 1, 'ballot'], 'maybe', 'range seats[1].ballot'],
    ['vote', ['seats', 1, 'ballot'], 'Yes', 'range seats[1].ballot'],
    ['vote', ['seats', 1, 'ballot'], true, 'type seats[1].ballot'],
    ['vote', ['seats', 1, 'here'], 1, 'type seats[1].here'],
    ['vote', ['seats', 1, 'recused'], 'false', 'type seats[1].recused'],
    ['vote', ['seats', 1, 'sector'], '', 'range seats[1].sector'],
    ['vote', ['seats', 1, 'id'], 's0', 'duplicate seats[1].id'],
    ['vote', ['rule', 'fraction'], '1/2', 'type rule.fraction'],
    ['vote', ['rule', 'fraction'], [1], 'type rule.fraction'],
    ['vote', ['rule', 'fraction'], [1, 2, 3], 'type rule.fraction'],
    ['vote', ['rule', 'fraction'], ['1', 2], 'type rule.fraction[0]'],
    ['vote', ['rule', 'fraction'], [0.5, 1], 'type rule.fraction[0]'],
    ['vote', ['rule', 'fraction'], [-1, 2], 'range rule.fraction[0]'],
    ['vote', ['rule', 'fraction'], [0, 0], 'range rule.fraction[1]'],
    ['vote', ['rule', 'fraction'], [3, 2], 'range rule.fraction'],
    ['vote', ['rule', 'fraction'], [1, 2 ** 53], 'range rule.fraction[1]'],
    ['vote', ['rule', 'fraction'], [1, Number.POSITIVE_INFINITY], 'range rule.fraction[1]'],
    ['vote', ['rule', 'base'], 'present', 'range rule.base'],
    ['vote', ['rule', 'comparison'], '>', 'range rule.comparison'],
    ['vote', ['rule', 'castingVote'], 'abstain', 'range rule.castingVote'],
    ['vote', ['rule', 'castingVote'], false, 'type rule.castingVote'],
    ['vote', ['rule', 'sectors'], [], 'type rule.sectors'],
    ['vote', ['rule', 'sectors', 'names'], ['gov', 'gov'], 'duplicate rule.sectors.names[1]'],
    ['vote', ['rule', 'sectors', 'names'], ['gov', null], 'type rule.sectors.names[1]'],
    ['vote', ['rule', 'sectors', 'names'], [''], 'range rule.sectors.names[0]'],
    ['vote', ['rule', 'quorum', 'recused'], 'excused', 'range rule.quorum.recused'],
    ['vote', ['rule', 'quorum', 'eachSector'], false, 'type rule.quorum.eachSector'],
    ['consensus', ['seats', 0, 'position'], 'consent', 'range seats[0].position'],
    ['consensus', ['seats', 0, 'reason'], 5, 'type seats[0].reason'],
    ['consensus', ['seats', 1, 'id'], 's0', 'duplicate seats[1].id'],
    ['consensus', ['rule', 'maxStandAside'], [2, 1], 'range rule.maxStandAside'],
    ['consensus', ['rule', 'unreasonedBlock'], 'counted', 'range rule.unreasonedBlock'],
    ['mixed', ['rule', 'gate', 'minRounds'], -1, 'range rule.gate.minRounds'],
    ['mixed', ['rule', 'gate', 'minRounds'], 1.5, 'type rule.gate.minRounds'],
    ['mixed', ['rule', 'gate', 'confirmedBy'], 'chair', 'type rule.gate.confirmedBy'],
    ['mixed', ['rule', 'vote', 'base'], 'all', 'range rule.vote.base'],
    ['mixed', ['rounds', 0, 'seats', 1, 'id'], 's0', 'duplicate rounds[0].seats[1].id'],
    ['mixed', ['rounds', 0, 'answered'], [5], 'type rounds[0].answered[0]'],
    ['mixed', ['ballot', 1, 'ballot'], 'aye', 'range ballot[1].ballot'],
    ['mixed', ['confirmed'], [null], 'type confirmed[0]'],
    ['stv', ['seats'], 0, 'range seats'],
    ['stv', ['seats'], true, 'type seats'],
    ['stv', ['seats'], [], 'type seats'],
    ['stv', ['candidates'], ['a', 'b', 'a'], 'duplicate candidates[2]'],
    ['stv', ['candidates'], ['a', ''], 'range candidates[1]'],
    ['stv', ['ballots'], [[0, ['a']]], 'range ballots[0][0]'],
    ['stv', ['ballots'], [[2 ** 53, ['a']]], 'range ballots[0][0]'],
    ['stv', ['ballots'], [[1]], 'type ballots[0]'],
    ['stv', ['ballots'], [{}], 'type ballots[0]'],
    ['stv', ['ballots'], [[1, 'a']], 'type ballots[0][1]'],
    ['stv', ['ballots'], [[1, ['a', 'b', 'a']]], 'duplicate ballots[0][1][2]'],
    ['stv', ['ballots'], [[1, ['a', 'zz']]], 'unknown ballots[0][1][1]'],
    ['stv', ['ballots'], [[1, ['__proto__']]], 'unknown ballots[0][1][0]'],
    ['stv', ['lots'], ['b'], 'unknown lots'],
    ['stv', ['lots'], ['b', 'zz'], 'unknown lots[1]'],
    ['stv', ['lots'], ['a', 'b', 'zz'], 'unknown lots[2]'],
    ['stv', ['lots'], ['a', 'b', 'b'], 'duplicate lots[2]'],
    ['cut', ['places'], 0, 'range places'],
    ['cut', ['places'], '1', 'type places'],
    ['cut', ['points'], [], 'type points'],
    ['cut', ['points', 'a'], -1, 'range points.a'],
    ['cut', ['points', 'a'], 0.5, 'type points.a'],
    ['cut', ['points', 'a'], null, 'type points.a'],
    ['cut', ['points', ''], 1, 'range points[""]'],
    ['cut', ['points', 'a b'], 'x', 'type points["a b"]'],
  ] as const)('%s with %j = %j is %s', ([kind, path, value, expected]) => {
    expect(refusal(changed(kind, path, value))).toBe(expected)
  })

  test('what lies behind an earlier end is checked all the same', () => {
    const reached = changed(
      'mixed',
      ['rounds'],
      [
        { seats: consensusSeats.slice(0, 1), textChanged: true, answered: [] },
        { seats: [{ id: 's0' }], textChanged: true, answered: [] },
      ],
    )
    expect(refusal(reached)).toBe('missing rounds[1].seats[0].sector')
  })

  test.for([
    { id: 'a string', value: { id: 'x' }, expected: 'x' },
    { id: 'absent', value: { kind: 'vote' }, expected: null },
    { id: 'null', value: { id: null }, expected: null },
    { id: 'a number', value: { id: 7 }, expected: 7 },
    { id: 'a list', value: { id: ['x'] }, expected: null },
    { id: 'inherited', value: Object.create({ id: 'x', kind: 'vote' }) as unknown, expected: null },
    { id: 'nowhere, the case being null', value: null, expected: null },
    { id: 'nowhere, the case being a list', value: [], expected: null },
    { id: 'nowhere, the case being text', value: 'vote', expected: null },
  ])('carries its id: $id', ({ value, expected }) => {
    const parsed = parseCase(value)
    expect(parsed.ok ? 'well formed' : parsed.error.id).toBe(expected)
  })
})
