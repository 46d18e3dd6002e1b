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

/** Lines with the time in a margin of their own. */
export function timeline(site: Site, lines: readonly { readonly at: string | null; readonly line: Child }[]): Html {
  return h(
    'ol',
    { class: 'timeline' },
    lines.map(({ at, line }) =>
      h('li', {}, at === null ? h('span', { class: 'time' }) : clock(site, at), h('div', {}, line)),
    ),
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

/** A table with row heads; `strong` rows are the ones that decide. */
export function table(
  columns: readonly Column[],
  rows: readonly { readonly cells: readonly Child[]; readonly strong?: boolean }[],
): Html {
  const figures = (index: number): { readonly class?: string } => (columns[index]?.figures ? { class: 'figure' } : {})
  return h(
    'div',
    // Where it still goes off the page it scrolls in its own frame, by the keyboard too.
    columns.length > NARROW_COLUMNS ? { class: 'scroll', tabindex: '0' } : { class: 'scroll' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column, index) =>
            column.head === '' ? h('td', {}) : h('th', { scope: 'col', ...figures(index) }, column.head),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(({ cells, strong }) =>
          h(
            'tr',
            strong ? { class: 'strong' } : {},
            cells.map((cell, index) => (index === 0 ? h('th', { scope: 'row' }, cell) : h('td', figures(index), cell))),
          ),
        ),
      ),
    ),
  )
}
