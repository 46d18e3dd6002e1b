import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { plenary } from '../support/command-line.ts'
import { Story, TWELVE_SEATS, typeInto, Windows } from '../support/story.ts'
import { StartProcess } from '../support/start-process.ts'

const TAKER = 'Minute-taker'

/** A meeting was held: notes, a decision by majority, an action; its minutes stand. */
async function hold(story: Story): Promise<Page> {
  await story.here()
  await story.openAt(2)
  const page = await story.officer(TAKER)
  await story.go(page, story.atItem(2, 'notes'))
  await typeInto(page, page.getByRole('textbox', { name: /^Notes/ }), 'The agency presneted the draft.')
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible()
  await story.put(2, 'majority-attending')
  await story.desk.run('ballot.open', story.ofDecision)
  await story.cast(TWELVE_SEATS.slice(0, 9), 'yes')
  await story.cast(TWELVE_SEATS.slice(9), 'no')
  await story.desk.run('ballot.close', story.ofDecision)
  const { id: item } = story.item(2)
  const what = 'Publish how the dashboard is made'
  await story.desk.run('action.agree', { meeting: story.meeting.id, item, what, owner: null, due: '2027-06-30' })
  await story.desk.run('meeting.adjourn', { meeting: story.meeting.id })
  return page
}

/** Counts how often the page asked to be printed, in place of the system's dialog. */
async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { prints: number }
    counted.prints = 0
    window.print = () => {
      counted.prints++
    }
  })
  return () => page.evaluate(() => (window as unknown as { prints: number }).prints)
}

async function withStory(browser: Browser, told: (story: Story, page: Page) => Promise<void>): Promise<void> {
  const story = await Story.begin(browser)
  let whole = false
  try {
    await told(story, await hold(story))
    whole = true
  } finally {
    // A failure in the story says more than what its end finds.
    await story.end().catch((error: unknown) => {
      if (whole) throw error
    })
  }
}

test('the minutes are corrected and printed: what holds is shown, what was before stays readable', async ({
  browser,
}) => {
  await withStory(browser, async (story, page) => {
    await story.go(page, `#/meeting/${story.meeting.id}/notes`)
    const item = page.getByRole('region', { name: /^Item 2:/ })
    await expect(item.getByText('The agency presneted the draft.')).toBeVisible()
    await expect(item.getByText(/Adopted by 9 of 12 seats here; 7 needed\./)).toBeVisible()

    await item.getByRole('button', { name: /^Correct:/ }).click()
    const field = item.getByRole('textbox', { name: 'The text as it should read' })
    await expect(field).toBeFocused()
    await field.fill('The agency presented the draft.')
    await item.getByRole('button', { name: 'Put it right' }).click()
    await expect(item.getByText('The agency presented the draft.')).toBeVisible()
    await expect(item.getByText('The agency presneted the draft.')).toBeHidden()
    await item
      .getByRole('button', { name: 'As it read before' })
      .or(item.getByText('As it read before'))
      .first()
      .click()
    await expect(item.getByText('The agency presneted the draft.')).toBeVisible()

    const prints = await countPrints(page)
    await page.getByRole('button', { name: 'Print' }).click()
    await expect.poll(prints).toBe(1)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: 'Minutes of meeting 7' })).toBeVisible()
    await expect(item.getByText('The agency presented the draft.')).toBeVisible()
    for (const button of ['Print', 'More', 'Back to the forum'])
      await expect(page.getByRole('button', { name: button, exact: true })).toBeHidden()
    await expect(item.getByRole('button', { name: /^Correct:/ })).toBeHidden()
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'screen' })
  })
})

test('the repository is published from its screen into the forum’s folder, and both verifiers agree that it holds', async ({
  browser,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'plenary-held-'))
  const file = join(root, 'forum.plenary')
  await withStory(browser, async (story) => {
    await story.forum.hosting.close()
    copyFileSync(story.forum.file, file)
  })
  const start = await StartProcess.begin((folder) => copyFileSync(file, join(folder, 'forum.plenary')))
  rmSync(root, { recursive: true })
  const windows = new Windows(browser)
  try {
    const { name, files } = await publish(await windows.open(start.link))
    const bag = join(start.folder, name)
    const there = readdirSync(bag, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(there).toHaveLength(files)
    const ours = await plenary(['verify', bag])
    expect({ code: ours.code, out: ours.out }).toEqual({ code: 0, out: '' })
    const theirs = spawnSync('python3', [join(bag, 'verify.py')], { encoding: 'utf8' })
    expect({ status: theirs.status, err: theirs.stderr }).toEqual({ status: 0, err: '' })
    const words = pagesOf(bag)
    expect(words).toContain('Adopted by 9 of 12 seats here')
    expect(words).toContain('Publish how the dashboard is made')
    expect(words).not.toMatch(/@example\.org|<script/i)
  } finally {
    await windows.close()
    expect(await start.close()).toBe(0)
  }
  expect(windows.troubles).toEqual([])
})

/** What the screen says it wrote. */
async function publish(page: Page): Promise<{ name: string; files: number }> {
  await page.getByRole('button', { name: 'Open Open Government Forum' }).click()
  await page.getByRole('button', { name: /That’s me: Head of the secretariat/ }).click()
  await page.getByRole('link', { name: 'Repository' }).click()
  await expect(page.getByText('1 decision, each with its text, its case and its arithmetic')).toBeVisible()
  await expect(page.getByText(/\d+ e-mail addresses/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish beside the forum’s file' }).click()
  const done = page.getByText(/^Published: \d+ files in \S+\.$/)
  await expect(done).toBeVisible()
  const [, files, name = ''] = /^Published: (\d+) files in (\S+)\.$/.exec((await done.textContent()) ?? '') ?? []
  return { name, files: Number(files) }
}

/** The words of all published pages. */
function pagesOf(bag: string): string {
  return readdirSync(join(bag, 'data'), { recursive: true, encoding: 'utf8' })
    .filter((one) => one.endsWith('.html'))
    .map((one) => readFileSync(join(bag, 'data', one), 'utf8'))
    .join('\n')
}
