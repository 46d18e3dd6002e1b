import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyGraded } from '../../../../shared/tally/graded.ts'

const consensus = { maxStandAside: null, unreasonedBlock: 'open', quorum: null }
const consent = { unargued: 'open', quorum: null }
const vote = {
  ...{ base: 'cast', fraction: [1, 2], comparison: 'more_than', blank: 'abstention', invalid: 'excluded' },
  ...{ recusedInBase: false, sectors: null, castingVote: null, quorum: null },
}
const rules = [
  { grade: 'full consensus', kind: 'consensus', rule: consensus },
  { grade: 'joint group', kind: 'group' },
  { grade: 'consent', kind: 'consent', rule: consent },
  { grade: 'majority', kind: 'vote', rule: vote },
] as const

const seat = { id: 's', sector: 'gov', here: true, recused: false }
const position = (word: string | null) => ({
  seats: [{ ...seat, position: word, reason: 'it harms the public', paramount: true }],
})
const ballot = (word: string | null) => ({ seats: [{ ...seat, ballot: word }] })

/** For each step of the rule: what lets it carry, fail, or stay undecided. A group can only report or not. */
const sayings = [
  { carries: position('agree'), fails: position('block'), undecided: position(null) },
  { fails: { reported: true }, undecided: { reported: false } },
  { carries: position('consent'), fails: position('objection'), undecided: position(null) },
  { carries: ballot('yes'), fails: ballot('no'), undecided: ballot(null) },
] as const

function graded(steps: readonly unknown[], ruled: readonly object[] = rules) {
  const parsed = parseCase({ id: 'case', kind: 'graded', rule: { steps: ruled }, steps }, 2)
  if (!parsed.ok || parsed.value.kind !== 'graded') throw new Error(JSON.stringify(parsed))
  return tallyGraded(parsed.value)
}

type Said = { readonly how: string; readonly what: unknown }

const [first, group, third, last] = sayings

describe('steps of falling grade', () => {
  test.for([
    { why: 'step_carried', step: 1, steps: [first.carries, null, null, null] },
    { why: 'step_carried', step: 3, steps: [first.fails, group.fails, third.carries, null] },
    { why: 'step_carried', step: 4, steps: [first.fails, group.fails, third.fails, last.carries] },
    { why: 'awaiting_step', step: 1, steps: [null, group.fails, third.carries, last.carries] },
    { why: 'awaiting_step', step: 2, steps: [first.fails, null, third.carries, null] },
    { why: 'awaiting_group', step: 2, steps: [first.fails, group.undecided, third.carries, null] },
    { why: 'step_undecided', step: 3, steps: [first.fails, group.fails, third.undecided, last.carries] },
    { why: 'no_step_carried', step: null, steps: [first.fails, group.fails, third.fails, last.fails] },
  ])('come to $why at step $step', ({ why, step, steps }) => {
    const outcome = graded(steps)
    expect(outcome).toMatchObject({ id: 'case', why, step, grade: step === null ? null : rules[step - 1]?.grade })
    expect(outcome.outcomes).toHaveLength(step ?? rules.length)
  })

  test('show the outcomes of the steps looked at, null for a group', () => {
    const { outcomes } = graded([first.fails, group.fails, third.fails, last.carries])
    expect(outcomes.map((outcome) => outcome && [outcome.id, outcome.result])).toEqual([
      ['case', 'blocked'],
      null,
      ['case', 'objected'],
      ['case', 'adopted'],
    ])
  })

  test('take the kind and the rule of a step from the rule, whatever the case writes', () => {
    const steps = [{ ...ballot('yes'), kind: 'consensus', rule: null }]
    expect(graded(steps, rules.slice(3)).why).toBe('step_carried')
  })

  test('end with the first that does not fail, and what is said of later ones changes nothing', () => {
    const oneOf = (each: object): fc.Arbitrary<Said | null> =>
      fc.option(fc.constantFrom(...Object.entries(each).map(([how, what]) => ({ how, what: what as unknown }))))
    const said = fc.tuple(...sayings.map(oneOf))
    fc.assert(
      fc.property(said, said, (steps, others) => {
        const outcome = graded(steps.map((each) => each?.what ?? null))
        const ends = steps.findIndex((each) => each?.how !== 'fails')
        expect(outcome.step).toBe(ends < 0 ? null : ends + 1)
        expect(outcome.result === 'adopted').toBe(steps[ends]?.how === 'carries')
        expect(outcome.result === 'not_adopted').toBe(ends < 0)
        const mixed = steps.map((each, at) => (ends < 0 || at <= ends ? each : (others[at] ?? null)))
        expect(graded(mixed.map((each) => each?.what ?? null))).toEqual(outcome)
      }),
    )
  })
})
