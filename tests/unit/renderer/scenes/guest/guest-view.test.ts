import { describe, expect, it } from 'vitest'
import { askingIn, meetingOf, meetingsNow } from '../../../../../renderer/scenes/guest/guest-view.ts'
import type { Me } from '../../../../../shared/contract/frames-down.ts'
import type { Meeting } from '../../../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../../../shared/domain/state.ts'
import { applyEvent, emptyState, readEvent } from '../../../../../shared/domain/state.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

const sample = sampleRecord()

/** The record as it was right after the first event of this type; its `nth` occurrence from 1. */
function stateAfter(type: string, nth = 1): ForumState {
  const state = emptyState()
  let seen = 0
  for (const recorded of sample.builder.record.events) {
    const event = readEvent(recorded)
    if (event) applyEvent(state, event)
    if (recorded.type === type) seen++
    if (seen === nth) return state
  }
  throw new Error(`the record has no ${type}`)
}

function meOf(index: number): Me {
  const person = sample.titulars[index] ?? null
  return {
    id: person ?? '',
    person,
    name: '',
    role: 'member',
    seats: sample.seats.slice(index, index + 1),
    meeting: null,
  }
}

function meetingIn(state: ForumState): Meeting {
  const meeting = state.meetings[sample.meeting]
  if (!meeting) throw new Error('no meeting')
  return meeting
}

describe('where a guest is', () => {
  it('is the meeting that is coming, then the open one, then the last one held', () => {
    expect(meetingsNow(stateAfter('meeting.planned/1'), { seats: [] }).map(({ stage }) => stage)).toEqual(['planned'])
    expect(meetingsNow(stateAfter('meeting.opened/1'), { seats: [] }).map(({ stage }) => stage)).toEqual(['open'])
    expect(meetingsNow(stateAfter('meeting.adjourned/1'), { seats: [] }).map(({ stage }) => stage)).toEqual([
      'adjourned',
    ])
    expect(meetingsNow(emptyState(), { seats: [] })).toEqual([])
  })

  it('is never guessed among several open meetings, unless they checked in at one alone', () => {
    const state = stateAfter('item.opened/1')
    const meeting = meetingIn(state)
    const other = { ...meeting, id: 'f'.repeat(32) as Meeting['id'], presence: {} }
    expect(meetingOf([meeting, other], meOf(0))?.id).toBe(meeting.id)
    expect(meetingOf([meeting, { ...meeting, id: other.id }], meOf(0))).toBeNull()
  })
})

describe('what comes over everything', () => {
  it('asks whoever sits for a seat, and not somebody whose seat is away', () => {
    const state = stateAfter('round.opened/1')
    expect(askingIn(state, meetingIn(state), meOf(0))).toMatchObject({ kind: 'round', asksMe: true })
    expect(askingIn(state, meetingIn(state), meOf(3))).toMatchObject({ asksMe: false })
  })

  it('[ETH2] asks nothing of whoever stands out', () => {
    const state = stateAfter('round.opened/1')
    for (const { rounds } of Object.values(state.decisions))
      for (const seat of rounds.at(-1)?.seats ?? []) seat.recused = true
    expect(askingIn(state, meetingIn(state), meOf(0))).toMatchObject({ kind: 'round', asksMe: false })
  })

  it('is another question with each round and with the ballot', () => {
    const keys = [stateAfter('round.opened/1'), stateAfter('round.opened/1', 2), stateAfter('ballot.opened/1')].map(
      (state) => askingIn(state, meetingIn(state), meOf(0))?.key,
    )
    expect(new Set(keys).size).toBe(3)
  })

  it('is nothing between rounds and after the ballot', () => {
    for (const type of ['round.closed/1', 'decision.concluded/1']) {
      const state = stateAfter(type)
      expect(askingIn(state, meetingIn(state), meOf(0))).toBeNull()
    }
  })
})
