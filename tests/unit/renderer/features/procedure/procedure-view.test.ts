import { beforeAll, expect, test } from 'vitest'
import { deadlineLines, leftWords } from '../../../../../renderer/features/procedure/procedure-view.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'
import type { Procedure } from '../../../../../shared/domain/procedure.ts'

const UNTIL = '2027-03-28T09:00:00.000Z'
const procedure = {
  terms: { way: 'silence', days: 1 },
  posted: null,
  until: { local: '2027-03-28T12:00', zone: 'Europe/Tallinn', instant: UNTIL },
} as unknown as Procedure
const words = { t: textsOf('procedure').t, format: formatsOf('en', () => Date.parse(UNTIL)) }

beforeAll(() => startTexts('en'))

test.for([
  [-1, 'The deadline has passed'],
  [0, 'Less than a minute left'],
  [59_999, 'Less than a minute left'],
  [119_999, '1 minute left'],
  [2 * 3_600_000 - 1, '119 minutes left'],
  [2 * 86_400_000 - 1, '47 hours left'],
  [3 * 86_400_000 - 1, '2 days left'],
] as const)('%i ms before the deadline it never says more than is left: %s', ([leftMs, said]) => {
  expect(leftWords(words, procedure, Date.parse(UNTIL) - leftMs)).toBe(said)
})

test('the deadline is told in its own zone, and in those of forum and reader where their clocks differ', () => {
  const own = 'Until Sunday 28 March, 12:00 (Europe/Tallinn)'
  expect(deadlineLines(words, procedure, 'Europe/Tallinn', 'Europe/Helsinki')).toEqual([own])
  expect(deadlineLines(words, procedure, 'Europe/Tallinn', 'Asia/Manila')).toEqual([
    own,
    'For you: Sunday 28 March, 17:00 (Asia/Manila)',
  ])
  expect(deadlineLines(words, procedure, 'UTC', 'Asia/Manila')).toEqual([
    own,
    'For the forum: Sunday 28 March, 09:00 (UTC)',
    'For you: Sunday 28 March, 17:00 (Asia/Manila)',
  ])
})
