import { expect, test } from '@playwright/test'
import { nextStep, Story } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(async () => {
  await story.end()
})

test('a secret ballot is taken on the members’ own devices, and nobody is told who cast what', async () => {
  await story.here()
  await story.openAt(2)
  const guest = await story.guest('CSO representative 2')
  const chair = await story.officer(CHAIR)
  await story.put(2, 'majority-attending')
  await story.go(chair, story.atItem(2, 'decision'))
  await chair.getByRole('radio', { name: 'Secret' }).click({ force: true })
  await nextStep(chair, 'Open the ballot').click()
  await expect(chair.getByText('cannot link a ballot to a voter', { exact: false })).toBeVisible()

  await guest.getByRole('button', { name: 'No', exact: true }).click()
  await expect(guest.getByText('Your vote is in.')).toBeVisible()
  await guest.reload()
  await guest.getByRole('button', { name: 'Yes', exact: true }).click()
  await expect(guest.getByText('Your new vote is in.')).toBeVisible()
  await expect(chair.getByText('1 of 13 have voted').first()).toBeVisible()
  await nextStep(chair, 'Close the ballot').click()

  const outcome = 'Not adopted: 1 yes of 13 seats here; 7 needed.'
  await expect(chair.getByRole('heading', { name: outcome })).toBeVisible()
  await expect(guest.getByRole('heading', { name: outcome })).toBeVisible()
  await chair.getByRole('button', { name: 'Who took part' }).click()
  await expect(chair.getByText('Took part', { exact: true })).toHaveCount(1)
  expect(story.decision.ballot).toMatchObject({ cast: {}, counted: { counts: { yes: 1, no: 0 } } })
})
