import { describe, expect, test } from 'vitest'
import type { Meeting } from '../../../../../shared/domain/meeting.ts'
import { isPlanSound, planChanges, planEntryOf, planIn } from '../../../../../renderer/scenes/forum/plan-entry.ts'

const meeting = {
  title: 'Spring meeting',
  starts: { local: '2027-03-01T10:00', zone: 'Asia/Manila', instant: '2027-03-01T02:00:00.000Z' },
  minutes: 60,
  place: 'Room 1',
  callUrl: null,
} as Meeting
const entry = planEntryOf(meeting)

describe('the plan of a meeting as somebody types it', () => {
  test('reads back as the meeting stands', () => {
    const { starts, ...rest } = planIn(entry)
    expect({ ...rest, starts: { ...starts, instant: meeting.starts.instant } }).toEqual(meeting)
    expect(isPlanSound(entry)).toBe(true)
  })

  test('[MEET3] asks for what was changed and for nothing else', () => {
    expect(planChanges(entry, entry)).toEqual({})
    expect(planChanges(entry, { ...entry, title: ' Spring meeting ' })).toEqual({})
    expect(planChanges(entry, { ...entry, place: ' ' })).toEqual({ place: null })
    expect(planChanges(entry, { ...entry, time: '11:30', call: 'https://call.example/a' })).toEqual({
      starts: { local: '2027-03-01T11:30', zone: 'Asia/Manila' },
      callUrl: 'https://call.example/a',
    })
  })

  test.for([
    ['title', ' '],
    ['date', ''],
    ['time', ''],
    ['zone', ''],
    ['minutes', 'an hour'],
    ['call', 'call.example'],
  ] as const)('does not hold with the %s "%s"', ([field, text]) => {
    expect(isPlanSound({ ...entry, [field]: text })).toBe(false)
  })
})
