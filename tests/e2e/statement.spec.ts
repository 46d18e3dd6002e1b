import { expect, test } from '@playwright/test'
import { NARROW, Story } from '../support/story.ts'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

test('[ETH4] [ETH5] the seven principles are adopted, a member signs on a phone, and a changed statement asks for them anew', async () => {
  const chair = await story.officer('Secretary, Department of Budget and Management')
  await story.go(chair, '#/forum/ethics')
  await chair.getByRole('button', { name: 'Write the statement…' }).click()
  await expect(chair.getByRole('textbox', { name: 'Principle 7' })).toHaveValue('Leadership')
  await chair.getByRole('button', { name: 'Adopt this statement' }).click()
  await expect(chair.getByRole('heading', { name: 'Selflessness' })).toBeVisible()

  const guest = await story.join('CSO representative 4', { viewport: NARROW })
  await expect(guest.getByText('awaits your signature')).toBeVisible()
  await guest.getByRole('button', { name: 'Ethics statement' }).click()
  await guest.getByRole('button', { name: 'Sign version 1' }).click()
  await expect(guest.getByText('You signed version 1 on')).toBeVisible()
  await expect(guest.getByText('awaits your signature')).toHaveCount(0)
  await expect(chair.getByText(/^1 of \d+ signed version 1$/)).toBeVisible()

  await chair.getByRole('button', { name: 'Change the statement…' }).click()
  await chair.getByRole('button', { name: 'Remove Leadership' }).click()
  await chair.getByRole('button', { name: 'Adopt this statement' }).click()
  await expect(chair.getByText('Gone: Leadership')).toBeVisible()
  await expect(chair.getByText(/^0 of \d+ signed version 2$/)).toBeVisible()
  await expect(guest.getByText('The statement has changed since: version 2 asks for your signature.')).toBeVisible()
})
