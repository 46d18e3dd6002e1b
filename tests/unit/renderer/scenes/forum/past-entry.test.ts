import { describe, expect, test } from 'vitest'
import type { PastEntry } from '../../../../../renderer/scenes/forum/past-entry.ts'
import {
  dateProblem,
  emptyPast,
  isPastSound,
  numberProblem,
  pastMeeting,
} from '../../../../../renderer/scenes/forum/past-entry.ts'
import { commands } from '../../../../../shared/contract/commands.ts'

const known = { taken: new Set([1, 2]), today: '2027-03-12' }
const entry: PastEntry = { ...emptyPast, title: 'Autumn meeting', date: '2024-10-03' }

describe('[MEET4] a past meeting as somebody types it', () => {
  test('needs a title and the day it was held, nothing more', () => {
    expect(isPastSound(emptyPast, known)).toBe(false)
    expect(isPastSound(entry, known)).toBe(true)
    expect(commands['meeting.enter'].parse(pastMeeting(entry))).toEqual({
      number: null,
      title: 'Autumn meeting',
      occurredAt: '2024-10-03',
      minutes: 0,
      place: null,
      attendance: [],
      items: [],
    })
  })

  test('lists seats, then others, then apologies, one a line; what is blank is left out', () => {
    const said = pastMeeting({
      ...entry,
      number: ' 7 ',
      time: '14:00',
      minutes: '90',
      place: ' Town hall ',
      seats: ['Ministry of Justice'],
      others: 'Secretariat\n\n  An interpreter ',
      apologies: 'Audit office\r\n',
      items: [
        { title: ' Opening ', notes: '', decided: ' ' },
        { title: '', notes: ' ', decided: '' },
        { title: 'Contracts', notes: 'Read.\n\nTwo questions.', decided: 'To the working group.\n' },
      ],
    })
    expect(commands['meeting.enter'].parse(said)).toMatchObject({
      number: 7,
      occurredAt: '2024-10-03T14:00',
      minutes: 90,
      place: 'Town hall',
      attendance: [
        { as: 'present', who: 'Ministry of Justice' },
        { as: 'present', who: 'Secretariat' },
        { as: 'present', who: 'An interpreter' },
        { as: 'apologies', who: 'Audit office' },
      ],
      items: [
        { title: 'Opening', entered: [] },
        {
          title: 'Contracts',
          entered: [
            { kind: 'note', text: 'Read.\n\nTwo questions.' },
            { kind: 'decision', text: 'To the working group.' },
          ],
        },
      ],
    })
  })

  test.for([
    ['notes under no title', { items: [{ title: ' ', notes: 'Read.', decided: '' }] }],
    ['a line longer than a line may be', { others: 'x'.repeat(301) }],
    ['minutes in words', { minutes: 'two hours' }],
    ['the number of another meeting', { number: '2' }],
    ['a day to come', { date: '2027-03-13' }],
  ] satisfies [string, Partial<PastEntry>][])('does not hold with %s', ([, part]) => {
    expect(isPastSound({ ...entry, ...part }, known)).toBe(false)
  })

  test('says what is wrong with a number or a day', () => {
    const numbers = ['', '3', '2', '0', '10000', 'IV'].map((text) => numberProblem(text, known.taken))
    expect(numbers).toEqual([null, null, 'taken', 'wrong', 'wrong', 'wrong'])
    const days = ['2027-03-12', '2027-03-13', '2027-02-30', ''].map((day) => dateProblem(day, known.today))
    expect(days).toEqual([null, 'future', 'missing', 'missing'])
  })
})
