import { expect, test } from '@playwright/test'
import fallingGrades from '../../resources/rules/falling-grades.json' with { type: 'json' }
import { adoptedRule } from '../../shared/domain/forum.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(async () => {
  await story.end()
})

test('consensus fails, two thirds fail, a joint group reports, and a majority decides at the lowest grade', async () => {
  const { version: _, ...rules } = story.forum.state.forum?.rules ?? { version: 0, quorum: null, rules: [], usual: '' }
  await story.desk.run('rules.adopt', { ...rules, rules: [...rules.rules, adoptedRule.parse(fallingGrades)] })
  await story.here()
  await story.openAt(2)
  const guest = await story.guest('CSO representative 2')
  const chair = await story.officer('Secretary, Department of Budget and Management')
  await story.put(2, 'falling-grades')
  await story.go(chair, story.atItem(2, 'decision'))
  await nextStep(chair, 'Open round 1').click()
  await expect(guest.getByRole('button', { name: 'Stand aside' })).toBeVisible()
  await story.take([...TWELVE_SEATS.slice(1), 'Civil society 2'], 'agree')
  await story.take(TWELVE_SEATS.slice(0, 1), 'block', 'It has no money.')
  await nextStep(chair, 'Close round 1').click()

  await expect(chair.getByText('Next grade: Modified consensus').first()).toBeVisible()
  await nextStep(chair, 'Open the ballot').click()
  await expect(guest.getByText('Grade: Modified consensus')).toBeVisible()
  await story.cast(TWELVE_SEATS.slice(0, 7), 'yes')
  await story.cast([...TWELVE_SEATS.slice(7), 'Civil society 2'], 'no')
  await nextStep(chair, 'Close the ballot').click()
  await expect(chair.getByText('Joint group is awaited')).toBeVisible()
  await chair.getByRole('textbox', { name: 'What the joint group recommends' }).fill('Take out the second milestone.')
  await chair.getByRole('button', { name: 'Enter the recommendation' }).click()
  await expect(guest.getByText('Take out the second milestone.')).toBeVisible()

  await nextStep(chair, 'Open the ballot').click()
  await story.cast(TWELVE_SEATS.slice(0, 7), 'yes')
  await story.cast([...TWELVE_SEATS.slice(7), 'Civil society 2'], 'no')
  await nextStep(chair, 'Close the ballot').click()
  const outcome = 'Adopted by 7 of 13 votes cast; 7 needed. Grade: Simple majority, the lowest of this rule.'
  await expect(chair.getByRole('heading', { name: outcome })).toBeVisible()
  await expect(guest.getByRole('heading', { name: outcome })).toBeVisible()
  await expect(chair.getByText('Not adopted: 7 yes of 13 votes cast; 9 needed.').first()).toBeVisible()
})
