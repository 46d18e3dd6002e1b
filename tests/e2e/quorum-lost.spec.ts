import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const CO_CHAIR = 'CSO representative 1'
const GUEST = 'CSO representative 2'
const SEAT = 'Civil society 2'
/** With the guest's seat, just as many as the quorum asks. */
const TEN_SEATS = TWELVE_SEATS.slice(0, 10)

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

/** Whoever leads opens the ballot by the step bar. */
async function openBallot(page: Page): Promise<void> {
  await story.openAt(2)
  await story.go(page, story.atItem(2, 'decision'))
  await page.getByRole('radio', { name: /^Majority of those attending/ }).check()
  await nextStep(page, 'Put to decision').click()
  await nextStep(page, 'Open the ballot').click()
}

test('[DEC13] the quorum is lost mid-ballot and regained: nothing is taken or closed meanwhile, and no vote is lost', async () => {
  await story.here(TEN_SEATS)
  const chair = await story.officer(CHAIR)
  const guest = await story.guest(GUEST)
  await openBallot(chair)
  await story.cast(TEN_SEATS.slice(0, 6), 'yes')
  await guest.getByRole('button', { name: 'No', exact: true }).click()
  await expect(guest.getByText('recorded')).toBeVisible()
  await test.step('the guest keeps the receipt of the vote', async () => {
    await guest.getByRole('button', { name: /^Counted as entry \d+-[0-9a-f]{4}…$/ }).click()
    await expect(guest.getByText(/^Receipt: \d+-[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}\./)).toBeVisible()
  })

  await test.step('the guest leaves: every window says that the quorum is lost, and what that means', async () => {
    await story.note(story.titular(SEAT), 'away')
    for (const page of [chair, guest]) {
      await expect(page.getByText(/^The quorum was lost at .*: 10 present, 11 needed\. Nothing is taken/)).toBeVisible()
    }
    await expect(chair.getByText('7 of 11 have voted')).toBeVisible()
    const close = nextStep(chair, 'Close the ballot')
    await expect(close).toHaveAttribute('aria-disabled', 'true')
    await expect(close).toHaveAccessibleDescription('Waiting for the quorum: 1 more seat')
    await close.click({ force: true })
    await chair.getByRole('button', { name: /^Civil society 6/ }).click()
    const entry = chair.getByRole('group', { name: 'Vote of Civil society 6' })
    await expect(entry.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-disabled', 'true')
    await entry.getByRole('button', { name: 'Cancel' }).click()
    expect(story.decision.stage).toBe('ballot')
    await checkScreen(chair, 'a ballot that waits for its quorum')
    await checkScreen(guest, 'a guest’s vote that waits for the quorum', ['narrow'])
  })

  await test.step('back again: the ballot goes on with what was cast', async () => {
    await story.note(story.titular(SEAT), 'remote')
    for (const page of [chair, guest]) await expect(page.getByText(/^The quorum was lost/)).toBeHidden()
    await expect(guest.getByRole('button', { name: /^No.*recorded/ })).toBeVisible()
    await story.cast(TEN_SEATS.slice(6), 'no')
    await nextStep(chair, 'Close the ballot').click()
    await expect(chair.getByRole('heading', { name: 'Adopted by 6 of 11 seats here; 6 needed.' })).toBeVisible()
  })
})

test('[DEC14] a ballot whose quorum does not come back is annulled with its reason, and its votes are never shown', async () => {
  await story.here(TEN_SEATS)
  const chair = await story.officer(CHAIR)
  const guest = await story.guest(GUEST)
  await openBallot(chair)
  await story.cast(TEN_SEATS.slice(0, 6), 'yes')
  await story.note(story.titular(SEAT), 'away')
  await nextStep(chair, 'Annul this ballot…').click()
  await expect(chair.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await chair.getByRole('button', { name: 'Annul this ballot', exact: true }).click()
  await expect(chair.getByText('Say why it is annulled.')).toBeVisible()
  await chair.getByRole('textbox', { name: 'Reason' }).fill('The quorum will not come back today.')
  await chair.getByRole('button', { name: 'Annul this ballot', exact: true }).click()
  for (const page of [chair, guest]) {
    await expect(page.getByText(/^Ballot annulled at .*, with this reason:$/)).toBeVisible()
    await expect(page.getByText('“The quorum will not come back today.”')).toBeVisible()
  }
  await expect(nextStep(chair, 'Open the ballot')).toHaveAttribute('aria-disabled', 'true')

  await story.go(chair, `#/forum/decisions/${story.decision.id}`)
  await expect(chair.getByText('Ballot annulled.')).toBeVisible()
  await expect(chair.getByText('Yes', { exact: true })).toHaveCount(0)
})

test('the co-chair enters a vote for a member without a device: the decision’s page says who entered it', async () => {
  await story.here(TEN_SEATS)
  const guest = await story.guest(GUEST)
  await story.openAt(2)
  await story.put(2, 'majority-attending')
  const coChair = await story.officer(CO_CHAIR)
  await story.go(coChair, story.atItem(2, 'decision'))
  await nextStep(coChair, 'Open the ballot').click()
  await guest.getByRole('button', { name: 'Yes' }).click()
  await expect(coChair.getByText('Press a seat to enter the vote of a member without a device.')).toBeVisible()
  for (const seat of TEN_SEATS) {
    await coChair.getByRole('button', { name: new RegExp(`^${seat}(?! and)`) }).click()
    const entry = coChair.getByRole('group', { name: `Vote of ${seat}` })
    await expect(entry.getByText('The record says who entered it.')).toBeVisible()
    await entry.getByRole('button', { name: 'Yes' }).click()
    await expect(entry).toBeHidden()
  }
  await nextStep(coChair, 'Close the ballot').click()
  await expect(coChair.getByRole('heading', { name: 'Adopted by 11 of 11 seats here; 6 needed.' })).toBeVisible()

  await story.go(coChair, `#/forum/decisions/${story.decision.id}`)
  const who = coChair.locator('.decision-who__line')
  await expect(who.filter({ hasText: 'Civil society 4' })).toContainText('entered by the co-chair')
  await expect(who.filter({ hasText: /Civil society 1(?!0)/ })).not.toContainText('entered by')
  await expect(who.filter({ hasText: SEAT })).not.toContainText('entered by')
})
