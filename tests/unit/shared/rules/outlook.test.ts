import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FrozenSeat } from '../../../../shared/domain/ballot.ts'
import type { Decision, Round } from '../../../../shared/domain/decision.ts'
import type { Position } from '../../../../shared/domain/position.ts'
import type { Id } from '../../../../shared/lib/ids.ts'
import { tallyConsensus } from '../../../../shared/tally/consensus.ts'
import type { ConsensusSeat } from '../../../../shared/tally/consensus.ts'
import { consensusOutlook, consentOutlook, outlookOf } from '../../../../shared/rules/outlook.ts'
import { voteOutlook } from '../../../../shared/tally/vote-outlook.ts'
import { isEligible } from '../../../../shared/tally/seats.ts'
import type { Ballot, VoteSeat } from '../../../../shared/tally/vote.ts'
import { tallyVote } from '../../../../shared/tally/vote.ts'
import { consensusRules, consensusSeats, voteRules, voteSeats } from '../../../support/arbitrary-cases.ts'

const AT = '2027-03-12T06:00:00.000Z'
const hash = (letter: string) => letter.repeat(64)
const idOf = <Name extends string>(number: number) => String(number).padStart(32, '0') as Id<Name>

const vote = {
  base: 'active',
  fraction: [3, 5],
  comparison: 'at_least',
  blank: 'abstention',
  invalid: 'excluded',
  recusedInBase: false,
  sectors: { names: ['gov', 'civil'], base: 'active', fraction: [1, 2], comparison: 'more_than' },
  castingVote: null,
  quorum: { fraction: [1, 2], comparison: 'more_than', recused: 'not_present', eachSector: null },
} as const
const consensus = { maxStandAside: [1, 6], unreasonedBlock: 'open', quorum: null } as const
const gate = { minRounds: 2, textChanged: true, objectionsAnswered: true, confirmedBy: ['chair', 'co-chair'] }

/** Eighteen seats, nine of each sector; those named are away. */
function seats(...away: number[]): FrozenSeat[] {
  return Array.from({ length: 18 }, (_, index) => ({
    id: idOf<'seat'>(index + 1),
    sector: index < 9 ? 'gov' : 'civil',
    here: !away.includes(index + 1),
    recused: false,
  }))
}

function decision(parts: Partial<Decision> = {}): Decision {
  return {
    id: idOf(1),
    number: 31,
    meeting: idOf(1),
    item: idOf(1),
    about: 'commitment',
    commitment: idOf(1),
    rulebook: null,
    rulesOf: null,
    founding: null,
    ends: null,
    statement: null,
    sanction: null,
    title: 'Open data',
    putAt: AT,
    rulesVersion: 2,
    rule: { id: 'mixed', title: 'Mixed', source: 'a source', kind: 'mixed', rule: { consensus, gate, vote } as never },
    texts: [{ version: 1, hash: hash('a'), at: AT }],
    stage: 'put',
    rounds: [],
    confirmed: [],
    pastBallots: [],
    reports: [],
    ballot: null,
    veto: null,
    suspendedAt: null,
    suspensions: [],
    annulledQuestions: [],
    lots: [],
    concluded: null,
    annulled: null,
    ...parts,
  }
}

function round(
  number: number,
  text: string,
  of: FrozenSeat[],
  said: Record<number, Position | null>,
  closed = true,
): Round {
  const positions = Object.fromEntries(
    of.flatMap((seat, index) => {
      const position = Object.hasOwn(said, index + 1) ? said[index + 1] : 'agree'
      if (!position || !seat.here) return []
      const reasoned = position === 'block'
      return [
        [seat.id, { seq: index, at: AT, actor: 'x', seat: seat.id, position, reasoned, reason: null, judged: null }],
      ]
    }),
  )
  const blocked = of.filter((seat) => positions[seat.id]?.position === 'block')
  return {
    number,
    step: null,
    text: hash(text),
    version: number,
    openedAt: AT,
    closedAt: closed ? AT : null,
    seats: of,
    positions,
    objections: closed ? blocked.map((seat) => ({ seat: seat.id, answers: [], end: null, endings: [] })) : [],
    outcome: closed ? { result: blocked.length > 0 ? 'blocked' : 'no_consensus' } : null,
  }
}

function answered(of: Round): Round {
  const answer = { at: AT, actor: 'x', answer: { sealed: hash('0') } }
  return { ...of, objections: of.objections.map((one) => ({ ...one, answers: [answer] })) }
}

describe('what a vote would take', () => {
  test('counts the seats that must say yes, in all and in each sector, before anybody votes', () => {
    const { vote: outlook } = outlookOf(decision(), seats(9, 12, 13))
    expect(outlook).toMatchObject({
      total: { base: 18, needed: 11, yes: 0, silent: 15, more: 11 },
      sectors: { gov: { base: 9, needed: 5, silent: 8, more: 5 }, civil: { base: 9, needed: 5, silent: 7, more: 5 } },
      more: 11,
    })
  })

  test('is out of reach where a sector has too few seats here', () => {
    const { vote: outlook } = outlookOf(decision(), seats(10, 11, 12, 13, 14))
    expect(outlook?.sectors['civil']).toMatchObject({ needed: 5, silent: 4, more: null })
    expect(outlook?.more).toBeNull()
  })

  test('is out of reach without a quorum, whatever the seats here may say', () => {
    const { vote: outlook } = outlookOf(decision(), seats(1, 2, 3, 4, 10, 11, 12, 13, 14))
    expect(outlook?.quorum).toMatchObject({ met: false, present: 9, needed: 10 })
    expect(outlook?.more).toBeNull()
  })

  test('never tells how an open ballot runs, even where a window knows a vote', () => {
    const of = seats()
    const cast = { [of[0]!.id]: 'yes' as const }
    const ballot = {
      text: hash('a'),
      openedAt: AT,
      closedAt: null,
      seats: of,
      cast,
      manner: 'open' as const,
      smallest: null,
      step: null,
      castBy: {},
      taken: [],
      counted: null,
      late: [],
    }
    const { vote: outlook, consensus: none } = outlookOf(decision({ stage: 'ballot', ballot }), seats(1, 2, 3))
    expect(outlook).toMatchObject({ total: { yes: 0, silent: 18, more: 11 }, more: 11 })
    expect(none).toBeNull()
  })

  test('what it asks for adopts, whatever the other seats say: the tally agrees', () => {
    const rest = fc.array(fc.constantFrom<Ballot | null>('yes', 'no', 'abstain', 'blank', 'invalid', null), {
      minLength: 24,
      maxLength: 24,
    })
    fc.assert(
      fc.property(voteRules, voteSeats, rest, (rule, listed, others) => {
        const outlook = voteOutlook(rule, listed)
        if (outlook.more === null) return
        const filled = fill(outlook, listed, others)
        expect(tallyVote({ id: 'case', kind: 'vote', rule, seats: filled }).result).toBe('adopted')
      }),
      { numRuns: 400 },
    )
  })

  test('with one yes fewer and no from the rest it is not adopted', () => {
    fc.assert(
      fc.property(voteRules, voteSeats, (rule, listed) => {
        const outlook = voteOutlook({ ...rule, castingVote: null }, listed)
        if (outlook.more === null || outlook.more === 0) return
        let left = outlook.more - 1
        const filled = listed.map((seat) =>
          isEligible(seat) && seat.ballot === null
            ? { ...seat, ballot: left-- > 0 ? ('yes' as const) : ('no' as const) }
            : seat,
        )
        expect(
          tallyVote({ id: 'case', kind: 'vote', rule: { ...rule, castingVote: null }, seats: filled }).result,
        ).not.toBe('adopted')
      }),
      { numRuns: 400 },
    )
  })

  test('where it is out of reach, not even yes from every seat adopts', () => {
    fc.assert(
      fc.property(voteRules, voteSeats, (rule, listed) => {
        const plain = { ...rule, castingVote: null }
        if (voteOutlook(plain, listed).more !== null) return
        const filled = listed.map((seat) =>
          isEligible(seat) && seat.ballot === null ? { ...seat, ballot: 'yes' as const } : seat,
        )
        expect(tallyVote({ id: 'case', kind: 'vote', rule: plain, seats: filled }).result).not.toBe('adopted')
      }),
      { numRuns: 400 },
    )
  })
})

/** Gives each sector its own `more`, the whole its own, and the rest whatever they like to say. */
function fill(
  outlook: ReturnType<typeof voteOutlook>,
  listed: readonly VoteSeat[],
  others: readonly (Ballot | null)[],
): VoteSeat[] {
  const open = listed.filter((seat) => isEligible(seat) && seat.ballot === null)
  const yes = new Set<string>()
  for (const [name, { more }] of Object.entries(outlook.sectors)) {
    for (const seat of open.filter((one) => one.sector === name).slice(0, more ?? 0)) yes.add(seat.id)
  }
  for (const seat of open) if (yes.size < (outlook.more ?? 0)) yes.add(seat.id)
  return listed.map((seat, index) => {
    if (!isEligible(seat) || seat.ballot !== null) return seat
    return { ...seat, ballot: yes.has(seat.id) ? 'yes' : (others[index] ?? null) }
  })
}

describe('what consensus would take', () => {
  test('names the blocks, the silent, and how many may still stand aside', () => {
    const of = seats(9, 12, 13)
    const open = round(1, 'a', of, { 7: null, 18: null, 11: 'stand_aside', 14: 'block' }, false)
    const { consensus: outlook } = outlookOf(decision({ stage: 'round', rounds: [open] }), seats())
    expect(outlook).toMatchObject({
      eligible: 15,
      silent: [of[6]!.id, of[17]!.id],
      blocks: [of[13]!.id],
      asideNow: 1,
      asideLimit: 2,
      supportOwed: false,
      now: 'blocked',
    })
  })

  test('between rounds, a block stands until it is withdrawn or resolved', () => {
    const of = seats()
    const held = round(1, 'a', of, { 14: 'block', 15: 'block' })
    held.objections[0]!.end = 'withdrawn'
    const { consensus: outlook } = outlookOf(decision({ stage: 'between', rounds: [held] }), of)
    expect(outlook?.blocks).toEqual([of[14]!.id])
  })

  test('once what it names is settled, the tally says consensus; if not, it does not', () => {
    fc.assert(
      fc.property(consensusRules, consensusSeats, fc.boolean(), (rule, listed, settled) => {
        const outlook = consensusOutlook(rule, listed)
        const inTheWay = [...outlook.blocks, ...outlook.reasonsOwed, ...outlook.silent]
        let aside = outlook.asideLimit === null ? 0 : Math.max(0, outlook.asideNow - outlook.asideLimit)
        let supported = !outlook.supportOwed || inTheWay.length > 0
        const answeredSeats = listed.map((seat): ConsensusSeat => {
          if (!settled) return seat
          if (inTheWay.includes(seat.id)) return { ...seat, position: 'agree', reason: null }
          if (isEligible(seat) && seat.position === 'stand_aside' && (aside-- > 0 || !supported)) {
            supported = true
            return { ...seat, position: 'agree' }
          }
          return seat
        })
        const { result } = tallyConsensus({ id: 'case', kind: 'consensus', rule, seats: answeredSeats })
        if (!settled) expect(result).toBe(outlook.now)
        else if (outlook.quorum?.met !== false && supported) expect(result).toBe('consensus')
      }),
      { numRuns: 400 },
    )
  })
})

describe('what opens the way to a vote', () => {
  const linesOf = (parts: Partial<Decision>) => outlookOf(decision({ stage: 'between', ...parts }), seats()).gate

  test('lists each condition with its figures, met or not', () => {
    const rounds = [round(1, 'a', seats(), { 14: 'block', 15: 'block' })]
    rounds[0]!.objections[0]!.end = 'withdrawn'
    const confirmed = [{ office: 'chair' as const, actor: 'x', at: AT }]
    expect(linesOf({ rounds, confirmed })).toEqual({
      lines: [
        { condition: 'rounds', met: false, held: 1, asked: 2 },
        { condition: 'text_unchanged', met: true, unchangedRounds: [] },
        { condition: 'objection_unanswered', met: false, answered: 1, raised: 2 },
        { condition: 'confirmation', met: false, confirmed: ['chair'], asked: ['chair', 'co-chair'] },
      ],
      missing: ['rounds', 'objection_unanswered', 'confirmation'],
      textTested: true,
      mustChangeFirst: true,
    })
  })

  test('[DEC8] an amended text wants a round of its own before a vote', () => {
    const texts = ['a', 'b'].map((letter, index) => ({ version: index + 1, hash: hash(letter), at: AT }))
    const first = answered(round(1, 'a', seats(), { 14: 'block' }))
    expect(linesOf({ rounds: [first], texts })).toMatchObject({ textTested: false, mustChangeFirst: false })
    const second = answered(round(2, 'b', seats(), { 14: 'block' }))
    const confirmed = (['chair', 'co-chair'] as const).map((office) => ({ office, actor: 'x', at: AT }))
    expect(linesOf({ rounds: [first, second], texts, confirmed })).toMatchObject({ missing: [], textTested: true })
  })

  test('a round that came to nothing is not held, and an open one not yet', () => {
    const notHeld = { ...round(1, 'a', seats(), { 3: null }), outcome: { result: 'open' } }
    const open = round(2, 'a', seats(), { 14: 'block' }, false)
    const outlook = outlookOf(decision({ stage: 'round', rounds: [notHeld, open] }), seats()).gate
    expect(outlook?.lines[0]).toEqual({ condition: 'rounds', met: false, held: 0, asked: 2 })
    expect(outlook?.mustChangeFirst).toBe(false)
  })

  test('says which round was held on an unchanged text, since nothing mends that', () => {
    const rounds = [
      answered(round(1, 'a', seats(), { 14: 'block' })),
      answered(round(2, 'a', seats(), { 14: 'block' })),
    ]
    expect(linesOf({ rounds })?.lines[1]).toEqual({ condition: 'text_unchanged', met: false, unchangedRounds: [2] })
  })

  test('asks nothing of a decision that has ended', () => {
    expect(outlookOf(decision({ stage: 'annulled' }), seats())).toEqual({
      consensus: null,
      consent: null,
      gate: null,
      vote: null,
      step: null,
    })
  })
})

describe('a call for consent', () => {
  const rule = { unargued: 'open', quorum: null } as const
  const said = (...words: ('consent' | 'objection' | null)[]) =>
    words.map((position, index) => ({
      id: String(index),
      sector: 'gov',
      here: true,
      recused: false,
      position,
      reason: position === 'objection' ? 'It harms.' : null,
      paramount: null as boolean | null,
    }))

  test('lacks the answers of silent seats, and a judgement on each argued objection', () => {
    const outlook = consentOutlook(rule, said('consent', 'objection', null))
    expect(outlook).toMatchObject({ eligible: 3, silent: ['2'], untested: ['1'], objections: [], now: 'open' })
  })

  test('stands once objections are heard as concerns, and not while one is paramount', () => {
    const [first, second] = said('consent', 'objection')
    const judged = (paramount: boolean) => consentOutlook(rule, [first!, { ...second!, paramount }])
    expect(judged(false)).toMatchObject({ untested: [], objections: [], now: 'consent' })
    expect(judged(true)).toMatchObject({ untested: [], objections: ['1'], now: 'objected' })
  })
})
