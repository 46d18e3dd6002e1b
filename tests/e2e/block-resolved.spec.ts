import { expect, test } from '@playwright/test'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(async () => {
  await story.end()
})

test('a block is resolved: its objection is answered, the text amended, and the next round reaches consensus', async () => {
  await story.here()
  await story.openAt(2)
  const chair = await story.officer('Secretary, Department of Budget and Management')
  await story.put(2, 'consensus')
  await story.go(chair, story.atItem(2, 'decision'))
  await nextStep(chair, 'Open round 1').click()
  await story.take(TWELVE_SEATS.slice(0, 11), 'agree')
  await story.take(TWELVE_SEATS.slice(11), 'block', 'No date, no support.')
  await nextStep(chair, 'Close round 1').click()
  await nextStep(chair, 'Write the answer').click()
  const answer = chair.getByRole('textbox', { name: /Answer to/ })
  await answer.fill('Milestone 5 now ends in June 2027.')
  // What was written survives a reload, sent or not.
  await chair.reload()
  await nextStep(chair, 'Write the answer').click()
  await expect(answer).toHaveValue('Milestone 5 now ends in June 2027.')
  await chair.getByRole('button', { name: 'Enter the answer' }).click()
  await chair.getByRole('tab', { name: 'Draft' }).click()
  await chair.getByRole('textbox', { name: 'When milestone 5 ends' }).fill('30 June 2027')
  await chair.keyboard.press('Tab')
  await expect(chair.getByText('Saved', { exact: true }).first()).toBeVisible()
  await chair.getByRole('tab', { name: 'Decision' }).click()
  await nextStep(chair, 'Freeze the amended text').click()
  const [blocker = ''] = TWELVE_SEATS.slice(11)
  await story.desk.run('objection.end', {
    ...story.ofDecision,
    round: 1,
    seat: story.seat(blocker).id,
    how: 'resolved',
  })
  await nextStep(chair, 'Open round 2').click()
  await story.take(TWELVE_SEATS, 'agree')
  await nextStep(chair, 'Close round 2').click()
  await expect(chair.getByRole('heading', { name: 'Adopted by consensus: 12 agree.' })).toBeVisible()
  await expect(chair.getByText('1 resolved').first()).toBeVisible()
  await chair.getByRole('button', { name: 'Write the reasoned response…' }).click()
  await chair.getByRole('textbox', { name: 'Reasoned response' }).fill('The date asked for is in milestone 5 now.')
  await chair.getByRole('button', { name: 'Publish the response' }).click()
  await expect(chair.getByText('The date asked for is in milestone 5 now.').first()).toBeVisible()
  await expect.poll(() => story.decision.responses).toHaveLength(1)
})
