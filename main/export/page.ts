import type { Child, Html } from './html.ts'
import { all, document, h, linkTo } from './html.ts'
import type { Site } from './site.ts'
import { dateWords, localTime } from './wording.ts'

export type Section = 'decisions' | 'meetings' | 'commitments' | 'members' | 'categories' | 'record'

const NAVIGATION: readonly Section[] = ['decisions', 'meetings', 'commitments', 'members', 'record']

export interface PageHead {
  /** Where the page lies, from `data/`. */
  readonly path: string
  /** What the browser's tab says; the forum's name follows it. */
  readonly title: string
  readonly section: Section | null
}

/** One column with margin heads, as in the picture of a published decision. */
export function page(site: Site, head: PageHead, ...blocks: readonly Child[]): string {
  const { words, forum } = site
  const home = h(
    'a',
    { href: linkTo(head.path, 'index.html') },
    text(site, forum.name),
    ` · ${words.say('site.record')}`,
  )
  const links = NAVIGATION.map((section) => {
    const current = section === head.section ? ({ 'aria-current': 'page' } as const) : {}
    return h(
      'li',
      {},
      h('a', { href: linkTo(head.path, `${section}/index.html`), ...current }, words.say(`section.${section}`)),
    )
  })
  const body = h(
    'body',
    {},
    h(
      'header',
      { class: 'masthead' },
      h('p', {}, home),
      h('nav', { 'aria-label': words.say('site.navigation') }, h('ul', {}, links)),
    ),
    forum.sample ? h('p', { class: 'notice' }, words.say('site.sample')) : null,
    h('main', {}, blocks),
    foot(site),
  )
  return document(words.language, `${head.title} · ${forum.name}`, linkTo(head.path, 'style.css'), body)
}

function foot(site: Site): Html {
  const { words, point } = site
  const at = localTime(point.at, site.zone)
  const values = { code: site.code, seq: point.seq, date: dateWords(words, at.date), time: at.time, zone: site.zone }
  return h('footer', {}, h('p', {}, words.say('site.foot', values)))
}

/** The head of a page: number and date in the margin, title and one sentence beside them. */
export function titleBlock(margin: readonly Child[], title: Child, ...below: readonly Child[]): Html {
  return h(
    'header',
    { class: 'block top' },
    h('div', { class: 'margin' }, margin),
    h('div', { class: 'column' }, h('h1', {}, title), below),
  )
}

export function block(heading: string, ...column: readonly Child[]): Html {
  return h('section', { class: 'block' }, h('h2', { class: 'margin' }, heading), h('div', { class: 'column' }, column))
}

/** Lines with the time in a margin of their own; where they tell of several days, each day stands before its lines. */
export function timeline(site: Site, lines: readonly { readonly at: string | null; readonly line: Child }[]): Html {
  const days = lines.map(({ at }) => (at === null ? null : localTime(at, site.zone).date))
  const several = new Set(days.filter((one) => one !== null)).size > 1
  return h(
    'ol',
    { class: 'timeline' },
    lines.map(({ at, line }, index) => {
      const begins = several && at !== null && days[index] !== days.slice(0, index).findLast((one) => one !== null)
      const time = at === null ? h('span', { class: 'time' }) : clock(site, at)
      return h('li', {}, begins ? h('div', { class: 'day' }, day(site, at)) : null, time, h('div', {}, line))
    }),
  )
}

export function clock(site: Site, at: string): Html {
  return h('time', { class: 'time', datetime: at }, localTime(at, site.zone).time)
}

export function day(site: Site, at: string): Html {
  return h('time', { datetime: at }, dateWords(site.words, localTime(at, site.zone).date))
}

/** Words that people of the forum wrote, in the forum's language rather than the page's. */
export function text(site: Site, words: string): Html {
  return h('span', { lang: site.forum.language, dir: 'auto' }, words)
}

export function quiet(...children: readonly Child[]): Html {
  return h('p', { class: 'quiet' }, children)
}

/** Children with a separator between them. */
export function joined(children: readonly Child[], separator = ' · '): Html {
  return all(...children.flatMap((child, index): Child[] => (index === 0 ? [child] : [separator, child])))
}

/** A table of so many columns stays on a phone's page. */
const NARROW_COLUMNS = 2

export interface Column {
  readonly head: Child
  readonly figures?: boolean
}

interface Row {
  readonly cells: readonly Child[]
  readonly strong?: boolean
}

/** A table with row heads; `strong` rows are the ones that decide. */
export function table(columns: readonly Column[], rows: readonly Row[]): Html {
  // Where it still goes off the page it scrolls in its own frame, by the keyboard too.
  const scrolls = columns.length > NARROW_COLUMNS ? ({ tabindex: '0' } as const) : {}
  return h('div', { class: 'scroll', ...scrolls }, h('table', {}, headOf(columns), bodyOf(columns, rows, false)))
}

/** A table of long names: where there is no room for columns a name takes a line, and its facts the next, each after its head. */
export function namesTable(columns: readonly Column[], rows: readonly Row[]): Html {
  return h('div', { class: 'scroll stacks' }, h('table', {}, headOf(columns), bodyOf(columns, rows, true)))
}

function figuresIn(columns: readonly Column[], index: number): { readonly class?: string } {
  return columns[index]?.figures ? { class: 'figure' } : {}
}

/** Nothing where no column needs a head. */
function headOf(columns: readonly Column[]): Html | null {
  if (columns.every(({ head }) => head === '')) return null
  const cells = columns.map(({ head }, index) =>
    head === '' ? h('td', {}) : h('th', { scope: 'col', ...figuresIn(columns, index) }, head),
  )
  return h('thead', {}, h('tr', {}, cells))
}

function bodyOf(columns: readonly Column[], rows: readonly Row[], labelled: boolean): Html {
  const label = (index: number): { readonly 'data-head'?: string } => {
    const head = columns[index]?.head
    return labelled && typeof head === 'string' ? { 'data-head': head } : {}
  }
  const cellOf = (cell: Child, index: number): Html =>
    index === 0 ? h('th', { scope: 'row' }, cell) : h('td', { ...figuresIn(columns, index), ...label(index) }, cell)
  return h(
    'tbody',
    {},
    rows.map(({ cells, strong }) => h('tr', strong ? { class: 'strong' } : {}, cells.map(cellOf))),
  )
}
