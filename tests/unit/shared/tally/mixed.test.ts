import { describe, expect, test } from 'vitest'
import type { ConsensusSeat, Position } from '../../../../shared/tally/consensus.ts'
import type { MixedCase, MixedRound } from '../../../../shared/tally/mixed.ts'
import { tallyMixed } from '../../../../shared/tally/mixed.ts'

function seat(position: Position | null, reason: string | null = null): ConsensusSeat {
  return { id: 's1', sector: 'gov', here: true, recused: false, position, reason }
}

const reached: MixedRound = { seats: [seat('agree')], textChanged: false, answered: [] }
const blocked: MixedRound = { seats: [seat('block', 'harms the public')], textChanged: true, answered: ['s1'] }
const notHeld: MixedRound = { seats: [seat(null)], textChanged: false, answered: [] }

const question: MixedCase = {
  id: 'case',
  kind: 'mixed',
  rule: {
    consensus: { maxStandAside: null, unreasonedBlock: 'open', quorum: null },
    gate: { minRounds: 2, textChanged: true, objectionsAnswered: true, confirmedBy: ['chair', 'co-chair'] },
    vote: {
      base: 'cast',
      fraction: [2, 3],
      comparison: 'at_least',
      blank: 'abstention',
      invalid: 'excluded',
      recusedInBase: false,
      sectors: null,
      castingVote: null,
      quorum: null,
    },
  },
  rounds: [blocked, blocked],
  confirmed: ['co-chair', 'chair'],
  ballot: null,
}

describe('consensus first, a vote as exception', () => {
  test('the first round that reaches consensus ends it, counted among all rounds', () => {
    const outcome = tallyMixed({ ...question, rounds: [notHeld, blocked, reached, blocked] })
    expect(outcome).toEqual({ id: 'case', stage: 'consensus', round: 3, result: 'adopted', why: 'no_block' })
  })

  test.for([
    { what: 'nothing, once all is done', rounds: [blocked, blocked], confirmed: ['chair', 'co-chair'], missing: [] },
    {
      what: 'rounds that were held',
      rounds: [notHeld, blocked],
      confirmed: ['chair', 'co-chair'],
      missing: ['rounds'],
    },
    {
      what: 'a change of the text after the first round held, not before',
      rounds: [notHeld, { ...blocked, textChanged: false }, blocked],
      confirmed: ['chair', 'co-chair'],
      missing: [],
    },
    {
      what: 'a change of the text in every later round',
      rounds: [blocked, { ...blocked, textChanged: false }, blocked],
      confirmed: ['chair', 'co-chair'],
      missing: ['text_unchanged'],
    },
    {
      what: 'answers in the very round of the block',
      rounds: [{ ...blocked, answered: [] }, blocked],
      confirmed: ['chair', 'co-chair'],
      missing: ['objection_unanswered'],
    },
    {
      what: 'everything, in the order of the format',
      rounds: [{ ...blocked, answered: ['s2'] }],
      confirmed: ['chair'],
      missing: ['rounds', 'objection_unanswered', 'confirmation'],
    },
  ])('the gate asks for $what', ({ rounds, confirmed, missing }) => {
    const why = missing.length > 0 ? 'vote_not_open' : 'awaiting_vote'
    expect(tallyMixed({ ...question, rounds, confirmed })).toEqual({
      id: 'case',
      stage: 'gate',
      result: 'no_decision',
      why,
      missing,
    })
  })

  const ballot = [{ id: 's1', sector: 'gov', here: true, recused: false, ballot: 'yes' as const }]

  test('a ballot taken while the gate is shut is not counted', () => {
    expect(tallyMixed({ ...question, confirmed: [], ballot })).toMatchObject({ stage: 'gate', why: 'vote_not_open' })
  })

  test('a ballot through an open gate has the outcome of a vote', () => {
    expect(tallyMixed({ ...question, ballot })).toMatchObject({ stage: 'vote', result: 'adopted', base: 1, needed: 1 })
    expect(tallyMixed({ ...question, ballot: [] })).toMatchObject({ stage: 'vote', why: 'nothing_cast' })
  })
})
