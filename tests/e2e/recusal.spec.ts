import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const GUEST = 'CSO representative 4'
const SEAT = 'Civil society 4'
/** With the guest's they are eleven of the twenty seats: just what the quorum needs. */
const TEN_SEATS = TWELVE_SEATS.filter((seat) => seat !== SEAT && seat !== 'Government sector 2')
const DETAIL = 'A relative of mine directs the firm that would be paid for it.'

let story: Story
let chair: Page
let guest: Page
let neighbour: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  await story.here(TEN_SEATS)
  chair = await story.officer(CHAIR)
  guest = await story.guest(GUEST)
  neighbour = await story.join('CSO representative 6')
  await story.openAt(2)
  await story.put(2, 'majority-attending')
  await story.go(chair, story.atItem(2, 'decision'))
})
test.afterEach(() => story.end())

test('a recusal breaks the quorum: the ballot is void, everybody sees why, and it goes on once they are called back', async () => {
  await nextStep(chair, 'Open the ballot').click()
  await story.cast(TEN_SEATS.slice(0, 3), 'yes')
  await expect(guest.getByRole('button', { name: 'Yes' })).toBeVisible()

  // What it does is told before it is said.
  await story.go(guest, '#/guest/now')
  await guest.getByRole('button', { name: 'Declare an interest…' }).click()
  await guest.getByRole('textbox', { name: 'What it is about' }).fill(DETAIL)
  await expect(guest.getByRole('checkbox', { name: 'I stand out of this item' })).toBeChecked()
  await expect(
    guest.getByText(
      'Civil society 4 stands out. This breaks the quorum: 10 of 20 seats present, 11 needed. ' +
        'The open ballot is void and does not open again. Defer the item, or go on without deciding.',
    ),
  ).toBeVisible()
  expect(story.decision.stage).toBe('ballot')
  await guest.getByRole('button', { name: 'Declare and stand out' }).click()

  await expect(guest.getByText('You stand out of this item')).toBeVisible()
  await story.go(guest, '#/guest/vote')
  await expect(guest.getByRole('button', { name: 'Yes' })).toHaveCount(0)
  await story.go(guest, '#/guest/draft')
  await expect(
    guest.getByText('You stand out of an item on this text, so you read along and do not write.'),
  ).toBeVisible()
  for (const page of [chair, neighbour]) await expect(page.getByText(`${SEAT} stands out of this item`)).toBeVisible()
  await expect(chair.getByText(new RegExp(`Ballot annulled at .*: ${SEAT} stood out`))).toBeVisible()
  await expect(chair.getByText('10 of 20 here, 11 needed')).toBeVisible()
  await expect(nextStep(chair, 'Open the ballot')).toHaveAttribute('aria-disabled', 'true')
  expect(story.decision).toMatchObject({ stage: 'put', ballot: null, annulledQuestions: [{ why: 'recusal' }] })

  await story.go(chair, '#/forum/members')
  await expect(chair.getByText('What it is about is kept by the secretariat.')).toBeVisible()
  for (const page of [chair, neighbour, guest]) await expect(page.getByText(DETAIL)).toHaveCount(0)

  await story.go(chair, story.atItem(2, 'decision'))
  await chair.getByRole('button', { name: `Call back ${SEAT}` }).click()
  await expect(chair.getByText(`${SEAT} stands out of this item`)).toHaveCount(0)
  await nextStep(chair, 'Open the ballot').click()
  await guest.getByRole('button', { name: 'No', exact: true }).click()
  await expect(guest.getByText('recorded')).toBeVisible()
  await story.cast(TEN_SEATS, 'yes')
  await nextStep(chair, 'Close the ballot').click()
  await expect(chair.getByRole('heading', { name: 'Adopted by 10 of 11 seats here; 6 needed.' })).toBeVisible()
  await story.go(chair, story.atItem(2, 'notes'))
  await expect(chair.getByText(`${SEAT} stands out of this item, having declared an interest.`)).toBeVisible()
  await expect(chair.getByText(`${SEAT} came back.`)).toBeVisible()
})
