import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const MIXED = 'Consensus first, a vote as the exception'
const MAJORITY = 'Majority of those attending'

let story: Story
let chair: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  chair = await story.officer('Secretary, Department of Budget and Management')
})
test.afterEach(() => story.end())

test('[RULE1] [RULE2] the forum changes its rules by a decision, and is bound by what it adopted', async () => {
  await story.here()
  await story.openAt(2)

  await test.step('a change is proposed on the Rules screen, and put at the open item', async () => {
    await story.go(chair, '#/forum/rules')
    await chair.getByRole('button', { name: 'Propose a change…' }).click()
    const put = chair.getByRole('button', { name: 'Put to decision' })
    await expect(put).toHaveAccessibleDescription('Nothing is changed yet')
    await chair.getByLabel('Commitments', { exact: true }).selectOption({ label: MIXED })
    await chair.getByLabel('Announce a meeting, days before').fill('ten')
    await put.click()
    await expect(chair.getByText('Write whole days, at most 365, or leave it empty.')).toBeVisible()
    await expect(chair.getByLabel('Announce a meeting, days before')).toBeFocused()
    await chair.getByLabel('Announce a meeting, days before').fill('10')
    await chair.getByRole('radio', { name: new RegExp(`^${MAJORITY}`) }).check()
    await chair.getByRole('button', { name: `Change its figures… ${MAJORITY}` }).click()
    await chair.getByLabel('Of what').selectOption({ label: 'votes for and against' })
    await chair.getByLabel('Casting vote').selectOption({ label: 'The chair' })
    await chair.getByLabel('How many one seat may hold').selectOption({ label: 'One' })
    await checkScreen(chair, 'a change of the rules')
    await put.click()
  })

  await test.step('the decision tells what would change, in words, and is voted on', async () => {
    await expect(chair.getByRole('heading', { name: 'Rules, version 2' })).toBeVisible()
    const text = chair.getByRole('article', { name: 'Text put to decision' })
    await expect(text.getByRole('listitem').first()).toHaveText(
      new RegExp(`Commitments.*any of the forum’s rules.*becomes.*${MIXED}`),
    )
    await expect(text).not.toContainText('{')
    await nextStep(chair, 'Open the ballot').click()
    await expect(chair.getByText('0 of 12 have voted')).toBeVisible()
    await story.cast(TWELVE_SEATS, 'yes')
    await nextStep(chair, 'Close the ballot').click()
    await expect(chair.getByRole('heading', { name: /^Adopted by 12 of 12 seats here/ })).toBeVisible()
  })

  await test.step('the Rules screen shows version 2 and the decision that adopted it', async () => {
    await story.go(chair, '#/forum/rules')
    await expect(chair.getByText('Version 2 of the rules')).toBeVisible()
    await expect(chair.getByRole('row', { name: `Commitments ${MIXED}` })).toBeVisible()
    await expect(chair.getByText('10 days before at the latest')).toBeVisible()
    await expect(chair.getByRole('link', { name: 'decision D-001' })).toBeVisible()
    await checkScreen(chair, 'rules of two versions')
  })

  await test.step('a commitment then can only be put by the rule that was named', async () => {
    await story.openAt(3)
    await story.go(chair, story.atItem(3, 'decision'))
    await expect(chair.getByText(`Decided by ${MIXED}`)).toBeVisible()
    await expect(chair.getByRole('radio', { name: new RegExp(`^${MAJORITY}`) })).toHaveCount(0)
    await nextStep(chair, 'Put to decision').click()
    await expect(nextStep(chair, 'Open round 1')).toBeVisible()
    expect(story.decision).toMatchObject({ about: 'commitment', rulesVersion: 2, rule: { id: 'mixed' } })
  })
})

test('[RULE2] before its first meeting a forum replaces its rules at a stroke; a planned meeting says when notice is due', async () => {
  await story.go(chair, '#/forum/rules')
  await chair.getByRole('button', { name: 'Change the rules…' }).click()
  await chair.getByRole('checkbox', { name: MIXED }).uncheck()
  await expect(chair.getByText('This rule is taken out above. Choose another, or tick it again.')).toBeVisible()
  await chair.getByLabel('Usual rule').selectOption({ label: MAJORITY })
  await chair.getByRole('checkbox', { name: 'Double majority' }).check()
  await chair.getByLabel('Announce a meeting, days before').fill('10')
  await chair.getByLabel('Send its texts, days before').fill('0')
  await chair.getByRole('button', { name: 'Adopt these rules' }).click()
  await expect(chair.getByText('Adopted before the first meeting.')).toBeVisible()
  await expect(chair.getByRole('button', { name: 'Change the rules…' })).toBeFocused()
  expect(story.forum.state.forum?.rules).toMatchObject({ version: 2, usual: 'majority-attending' })

  await story.go(chair, `#/forum/meetings/${story.meeting.id}`)
  await expect(chair.getByText(/^The day to announce it has passed: .+ \(10 days before\)\.$/)).toBeVisible()
  await expect(chair.getByText(/^To be in time, send its texts by .+ \(the day itself\)\.$/)).toBeVisible()
})

test('[DEC3] proposed rules are amended on the Rules screen while no round is open, and frozen as another version', async () => {
  await story.here()
  await story.openAt(1)
  const { forum } = story.forum.state
  const { rules, quorum, usual } = forum?.rules ?? { rules: [], quorum: null, usual: '' }
  const rulebook = { rules, quorum, usual, kinds: { commitment: 'mixed' as const } }
  const at = { meeting: story.meeting.id, item: story.item(1).id, commitment: null, rule: 'consensus' }
  await story.desk.run('decision.put', { ...at, rulebook })
  await story.desk.run('round.open', story.ofDecision)
  await story.go(chair, '#/forum/rules')
  await expect(chair.getByText('It can be amended once the round or ballot is closed.')).toBeVisible()
  await story.take(TWELVE_SEATS.slice(1), 'agree')
  await story.take(TWELVE_SEATS.slice(0, 1), 'block', 'Minutes need a rule too.')
  await story.desk.run('round.close', story.ofDecision)

  await story.go(chair, story.atItem(1, 'decision'))
  await chair.getByRole('link', { name: 'Rules', exact: true }).click()
  await chair.getByRole('button', { name: 'Amend the proposed rules…' }).click()
  await expect(chair.getByRole('button', { name: 'Freeze the amended rules' })).toHaveAccessibleDescription(
    'Nothing is changed yet',
  )
  await chair.getByLabel('Minutes', { exact: true }).selectOption({ label: MAJORITY })
  await chair.getByRole('button', { name: 'Freeze the amended rules' }).click()
  const text = chair.getByRole('article', { name: 'Text put to decision' })
  await expect(text).toContainText('version 2')
  await expect(text.getByRole('listitem')).toHaveCount(2)
  await text.getByRole('button', { name: 'Changes since version 1' }).click()
  await expect(text.getByRole('listitem').last()).toContainText(`Minutes`)
  expect(story.decision.rulebook?.kinds).toEqual({ commitment: 'mixed', minutes: 'majority-attending' })

  await test.step('a guest reads on the phone what would change', async () => {
    const guest = await story.guest('CSO representative 2')
    await expect(guest.getByRole('heading', { name: 'What would change' })).toBeVisible()
    await checkScreen(guest, 'a guest’s view of proposed rules', ['narrow'])
  })
})

test('[DEC15] words of one’s own are put to decision at an item without a commitment', async () => {
  await story.here()
  await story.openAt(1)
  await story.go(chair, story.atItem(1, 'decision'))
  await chair.getByRole('button', { name: 'Put other words to decision…' }).click()
  await expect(chair.getByLabel('Title', { exact: true })).toBeFocused()
  await expect(nextStep(chair, 'Put to decision')).toHaveAccessibleDescription('Write its title and its words first')
  await chair.getByLabel('What it is about').selectOption({ label: 'Agenda' })
  await chair.getByLabel('Title', { exact: true }).fill('Agenda of the next meeting')
  await chair.getByLabel('The words to decide on').fill('Health comes first.')
  await chair.reload()
  await expect(chair.getByLabel('The words to decide on')).toHaveValue('Health comes first.')
  await checkScreen(chair, 'words put to decision')
  await chair.getByRole('radio', { name: new RegExp(`^${MAJORITY}`) }).check()
  await nextStep(chair, 'Put to decision').click()
  await expect(chair.getByRole('heading', { name: 'Agenda of the next meeting' })).toBeVisible()
  await expect(chair.getByText('Health comes first.')).toBeVisible()
  expect(story.decision).toMatchObject({ about: 'agenda', commitment: null, rule: { id: 'majority-attending' } })
})
