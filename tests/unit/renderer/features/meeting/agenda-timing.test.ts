import { describe, expect, it } from 'vitest'
import { emptyFloor } from '../../../../../shared/domain/floor.ts'
import type { Item, Meeting } from '../../../../../shared/domain/meeting.ts'
import { agendaTiming, nextItem } from '../../../../../renderer/features/meeting/agenda-timing.ts'

const start = Date.parse('2027-03-12T05:30:00.000Z')
const after = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()

function item(id: string, minutes: number, opened: number | null = null, closed: number | null = null): Item {
  return {
    id: id as Item['id'],
    title: id,
    purpose: 'discuss',
    minutes,
    notes: id as Item['notes'],
    commitment: null,
    openedAt: opened === null ? null : after(opened),
    closedAt: closed === null ? null : after(closed),
    entered: [],
  }
}

function meeting(items: Item[], more: Partial<Meeting> = {}): Meeting {
  const open = items.find((one) => one.openedAt !== null && one.closedAt === null)
  return {
    id: 'm' as Meeting['id'],
    group: null,
    number: 1,
    title: 'A meeting',
    starts: { local: '2027-03-12T13:30', zone: 'Asia/Manila', instant: after(0) },
    minutes: 60,
    place: null,
    callUrl: null,
    occurredAt: null,
    stage: 'open',
    openedAt: after(0),
    adjournedAt: null,
    items,
    currentItem: open?.id ?? null,
    presence: {},
    presiding: [],
    attendance: [],
    recusals: [],
    floor: emptyFloor(),
    ...more,
  }
}

const at = (minutes: number): number => start + minutes * 60_000

describe('the agenda’s times', () => {
  it('expects the end when what is left takes its planned time', () => {
    const timing = agendaTiming(meeting([item('a', 20, 0, 30), item('b', 20, 30), item('c', 20)]), at(40))
    expect(timing.expectedEndMs).toBe(at(70))
    expect(timing.behindMinutes).toBe(10)
  })

  it('takes an item that runs over as having no time left, not less than none', () => {
    const timing = agendaTiming(meeting([item('a', 20, 0), item('b', 40)]), at(35))
    expect(timing.expectedEndMs).toBe(at(75))
    expect(timing.behindMinutes).toBe(15)
  })

  it('counts time in hand where items ended early', () => {
    expect(agendaTiming(meeting([item('a', 20, 0, 5), item('b', 40)]), at(5)).behindMinutes).toBe(-15)
  })

  it('starts the plan when the meeting opened, where that was on another occasion', () => {
    const dayBefore = agendaTiming(meeting([item('a', 60)], { openedAt: after(-24 * 60) }), at(-24 * 60))
    expect(dayBefore.startMs).toBe(at(-24 * 60))
    expect(dayBefore.behindMinutes).toBe(0)
  })

  it('says nothing of being behind before the meeting, after it, or where no time is planned', () => {
    expect(
      agendaTiming(meeting([item('a', 60)], { stage: 'planned', openedAt: null }), at(10)).behindMinutes,
    ).toBeNull()
    expect(agendaTiming(meeting([item('a', 60)], { stage: 'adjourned' }), at(99)).behindMinutes).toBeNull()
    expect(agendaTiming(meeting([item('a', 0)], { minutes: 0 }), at(10)).behindMinutes).toBeNull()
  })
})

describe('the next item', () => {
  it('is the one after the open one that was not dealt with, then one that was passed over, then none', () => {
    expect(nextItem(meeting([item('a', 1, 0, 1), item('b', 1, 1), item('c', 1, 0, 1), item('d', 1)]))?.id).toBe('d')
    expect(nextItem(meeting([item('a', 1), item('b', 1, 1)]))?.id).toBe('a')
    expect(nextItem(meeting([item('a', 1, 0, 1), item('b', 1, 1)]))).toBeNull()
  })
})
