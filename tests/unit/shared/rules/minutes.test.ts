import { describe, expect, it } from 'vitest'
import { assembleMinutes } from '../../../../shared/rules/minutes.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const sample = sampleRecord()
const { builder, meeting, items, titulars, decision } = sample
function minutes() {
  const view = assembleMinutes(builder.state, meeting)
  if (!view) throw new Error('there are no minutes')
  return view
}

describe('minutes assembled from the record', () => {
  it('are of a meeting that is there', () => {
    expect(assembleMinutes(builder.state, '0'.repeat(32))).toBeNull()
  })

  it('list every active seat once, in the order of the record, with its sector', () => {
    expect(minutes().seats.map(({ seat, sector }) => [seat.label, sector])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`Seat ${String(n)}`, n <= 4 ? 'government' : 'civil society']),
    )
  })

  it('[PRES1] say who was there and when, a wrong click put right', () => {
    const third = minutes().seats[2]?.people[0]
    expect(third?.person.id).toBe(titulars[2])
    expect(third?.spans).toHaveLength(1)
    expect(third?.spans[0]?.until).toBe(minutes().meeting.adjournedAt)
    expect(third?.saidAway).toBe(false)
  })

  it('[ETH8] say of a seat which of its holders was suspended on the day of the meeting', () => {
    const { builder: other, meeting: its, titulars: people } = sampleRecord()
    const person = people[1] ?? expect.fail('no second seat')
    const sanction = {
      ...{ at: '', decision: 'd'.repeat(32) as never, person, measure: 'suspension' as const },
      ...{ since: '2000-01-01', until: '2999-12-31', liftedOn: null },
    }
    other.state.complaints['c'] = { sanction } as never
    const suspended = assembleMinutes(other.state, its)?.seats.map((seat) => seat.suspended.length)
    expect(suspended).toEqual([0, 1, 0, 0, 0, 0, 0, 0])
    expect(minutes().seats.flatMap((seat) => seat.suspended)).toEqual([])
  })

  it('tell somebody known to be away from a holder of whom nothing was said', () => {
    expect(minutes().seats[3]?.people.map(({ spans, saidAway }) => [spans.length, saidAway])).toEqual([[0, true]])
    expect(minutes().seats[0]?.people.map(({ as }) => as)).toEqual(['titular'])
  })

  it('list a guest apart from the seats', () => {
    expect(minutes().others.map(({ as, person }) => [as, person.organisation])).toEqual([[null, 'A university']])
  })

  it('[MEET2] hold each item’s text as assembled, and every correction after it', () => {
    const [opening, decided, other] = minutes().items
    expect(opening?.texts.map(({ text }) => Object.keys(text))).toEqual([['hash'], ['sealed']])
    expect(decided?.texts).toHaveLength(1)
    expect(other?.texts).toEqual([])
  })

  it('put decisions and actions under their item', () => {
    expect(minutes().items.map((item) => [item.item.id, item.decisions.length, item.actions.length])).toEqual([
      [items[0], 0, 0],
      [items[1], 1, 0],
      [items[2], 0, 1],
    ])
  })

  it('keep a decision whose item was withdrawn afterwards', () => {
    const { builder: other, meeting: its, items: of, decision: kept } = sampleRecord()
    const item = of[1]
    if (!item) throw new Error('there is no second item')
    other.add({ type: 'item.withdrawn/1', body: { meeting: its, item } })
    const view = assembleMinutes(other.state, its)
    expect(view?.items).toHaveLength(2)
    expect(view?.withoutItem.decisions.map(({ id }) => id)).toEqual([kept])
    expect(kept).toBe(decision)
  })

  it('list under one seat only somebody who holds two', () => {
    const { builder: other, meeting: its, seats, titulars: people } = sampleRecord()
    const [seat, person] = [seats[1], people[0]]
    if (!seat || !person) throw new Error('the sample is too small')
    other.add({ type: 'seat.filled/1', body: { seat, person, as: 'alternate', since: null, until: null } })
    const view = assembleMinutes(other.state, its)
    const listed = view?.seats.flatMap(({ people: here }) => here.filter((one) => one.person.id === person))
    expect(listed?.map(({ as }) => as)).toEqual(['titular'])
  })
})
