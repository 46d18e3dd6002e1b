import { describe, expect, it } from 'vitest'
import { itemEvents } from '../../../../../renderer/features/minutes/item-events.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

function sample() {
  const record = sampleRecord()
  const { state } = record.builder
  const meeting = state.meetings[record.meeting]!
  const events = (index: number) => itemEvents(state, meeting, meeting.items[index]!)
  return { ...record, state, meeting, events }
}

describe('what happened on an item', () => {
  it('is told in the order in which it happened, from opening to closing', () => {
    const { events } = sample()
    const told = events(1)
    expect([...told].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))).toEqual(told)
    expect(told[0]?.kind).toBe('opened')
    expect(told.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['text', 'round-opened', 'round-closed', 'ballot-opened', 'ballot-closed', 'concluded']),
    )
    expect(told.filter((event) => event.kind === 'text')).toHaveLength(2)
  })

  it('counts what the seats said in a round that was closed', () => {
    const { events } = sample()
    const first = events(1).find((event) => event.kind === 'round-closed')
    expect(first?.kind === 'round-closed' && Object.values(first.counts).reduce((sum, n) => sum + n, 0)).toBe(7)
  })

  it('is nothing for an item that was never opened, whoever arrived meanwhile', () => {
    const { state, meeting } = sample()
    const unopened = { ...meeting.items[2]!, openedAt: null, closedAt: null }
    expect(itemEvents(state, meeting, unopened)).toEqual([])
  })

  it('puts arrivals close together on one line, and under the item that was open', () => {
    const { builder, state, meeting, titulars, seats, items } = sample()
    // The meeting goes on after all: what counts here is which item was open when.
    builder
      .at('2027-03-12T09:00:00.000Z')
      .add({ type: 'item.opened/1', body: { meeting: meeting.id, item: items[2]!, occurredAt: null } })
    const note = (index: number, mode: 'room' | 'away'): void => {
      builder.add({
        type: 'presence.noted/1',
        body: { meeting: meeting.id, person: titulars[index]!, mode, occurredAt: null },
      })
    }
    builder.at(1)
    note(0, 'away')
    builder.at(1)
    note(1, 'away')
    builder.at(10)
    note(0, 'room')
    const lines = itemEvents(state, meeting, meeting.items[2]!).filter((event) => event.kind === 'presence')
    expect(lines.map((line) => line.moved.map((one) => [one.seat, one.mode]))).toEqual([
      [
        [seats[0], null],
        [seats[1], null],
      ],
      [[seats[0], 'room']],
    ])
    expect(itemEvents(state, meeting, meeting.items[1]!).some((event) => event.at >= '2027-03-12T09:00:00.000Z')).toBe(
      false,
    )
  })

  it('[DEC14] tells of a ballot that was annulled when it was opened and when it was annulled, and nothing of its votes', () => {
    const { builder, state, meeting, decision, seats } = sample()
    const of = state.decisions[decision]!
    const frozen = of.ballot!.seats
    builder.at(1).add({ type: 'ballot.opened/1', body: { decision, text: of.texts.at(-1)!.hash, seats: [...frozen] } })
    builder.add({ type: 'ballot.cast/1', body: { decision, seat: seats[0]!, ballot: 'no' } })
    const reason = builder.seal('The quorum will not come back.', 'reason')
    builder.at(1).add({ type: 'question.annulled/1', body: { decision, why: 'reason', reason } })
    const told = itemEvents(state, meeting, meeting.items[1]!).filter(
      ({ kind }) => kind === 'ballot-opened' || kind === 'question-annulled',
    )
    expect(told.map(({ kind }) => kind)).toEqual(['ballot-opened', 'question-annulled'])
  })
})
