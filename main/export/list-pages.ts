import { recordCode } from '../../shared/domain/checkpoint.ts'
import type { Checkpoint } from '../../shared/domain/checkpoint.ts'
import type { Group } from '../../shared/domain/group.ts'
import { byNumber, newestFirst } from '../../shared/lib/numbered.ts'
import { groupOf } from '../../shared/rules/bodies.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { assembleMinutes } from '../../shared/rules/minutes.ts'
import { categoriesBlock } from './categories.ts'
import { commitmentStage } from './commitment-stage.ts'
import { electionLine } from './election-page.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { hasMinutes } from './meeting-page.ts'
import { actionLine } from './minutes-page.ts'
import { outcomeSentence } from './outcome-words.ts'
import { block, day, joined, page, quiet, table, text, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder, decisionFolder, meetingCode, meetingFolder } from './paths.ts'
import { proceduresBlock } from './procedure-page.ts'
import type { Site } from './site.ts'
import { dateWords, localTime } from './wording.ts'

export function indexPage(site: Site): string {
  const { words, forum, state } = site
  const path = 'index.html'
  const links = (
    [
      'decisions',
      'meetings',
      'commitments',
      'members',
      ...(Object.keys(state.groups).length > 0 ? (['groups'] as const) : []),
      'actions',
      'rules',
      'ethics',
      'categories',
      'record',
    ] as const
  ).map((section) =>
    h('li', {}, h('a', { href: linkTo(path, `${section}/index.html`) }, words.say(`section.${section}`))),
  )
  return page(
    site,
    { path, title: words.say('site.record'), section: null },
    titleBlock(
      [h('p', { class: 'number' }, words.say('site.record')), h('p', {}, day(site, site.point.at))],
      text(site, forum.name),
      forum.country ? h('p', { class: 'outcome' }, text(site, forum.country)) : null,
    ),
    block(
      words.say('section.decisions'),
      listOrNone(
        site,
        newestFirst(state.decisions)
          .slice(0, 5)
          .map((one) => decisionLine(site, path, one)),
      ),
    ),
    block(
      words.say('section.meetings'),
      listOrNone(
        site,
        newestFirst(state.meetings)
          .slice(0, 5)
          .map((one) => meetingLine(site, path, one)),
      ),
    ),
    block(words.say('site.contents'), h('ul', { class: 'plain' }, links)),
    block(words.say('section.categories'), categoriesBlock(site, path)),
    block(
      words.say('check.title'),
      h('p', {}, words.say('check.code'), ' ', h('span', { class: 'code' }, site.code)),
      quiet(h('a', { href: linkTo(path, 'record/index.html') }, words.say('check.how'))),
    ),
  )
}

export function listOrNone(site: Site, lines: readonly Child[]): Html {
  return lines.length === 0
    ? quiet(site.words.say('none'))
    : h(
        'ul',
        { class: 'plain' },
        lines.map((line) => h('li', {}, line)),
      )
}

export function decisionLine(site: Site, path: string, decision: Site['state']['decisions'][string]): Child {
  return all(
    h('a', { href: linkTo(path, `${decisionFolder(decision)}/index.html`) }, decisionCode(decision)),
    ' ',
    text(site, decision.title),
    quiet(
      ofGroup(site, groupOf(site.state, decision)),
      day(site, decision.concluded?.at ?? decision.putAt),
      ' · ',
      outcomeSentence(site.words, decision),
    ),
  )
}

/** [GROUP5] In whose name, where it is not the forum's. */
function ofGroup(site: Site, group: Group | null): Child {
  return group ? all(text(site, group.name), ' · ') : null
}

export function meetingLine(site: Site, path: string, meeting: Site['state']['meetings'][string]): Child {
  const { words } = site
  const view = assembleMinutes(site.state, meeting.id)
  const minutes =
    view && hasMinutes(view)
      ? all(
          ' · ',
          h('a', { href: linkTo(path, `${meetingFolder(meeting)}/minutes.html`) }, words.say('meeting.minutes')),
        )
      : null
  return all(
    h('a', { href: linkTo(path, `${meetingFolder(meeting)}/index.html`) }, meetingCode(meeting)),
    ' ',
    text(site, meeting.title),
    quiet(
      ofGroup(site, groupOf(site.state, { meeting: meeting.id })),
      dateWords(words, meeting.starts.local.slice(0, 10)),
      ' · ',
      words.say(`meeting.stage.${meeting.stage}`),
      minutes,
    ),
  )
}

export function decisionsPage(site: Site): string {
  const path = 'decisions/index.html'
  return listPage(
    site,
    path,
    'decisions',
    [
      ...newestFirst(site.state.elections).map((one) => electionLine(site, path, one)),
      ...newestFirst(site.state.decisions).map((one) => decisionLine(site, path, one)),
    ],
    proceduresBlock(site, path, newestFirst(site.state.procedures)),
  )
}

export function meetingsPage(site: Site): string {
  const path = 'meetings/index.html'
  return listPage(
    site,
    path,
    'meetings',
    newestFirst(site.state.meetings).map((one) => meetingLine(site, path, one)),
  )
}

export function commitmentsPage(site: Site): string {
  const path = 'commitments/index.html'
  const lines = byNumber(site.state.commitments)
  return listPage(site, path, 'commitments', lines.map((one) =>
    all(h('a', { href: linkTo(path, `${commitmentFolder(one)}/index.html`) }, commitmentCode(one)), ' ', text(site, one.title), quiet(commitmentStage(site, one))),
  )) // prettier-ignore
}

export function actionsPage(site: Site): string {
  return listPage(
    site,
    'actions/index.html',
    'actions',
    byNumber(site.state.actions).map((one) => actionLine(site, one)),
  )
}

function listPage(
  site: Site,
  path: string,
  section: 'decisions' | 'meetings' | 'commitments' | 'actions',
  lines: readonly Child[],
  ...more: readonly Child[]
): string {
  const title = site.words.say(`section.${section}`)
  return page(
    site,
    { path, title, section: section === 'actions' ? null : section },
    titleBlock([h('p', { class: 'number' }, String(lines.length))], title),
    block(title, listOrNone(site, lines)),
    more,
  )
}

/** The record itself: its codes, and how anyone checks it and counts again. */
export function recordPage(site: Site, checkpoints: readonly Checkpoint[]): string {
  const { words } = site
  const path = 'record/index.html'
  const files = ['record/log.jsonl', 'record/disclosed.jsonl', 'record/checkpoints.jsonl', 'datapackage.json']
  const rows = [...checkpoints].reverse().map((point) => {
    const at = localTime(point.at, site.zone)
    return {
      cells: [
        h('span', { class: 'code' }, recordCode(point)),
        `${dateWords(words, at.date)}, ${at.time}`,
        String(point.seq),
      ],
    }
  })
  return page(
    site,
    { path, title: words.say('section.record'), section: 'record' },
    titleBlock(
      [h('p', { class: 'number' }, words.say('record.entries', { n: site.point.seq }))],
      words.say('section.record'),
      h('p', { class: 'outcome' }, words.say('record.what')),
    ),
    block(
      words.say('record.files'),
      h('p', {}, joined(files.map((file) => h('a', { href: linkTo(path, file) }, file)))),
    ),
    block(
      words.say('check.code'),
      quiet(words.say('record.codes')),
      table(
        [
          { head: words.say('check.code') },
          { head: words.say('column.when') },
          { head: words.say('column.entries'), figures: true },
        ],
        rows,
      ),
    ),
    h(
      'section',
      { class: 'block', id: 'count' },
      h('h2', { class: 'margin' }, words.say('check.how')),
      h(
        'div',
        { class: 'column' },
        (['1', '2', '3'] as const).map((step) => h('p', {}, words.say(`record.step.${step}`))),
      ),
    ),
  )
}
