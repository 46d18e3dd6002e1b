import { describe, expect, it } from 'vitest'
import { decisionQuorum, enteredFor, stoodOutOf } from '../../../../shared/rules/question.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

function sample() {
  const record = sampleRecord()
  const { state } = record.builder
  return { ...record, state, meeting: state.meetings[record.meeting]!, of: state.decisions[record.decision]! }
}

describe('the quorum of a question', () => {
  it('[DEC13] is that of the rule’s own part, over the seats as they are now', () => {
    const { of } = sample()
    const seats = of.ballot!.seats
    expect(decisionQuorum(of, seats, 'vote')).toMatchObject({ present: 7, needed: 5, met: true })
    const fewer = seats.map((seat, index) => ({ ...seat, here: seat.here && index < 3 }))
    expect(decisionQuorum(of, fewer, 'vote')).toMatchObject({ present: 3, needed: 5, met: false })
  })

  it('is none where the rule asks none', () => {
    const { of } = sample()
    const rule = { ...of.rule, kind: 'vote' as const, rule: { quorum: null } }
    expect(decisionQuorum({ ...of, rule }, of.ballot!.seats, 'vote')).toBeNull()
  })
})

describe('who entered what a seat said', () => {
  it('[DEC7] is nobody else where one of the seat’s own people said it, titular or alternate', () => {
    const { state, meeting, seats, titulars } = sample()
    const alternate = state.seats[seats[0]!]!.holders.find((one) => one.as === 'alternate')!.person
    expect(enteredFor(state, meeting, seats[0]!, titulars[0]!)).toBeNull()
    expect(enteredFor(state, meeting, seats[0]!, alternate)).toBeNull()
  })

  it('[DEC7] is the officer by their office, even one who holds a seat of their own; else whoever the record names', () => {
    const { state, meeting, seats, titulars } = sample()
    expect(enteredFor(state, meeting, seats[1]!, titulars[4]!)).toEqual({ office: 'co-chair', actor: titulars[4] })
    expect(enteredFor(state, meeting, seats[4]!, titulars[4]!)).toBeNull()
    expect(enteredFor(state, meeting, seats[1]!, 'operator')).toEqual({ office: null, actor: 'operator' })
  })
})

describe('a question that a recusal annulled', () => {
  it('[DEC14] names the seats whose recusal it was, and no seat that stood out before it', () => {
    const { builder, state, meeting, of, titulars, seats } = sample()
    const item = of.item
    builder.at(1)
    builder.add({
      type: 'recusal.noted/1',
      body: { meeting: meeting.id, item, person: titulars[1]!, declaration: null },
    })
    builder.at(1)
    const noted = builder.add({
      type: 'recusal.noted/1',
      body: { meeting: meeting.id, item, person: titulars[2]!, declaration: null },
    })
    const ballot = { ...of.ballot!, seats: of.ballot!.seats.map((one) => ({ ...one, recused: one.id === seats[1] })) }
    const question = { at: noted.at, why: 'recusal' as const, reason: null, round: null, ballot }
    expect(stoodOutOf(state, of, question)).toEqual([seats[2]])
    expect(stoodOutOf(state, of, { ...question, why: 'reason' })).toEqual([])
  })
})
