import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import type { Browser, Locator, Page } from '@playwright/test'
import { findChromium } from '../../resources/setup/system.mjs'
import { plenary } from '../support/command-line.ts'
import { Desktop } from '../support/desktop.ts'

/** Seats whom the facilitator checks in and speaks for: in the room, without a device of their own. */
const IN_THE_ROOM = [
  'Budget and Management',
  'Economy and Development',
  'Interior and Local Government',
  'Social Welfare and Development',
  'Government sector 1',
  'Government sector 2',
  'Government sector 3',
  'Civil society 1',
  'Civil society 4',
  'Civil society 5',
  'Civil society 6',
  'Civil society 7',
]
const BLOCKER = 'Civil society 3'
const REMOTE_NAME = 'forum.plenary.test'
const STEP_MS = 15_000

let desktop: Desktop
let here: Browser
let elsewhere: Browser

test.beforeAll(async () => {
  desktop = await Desktop.launch()
  const executablePath = findChromium()
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run']
  const options = executablePath === undefined ? {} : { executablePath }
  here = await chromium.launch({ ...options, args })
  // Another computer's view: the host under a name that is not this computer's, over plain HTTP.
  elsewhere = await chromium.launch({
    ...options,
    args: [...args, `--host-resolver-rules=MAP ${REMOTE_NAME} 127.0.0.1`],
  })
})

test.afterAll(async () => {
  await Promise.all([here.close(), elsewhere.close()])
  await desktop.quit()
  desktop.remove()
})

/** Notes in the facilitator's check-in that a seat's titular is in the room. */
async function present(page: Page, seat: string): Promise<void> {
  await page
    .getByRole('group', { name: new RegExp(`^Presence: ${seat},`) })
    .getByRole('radio', { name: 'Here' })
    .click()
}

async function joinAs(browser: Browser, link: string, name: RegExp): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  page.setDefaultTimeout(STEP_MS)
  await page.goto(link)
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('button', { name: 'I am here, remotely' }).click()
  await expect(page.getByText('You are here, remotely')).toBeVisible()
  return page
}

test('a forum decides on a commitment by the mixed rule', async () => {
  test.setTimeout(300_000)
  const { page } = desktop
  page.setDefaultTimeout(STEP_MS)

  await test.step('the secretariat opens the sample forum and check-in', async () => {
    await page.getByText('Open the sample forum').click()
    await page.getByRole('button', { name: /Head of the secretariat/ }).click()
    await page.getByRole('button', { name: 'Agenda and links' }).click()
    await page.getByRole('button', { name: 'Open check-in' }).click()
    await expect(page.getByRole('heading', { name: 'Check-in' })).toBeVisible()
  })

  const linkFor = async (person: string): Promise<string> => {
    await page
      .getByRole('button', { name: new RegExp(person) })
      .first()
      .click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = page.getByLabel('Personal link')
    await expect(link).toHaveValue(/#\/join\/[0-9a-f]{64}$/)
    return link.inputValue()
  }

  await test.step('it checks in those in the room, and somebody unannounced', async () => {
    for (const seat of IN_THE_ROOM) await present(page, seat)
    await expect(page.getByText('12 of 20 here, 11 needed')).toBeVisible()
    await page.getByRole('textbox', { name: 'Somebody unannounced' }).fill('Visitor from the audit office')
    await page.getByRole('button', { name: 'Add as here' }).click()
    await expect(page.getByText('Visitor from the audit office').first()).toBeVisible()
    await expect(page.getByText('12 of 20 here, 11 needed')).toBeVisible()
  })

  const guests = await test.step('it lets others on the network join, and hands out personal links', async () => {
    await page.getByRole('button', { name: 'Show the joining code' }).click()
    const links = [await linkFor('Executive Secretary'), await linkFor('CSO representative 2')]
    await page.getByRole('radio', { name: 'Another address' }).click()
    await page.getByRole('textbox', { name: 'Address' }).fill(`http://${REMOTE_NAME}:0`)
    await page.getByRole('button', { name: 'Use this' }).click()
    await expect(page.getByText(`Links begin with http://${REMOTE_NAME}:`)).toBeVisible()
    const remote = await linkFor('CSO representative 3')
    expect(remote).toContain(`http://${REMOTE_NAME}:`)
    const [government = '', civil = ''] = links
    return {
      government: await joinAs(here, government, /You are Executive Secretary/),
      civil: await joinAs(here, civil, /You are CSO representative 2/),
      remote: await joinAs(elsewhere, remote, /You are CSO representative 3/),
    }
  })
  expect(await guests.remote.evaluate(() => isSecureContext)).toBe(false)

  await test.step('the quorum line counts everybody, in every window at once', async () => {
    await page.getByRole('button', { name: 'Back to the meeting' }).click()
    await expect(page.getByText('15 of 20 here, 11 needed')).toBeVisible()
    await page.getByRole('button', { name: 'Open the meeting' }).click()
    await expect(guests.remote.getByText('15 of 20 here, 11 needed')).toBeVisible()
  })

  await test.step('on the item, minutes and commitment are typed together, with cursors and names', async () => {
    await page.getByRole('button', { name: /^2\s*Tracking progress/ }).click()
    await page
      .getByRole('button', { name: 'Open item 2' })
      .or(page.getByRole('button', { name: 'Open this item' }))
      .first()
      .click()
    const notes = page.getByRole('textbox', { name: /notes/i })
    await notes.click()
    await page.keyboard.type('The statistics office presented the draft.')
    await guests.government.getByRole('tab', { name: 'Notes' }).click()
    await expect(guests.government.getByText('The statistics office presented the draft.')).toBeVisible()
    await guests.remote.getByRole('tab', { name: 'Draft' }).click()
    await guests.remote.getByRole('textbox', { name: 'Problem' }).click()
    await guests.remote.keyboard.type('Nobody can see where progress is needed.')
    await page.getByRole('tab', { name: 'Draft' }).click()
    await expect(page.getByRole('textbox', { name: 'Problem' })).toContainText(
      'Nobody can see where progress is needed.',
    )
    await guests.remote.keyboard.type(' It is not public.')
    await expect(page.locator('.ui-caret-name', { hasText: BLOCKER })).toBeVisible()
  })

  await test.step('the text is put to decision and frozen', async () => {
    await page.getByRole('tab', { name: 'Decision' }).click()
    await nextStep(page, 'Put to decision').click()
    await expect(page.getByText('It is not public.')).toBeVisible()
  })

  await test.step('round 1: two guests agree, one blocks with its reason, the facilitator enters the others', async () => {
    await nextStep(page, 'Open round 1').click()
    await guests.government.getByRole('button', { name: 'Agree' }).click()
    await guests.civil.getByRole('button', { name: /reservations/i }).click()
    await sendPosition(guests.civil)
    await block(guests.remote, 'No date, no support: our members decided so.')
    for (const seat of IN_THE_ROOM) await agree(page, seat)
    await nextStep(page, 'Close round 1').click()
    await expect(page.getByText('No date, no support: our members decided so.')).toBeVisible()
  })

  await test.step('the objection is answered, the text amended and frozen again', async () => {
    await page
      .getByRole('button', { name: /^Write the answer/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: /Answer to/ }).fill('Milestone 5 now ends in June 2027.')
    await page.getByRole('button', { name: 'Enter the answer' }).click()
    await expect(page.getByText('Milestone 5 now ends in June 2027.')).toBeVisible()
    await page.getByRole('tab', { name: 'Draft' }).click()
    await page.getByRole('textbox', { name: 'When milestone 5 ends' }).fill('30 June 2027')
    await page.getByRole('textbox', { name: 'How it contributes' }).click()
    await page.keyboard.type('Everybody sees the date.')
    await page.getByRole('tab', { name: 'Decision' }).click()
    await nextStep(page, 'Freeze the amended text').click()
    await expect(page.getByText('version 2').first()).toBeVisible()
  })

  await test.step('round 2: the block stays; chair and co-chair confirm; the gate opens', async () => {
    await nextStep(page, 'Open round 2').click()
    await guests.government.getByRole('button', { name: 'Agree' }).click()
    await guests.civil.getByRole('button', { name: 'Agree' }).click()
    await block(guests.remote, 'June 2027 is too late.')
    for (const seat of IN_THE_ROOM) await agree(page, seat)
    await nextStep(page, 'Close round 2').click()
    await page
      .getByRole('button', { name: /^Write the answer/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: /Answer to/ }).fill('It cannot be sooner.')
    await page.getByRole('button', { name: 'Enter the answer' }).click()
    await page.getByRole('button', { name: 'Enter the chair’s word' }).first().click()
    await page.getByRole('button', { name: 'Enter the co-chair’s word' }).first().click()
    await expect(page.getByText('All conditions for a vote are met')).toBeVisible()
  })

  await test.step('an open vote: nobody sees the votes before it closes', async () => {
    await nextStep(page, 'Open the ballot').click()
    await guests.government.getByRole('button', { name: 'Yes' }).click()
    await guests.civil.getByRole('button', { name: 'Yes' }).click()
    await guests.remote.getByRole('button', { name: 'No', exact: true }).click()
    for (const seat of IN_THE_ROOM) await vote(page, seat, 'Yes')
    await expect(page.getByText('Every seat has voted')).toBeVisible()
    await nextStep(page, 'Close the ballot').click()
  })

  await test.step('the outcome is one sentence that unfolds into its arithmetic', async () => {
    const outcome = 'Adopted by 14 of 20 active seats; 12 needed, both sectors carried it.'
    await expect(page.getByRole('heading', { name: outcome })).toBeVisible()
    await expect(page.getByText('20 × 3 ÷ 5 = 12')).toBeVisible()
    await page.getByRole('button', { name: 'Check this outcome' }).click()
    await expect(page.getByText('Counted again in this window: the same outcome.')).toBeVisible()
    for (const guest of Object.values(guests))
      await expect(guest.getByText(/Adopted by 14 of 20/).first()).toBeVisible()
  })

  await test.step('an action is agreed; the meeting is adjourned; its minutes stand assembled and are corrected', async () => {
    await page.getByRole('tab', { name: 'Notes' }).click()
    await page.getByRole('button', { name: 'New action' }).click()
    await page.getByRole('textbox', { name: /What is to be done/ }).fill('Publish how the dashboard is made')
    await page.getByRole('button', { name: 'Add the action' }).click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: /Adjourn/ }).click()
    await page.getByRole('button', { name: 'Adjourn', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Minutes of meeting 7' })).toBeVisible()
    await expect(page.getByText('The statistics office presented the draft.')).toBeVisible()
    await expect(page.getByText(/Adopted by 14 of 20/).first()).toBeVisible()
    await expect(page.getByText('Publish how the dashboard is made').first()).toBeVisible()
  })

  await test.step('the public repository is written, and checks out with our verifier and with plain Python', async () => {
    mkdirSync(desktop.dialogFolder)
    await page.evaluate(() => (location.hash = '#/forum/repository'))
    await page.getByRole('button', { name: /Publish/ }).click()
    await expect(page.getByText(/^Published/).first()).toBeVisible()
    const bag = bagIn(desktop.dialogFolder)
    expect(await plenary(['verify', bag])).toMatchObject({ code: 0 })
    expect(spawnSync('python3', [join(bag, 'verify.py')]).status).toBe(0)
    const decision = join(bag, 'data/decisions/D-001')
    const tallied = await plenary(['tally', join(decision, 'case.json')])
    expect(JSON.parse(tallied.out)).toMatchObject({
      outcomes: [{ stage: 'vote', result: 'adopted', counts: { yes: 14, no: 1 } }],
    })
    expect(readFileSync(join(decision, 'text.md'), 'utf8')).toContain('Everybody sees the date.')
    expect(readFileSync(join(bag, 'data/record/disclosed.jsonl'), 'utf8')).not.toContain('example.org')
  })

  await test.step('a changed byte is found, and its place named', async () => {
    const bag = bagIn(desktop.dialogFolder)
    appendFileSync(join(bag, 'data/decisions/D-001/text.md'), 'x')
    const verified = await plenary(['verify', bag])
    expect([verified.code, verified.out + verified.err]).toEqual([
      1,
      expect.stringContaining('data/decisions/D-001/text.md'),
    ])
  })
})

/** The bag, wherever in the chosen folder it was put. */
function bagIn(folder: string): string {
  const bagit = readdirSync(folder, { recursive: true })
    .map(String)
    .find((path) => path.endsWith('bagit.txt'))
  if (bagit === undefined) throw new Error(`nothing was published to ${folder}`)
  return dirname(join(folder, bagit))
}

/** The one button of the step bar. */
function nextStep(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Next step' }).getByRole('button', { name })
}

/** Enters for a seat without a device that it agrees. */
async function agree(page: Page, seat: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${seat}\\b(?! \\d)`) })
    .first()
    .click()
  await page
    .getByRole('group', { name: `Position of ${seat}` })
    .getByRole('button', { name: 'Agree' })
    .click()
  await expect(page.getByRole('group', { name: `Position of ${seat}` })).toBeHidden()
}

async function vote(page: Page, seat: string, choice: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${seat}\\b(?! \\d)`) })
    .first()
    .click()
  await page
    .getByRole('group', { name: `Vote of ${seat}` })
    .getByRole('button', { name: choice })
    .click()
  await expect(page.getByRole('group', { name: `Vote of ${seat}` })).toBeHidden()
}

/** A participant's own block, with the reason that it needs. */
async function block(guest: Page, reason: string): Promise<void> {
  await guest.getByRole('button', { name: /Block/ }).click()
  await guest.getByRole('textbox').first().fill(reason)
  await sendPosition(guest)
}

async function sendPosition(guest: Page): Promise<void> {
  await guest.getByRole('button', { name: /^(Send|Say|Enter)/ }).click()
}
