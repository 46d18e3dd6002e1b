import { describe, expect, test } from 'vitest'
import type { Election } from '../../../../shared/domain/election.ts'
import type { Selection } from '../../../../shared/domain/selection.ts'
import type { ForumState } from '../../../../shared/domain/state.ts'
import { ballotOf, isLate, ownElectors, selectionStage } from '../../../../shared/rules/selection.ts'

const DEADLINE = '2026-11-30T10:00:00.000Z'
const selection = {
  id: 's',
  deadline: { local: '2026-11-30T18:00', zone: 'Asia/Manila', instant: DEADLINE },
  published: null,
  cancelled: null,
} as unknown as Selection
const published = { ...selection, published: { at: DEADLINE, candidates: [], electors: [] } } as Selection

const withBallots = (...stages: Election['stage'][]): Pick<ForumState, 'elections'> => ({
  elections: Object.fromEntries(
    stages.map((stage, index) => [String(index), { selection: 's', stage, number: index + 1 } as unknown as Election]),
  ),
})

describe('where a selection stands', () => {
  test('[SEL4] is open before its deadline and not at it; then checked, published, voted on, done', () => {
    expect(selectionStage(withBallots(), selection, '2026-11-30T09:59:59.999Z')).toBe('open')
    expect(selectionStage(withBallots(), selection, DEADLINE)).toBe('check')
    expect(selectionStage(withBallots(), published, DEADLINE)).toBe('published')
    expect(selectionStage(withBallots('open'), published, DEADLINE)).toBe('ballot')
    expect(selectionStage(withBallots('closed'), published, DEADLINE)).toBe('done')
  })

  test('[SEL5] after an annulled ballot it waits for the next, which then counts', () => {
    expect(selectionStage(withBallots('annulled'), published, DEADLINE)).toBe('published')
    expect(selectionStage(withBallots('annulled', 'open'), published, DEADLINE)).toBe('ballot')
    expect(ballotOf(withBallots('annulled', 'closed'), 's')?.number).toBe(2)
  })

  test('[SEL6] cancelled, it is nothing else', () => {
    const cancelled = { ...published, cancelled: { at: DEADLINE, reason: { sealed: '' } } }
    expect(selectionStage(withBallots('annulled'), cancelled, DEADLINE)).toBe('cancelled')
  })
})

test('[SEL3] a candidacy is late from the day after the deadline, in the deadline’s own zone', () => {
  expect(isLate(selection, { received: '2026-11-30' })).toBe(false)
  expect(isLate(selection, { received: '2026-12-01' })).toBe(true)
})

test('[SEL5] whoever is named votes as themselves, whoever holds a seat that elects for that seat, nobody else', () => {
  const election = { seats: [{ id: 'seat' }, { id: 'person' }] } as unknown as Election
  expect(ownElectors(election, { person: 'person', seats: [] })).toEqual(['person'])
  expect(ownElectors(election, { person: 'other', seats: ['seat', 'another'] })).toEqual(['seat'])
  expect(ownElectors(election, { person: null, seats: [] })).toEqual([])
})
