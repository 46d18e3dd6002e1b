import { describe, expect, test } from 'vitest'
import { formatOne } from '../../../../shared/tally/format-one.ts'
import { fullVoteKind } from '../../../../shared/tally/full-vote.ts'
import { caseOf, endingOf, tallyOf } from '../../../../shared/tally/kind.ts'
import { formatTwo } from '../../../../shared/tally/kinds.ts'

const rule = {
  ...{ base: 'cast', fraction: [1, 2], comparison: 'more_than', blank: 'abstention', invalid: 'excluded' },
  ...{ recusedInBase: false, sectors: null, castingVote: null, quorum: null },
}
const vote = { kind: 'vote', seats: [], rule }

describe('the kinds', () => {
  test.for(Object.keys(formatTwo))('%s of format 2 is registered under its own name', (called) => {
    const parsed = caseOf(formatTwo)({ kind: called }, '')
    expect(parsed.ok ? '' : parsed.error.code).toBe('missing')
    expect(parsed.ok ? '' : parsed.error.path).not.toBe('kind')
  })

  test('of format 1 are all asked in format 2', () => {
    expect(Object.keys(formatTwo)).toEqual(expect.arrayContaining(Object.keys(formatOne)))
  })
})

describe('a case within a case', () => {
  const kinds = { vote: fullVoteKind }

  test('needs no id, and takes the one it is given', () => {
    const parsed = caseOf(kinds)({ ...vote, id: 'ignored' }, 'decision')
    if (!parsed.ok) throw new Error(parsed.error.message)
    expect(parsed.value).not.toHaveProperty('id')
    expect(tallyOf(kinds, 'outer', parsed.value)).toMatchObject({ id: 'outer', why: 'nothing_cast', proxies: [] })
  })

  test.for([
    { value: null, expected: 'type decision' },
    { value: {}, expected: 'missing decision.kind' },
    { value: { ...vote, kind: null }, expected: 'type decision.kind' },
    { value: { ...vote, kind: 'consent' }, expected: 'unknown decision.kind' },
    { value: { ...vote, kind: '__proto__' }, expected: 'unknown decision.kind' },
    { value: { ...vote, seats: null }, expected: 'type decision.seats' },
    { value: { ...vote, rule: { ...rule, leastYes: {} } }, expected: 'missing decision.rule.leastYes.names' },
  ])('is refused with the path from the outermost on: $expected', ({ value, expected }) => {
    const parsed = caseOf(kinds)(value, 'decision')
    expect(parsed.ok ? 'well formed' : `${parsed.error.code} ${parsed.error.path}`).toBe(expected)
  })
})

test.for([
  ['adopted', 'carries'],
  ['consensus', 'carries'],
  ['consent', 'carries'],
  ['issued', 'carries'],
  ['no_decision', 'undecided'],
  ['open', 'undecided'],
  ['not_adopted', 'fails'],
  ['blocked', 'fails'],
  ['no_consensus', 'fails'],
  ['objected', 'fails'],
  ['no_consent', 'fails'],
  ['not_issued', 'fails'],
] as const)('a decision that comes to %s %s', ([result, ending]) => {
  expect(endingOf(result)).toBe(ending)
})
