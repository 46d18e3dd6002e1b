import { describe, expect, it } from 'vitest'
import { interestsRegister, itemEthics } from '../../../../shared/rules/interests.ts'
import type { Declaration, Recusal } from '../../../../shared/domain/ethics.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const EARLY = '2020-01-01T08:00:00.000Z'
const LATE = '2099-01-01T08:00:00.000Z'
const LATER = '2099-01-01T09:00:00.000Z'

function sample() {
  const record = sampleRecord()
  const { state } = record.builder
  const meeting = state.meetings[record.meeting]!
  const item = meeting.items[1]!
  const person = record.titulars[0]!
  const declare = (id: string, over: Partial<Declaration> = {}): void => {
    state.declarations[id] = {
      id: id as never,
      person,
      meeting: meeting.id,
      item: item.id,
      commitment: null,
      detail: { sealed: '0'.repeat(64) },
      declaredAt: LATE,
      endedAt: null,
      ...over,
    }
  }
  const recuse = (over: Partial<Recusal> = {}): void => {
    const seq = 1000 + meeting.recusals.length
    meeting.recusals.push({ seq, item: item.id, person, declaration: null, notedAt: LATE, liftedAt: null, ...over })
  }
  return { state, meeting, item, person, declare, recuse }
}

describe('interests and recusals at an item', () => {
  it('are told once: an interest that somebody stands out for is no line of its own', () => {
    const { state, meeting, item, declare, recuse } = sample()
    declare('1')
    recuse({ declaration: '1' as never, liftedAt: LATER })
    declare('2', { item: meeting.items[0]!.id })
    expect(itemEthics(state, meeting, item)).toMatchObject([
      { at: LATE, kind: 'recused', declared: true },
      { at: LATER, kind: 'returned' },
    ])
    const first = { ...meeting.items[0]!, openedAt: EARLY }
    expect(itemEthics(state, meeting, first)).toMatchObject([{ kind: 'declared' }])
  })

  it('what was said before the item was opened stands at its opening; who was back by then never stood out', () => {
    const { state, meeting, item, recuse } = sample()
    recuse({ notedAt: EARLY })
    expect(itemEthics(state, meeting, { ...item, closedAt: null })).toMatchObject([
      { at: item.openedAt, kind: 'recused', declared: false },
    ])
    meeting.recusals[0] = { ...meeting.recusals[0]!, liftedAt: item.openedAt }
    expect(itemEthics(state, meeting, item)).toEqual([])
  })

  it('whoever was never called back takes part again once the item is over', () => {
    const { state, meeting, item, recuse } = sample()
    recuse()
    expect(itemEthics(state, meeting, { ...item, closedAt: LATER })).toMatchObject([
      { at: LATE, kind: 'recused' },
      { at: LATER, kind: 'over' },
    ])
    expect(itemEthics(state, meeting, { ...item, closedAt: null })).toMatchObject([{ kind: 'recused' }])
  })

  it('are none where the item was never opened', () => {
    const { state, meeting, item, recuse } = sample()
    recuse()
    expect(itemEthics(state, meeting, { ...item, openedAt: null })).toEqual([])
  })
})

describe('[ETH1] the register of interests', () => {
  it('lists the last first: what was declared, on what, and who stood out without declaring', () => {
    const { state, meeting, item, declare, recuse } = sample()
    declare('1', { meeting: null, item: null, declaredAt: EARLY })
    declare('2', { declaredAt: LATE, endedAt: LATER })
    recuse({ declaration: '1' as never })
    recuse({ notedAt: LATER })
    expect(interestsRegister(state)).toMatchObject([
      { declaration: null, at: LATER, subject: { kind: 'item', item: item.id } },
      { declaration: { id: '2' }, endedAt: LATER, subject: { kind: 'item', meeting: meeting.id }, stoodOut: [] },
      { declaration: { id: '1' }, subject: { kind: 'standing' }, stoodOut: [{ item: item.id, liftedAt: null }] },
    ])
  })
})
