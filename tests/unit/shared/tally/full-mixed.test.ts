import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyCase } from '../../../../shared/tally/tally.ts'

const vote = {
  ...{ base: 'cast', fraction: [1, 2], comparison: 'more_than', blank: 'abstention', invalid: 'excluded' },
  ...{ recusedInBase: false, sectors: null, castingVote: null, quorum: null },
  ...{ leastYes: { names: ['cso'], count: 1 }, proxies: { perHolder: 1, present: false } },
}
const consensus = { maxStandAside: null, unreasonedBlock: 'open', quorum: null }
const gate = { minRounds: 0, textChanged: false, objectionsAnswered: false, confirmedBy: ['chair'] }
const seat = { sector: 'gov', here: true, recused: false }
const ballot = [
  { ...seat, id: 'g', ballot: 'yes' },
  { ...seat, id: 'c', sector: 'cso', here: false, ballot: 'yes' },
]
const question = {
  ...{ id: 'case', kind: 'mixed', rule: { consensus, gate, vote }, rounds: [], confirmed: ['chair'], ballot },
  proxies: [{ from: 'c', to: 'g', written: true, lodged: '2026-03-01T12:00:00.000Z' }],
  proxyDeadline: '2026-03-01T12:00:00.000Z',
}

function outcome(more: object = {}, format: 1 | 2 = 2) {
  const parsed = parseCase({ ...question, ...more }, format)
  return parsed.ok ? tallyCase(parsed.value) : parsed.error.error
}

describe('the mixed rule in format 2', () => {
  test('counts its ballot with proxies and least yes', () => {
    expect(outcome()).toMatchObject({
      stage: 'vote',
      result: 'adopted',
      leastYes: { cso: { yes: 1, needed: 1, met: true } },
      proxies: [{ from: 'c', to: 'g', why: null }],
    })
    expect(outcome({ proxies: null })).toMatchObject({ why: 'sector_empty', proxies: [] })
    expect(outcome({ proxyDeadline: null })).toMatchObject({ why: 'sector_empty', refused: [{ id: 'c', why: 'away' }] })
  })

  test('knows nothing of either in format 1', () => {
    const counted = outcome({}, 1)
    expect(counted).toMatchObject({ stage: 'vote', result: 'adopted', base: 1 })
    expect(Object.keys(counted)).not.toEqual(expect.arrayContaining(['proxies']))
  })

  test('keeps the ballot uncounted while the gate is shut, and ends with consensus as before', () => {
    expect(outcome({ confirmed: [] })).toEqual({
      ...{ id: 'case', stage: 'gate', result: 'no_decision', why: 'vote_not_open', missing: ['confirmation'] },
    })
    const round = { seats: [{ ...seat, id: 'g', position: 'agree', reason: null }], textChanged: false, answered: [] }
    expect(outcome({ rounds: [round] })).toEqual({
      ...{ id: 'case', stage: 'consensus', round: 1, result: 'adopted', why: 'no_block' },
    })
  })

  test('looks for the seats of proxies on the ballot, and only at their form where there is none', () => {
    const proxies = [{ ...question.proxies[0], from: 'nobody' }]
    expect(outcome({ proxies })).toMatchObject({ code: 'unknown', path: 'proxies[0].from' })
    expect(outcome({ proxies, ballot: null })).toMatchObject({ why: 'awaiting_vote' })
    expect(outcome({ proxies: [{}], ballot: null })).toMatchObject({ code: 'missing', path: 'proxies[0].from' })
    const twice = [...ballot, { ...seat, id: 'c', here: false, ballot: null }].map((each) => ({
      ...each,
      ballot: null,
    }))
    expect(outcome({ ballot: twice })).toMatchObject({ code: 'duplicate', path: 'ballot[2].id' })
  })
})
