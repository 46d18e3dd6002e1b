import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'
import type { VetoRule, VetoSeat } from '../../../../shared/tally/veto.ts'
import { tallyVeto } from '../../../../shared/tally/veto.ts'

const voteRule = {
  ...{ base: 'cast', fraction: [1, 2], comparison: 'more_than', blank: 'abstention', invalid: 'excluded' },
  ...{ recusedInBase: false, sectors: null, castingVote: null, quorum: null },
}
const votes = (ballot: string) => ({
  kind: 'vote',
  seats: [{ id: 'v', sector: 'gov', here: true, recused: false, ballot }],
  rule: voteRule,
})
const rule: VetoRule = { sectors: ['cso'], fraction: [1, 2], comparison: 'more_than', unreasoned: 'open' }

function calls(sector: string, ...all: readonly boolean[]): VetoSeat[] {
  return all.map((veto, at) => ({ id: `${sector}${String(at)}`, sector, here: true, recused: false, veto }))
}

function veto(seats: readonly VetoSeat[], reasons: Readonly<Record<string, string>>, more: object = {}) {
  const question = { id: 'case', kind: 'veto', decision: votes('yes'), seats, reasons, rule, ...more }
  const parsed = parseCase(question, 2)
  if (!parsed.ok || parsed.value.kind !== 'veto') throw new Error(JSON.stringify(parsed))
  return tallyVeto(parsed.value)
}

const reasoned = { cso: 'it undoes the last plan' }
const called = calls('cso', true, true, false)

describe('a veto', () => {
  test.for([
    { why: 'not_vetoed', outcome: veto(calls('cso', true, false), reasoned) },
    { why: 'not_vetoed', outcome: veto(called, {}, { rule: { ...rule, unreasoned: 'ignored' } }) },
    { why: 'vetoed', outcome: veto(called, reasoned) },
    { why: 'veto_reason_missing', outcome: veto(called, { cso: '\u3000' }) },
    { why: 'decision_undecided', outcome: veto(called, reasoned, { decision: votes('abstain') }) },
    { why: 'decision_failed', outcome: veto(called, reasoned, { decision: votes('no') }) },
  ])('comes to $why', ({ why, outcome }) => {
    expect(outcome.why).toBe(why)
  })

  test('is one sector’s: its eligible seats are the base, and half is not more than half', () => {
    const seats = [...calls('cso', true, true, false, false), ...calls('gov', true)]
    expect(veto(seats, reasoned).vetoes).toEqual({
      cso: { calls: 2, base: 4, needed: 3, met: false, reasoned: true },
    })
    const atLeast: VetoRule = { ...rule, comparison: 'at_least' }
    expect(veto(seats, reasoned, { rule: atLeast }).why).toBe('vetoed')
  })

  test('is never called over a base of 0', () => {
    const none: VetoRule = { ...rule, fraction: [0, 1], comparison: 'at_least' }
    expect(veto([], reasoned, { rule: none })).toMatchObject({
      why: 'not_vetoed',
      vetoes: { cso: { calls: 0, base: 0, needed: 1, met: false, reasoned: true } },
    })
  })

  test('of a sector called as what every object has is without a reason as any other', () => {
    const seats = [...calls('constructor', true), ...calls('__proto__', true)]
    const sectors = ['constructor', '__proto__']
    expect(veto(seats, {}, { rule: { ...rule, sectors } }).why).toBe('veto_reason_missing')
  })

  test('refuses calls of seats that are not eligible, or of a sector that has none', () => {
    const seats = [...calls('gov', true, true, false), ...calls('cso', true, true)].map((seat, at) => ({
      ...seat,
      here: at !== 1 && at !== 3,
      recused: at === 3 || at === 4,
    }))
    expect(veto(seats, reasoned).refused).toEqual([
      { id: 'gov0', why: 'no_veto' },
      { id: 'gov1', why: 'away' },
      { id: 'cso0', why: 'recused' },
      { id: 'cso1', why: 'recused' },
    ])
  })

  test('shows the outcome that it stands against, under the id of the case', () => {
    const outcome = veto([], {}, { decision: { ...votes('yes'), id: 'another' } })
    expect(outcome.decision).toMatchObject({ id: 'case', result: 'adopted', why: 'threshold_met', leastYes: {} })
  })

  const seatsOf = fc
    .array(
      fc.record({
        sector: fc.constantFrom('gov', 'cso', '__proto__'),
        here: fc.constantFrom(true, true, false),
        recused: fc.constantFrom(false, false, true),
        veto: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((seats) => seats.map((seat, at) => ({ ...seat, id: `s${String(at)}` })))
  const two: VetoRule = { ...rule, sectors: ['cso', '__proto__'] }

  test('taken back never stops what carried, and one more never lets it pass', () => {
    fc.assert(
      fc.property(seatsOf, fc.nat(), fc.boolean(), (seats, pick, given) => {
        const reasons = given ? reasoned : {}
        const changed = seats.map((seat, at) => (at === pick % seats.length ? { ...seat, veto: false } : seat))
        const [more, fewer] = [veto(seats, reasons, { rule: two }), veto(changed, reasons, { rule: two })]
        if (more.result === 'adopted') expect(fewer.result).toBe('adopted')
        if (fewer.result !== 'adopted') expect(more.result).not.toBe('adopted')
      }),
      { numRuns: 500 },
    )
  })

  test('does not depend on the order of seats, and what is refused counts nowhere', () => {
    fc.assert(
      fc.property(seatsOf, (seats) => {
        const { refused, ...one } = veto(seats, reasoned, { rule: two })
        const { refused: same, ...other } = veto(seats.toReversed(), reasoned, { rule: two })
        expect(other).toEqual(one)
        expect(same.toReversed()).toEqual(refused)
        const silent = new Set(refused.map(({ id }) => id))
        const hushed = seats.map((seat) => (silent.has(seat.id) ? { ...seat, veto: false } : seat))
        expect(veto(hushed, reasoned, { rule: two })).toEqual({ ...one, refused: [] })
      }),
    )
  })
})
