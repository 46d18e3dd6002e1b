import { byNumber } from '../../shared/lib/numbered.ts'
import { seatsIn } from '../../shared/rules/meeting-seats.ts'
import { assembleMinutes } from '../../shared/rules/minutes.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { hasMinutes } from './meeting-page.ts'
import { block, joined, page, quiet, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder, decisionFolder, meetingCode, meetingFolder } from './paths.ts'
import type { Site } from './site.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'

/** The four groups of Box 8 of OGP's Participation and Co-creation Toolkit, and how many kinds of document each lists. */
const GROUPS = [
  { id: 'B8-1', documents: 1 },
  { id: 'B8-2', documents: 3 },
  { id: 'B8-3', documents: 6 },
  { id: 'B8-4', documents: 10 },
] as const

type Entry = { readonly path: string; readonly name: string }

/** What the repository holds of each kind, by group and place in the box. What is not named here holds nothing yet. */
const CONTENTS: Readonly<Record<string, (site: Site) => readonly Entry[]>> = {
  'B8-2.1': ({ forum, state, words }) => [
    ...(forum.rules ? [{ path: 'rules/index.html', name: words.say('section.rules') }] : []),
    ...(state.statements.length > 0 ? [{ path: 'ethics/index.html', name: words.say('ethics.statement') }] : []),
  ],
  'B8-2.3': ({ state, words }) =>
    seatsIn(state).length > 0 ? [{ path: 'members/index.html', name: words.say('section.members') }] : [],
  'B8-3.3': ({ state }) =>
    byNumber(state.meetings).map((one) => ({ path: `${meetingFolder(one)}/index.html`, name: meetingCode(one) })),
  'B8-3.4': ({ state }) =>
    byNumber(state.meetings)
      .filter((one) => {
        const view = assembleMinutes(state, one.id)
        return view && hasMinutes(view)
      })
      .map((one) => ({ path: `${meetingFolder(one)}/minutes.html`, name: meetingCode(one) })),
  'B8-4.2': ({ state }) =>
    byNumber(state.decisions).map((one) => ({ path: `${decisionFolder(one)}/index.html`, name: decisionCode(one) })),
  'B8-4.5': ({ state }) =>
    byNumber(state.commitments).map((one) => ({
      path: `${commitmentFolder(one)}/index.html`,
      name: commitmentCode(one),
    })),
}

export function categoriesBlock(site: Site, path: string): Html {
  const lines = GROUPS.map(({ id }) =>
    h('li', {}, h('a', { href: linkTo(path, `categories/${id}.html`) }, site.words.say(`box8.${id}`))),
  )
  return h('ul', { class: 'plain' }, lines)
}

export function categoryPages(site: Site): ReadonlyMap<string, string> {
  const { words } = site
  const path = 'categories/index.html'
  const title = words.say('section.categories')
  const index = page(
    site,
    { path, title, section: 'categories' },
    titleBlock([], title),
    block(words.say('site.contents'), categoriesBlock(site, path), quiet(words.say('box8.source'))),
  )
  return new Map([[path, index], ...GROUPS.map((group) => groupPage(site, group))])
}

function groupPage(site: Site, { id, documents }: (typeof GROUPS)[number]): [string, string] {
  const { words } = site
  const path = `categories/${id}.html`
  const title = words.say(`box8.${id}`)
  const blocks = Array.from({ length: documents }, (_, index): Child => {
    const kind = `${id}.${String(index + 1)}`
    const entries = CONTENTS[kind]?.(site) ?? []
    const links = entries.map((entry) => h('a', { href: linkTo(path, entry.path) }, entry.name))
    return block(
      words.say(`box8.${kind}`),
      entries.length === 0 ? quiet(words.say('box8.none')) : h('p', {}, joined(links)),
    )
  })
  return [
    path,
    page(
      site,
      { path, title, section: 'categories' },
      titleBlock([h('p', { class: 'number' }, id)], title),
      all(...blocks),
      quiet(words.say('box8.source')),
    ),
  ]
}
