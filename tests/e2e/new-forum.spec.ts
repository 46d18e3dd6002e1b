import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { plenary } from '../support/command-line.ts'
import { nextStep, presenceOf, say, Windows } from '../support/story.ts'
import { StartProcess } from '../support/start-process.ts'

const ROSTER = [
  'seat,sector,organisation,titular,titular_email,officer',
  'Health,government,Ministry of Health,"Director, open data",health@example.org,chair',
  'Youth,civil society,"Youth network, ""Tomorrow""",Представник молоді,youth at example.org,co-chair',
  'მედია,civil society,მედიის ასოციაცია,მედიის წარმომადგენელი,,',
].join('\n')

let start: StartProcess
let windows: Windows
let page: Page

test.beforeEach(async ({ browser }) => {
  start = await StartProcess.begin()
  windows = new Windows(browser)
  page = await windows.open(start.link)
})
test.afterEach(async () => {
  await windows.close()
  expect(await start.close()).toBe(0)
  expect(windows.troubles).toEqual([])
})

test('a forum is made in three steps: defaults explained, a wrong list shows line and column, the corrected one opens', async () => {
  await test.step('step 1 asks for a name, and keeps one there until it has it', async () => {
    await expect(page.getByText('No forum on this computer yet.')).toBeVisible()
    await page.getByRole('button', { name: 'New forum' }).click()
    await expect(page.getByRole('heading', { name: 'Name and country' })).toBeFocused()
    await expect(page.getByText(/Standards ask for a forum that is formally set up/)).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Time zone of its meetings' })).toHaveValue('UTC')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Give the forum a name.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Name of the forum' })).toBeFocused()
    await page.getByRole('textbox', { name: 'Name of the forum' }).fill('Forum of the three seats')
    await page.getByRole('button', { name: 'Next' }).click()
  })

  await test.step('step 2 has two sectors, explains them, and says of a list what is wrong, and where', async () => {
    await expect(page.getByRole('heading', { name: 'Sectors and seats' })).toBeFocused()
    await expect(page.getByRole('textbox', { name: 'Sector 1' })).toHaveValue('government')
    await expect(page.getByRole('textbox', { name: 'Sector 2' })).toHaveValue('civil society')
    await expect(page.getByText(/Seats are counted by sector: for parity, for the quorum/)).toBeVisible()
    await page.getByRole('radio', { name: 'Import a list now' }).check()
    const list = page.getByRole('textbox', { name: 'The list' })
    await list.fill(ROSTER)
    await expect(page.getByText('“youth at example.org” is not an e-mail address.')).toBeVisible()
    await expect(page.getByText('Line 3, column 5')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('heading', { name: 'Sectors and seats' })).toBeVisible()
    await expect(list).toHaveValue(ROSTER)
    expect(readdirSync(start.folder)).toEqual([])
  })

  await test.step('looking back and loading anew keep every entry', async () => {
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(page.getByRole('textbox', { name: 'Name of the forum' })).toHaveValue('Forum of the three seats')
    await page.reload()
    await page.getByRole('button', { name: 'New forum' }).click()
    await expect(page.getByRole('textbox', { name: 'Name of the forum' })).toHaveValue('Forum of the three seats')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('textbox', { name: 'The list' })).toHaveValue(ROSTER)
  })

  await test.step('the corrected list is taken; step 3 recommends a rule and says whence it comes', async () => {
    await page
      .getByRole('textbox', { name: 'The list' })
      .fill(ROSTER.replace('youth at example.org', 'youth@example.org'))
    await expect(page.getByText('3 seats in 2 sectors: every line can be imported.')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('heading', { name: 'Rules' })).toBeFocused()
    await expect(page.getByRole('radio', { name: /^Consensus first.*\(recommended\)/ })).toBeChecked()
    await expect(page.getByText(/^Source: OGP Participation and Co-creation Toolkit/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Make the forum' }).click()
  })

  await test.step('the forum opens, with its members as they were written', async () => {
    await page.getByRole('button', { name: /That’s me: Director, open data/ }).click()
    await page.getByRole('link', { name: 'Members' }).click()
    for (const words of ['Представник молоді', 'Youth network, "Tomorrow"', 'მედიის წარმომადგენელი'])
      await expect(page.getByText(words, { exact: true }).first()).toBeVisible()
  })

  await test.step('the start screen lists it', async () => {
    await page.goto('about:blank')
    await page.goto(start.link)
    await expect(page.getByRole('button', { name: 'Open Forum of the three seats' })).toBeVisible()
    await expect(page.getByText(/3 seats, two sectors/)).toBeVisible()
  })
})

test('the sample forum opens; what is rehearsed on a copy of it wears a banner and never reaches the file', async () => {
  await page.getByRole('button', { name: 'Open the sample forum' }).click()
  await page.getByRole('button', { name: /That’s me: Head of the secretariat/ }).click()
  await expect(page.getByRole('heading', { name: /^Meeting 7/ })).toBeVisible()
  const forum = new URL(page.url()).host

  await test.step('Rehearse leads to the copy, whose banner cannot be missed', async () => {
    await page.getByRole('button', { name: 'Rehearse' }).click()
    await page.waitForURL((url) => url.host !== forum)
    await page.getByRole('button', { name: /That’s me: Head of the secretariat/ }).click()
    await expect(page.getByText('Rehearsal. Nothing here counts.')).toBeVisible()
    await page.getByRole('button', { name: 'Agenda and links' }).click()
    await page.getByRole('button', { name: 'Open check-in' }).click()
    await say(page, 'Civil society 2', 'Here')
    await expect(presenceOf(page, 'Civil society 2').getByRole('radio', { name: 'Here' })).toBeChecked()
    await nextStep(page, 'Open without a quorum').click()
    await expect(page.getByText('Rehearsal. Nothing here counts.')).toBeVisible()
  })

  await test.step('the forum itself shows nothing of it, and its file still holds', async () => {
    await page.goto('about:blank')
    await page.goto(start.link)
    await page.getByRole('button', { name: 'Open Open Government Forum' }).click()
    await expect(page.getByRole('heading', { name: /^Meeting 7/ })).toBeVisible()
    expect(new URL(page.url()).host).toBe(forum)
    await expect(page.getByText('Rehearsal. Nothing here counts.')).toBeHidden()
    await page.getByRole('button', { name: 'Agenda and links' }).click()
    await page.getByRole('button', { name: 'Open check-in' }).click()
    await expect(presenceOf(page, 'Civil society 2').getByRole('radio', { checked: true })).toHaveCount(0)
    const files = readdirSync(start.folder).filter((name) => name.endsWith('.plenary'))
    expect(files).toEqual(['sample-forum.plenary'])
    const verified = await plenary(['verify', join(start.folder, 'sample-forum.plenary')])
    expect(verified.err).toContain('holds')
    expect(verified.code).toBe(0)
  })
})
