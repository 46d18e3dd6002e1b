import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Procedure } from '../../shared/domain/procedure.ts'
import { MovedClock } from '../support/procedure-forum.ts'
import { NARROW, Story } from '../support/story.ts'
import { checkScreen } from '../support/access-check.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const MEMBER = 'CSO representative 4'
const DAY_MS = 86_400_000

let story: Story
let clock: MovedClock
let chair: Page
let member: Page

/** The forum's rules allow silence; a meeting put a text and left it undecided; the chair asks about it for two days. */
test.beforeEach(async ({ browser }) => {
  clock = new MovedClock(new Date().toISOString())
  story = await Story.begin(browser, clock)
  const { rules } = story.forum.state.forum ?? {}
  if (!rules) throw new Error('the sample has no rules')
  const { version: _, decision: _by, ...rulebook } = rules
  await story.desk.run('rules.adopt', { ...rulebook, between: { silence: { days: 2 } } })
  await story.openAt(2)
  await story.put(2, 'majority-attending')
  await story.desk.run('meeting.adjourn', { meeting: story.meeting.id })
  chair = await story.officer(CHAIR)
  member = await story.join(MEMBER, { viewport: NARROW })
  await ask()
})
test.afterEach(() => story.end())

const asked = (): Procedure => {
  const found = Object.values(story.forum.state.procedures)[0]
  if (!found) throw new Error('nothing was asked')
  return found
}

async function ask(): Promise<void> {
  await story.go(chair, '#/forum/decisions')
  await chair.getByRole('button', { name: 'Ask in silence…' }).click()
  await expect(chair.getByLabel('Which text?')).toBeFocused()
  await chair.getByLabel('Which text?').selectOption({ index: 1 })
  await chair.getByLabel('Until').fill(story.dayFrom(clock.now() + DAY_MS))
  await expect(chair.getByText('The rules ask for', { exact: false }).first()).toBeVisible()
  await chair.getByRole('button', { name: 'Ask the seats' }).click()
  await expect(chair.getByLabel('Until')).toBeFocused()
  expect(Object.keys(story.forum.state.procedures)).toEqual([])
  await chair.getByLabel('Until').fill(story.dayFrom(clock.now() + 4 * DAY_MS))
  await chair.getByRole('button', { name: 'Ask the seats' }).click()
  await expect(chair.getByText('Silence procedure S-001')).toBeVisible()
  await expect(chair.getByText('Open. No seat has objected.')).toBeVisible()
}

async function openAsMember(): Promise<void> {
  await member.getByRole('link', { name: 'S-001' }).click()
  await expect(member.getByText('Any objection breaks it.', { exact: false }).first()).toBeVisible()
}

test('[SIL4] a silence procedure is broken one second before its deadline', async () => {
  await openAsMember()
  await member.getByRole('button', { name: 'Object…' }).click()
  await expect(member.getByLabel('Reason')).toBeFocused()
  await member.getByLabel('Reason').fill('The second milestone names nobody who does it.')
  clock.set(asked().until.instant, -1000)
  await member.getByRole('button', { name: 'Object', exact: true }).click()
  for (const page of [member, chair]) {
    await expect(page.getByText(/^Not adopted: .+ objected\.$/).first()).toBeVisible()
    await expect(page.getByText('“The second milestone names nobody who does it.”')).toBeVisible()
    await expect(page.getByRole('row', { name: 'Objected in time 1' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Object…' })).toBeHidden()
  }
  await expect(member.getByRole('heading', { level: 1 })).toBeFocused()
  const { answers, ended, until } = asked()
  expect(Date.parse(until.instant) - Date.parse(answers[0]?.at ?? '')).toBe(1000)
  expect(ended).toMatchObject({ result: 'not_adopted', outcome: { why: 'silence_broken', refused: [] } })
  await story.go(chair, '#/forum/decisions')
  await expect(chair.getByText(/^Not adopted: .+ objected\.$/).first()).toBeVisible()
})

test('[SIL6] silence that is kept adopts the text when its deadline has passed, on every window', async () => {
  await openAsMember()
  const { id, seats, until } = asked()
  clock.set(until.instant, 1)
  const [{ id: seat }] = seats as [(typeof seats)[number]]
  const late = { procedure: id, by: { seat, as: 'person' }, says: 'object', reason: null } as const
  expect(await story.desk.run('procedure.answer', late)).toMatchObject({ counted: 'late' })
  // Anything recorded has the host look at its clock anew; left alone it would within 15 s.
  await story.desk.run('commitment.draft', { title: 'Something else' })
  for (const page of [member, chair]) {
    await expect(page.getByText('Adopted: no seat objected within 4 days.').first()).toBeVisible()
    await expect(page.getByRole('row', { name: 'Objected in time 0' })).toBeVisible()
    await expect(page.getByText('Came too late: kept in the record, not counted.')).toBeVisible()
  }
  const { commitment, text } = asked()
  expect(story.forum.state.commitments[commitment ?? '']).toMatchObject({ stage: 'adopted', adopted: text })
})

test('its pages hold up to the checker at every size', async () => {
  test.slow()
  await openAsMember()
  await member.getByRole('button', { name: 'Object…' }).click()
  await checkScreen(member, 'a procedure, objecting')
  await checkScreen(chair, 'a procedure')
  await story.go(chair, '#/forum/decisions')
  await chair.getByRole('button', { name: 'Ask in silence…' }).click()
  await checkScreen(chair, 'decisions, nothing left to ask about')
})

test('[BET2] a vote in writing is taken on the members’ own devices and counted at the deadline', async () => {
  const { rules } = story.forum.state.forum ?? {}
  if (!rules) throw new Error('the sample has no rules')
  rules.between = { written: { days: 2 } }
  await chair.reload()
  await story.go(chair, '#/forum/decisions')
  await chair.getByRole('button', { name: 'Decide between meetings…' }).click()
  await chair.getByLabel('Title').fill('A letter to the ministry')
  await chair.getByLabel('Text', { exact: true }).fill('We ask for the register to be opened.')
  await chair.getByLabel('Decided by').selectOption('majority-attending')
  await chair.getByLabel('Until').fill(story.dayFrom(clock.now() + 4 * DAY_MS))
  await chair.getByRole('button', { name: 'Ask the seats' }).click()
  await expect(chair.getByText('Written procedure W-002')).toBeVisible()
  await member.getByRole('link', { name: 'W-002' }).click()
  await expect(member.getByText('We ask for the register to be opened.')).toBeVisible()
  await member.getByRole('button', { name: 'Yes' }).click()
  await expect(member.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true')
  const written = Object.values(story.forum.state.procedures).find(({ number }) => number === 2)
  clock.set(written?.until.instant ?? '', 1)
  await story.desk.run('commitment.draft', { title: 'Something else' })
  await expect(chair.getByText('In writing: no decision, since too few seats replied (1).').first()).toBeVisible()
})
