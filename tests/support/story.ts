import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { readWebFiles } from '../../main/cli/web-files.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { Item, Meeting, PresenceMode } from '../../shared/domain/meeting.ts'
import type { PersonId } from '../../shared/domain/primitives.ts'
import type { Seat } from '../../shared/domain/member.ts'
import type { Clock } from '../../shared/lib/time.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import type { CommandInput } from '../../shared/contract/commands.ts'
import type { MintedInvitation } from '../../main/host/hosting.ts'
import { CutLine } from './cut-line.ts'
import type { LiveWindow } from './hosted-forum.ts'
import { HostedForum } from './hosted-forum.ts'

const STEP_MS = 15_000
const WEB = new URL('../../dist/web/', import.meta.url)

export const WIDE = { width: 1280, height: 800 }
export const NARROW = { width: 360, height: 740 }

/** Enough for a quorum in both sectors, without the seats that come by their own device. */
export const TWELVE_SEATS: readonly string[] = [
  'Budget and Management',
  'Economy and Development',
  'Interior and Local Government',
  'Social Welfare and Development',
  'Government sector 1',
  'Government sector 2',
  'Civil society 1',
  'Civil society 4',
  'Civil society 5',
  'Civil society 6',
  'Civil society 7',
  'Civil society 8',
]

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly dark?: boolean
}

/** Browser windows whose every page error, refused resource and line on the console is kept. */
export class Windows {
  readonly troubles: string[] = []
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []

  constructor(browser: Browser) {
    this.#browser = browser
  }

  async open(url: string, { viewport = WIDE, dark = false }: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    this.#contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_MS)
    this.#watch(page)
    await page.goto(url)
    return page
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()))
  }

  /** Whatever a page said that is no loss of its line. Violations of the page's policy come by the console too. */
  #watch(page: Page): void {
    page.on('pageerror', (error) => this.troubles.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      if (message.type() !== 'error' && !/content security policy|trusted/i.test(text)) return
      if (/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed|ERR_CONNECTION_REFUSED/.test(text)) return
      this.troubles.push(`console: ${text}`)
    })
  }
}

/** The sample forum behind a real host, with the interface as it was built; `desk` arranges what a story does not tell. */
export class Story {
  readonly forum: HostedForum
  readonly desk: LiveWindow
  readonly windows: Windows
  /** The way of guests to the host; operators reach it without. */
  readonly line: CutLine
  readonly #links: readonly MintedInvitation[]

  private constructor(forum: HostedForum, desk: LiveWindow, windows: Windows, line: CutLine) {
    this.forum = forum
    this.desk = desk
    this.windows = windows
    this.line = line
    this.#links = forum.invitations()
  }

  /** `clock`: the host's, where a story tells of deadlines. */
  static async begin(browser: Browser, clock?: Clock): Promise<Story> {
    const line = await CutLine.open()
    const forum = await HostedForum.start({
      files: readWebFiles(WEB),
      publicUrl: line.url,
      ...(clock ? { clock } : {}),
    })
    line.leadTo(forum.hosting.localUrl)
    return new Story(forum, await forum.operator(), new Windows(browser), line)
  }

  /** Ends everything, and tells of whatever went wrong unseen. */
  async end(): Promise<void> {
    await this.windows.close()
    await this.desk.close()
    await this.forum.close()
    await this.line.close()
    expect(this.windows.troubles).toEqual([])
    expect(this.forum.faults).toEqual([])
  }

  /** The date of an instant where the forum is, as its date fields take it. */
  dayFrom(epochMs: number): string {
    return dayIn(this.forum.state.forum?.zone ?? 'UTC', epochMs)
  }

  /** The planned meeting of the sample. */
  get meeting(): Meeting {
    const found = Object.values(this.forum.state.meetings).findLast((one) => one.occurredAt === null)
    if (!found) throw new Error('no meeting is planned')
    return found
  }

  item(place: number): Item {
    const found = this.meeting.items[place - 1]
    if (!found) throw new Error(`there is no item ${String(place)}`)
    return found
  }

  seat(label: string): Seat {
    const found = Object.values(this.forum.state.seats).find((one) => one.label === label)
    if (!found) throw new Error(`there is no seat "${label}"`)
    return found
  }

  titular(label: string): PersonId {
    const held = this.seat(label).holders.find((one) => one.as === 'titular')
    if (!held) throw new Error(`nobody holds "${label}"`)
    return held.person
  }

  get decision(): Decision {
    const found = Object.values(this.forum.state.decisions).at(-1)
    if (!found) throw new Error('nothing was put to decision')
    return found
  }

  linkOf(name: string): string {
    const found = this.#links.find((one) => one.name === name)
    if (!found) throw new Error(`nobody is called "${name}"`)
    return found.url
  }

  /** A participant opens their link and joins. */
  async join(name: string, look: Look = {}): Promise<Page> {
    return this.#join(this.linkOf(name), look)
  }

  /** An officer, whose line never drops. */
  async officer(name: string, look: Look = {}): Promise<Page> {
    return this.#join(this.linkOf(name).replace(this.line.url, this.forum.hosting.localUrl), look)
  }

  /** Everything under way on the guest's line is lost, and nobody gets through. */
  async dropLine(guest: Page): Promise<void> {
    await guest.context().setOffline(true)
    this.line.cut()
    await expect(guest.getByText('No connection since')).toBeVisible()
  }

  async mendLine(guest: Page): Promise<void> {
    this.line.mend()
    await guest.context().setOffline(false)
  }

  async #join(link: string, look: Look): Promise<Page> {
    const page = await this.windows.open(link, look)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeHidden()
    return page
  }

  /** A guest on a phone, who says that they are here. */
  async guest(name: string): Promise<Page> {
    const page = await this.join(name, { viewport: NARROW })
    await page.getByRole('button', { name: 'I am here, remotely' }).click()
    await expect(page.getByText('You are here, remotely')).toBeVisible()
    return page
  }

  async note(person: PersonId, mode: PresenceMode): Promise<void> {
    await this.desk.run('presence.note', { meeting: this.meeting.id, person, mode })
  }

  async here(labels: readonly string[] = TWELVE_SEATS): Promise<void> {
    for (const label of labels) await this.note(this.titular(label), 'room')
  }

  /** The meeting is open at this item. */
  async openAt(place: number): Promise<void> {
    const meeting = this.meeting.id
    if (this.meeting.stage === 'planned') await this.desk.run('meeting.open', { meeting })
    await this.desk.run('item.open', { meeting, item: this.item(place).id })
  }

  /** The text of this item is put to decision by this rule. */
  async put(place: number, rule: string): Promise<void> {
    const item = this.item(place)
    if (item.commitment === null) throw new Error('the item has no text')
    await this.desk.run('decision.put', { meeting: this.meeting.id, item: item.id, commitment: item.commitment, rule })
  }

  get ofDecision(): CommandInput<'ballot.open'> {
    return { meeting: this.meeting.id, decision: this.decision.id }
  }

  async cast(labels: readonly string[], ballot: 'yes' | 'no' | 'abstain'): Promise<void> {
    for (const label of labels)
      await this.desk.run('ballot.cast', { ...this.ofDecision, seat: this.seat(label).id, ballot })
  }

  async take(labels: readonly string[], position: 'agree' | 'block', reason: string | null = null): Promise<void> {
    for (const label of labels)
      await this.desk.run('position.take', { ...this.ofDecision, seat: this.seat(label).id, position, reason })
  }

  /** The address of a place in the interface, for a window that is already in. */
  async go(page: Page, fragment: string): Promise<void> {
    await page.evaluate((to) => {
      location.hash = to
    }, fragment)
  }

  /** `#/meeting/…` at this item and tab. */
  atItem(place: number, tab: 'notes' | 'draft' | 'decision' | 'people'): string {
    return `#/meeting/${this.meeting.id}/${this.item(place).id}/${tab}`
  }
}

/** The one button of the step bar. */
export function nextStep(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Next step' }).getByRole('button', { name })
}

/** A seat's presence in check-in, whoever is shown for it. */
export function presenceOf(page: Page, seat: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^Presence: ${seat},`) })
}

/** Here, remote or away, with one press. */
export async function say(page: Page, seat: string, word: 'Here' | 'Remote' | 'Away'): Promise<void> {
  // The radio itself is out of sight; its word is what people press.
  await presenceOf(page, seat).getByRole('radio', { name: word }).click({ force: true })
}

/** Types at the end of a shared text. */
export async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
  await field.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(words)
}
