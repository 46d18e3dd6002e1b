import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen, tabTo } from '../support/access-check.ts'
import { StartProcess } from '../support/start-process.ts'
import { nextStep, Story, TWELVE_SEATS, typeInto, Windows } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const WRONG_ROSTER =
  'seat,sector,organisation,titular,titular_email\nYouth,civil society,,Somebody,youth at example.org\n'

// Two dozen screens, each looked at four times: long on a machine that does much else.
test.describe.configure({ timeout: 120_000 })

test.describe('the start', () => {
  let start: StartProcess
  let windows: Windows

  test.beforeEach(async ({ browser }) => {
    start = await StartProcess.begin()
    windows = new Windows(browser)
  })
  test.afterEach(async () => {
    await windows.close()
    await start.close()
    expect(windows.troubles).toEqual([])
  })

  test('start screen and wizard can be used by everybody, by keyboard too', async () => {
    const page = await windows.open(start.link)
    await expect(page.getByText('No forum on this computer yet.')).toBeVisible()
    await checkScreen(page, 'start, empty')
    await tabTo(page, page.getByRole('button', { name: 'New forum' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Name and country' })).toBeFocused()
    await checkScreen(page, 'step 1')
    await tabTo(page, page.getByRole('button', { name: 'Next' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name of the forum' })).toBeFocused()
    await page.keyboard.type('Forum of three seats')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Sectors and seats' })).toBeFocused()
    await page.getByRole('radio', { name: 'Import a list now' }).check()
    await page.getByRole('textbox', { name: 'The list' }).fill(WRONG_ROSTER)
    await expect(page.getByText('Line 2, column 5')).toBeVisible()
    await checkScreen(page, 'step 2, an error in the list')
    await page.getByRole('radio', { name: 'Enter members later' }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('heading', { name: 'Rules' })).toBeFocused()
    await checkScreen(page, 'step 3')
    await tabTo(page, page.getByRole('button', { name: 'Make the forum' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Forum of three seats').first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Members' })).toBeVisible()
    await checkScreen(page, 'an empty forum')
    await page.goto('about:blank')
    await page.goto(start.link)
    await expect(page.getByRole('button', { name: 'Open Forum of three seats' })).toBeVisible()
    await checkScreen(page, 'start, with a forum')
  })
})

test.describe('the forum and its meeting', () => {
  let story: Story

  test.beforeEach(async ({ browser }) => {
    story = await Story.begin(browser)
  })
  test.afterEach(() => story.end())

  /** Each section of the forum by its address, once its heading stands. */
  async function sections(page: Page, listed: readonly (readonly [string, RegExp])[]): Promise<void> {
    for (const [section, heading] of listed) {
      await story.go(page, `#/forum/${section}`)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await checkScreen(page, section)
    }
  }

  test('overview, members, meetings and planning can be used by everybody, by keyboard too', async () => {
    const page = await story.windows.open(story.forum.hosting.ownerLink())
    await expect(page.getByRole('heading', { name: 'Who is at the controls?' })).toBeVisible()
    await checkScreen(page, 'at the controls')
    await tabTo(page, page.getByRole('button', { name: 'That’s me: Head of the secretariat' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Meeting 7/ })).toBeVisible()
    await checkScreen(page, 'overview')
    await tabTo(page, page.getByRole('button', { name: 'Agenda and links' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /^Meeting 7:/ })).toBeVisible()
    await checkScreen(page, 'planned meeting')
    await tabTo(page, page.getByRole('button', { name: 'Open check-in' }))
    await sections(page, [['members', /^Members/]])
    await tabTo(page, page.getByRole('button', { name: 'Add a seat' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name of the seat' })).toBeFocused()
    await checkScreen(page, 'members, adding a seat', ['narrow', 'wide'])
  })

  test('import, lists, repository and rules can be used by everybody', async () => {
    const page = await story.officer('Head of the secretariat')
    await story.go(page, '#/forum/members/import')
    await page.getByRole('textbox', { name: 'The list' }).fill(WRONG_ROSTER)
    await expect(page.getByText('Line 2, column 5')).toBeVisible()
    await checkScreen(page, 'import, an error in the list')
    await sections(page, [
      ['meetings', /^Meetings/],
      ['meetings/plan', /^Plan a meeting/],
      ['repository', /^Repository/],
      ['rules', /^Rules/],
    ])
  })

  test('check-in, notes and draft can be used by everybody, by keyboard too', async () => {
    await story.here(TWELVE_SEATS.slice(0, 11))
    const page = await story.officer(CHAIR)
    await story.go(page, `#/meeting/${story.meeting.id}/check-in`)
    await expect(page.getByRole('heading', { name: 'Check-in' })).toBeVisible()
    await checkScreen(page, 'check-in')
    await page.getByRole('button', { name: 'Show the joining code' }).click()
    await expect(page.getByRole('heading', { name: 'Joining codes' })).toBeFocused()
    await checkScreen(page, 'joining codes')
    await page.getByRole('button', { name: 'Back to the meeting' }).click()
    await expect(page.getByRole('heading', { name: 'Check-in' })).toBeFocused()
    await story.openAt(2)
    await story.go(page, story.atItem(2, 'notes'))
    await typeInto(page, page.getByRole('textbox', { name: /^Notes/ }), 'The agency presented.')
    await checkScreen(page, 'live notes')
    await tabTo(page, page.getByRole('button', { name: 'New action' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'What is to be done' })).toBeFocused()
    await checkScreen(page, 'a new action')
    await story.go(page, story.atItem(2, 'draft'))
    await expect(page.getByRole('textbox', { name: 'Problem' })).toBeVisible()
    await checkScreen(page, 'draft')
  })

  test('decision and minutes can be used by everybody, by keyboard too', async () => {
    await story.here()
    await story.openAt(2)
    const page = await story.officer(CHAIR)
    await story.go(page, story.atItem(2, 'decision'))
    await expect(nextStep(page, 'Put to decision')).toBeVisible()
    await checkScreen(page, 'before the decision')
    await tabTo(page, nextStep(page, 'Put to decision'))
    await page.keyboard.press('Enter')
    await nextStep(page, 'Open round 1').press('Enter')
    await page.getByRole('button', { name: /^Civil society 1\b/ }).press('Enter')
    const entry = page.getByRole('group', { name: 'Position of Civil society 1' })
    await expect(entry.getByRole('button', { name: 'Agree' })).toBeFocused()
    await checkScreen(page, 'in a round, a position being entered')
    await story.take(TWELVE_SEATS.slice(0, 11), 'agree')
    await story.take(TWELVE_SEATS.slice(11), 'block', 'It names no date.')
    await story.desk.run('round.close', story.ofDecision)
    await expect(page.getByRole('button', { name: /^Write the answer/ }).first()).toBeVisible()
    await checkScreen(page, 'an objection')
    await story.desk.run('decision.annul', { ...story.ofDecision, reason: 'The wrong rule.' })
    await story.put(2, 'majority-attending')
    await story.desk.run('ballot.open', story.ofDecision)
    await story.cast(TWELVE_SEATS.slice(0, 8), 'yes')
    await expect(page.getByText('8 of 12 have voted').first()).toBeVisible()
    await checkScreen(page, 'ballot')
    await tabTo(page, nextStep(page, 'Close the ballot'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Adopted by 8 of 12/ })).toBeVisible()
    await checkScreen(page, 'outcome')
    await story.desk.run('meeting.adjourn', { meeting: story.meeting.id })
    await story.go(page, `#/meeting/${story.meeting.id}/notes`)
    await expect(page.getByRole('heading', { name: 'Minutes of meeting 7' })).toBeVisible()
    await checkScreen(page, 'minutes')
  })

  test('what a guest sees can be used by everybody, by keyboard too', async () => {
    await story.here()
    await story.openAt(2)
    const page = await story.windows.open(story.linkOf('CSO representative 2'))
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeFocused()
    await checkScreen(page, 'guest at the door')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'I am here, remotely' }).press('Enter')
    await expect(page.getByText('You are here, remotely')).toBeVisible()
    await story.go(page, '#/guest/now')
    await checkScreen(page, 'guest, now')
    for (const [tab, name] of [
      ['draft', 'Problem'],
      ['notes', /^Notes/],
    ] as const) {
      await story.go(page, `#/guest/${tab}`)
      await expect(page.getByRole('textbox', { name })).toBeVisible()
      await checkScreen(page, `guest, ${tab}`)
    }
    await story.put(2, 'consensus')
    await story.desk.run('round.open', story.ofDecision)
    await expect(page.getByRole('heading', { name: /^Do you agree to/ })).toBeFocused()
    await checkScreen(page, 'guest, asked for a position')
    await tabTo(page, page.getByRole('button', { name: 'Block' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await checkScreen(page, 'guest, the reason of a block')
    await story.desk.run('decision.annul', { ...story.ofDecision, reason: 'The wrong rule.' })
    await story.put(2, 'majority-attending')
    await story.desk.run('ballot.open', story.ofDecision)
    await expect(page.getByRole('heading', { name: /^Shall the forum adopt/ })).toBeFocused()
    await checkScreen(page, 'guest, asked for a vote')
    await tabTo(page, page.getByRole('button', { name: 'Yes' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('recorded')).toBeVisible()
    await story.desk.run('ballot.close', story.ofDecision)
    await expect(page.getByRole('heading', { name: /^Not adopted: 1 yes/ }).first()).toBeVisible()
    await checkScreen(page, 'guest, outcome')
  })
})
