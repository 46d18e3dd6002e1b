import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const GIVER = 'Civil society 4'
const HOLDER = 'Civil society 6'

let story: Story

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  const { forum } = story.forum.state
  if (!forum?.rules) throw new Error('the sample has no rules')
  const { version: _, ...rules } = forum.rules
  await story.desk.run('rules.adopt', { ...rules, proxies: { perHolder: 1, present: false, hoursBefore: 0 } })
})
test.afterEach(() => story.end())

test('[PROX1] [PROX2] a seat that cannot come gives its vote to another, which votes for it; the outcome shows it', async () => {
  await story.here(TWELVE_SEATS.filter((seat) => seat !== GIVER && seat !== HOLDER))
  const chair = await story.officer('Secretary, Department of Budget and Management')

  await test.step('the secretariat or the chair enters the written proxy on the meeting’s page', async () => {
    await story.go(chair, `#/forum/meetings/${story.meeting.id}`)
    await chair.getByRole('button', { name: 'Give a proxy…' }).click()
    await chair.getByLabel('Which seat gives its vote').selectOption({ label: GIVER })
    await chair.getByLabel('To which seat').selectOption({ label: HOLDER })
    await checkScreen(chair, 'a proxy being given')
    await chair.getByRole('button', { name: 'Give it' }).click()
    await expect(chair.getByText(`${GIVER} gives its vote to ${HOLDER}`)).toBeVisible()
    await story.go(chair, '#/forum/rules')
    await expect(chair.getByRole('region', { name: 'Proxies' })).toContainText('A seat may hold one proxy, in writing')
  })

  await test.step('whoever holds it votes for both seats on their phone', async () => {
    const guest = await story.guest('CSO representative 6')
    await story.openAt(2)
    await story.put(2, 'majority-attending')
    await story.go(chair, story.atItem(2, 'decision'))
    await nextStep(chair, 'Open the ballot').click()
    await expect(chair.getByText(`To vote by proxy: ${HOLDER}`)).toBeVisible()
    await story.go(guest, '#/guest/vote')
    await expect(guest.getByRole('heading', { name: GIVER })).toBeVisible()
    await checkScreen(guest, 'voting for two seats', ['narrow'])
    for (const place of [1, 0]) await guest.getByRole('button', { name: 'No', exact: true }).nth(place).click()
    await expect.poll(() => Object.keys(story.decision.ballot?.cast ?? {}).length).toBe(2)
    await story.cast(
      TWELVE_SEATS.filter((seat) => seat !== GIVER && seat !== HOLDER),
      'yes',
    )
    await nextStep(chair, 'Close the ballot').click()
  })

  await test.step('the outcome names the proxy, and counts it in the vote only', async () => {
    await expect(chair.getByRole('heading', { name: /^Adopted by 10 of 12 seats here/ })).toBeVisible()
    await chair.getByRole('button', { name: 'How each seat voted' }).click()
    await expect(chair.getByText(`by proxy, ${HOLDER}`)).toBeVisible()
    expect(story.decision.concluded?.outcome).toMatchObject({ quorum: { present: 11 }, counts: { no: 2 } })
  })
})
