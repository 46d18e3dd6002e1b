import { describe, expect, test } from 'vitest'
import type { Election, ElectionBallot, ElectionMethod } from '../../../../shared/domain/election.ts'
import type { CandidateId } from '../../../../shared/domain/primitives.ts'
import {
  awaitsCount,
  awaitsLot,
  chosenIn,
  electionCaseOf,
  keepsToMethod,
  placesOf,
  tallyElection,
  tiedAtCut,
} from '../../../../shared/rules/election-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(32) as CandidateId) as [
  CandidateId,
  CandidateId,
  CandidateId,
  CandidateId,
]

function asked(method: ElectionMethod, places = 2) {
  const candidates = [a, b, c, d].map((id, index) => ({
    id,
    name: { sealed: '0'.repeat(64) },
    ...(method.kind === 'category' ? { category: index < 2 ? 'Health' : 'Water' } : {}),
  }))
  return { number: 1, method, places, candidates }
}

type Ballots = [number, ElectionBallot][]

function closedBy(method: ElectionMethod, ballots: Ballots, places = 2): Election {
  const question = electionCaseOf(asked(method, places), ballots, null)
  const counted = { case: question, outcome: tallyElection(question), format: 2, engine: 'x' }
  const closed = { at: '', ballots, ...counted }
  return { ...asked(method, places), stage: 'closed', lot: null, closed } as unknown as Election
}

describe('[ELE8] a ballot keeps to the method', () => {
  test.for<[ElectionMethod, ElectionBallot, boolean]>([
    [{ kind: 'stv' }, [a, b, c, d], true],
    [{ kind: 'stv' }, [a, a], false],
    [{ kind: 'stv' }, { [a]: 1 }, false],
    [{ kind: 'approval', most: 2 }, [a, b], true],
    [{ kind: 'approval', most: 2 }, [a, b, c], false],
    [{ kind: 'approval', most: null }, [a, b, c, d], true],
    [{ kind: 'score', highest: 5 }, { [a]: 5, [b]: 1 }, true],
    [{ kind: 'score', highest: 5 }, { [a]: 6 }, false],
    [{ kind: 'score', highest: 5 }, [a], false],
    [{ kind: 'dots', dots: 3, perCandidate: 2 }, { [a]: 2, [b]: 1 }, true],
    [{ kind: 'dots', dots: 3, perCandidate: 2 }, { [a]: 3 }, false],
    [{ kind: 'dots', dots: 3, perCandidate: null }, { [a]: 2, [b]: 2 }, false],
    [{ kind: 'rank', points: [3, 2] }, [b, a], true],
    [{ kind: 'rank', points: [3, 2] }, [b, a, c], false],
    [{ kind: 'category' }, [a, c], true],
    [{ kind: 'category' }, [a, b], false],
    [{ kind: 'approval', most: 1 }, ['e'.repeat(32) as CandidateId], false],
  ])('%j: %j → %s', ([method, ballot, keeps]) => {
    expect(keepsToMethod(asked(method), ballot)).toBe(keeps)
  })

  test('a blank one always does, in the shape of its method', () => {
    expect(keepsToMethod(asked({ kind: 'dots', dots: 3, perCandidate: null }), {})).toBe(true)
    expect(keepsToMethod(asked({ kind: 'approval', most: 1 }), [])).toBe(true)
    expect(keepsToMethod(asked({ kind: 'approval', most: 1 }), {})).toBe(false)
  })
})

describe('[ELE9] a tie at the cut', () => {
  const dots: ElectionMethod = { kind: 'dots', dots: 5, perCandidate: null }

  // The session of 2018 that is in domain/rules.md: 5, 3, 2, 2 dots, and a shortlist of three.
  test('is left as it is, and waits for a lot', () => {
    const election = closedBy(
      dots,
      [
        [1, { [a]: 5 }],
        [1, { [b]: 3, [c]: 2 }],
        [1, { [d]: 2 }],
      ],
      3,
    )
    expect(chosenIn(election.closed ?? expect.fail())).toEqual([a, b])
    expect(tiedAtCut(election)).toEqual([c, d])
    expect(awaitsLot(election)).toBe(true)
  })

  test('the lot fills the places left, in its order', () => {
    const ballots: Ballots = [
      [1, { [a]: 5 }],
      [1, { [b]: 3, [c]: 2 }],
      [1, { [d]: 2 }],
    ]
    const outcome = tallyElection(electionCaseOf(asked(dots, 3), ballots, [d, c]))
    expect(outcome).toMatchObject({ in: [a, b, d], tied: [c, d], out: [c], byLot: [d] })
  })

  test('is nothing where the cut goes between different numbers, nor by transferable vote', () => {
    const plain = closedBy(dots, [[1, { [a]: 3, [b]: 2 }]])
    expect([tiedAtCut(plain), awaitsLot(plain)]).toEqual([[], false])
    const stv = closedBy({ kind: 'stv' }, [
      [2, [a]],
      [2, [b]],
      [1, [c]],
    ])
    expect([tiedAtCut(stv), awaitsLot(stv)]).toEqual([[], false])
  })

  test('of categories, each has places and a cut of its own', () => {
    const election = closedBy(
      { kind: 'category' },
      [
        [2, [a, c]],
        [2, [b, c]],
      ],
      1,
    )
    expect([chosenIn(election.closed ?? expect.fail()), tiedAtCut(election)]).toEqual([[c], [a, b]])
    expect(placesOf(election)).toBe(2)
  })
})

test('[ELE7] the case of every method is one that `tally` answers, with and without a lot', () => {
  const cases = [
    electionCaseOf(
      asked({ kind: 'stv' }),
      [
        [2, [a, b]],
        [1, []],
      ],
      [a, b, c, d],
    ),
    electionCaseOf(
      asked({ kind: 'approval', most: null }),
      [
        [2, [a, b]],
        [1, []],
      ],
      null,
    ),
    electionCaseOf(
      asked({ kind: 'score', highest: 5 }),
      [
        [2, { [a]: 4 }],
        [1, {}],
      ],
      null,
    ),
    electionCaseOf(asked({ kind: 'dots', dots: 4, perCandidate: 3 }, 1), [[2, { [a]: 2, [b]: 2 }]], [b, a]),
    electionCaseOf(asked({ kind: 'rank', points: [3, 2, 1] }), [[2, [a, b, c]]], null),
    electionCaseOf(
      asked({ kind: 'category' }, 1),
      [
        [1, [a, c]],
        [1, [b, c]],
      ],
      [b, a],
    ),
  ]
  expect(tally({ format: 2, cases })).toMatchObject({ ok: true, value: { malformed: 0 } })
})

test('[SEL5] a ballot whose announced close has passed awaits its count until it is closed; one without such a close never does', () => {
  const closes = { local: '2027-03-20T18:00', zone: 'UTC', instant: '2027-03-20T18:00:00.000Z' }
  const open = { ...asked({ kind: 'stv' }), stage: 'open', closes } as unknown as Election
  expect(awaitsCount(open, '2027-03-20T17:59:59.999Z')).toBe(false)
  expect(awaitsCount(open, closes.instant)).toBe(true)
  expect(awaitsCount({ ...open, stage: 'closed' }, closes.instant)).toBe(false)
  const { closes: _, ...without } = open
  expect(awaitsCount(without, '2030-01-01T00:00:00.000Z')).toBe(false)
})
