import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

let story: Story
let chair: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  await story.here()
  chair = await story.officer('Secretary, Department of Budget and Management')
})
test.afterEach(() => story.end())

interface Voting {
  readonly place: number
  readonly rule: string
  readonly yes: number
  readonly no: number
}

/** From the rule chosen to the ballot closed; who neither says yes nor no abstains. */
async function decide({ place, rule, yes, no }: Voting): Promise<void> {
  await story.openAt(place)
  await story.go(chair, story.atItem(place, 'decision'))
  await chair.getByRole('radio', { name: new RegExp(`^${rule}`) }).check()
  await nextStep(chair, 'Put to decision').click()
  await nextStep(chair, 'Open the ballot').click()
  await expect(chair.getByText('0 of 12 have voted')).toBeVisible()
  const [first = '', ...others] = TWELVE_SEATS
  // One is entered as it was said aloud; the others vote by devices that this story does not show.
  await chair.getByRole('button', { name: new RegExp(`^${first}`) }).click()
  await expect(
    chair.getByRole('group', { name: `Vote of ${first}` }).getByRole('button', { name: 'Yes' }),
  ).toBeFocused()
  await chair
    .getByRole('group', { name: `Vote of ${first}` })
    .getByRole('button', { name: 'Yes' })
    .click()
  await story.cast(others.slice(0, yes - 1), 'yes')
  await story.cast(others.slice(yes - 1, yes - 1 + no), 'no')
  await story.cast(others.slice(yes - 1 + no), 'abstain')
  await expect(chair.getByText('Every seat has voted')).toBeVisible()
  await expect(chair.getByText('Votes show once the ballot is closed')).toBeVisible()
  await nextStep(chair, 'Close the ballot').click()
}

test('a majority of those attending decides, from ballot to outcome: adopted, then not adopted', async () => {
  const rule = 'Majority of those attending'
  await decide({ place: 2, rule, yes: 7, no: 5 })
  await expect(chair.getByRole('heading', { name: 'Adopted by 7 of 12 seats here; 7 needed.' })).toBeVisible()
  await expect(chair.getByText('12 × 1 ÷ 2 = 6, so 7 is the first number above it')).toBeVisible()
  await chair.getByRole('button', { name: 'How each seat voted' }).click()
  await expect(
    chair
      .getByRole('cell', { name: 'No', exact: true })
      .or(chair.getByText('No', { exact: true }))
      .first(),
  ).toBeVisible()

  await decide({ place: 3, rule, yes: 6, no: 6 })
  await expect(chair.getByRole('heading', { name: 'Not adopted: 6 yes of 12 seats here; 7 needed.' })).toBeVisible()
  await expect(chair.getByRole('button', { name: 'Put this text to decision again' })).toBeVisible()
})

test('two thirds of the votes cast decide, from ballot to outcome: adopted, then not adopted', async () => {
  const rule = 'Two thirds of the votes cast'
  await decide({ place: 2, rule, yes: 8, no: 4 })
  await expect(chair.getByRole('heading', { name: 'Adopted by 8 of 12 votes cast; 8 needed.' })).toBeVisible()
  await expect(chair.getByText('12 × 2 ÷ 3 = 8')).toBeVisible()
  await chair.getByRole('button', { name: 'Check this outcome' }).click()
  await expect(chair.getByText('Counted again in this window: the same outcome.')).toBeVisible()

  await decide({ place: 3, rule, yes: 7, no: 4 })
  await expect(chair.getByRole('heading', { name: 'Not adopted: 7 yes of 11 votes cast; 8 needed.' })).toBeVisible()
  await expect(chair.getByText(/11 × 2 ÷ 3 = 7\.33.*, rounded up to 8/)).toBeVisible()
})
