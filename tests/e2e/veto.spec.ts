import { expect, test } from '@playwright/test'
import equalVeto from '../../resources/rules/equal-veto.json' with { type: 'json' }
import { adoptedRule } from '../../shared/domain/forum.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const CIVIL = TWELVE_SEATS.filter((seat) => seat.startsWith('Civil society'))
const REASON = 'The text names no date, and our members asked for one.'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
})
test.afterEach(async () => {
  await story.end()
})

test('a sector vetoes, with its published reason, what the majority would have carried', async () => {
  const { version: _, ...rules } = story.forum.state.forum?.rules ?? { version: 0, quorum: null, rules: [], usual: '' }
  await story.desk.run('rules.adopt', { ...rules, rules: [...rules.rules, adoptedRule.parse(equalVeto)] })
  await story.here()
  await story.openAt(2)
  const guest = await story.guest('CSO representative 2')
  const page = await story.officer('Head of the secretariat')
  const chair = await story.officer('Secretary, Department of Budget and Management')
  await story.put(2, 'equal-veto')
  await story.desk.run('ballot.open', story.ofDecision)
  await story.cast(TWELVE_SEATS.slice(0, 8), 'yes')
  await story.cast(TWELVE_SEATS.slice(8), 'no')
  await chair.goto(chair.url())
  await story.go(chair, story.atItem(2, 'decision'))
  await story.go(page, story.atItem(2, 'decision'))
  await nextStep(chair, 'Close the ballot').click()
  await expect(chair.getByText('No sector calls its veto.').first()).toBeVisible()
  await expect(page.getByText(/Adopted by 8 of 13/)).toBeVisible()

  await guest.getByRole('button', { name: 'Call for a veto…' }).click()
  await guest.getByRole('textbox', { name: 'Reason of Civil society' }).fill(REASON)
  await guest.getByRole('button', { name: 'Call for a veto', exact: true }).click()
  await expect(guest.getByText('Civil society 2 calls for its sector’s veto.')).toBeVisible()
  for (const label of CIVIL.slice(0, 3)) {
    const call = { ...story.ofDecision, seat: story.seat(label).id, calls: true, reason: null }
    await story.desk.run('veto.call', call)
  }
  await expect(chair.getByText('Civil society calls its veto.').first()).toBeVisible()
  await nextStep(chair, 'Conclude: vetoed').click()

  const outcome = 'Not adopted: Civil society called its veto, with its reason.'
  await expect(chair.getByRole('heading', { name: outcome })).toBeVisible()
  await expect(guest.getByRole('heading', { name: outcome })).toBeVisible()
  await expect(chair.getByText(REASON).first()).toBeVisible()
})
