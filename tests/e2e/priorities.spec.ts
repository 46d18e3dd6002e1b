import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story } from '../support/story.ts'

const CO_CHAIR = 'CSO representative 1'
const GUESTS = ['CSO representative 2', 'CSO representative 3']
const THEMES = ['Access to health data', 'Open budgets', 'Water quality', 'School meals']

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

async function dots(page: Page, name: string, count: number): Promise<void> {
  for (let placed = 0; placed < count; placed += 1)
    await page.getByRole('button', { name: `One more for ${name}` }).click()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit your ballot' }).click()
  await expect(page.getByText('Your ballot is in.')).toBeVisible()
}

test('[ELE8] [ELE9] a meeting sets priorities with dots; the tie at the cut stays until a lot is drawn on the record', async () => {
  await story.here(['Civil society 1', 'Budget and Management', 'Economy and Development'])
  await story.openAt(2)
  const chair = await story.officer(CO_CHAIR)
  const [first, second] = [await story.guest(GUESTS[0] ?? ''), await story.guest(GUESTS[1] ?? '')]

  await story.go(chair, story.atItem(2, 'decision'))
  await chair.getByRole('button', { name: 'Set priorities…' }).click()
  const form = chair.getByRole('form', { name: 'Set priorities' })
  await form.getByLabel('What is to be chosen').fill('Themes of the next plan')
  await form.getByLabel('Who votes').selectOption({ label: 'every seat' })
  await form.getByLabel('How many are chosen').fill('2')
  await form.getByLabel('Dots for each voter').fill('4')
  await form.getByLabel('Themes, one a line').fill(THEMES.join('\n'))
  await checkScreen(chair, 'calling a vote on priorities', ['wide'])
  await form.getByRole('button', { name: 'Call the vote' }).click()
  await nextStep(chair, 'Open the ballot').click()

  await expect(first.getByRole('heading', { name: 'Place your dots' })).toBeVisible()
  await dots(first, 'Open budgets', 3)
  await dots(first, 'Water quality', 1)
  await expect(first.getByText('No dots left')).toBeVisible()
  await expect(first.getByRole('button', { name: 'One more for Water quality' })).toBeDisabled()
  await checkScreen(first, 'dots on a phone', ['narrow'])
  await submit(first)
  await dots(second, 'School meals', 1)
  await submit(second)
  await nextStep(chair, 'Close and count').click()

  const tied = /^Chosen: Open budgets\. Tied: .+\. One place is left for them\.$/
  await expect(chair.getByRole('heading', { name: tied })).toBeVisible()
  await expect(first.getByRole('heading', { name: tied })).toBeVisible()
  await expect(chair.getByRole('button', { name: 'Draw the lot' })).toBeDisabled()
  await second.getByLabel('Your word for the lot').fill('estuary')
  await second.getByRole('button', { name: 'Say it' }).click()
  await expect(chair.getByText('estuary')).toBeVisible()
  await checkScreen(chair, 'a tie at the cut', ['wide'])
  await chair.getByRole('button', { name: 'Draw the lot' }).click()
  await expect(
    second.getByRole('heading', { name: /^Chosen: Open budgets and (Water quality|School meals)\.$/ }),
  ).toBeVisible()
  await expect(chair.getByRole('table').first().getByText('chosen by lot')).toBeVisible()
})
