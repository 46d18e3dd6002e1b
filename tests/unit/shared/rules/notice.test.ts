import { describe, expect, test } from 'vitest'
import type { Meeting } from '../../../../shared/domain/meeting.ts'
import { noticeDays } from '../../../../shared/rules/notice.ts'

const meetingOn = (local: string): Pick<Meeting, 'starts'> => ({
  starts: { local, zone: 'Europe/Berlin', instant: '2027-03-13T12:30:00.000Z' },
})

describe('the days by which a meeting is announced and its texts sent', () => {
  test('are days of the calendar before the day of the meeting where it is, across a month', () => {
    expect(noticeDays(meetingOn('2027-03-13T13:30'), { meeting: 10, texts: 14 })).toEqual({
      meeting: { day: '2027-03-03', before: 10 },
      texts: { day: '2027-02-27', before: 14 },
    })
  })

  test('count a day of a clock change as one day', () => {
    expect(noticeDays(meetingOn('2027-03-29T00:30'), { meeting: 1, texts: null }).meeting?.day).toBe('2027-03-28')
    expect(noticeDays(meetingOn('2027-11-01T00:30'), { meeting: 1, texts: null }).meeting?.day).toBe('2027-10-31')
  })

  test('there are none where the rules set no period; 0 days is the day itself', () => {
    expect(noticeDays(meetingOn('2027-03-13T13:30'), undefined)).toEqual({ meeting: null, texts: null })
    expect(noticeDays(meetingOn('2027-03-13T13:30'), { meeting: null, texts: 0 })).toEqual({
      meeting: null,
      texts: { day: '2027-03-13', before: 0 },
    })
  })
})
