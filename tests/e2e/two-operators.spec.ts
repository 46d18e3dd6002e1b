import { expect, test } from '@playwright/test'
import { nextStep, presenceOf, say, Story, TWELVE_SEATS, typeInto } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const TAKER = 'Minute-taker'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

test('two operators side by side: the chair leads, the minute-taker checks in and writes, and neither window jumps', async () => {
  await story.here(TWELVE_SEATS.slice(0, 11))
  const chair = await story.officer(CHAIR)
  const taker = await story.officer(TAKER)
  await story.go(chair, `#/meeting/${story.meeting.id}/check-in`)
  await story.go(taker, `#/meeting/${story.meeting.id}/check-in`)

  await test.step('the minute-taker checks in; the chair sees it at once and opens the meeting', async () => {
    await say(taker, 'Civil society 8', 'Here')
    await expect(presenceOf(chair, 'Civil society 8').getByRole('radio', { name: 'Here' })).toBeChecked()
    await expect(chair.getByRole('button', { name: '12 of 20 here, 11 needed' })).toBeVisible()
    await nextStep(chair, 'Open the meeting').click()
    await expect.poll(() => story.meeting.stage).toBe('open')
    await expect(taker.getByRole('heading', { name: 'Check-in' })).toBeVisible()
  })

  await test.step('the chair opens an item; the minute-taker’s window stays where it is', async () => {
    await story.go(taker, story.atItem(1, 'notes'))
    await typeInto(taker, taker.getByRole('textbox', { name: /^Notes/ }), 'The chair opened the meeting.')
    await chair.getByRole('button', { name: /^2\s*Tracking progress/ }).click()
    await chair.getByRole('button', { name: 'Open this item' }).or(nextStep(chair, 'Open item 2')).first().click()
    await expect.poll(() => story.meeting.currentItem).toBe(story.item(2).id)
    await expect(taker.getByText(/Item 2 is open now/)).toBeVisible()
    await expect(taker.getByRole('heading', { level: 1, name: /Opening and declarations/ })).toBeVisible()
    await expect(taker.getByRole('textbox', { name: /^Notes/ })).toBeFocused()
  })

  await test.step('both write in the same notes and see each other’s caret', async () => {
    await taker.getByRole('button', { name: /^2\s*Tracking progress/ }).click()
    await typeInto(taker, taker.getByRole('textbox', { name: /^Notes/ }), 'The agency presented. ')
    await chair.getByRole('tab', { name: 'Notes' }).click()
    const theirs = chair.getByRole('textbox', { name: /^Notes/ })
    await expect(theirs).toContainText('The agency presented.')
    await expect(chair.locator('.ui-caret-name', { hasText: TAKER })).toBeVisible()
    await typeInto(chair, theirs, 'Noted.')
    await expect(taker.getByRole('textbox', { name: /^Notes/ })).toContainText('The agency presented. Noted.')
    await expect(taker.locator('.ui-caret-name', { hasText: 'Budget and Management' })).toBeVisible()
  })

  await test.step('the chair puts the text to decision and opens a round; the minute-taker may not, and goes on writing', async () => {
    await chair.getByRole('tab', { name: 'Decision' }).click()
    await nextStep(chair, 'Put to decision').click()
    await nextStep(chair, 'Open round 1').click()
    await expect(nextStep(chair, 'Ask the next seat').or(nextStep(chair, 'Close round 1')).first()).toBeVisible()
    await expect(taker.getByRole('tab', { name: 'Notes' })).toHaveAttribute('aria-selected', 'true')
    await taker.getByRole('tab', { name: 'Decision' }).click()
    await expect(taker.getByText('Round 1', { exact: false }).first()).toBeVisible()
    for (const word of [/round/i, /Put to decision/, /ballot/i])
      await expect(taker.getByRole('button', { name: word })).toHaveCount(0)
    const refused = await story.forum.join(story.linkOf(TAKER))
    expect((await refused.refusal('round.close', story.ofDecision)).code).toBe('not_allowed')
    await refused.close()
  })

  await test.step('the minute-taker enters an action, which the chair sees', async () => {
    await taker.getByRole('tab', { name: 'Notes' }).click()
    await taker.getByRole('button', { name: 'New action' }).click()
    await expect(taker.getByRole('textbox', { name: 'What is to be done' })).toBeFocused()
    await taker.keyboard.type('Publish the list of data stores')
    await taker.getByRole('button', { name: 'Add the action' }).click()
    await expect(chair.getByRole('tab', { name: 'Decision' })).toHaveAttribute('aria-selected', 'true')
    await chair.getByRole('tab', { name: 'Notes' }).click()
    await expect(chair.getByText('Publish the list of data stores').first()).toBeVisible()
  })
})
