import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { MovedClock } from '../support/procedure-forum.ts'
import { NARROW, Story } from '../support/story.ts'

const CO_CHAIR = 'CSO representative 1'
const MEMBER = 'CSO representative 4'
const DAY_MS = 86_400_000

let story: Story
let clock: MovedClock

test.beforeEach(async ({ browser }) => {
  clock = new MovedClock(new Date().toISOString())
  story = await Story.begin(browser, clock)
})
test.afterEach(() => story.end())

async function enter(page: Page, name: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Enter a candidacy' })
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByRole('button', { name: `Check: ${name}` })).toBeVisible()
}

async function check(page: Page, name: string, found: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `Check: ${name}` }).click()
  await page.getByLabel('What was found').fill(reason)
  await page.getByRole('button', { name: found, exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'What was found' })).toBeHidden()
  await expect(page.getByText(reason)).toBeVisible()
}

test('[SEL2] [SEL4] [SEL5] civil society fills a seat of its own: call, check, candidates published, ballot on a phone, count', async () => {
  const chair = await story.officer(CO_CHAIR)
  await story.go(chair, '#/forum/members')
  await chair.getByRole('button', { name: 'Call for seats…' }).click()
  const form = chair.getByRole('form', { name: 'Call for seats' })
  await form.getByLabel('What it is for').fill('One seat of civil society')
  await form.getByLabel('The call').fill('Who works with open data may stand.')
  await form.getByLabel('Candidacies until').fill(story.dayFrom(clock.now() + DAY_MS))
  await form.getByRole('button', { name: 'Publish the call' }).click()
  await expect(chair.getByRole('heading', { level: 1, name: 'One seat of civil society' })).toBeVisible()
  await enter(chair, 'Harbour Watch')
  await enter(chair, 'River Communities')
  await enter(chair, 'Port Authority')
  await check(chair, 'Harbour Watch', 'Eligible', 'Publishes harbour data.')
  await check(chair, 'River Communities', 'Eligible', 'Works with river data.')
  await check(chair, 'Port Authority', 'Not eligible', 'Is an office of the government.')
  await expect(chair.getByRole('button', { name: 'Publish candidates and electors' })).toBeDisabled()
  await checkScreen(chair, 'a call for seats', ['wide'])
  clock.set(Object.values(story.forum.state.selections)[0]?.deadline.instant ?? '', 1000)
  await chair.reload()
  await chair.getByRole('button', { name: 'Publish candidates and electors' }).click()
  await chair.getByRole('button', { name: 'Open the ballot' }).click()

  const member = await story.join(MEMBER, { viewport: NARROW })
  await member.getByRole('link', { name: 'SEL-001' }).click()
  await member.getByRole('button', { name: 'River Communities' }).click()
  await checkScreen(member, 'the ballot of a selection on a phone', ['narrow'])
  await member.getByRole('button', { name: 'Submit your ballot' }).click()
  await expect(member.getByText('Your ballot is in.')).toBeVisible()
  await member.getByLabel('Your word for the lot').fill('estuary')
  await member.getByRole('button', { name: 'Say it' }).click()
  await chair.getByRole('button', { name: 'Close and count' }).click()
  for (const page of [chair, member]) await expect(page.getByText('Chosen: River Communities.')).toBeVisible()
  await checkScreen(chair, 'a selection that is done')
})
