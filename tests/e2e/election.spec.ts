import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story } from '../support/story.ts'

const CO_CHAIR = 'CSO representative 1'
const GUESTS = ['CSO representative 2', 'CSO representative 3', 'CSO representative 4']
const NAMES = ['Harbour Watch', 'Open Budget Circle', 'River Communities', 'Youth Assembly']

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(() => story.end())

async function vote(page: Page, ...names: readonly string[]): Promise<void> {
  const ballot = page.getByRole('group', { name: 'Candidates, in your order' })
  for (const name of names) await ballot.getByRole('button', { name }).click()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit your ballot' }).click()
  await expect(page.getByText('Your ballot is in.')).toBeVisible()
}

test('[ELE2] [ELE4] [ELE6] civil society elects two of its members by STV, with a tie that the lot decides', async () => {
  await story.here(['Civil society 1', 'Budget and Management', 'Economy and Development'])
  await story.openAt(2)
  const chair = await story.officer(CO_CHAIR)
  const guests: Page[] = []
  for (const name of GUESTS) guests.push(await story.guest(name))
  const [first, second, third] = guests
  if (!first || !second || !third) throw new Error('three guests')

  // The co-chair of civil society calls it, without the government side.
  await story.go(chair, story.atItem(2, 'decision'))
  await chair.getByRole('button', { name: 'Call an election…' }).click()
  const form = chair.getByRole('form', { name: 'Call an election' })
  await form.getByLabel('What is elected').fill('Two members of the steering group')
  await form.getByLabel('Who elects').selectOption({ label: 'civil society' })
  await form.getByLabel('Places', { exact: true }).fill('2')
  await form.getByLabel('Candidates, one a line').fill(NAMES.join('\n'))
  await form.getByRole('button', { name: 'Call the election' }).click()
  await expect(chair.getByText(/^Bound to: [0-9a-f]{8} /)).toBeVisible()
  await nextStep(chair, 'Open the ballot').click()
  await expect(chair.getByRole('heading', { name: '0 of 4 electors have voted' })).toBeVisible()
  await expect(chair.getByText('There is no coercion resistance')).toBeVisible()

  // It comes over whatever the guests looked at.
  await vote(first, 'Harbour Watch', 'Youth Assembly')
  await expect(first.getByText('2nd choice')).toBeVisible()
  await checkScreen(first, 'a ballot on a phone', ['narrow'])
  await submit(first)
  await vote(second, 'River Communities')
  await submit(second)
  // One changes their mind, on the same device.
  await second.getByRole('button', { name: 'Change your ballot' }).click()
  await second.getByRole('button', { name: 'Start over' }).click()
  await vote(second, 'Open Budget Circle')
  await second.getByRole('button', { name: 'Submit the changed ballot' }).click()
  await expect(second.getByText('Your ballot is in.')).toBeVisible()
  await vote(third, 'River Communities')
  await submit(third)
  await expect(chair.getByRole('heading', { name: '3 of 4 electors have voted' })).toBeVisible()
  await vote(chair, 'Harbour Watch')
  await submit(chair)

  // Nobody has said a word yet, so there would be no lot.
  await expect(nextStep(chair, 'Close and count')).toBeDisabled()
  await expect(chair.getByText('Somebody has to say a word for the lot first').first()).toBeVisible()
  await third.getByLabel('Your word for the lot').fill('estuary')
  await third.getByRole('button', { name: 'Say it' }).click()
  await expect(chair.getByText('estuary')).toBeVisible()
  await checkScreen(chair, 'an open election')
  await nextStep(chair, 'Close and count').click()

  // One has the quota; the other two were equal, and the lot put one before the other.
  const result = /^Elected: Harbour Watch and (Open Budget Circle|River Communities)\.$/
  await expect(chair.getByRole('heading', { name: result })).toBeVisible()
  await expect(first.getByRole('heading', { name: result })).toBeVisible()
  await chair.getByRole('button', { name: 'How it was counted' }).click()
  const tie = chair.getByText(/^Tie: the lot put (Open Budget Circle|River Communities) before/)
  await expect(tie).toBeVisible()
  const heading = (await chair.getByRole('heading', { name: result }).textContent()) ?? ''
  const winner = result.exec(heading)?.[1] ?? ''
  await expect(tie).toHaveText(new RegExp(`^Tie: the lot put ${winner} before`))
  await expect(chair.getByRole('table', { name: 'Rounds' }).getByText('by lot').first()).toBeVisible()
  await checkScreen(chair, 'a count', ['wide'])

  // What each cast is nowhere: neither with their seat in the record, nor left in the file.
  const closed = Object.values(story.forum.state.elections)[0]?.closed
  expect(closed?.ballots.map(([count]) => count).sort()).toEqual([1, 1, 1, 1])
  const keys = await Promise.all(
    [...guests, chair].map((page) =>
      page.evaluate((): string => {
        const name = Object.keys(sessionStorage).find((one) => one.startsWith('plenary.ballot'))
        return name === undefined ? '' : (sessionStorage.getItem(name) ?? '')
      }),
    ),
  )
  const file = readFileSync(story.forum.file).toString('latin1')
  for (const key of keys) {
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(file).not.toContain(key)
  }
})
