import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { presenceOf, say, Story, TWELVE_SEATS } from '../support/story.ts'

let story: Story
let chair: Page
let taker: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  await story.here()
  chair = await story.officer('Secretary, Department of Budget and Management')
  taker = await story.officer('Minute-taker')
  for (const page of [chair, taker]) await story.go(page, `#/meeting/${story.meeting.id}/check-in`)
})
test.afterEach(() => story.end())

async function bothCount(here: number): Promise<void> {
  for (const page of [chair, taker])
    await expect(page.getByRole('button', { name: `${String(here)} of 20 here, 11 needed` })).toBeVisible()
}

test('a wrong click is corrected: the new entry names the old one, and both windows count right', async () => {
  await bothCount(12)
  await say(taker, 'Civil society 2', 'Here')
  await bothCount(13)
  const wrong = story.meeting.presence[story.titular('Civil society 2')]?.at(-1)

  await taker.getByRole('button', { name: /all entries: Civil society 2,/ }).click()
  await taker.getByRole('button', { name: /^Correct the last entry: Civil society 2,/ }).click()
  const correction = taker.getByRole('group', { name: /^Correct the last entry: Civil society 2,/ })
  await expect(correction.getByRole('button', { name: 'Remote' })).toBeFocused()
  await correction.getByRole('button', { name: 'Nothing noted' }).click()

  await bothCount(12)
  await expect(taker.getByText(/Put right: nothing noted, in place of the entry of \d\d:\d\d:\d\d/)).toBeVisible()
  await chair.getByRole('button', { name: /all entries: Civil society 2,/ }).click()
  await expect(chair.getByText(/Put right: nothing noted, in place of the entry of/)).toBeVisible()
  await expect(presenceOf(chair, 'Civil society 2').getByRole('radio', { checked: true })).toHaveCount(0)
  const entries = story.meeting.presence[story.titular('Civil society 2')] ?? []
  expect(entries.map(({ mode, corrects }) => ({ mode, corrects }))).toEqual([
    { mode: 'room', corrects: null },
    { mode: null, corrects: wrong?.seq },
  ])
})

test('an alternate takes over when the titular leaves; the seat counts once', async () => {
  const seat = TWELVE_SEATS[1] ?? ''
  await taker.getByRole('button', { name: new RegExp(`^alternate instead: .* for ${seat}$`) }).click()
  await say(taker, seat, 'Here')
  await expect(taker.getByText('Here, but the titular sits for the seat.')).toBeVisible()
  await bothCount(12)
  await story.note(story.titular(seat), 'away')
  await bothCount(12)
  await expect(chair.getByText(/^Undersecretary, National Economic.*, alternate for the titular/)).toBeVisible()
})

test('somebody unannounced is added with one field and one button, and counts in no quorum', async () => {
  const field = taker.getByRole('textbox', { name: 'Somebody unannounced' })
  await field.fill('Visitor from the audit office')
  await taker.getByRole('button', { name: 'Add as here' }).click()
  for (const page of [chair, taker])
    await expect(
      page.getByRole('group', { name: 'Presence: Visitor from the audit office' }).getByRole('radio', { name: 'Here' }),
    ).toBeChecked()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await bothCount(12)
})
