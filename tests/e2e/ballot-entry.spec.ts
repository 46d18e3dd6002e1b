import { expect, test } from '@playwright/test'
import type { AdoptedRule } from '../../shared/domain/forum.ts'
import { NARROW, nextStep, Story, TWELVE_SEATS, WIDE } from '../support/story.ts'

/** Where a blank is a vote cast. */
const BLANKS: AdoptedRule = {
  id: 'blanks',
  title: 'Majority of every ballot, blank ones too',
  source: 'Terms of reference, 4',
  kind: 'vote',
  rule: {
    base: 'cast',
    fraction: [1, 2],
    comparison: 'more_than',
    blank: 'cast',
    invalid: 'excluded',
    recusedInBase: false,
    sectors: null,
    castingVote: null,
    quorum: null,
  },
}

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

test('who has voted on their own device is not overwritten by a slip; a blank may be given where the rule counts it; a form stays open in another layout', async () => {
  const { forum } = story.forum.state
  if (!forum?.rules) throw new Error('the sample has rules')
  const { version: _, decision: __, ...rules } = forum.rules
  await story.desk.run('rules.adopt', { ...rules, rules: [...rules.rules, BLANKS] })
  const others = TWELVE_SEATS.filter((label) => label !== 'Civil society 4')
  await story.here(others)
  await story.openAt(2)
  const guest = await story.guest('CSO representative 4')
  const chair = await story.officer('Secretary, Department of Budget and Management')
  await story.go(chair, story.atItem(2, 'decision'))
  await story.put(2, BLANKS.id)
  await nextStep(chair, 'Open the ballot').click()
  await guest.getByRole('button', { name: 'Blank' }).click()
  await expect(guest.getByRole('button', { name: 'Blank recorded' })).toBeVisible()

  await chair.getByRole('button', { name: /^Civil society 4/ }).click()
  const vote = chair.getByRole('group', { name: 'Vote of Civil society 4' })
  await expect(vote.getByText('Civil society 4 has voted from their own device.')).toBeVisible()
  await expect(vote.getByRole('button', { name: 'Yes' })).toBeHidden()
  const replace = vote.getByRole('button', { name: 'Replace their vote…' })
  await expect(replace).toBeFocused()
  await replace.click()
  await expect(vote.getByRole('button', { name: 'Yes' })).toBeFocused()
  await vote.getByRole('button', { name: 'Cancel' }).click()
  await chair.getByRole('button', { name: /^Civil society 5/ }).click()
  const fifth = chair.getByRole('group', { name: 'Vote of Civil society 5' })
  await expect(fifth.getByRole('button', { name: 'Blank' })).toBeInViewport()
  await fifth.getByRole('button', { name: 'Blank' }).click()
  await expect(chair.getByRole('tabpanel').getByText('2 of 12 have voted')).toBeVisible()
  await story.cast(others.filter((label) => label !== 'Civil society 5').slice(0, 6), 'yes')
  await nextStep(chair, 'Close the ballot').click()
  await expect(chair.getByRole('row', { name: /^Blank 2/ })).toBeVisible()

  await chair.getByRole('button', { name: 'Write the reasoned response…' }).click()
  const field = chair.getByRole('textbox', { name: 'Reasoned response' })
  await expect(field).toBeFocused()
  await expect(chair.getByRole('button', { name: 'Publish the response' })).toBeInViewport({ ratio: 0.9 })
  await field.fill('Two asked for a date')
  await chair.setViewportSize(NARROW)
  await expect(field).toHaveValue('Two asked for a date')
  await expect(field).toBeFocused()
  await chair.setViewportSize(WIDE)
  await expect(field).toHaveValue('Two asked for a date')
  await field.fill('Two asked for a date: it is 1 March.')
  await chair.getByRole('button', { name: 'Publish the response' }).click()
  await expect(guest.getByText('Two asked for a date: it is 1 March.')).toBeVisible()
})
