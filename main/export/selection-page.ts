import type { Candidacy, Selection } from '../../shared/domain/selection.ts'
import { newestFirst } from '../../shared/lib/numbered.ts'
import { ballotOf, isLate, selectionCode, selectionStage } from '../../shared/rules/selection.ts'
import { electedSentence, electionLine } from './election-page.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { list } from './outcome-words.ts'
import { block, day, page, quiet, text, timeline, titleBlock } from './page.ts'
import { selectionFolder } from './paths.ts'
import { plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { personName, readOr, seatName } from './site.ts'
import { dateWords } from './wording.ts'

/** A selection: its call, every candidacy with what was found of it, who elects, and the ballot. */
export function selectionPage(site: Site, selection: Selection): string {
  const { words } = site
  const code = selectionCode(selection)
  const path = `${selectionFolder(selection)}/index.html`
  const { cancelled } = selection
  return page(
    site,
    { path, title: `${code} ${selection.title}`, section: 'members' },
    titleBlock(
      [h('p', { class: 'number' }, words.say('selection.code', { code })), h('p', {}, day(site, selection.calledAt))],
      text(site, selection.title),
      h('p', { class: 'outcome' }, selectionSentence(site, selection)),
      cancelled ? quiet(text(site, readOr(site, cancelled.reason))) : null,
    ),
    callBlock(site, selection),
    candidaciesBlock(site, selection),
    electorsBlock(site, selection),
    ballotBlock(site, selection, path),
    block(words.say('decision.path'), timeline(site, pathOf(site, selection))),
  )
}

/** Where it stands, or what came of it, in one sentence. */
export function selectionSentence(site: Site, selection: Selection): string {
  const { words, state, point } = site
  const ballot = ballotOf(state, selection.id)
  const stage = selectionStage(state, selection, point.at)
  if (stage === 'done' && ballot) return electedSentence(site, ballot)
  return words.say(`selection.stage.${stage}`, deadlineOf(site, selection))
}

/** Those of the forum, as a part of the page of its members; nothing where there are none. */
export function selectionsBlock(site: Site, path: string): Html | null {
  const selections = newestFirst(site.state.selections)
  if (selections.length === 0) return null
  const line = (one: Selection): Html =>
    h(
      'li',
      {},
      h('a', { href: linkTo(path, `${selectionFolder(one)}/index.html`) }, selectionCode(one)),
      ' ',
      text(site, one.title),
      quiet(day(site, one.calledAt), ' · ', selectionSentence(site, one)),
    )
  return block(site.words.say('selection.title'), h('ul', { class: 'plain' }, selections.map(line)))
}

function deadlineOf({ words }: Site, { deadline }: Selection) {
  const { local, zone } = deadline
  return { date: dateWords(words, local.slice(0, 10)), time: local.slice(11), zone }
}

function sectorName({ state }: Site, id: string): string {
  return state.sectors.find((one) => one.id === id)?.name ?? id
}

function callBlock(site: Site, selection: Selection): Html {
  const { words } = site
  const { places, sector, text: call, by } = selection
  return block(
    words.say('selection.call'),
    plainProse(site, readOr(site, call)),
    quiet(words.say('selection.seats', { places, sector: sectorName(site, sector) })),
    quiet(words.say('selection.until', deadlineOf(site, selection))),
    by === null ? null : quiet(words.say('selection.by'), ' ', text(site, personName(site, by))),
    quiet(words.say('selection.runBy', { sector: sectorName(site, sector) })),
    convenersLine(site, sector),
  )
}

/** [SEL7] Who was named to begin where a sector had nobody. */
function convenersLine(site: Site, sector: string): Html | null {
  const { words, state } = site
  const named = state.sectors.find(({ id }) => id === sector)?.conveners ?? []
  if (named.length === 0) return null
  const names = list(words, named.map((person) => personName(site, person))) // prettier-ignore
  return quiet(text(site, words.say('selection.conveners', { sector: sectorName(site, sector), names })))
}

/** [SEL3] A candidacy that does not stand is told by its number and organisation, never by name. */
function candidaciesBlock(site: Site, selection: Selection): Html {
  const { words } = site
  const standing = new Set<string>(selection.published?.candidates ?? [])
  const who = (one: Candidacy, place: number): Child =>
    standing.has(one.candidacy)
      ? text(site, readOr(site, one.name))
      : words.say('selection.candidacy', { number: place + 1 })
  const lines = selection.candidacies.map((one, place) =>
    h(
      'li',
      {},
      who(one, place),
      one.organisation === null ? null : h('small', {}, ' ', text(site, one.organisation)),
      quiet(
        words.say(isLate(selection, one) ? 'selection.receivedLate' : 'selection.received', {
          date: dateWords(words, one.received),
        }),
        one.check ? all(' · ', words.say(one.check.eligible ? 'selection.eligible' : 'selection.notEligible')) : null,
      ),
      one.check ? quiet(text(site, readOr(site, one.check.reason))) : null,
    ),
  )
  return block(
    words.say('selection.candidacies'),
    lines.length === 0 ? quiet(words.say('none')) : h('ul', { class: 'plain' }, lines),
  )
}

function electorsBlock(site: Site, { electors, published }: Selection): Html {
  const { words } = site
  const heading = words.say('selection.electors')
  if (electors.kind === 'sector' && !published)
    return block(heading, quiet(words.say('selection.electorsOf', { sector: sectorName(site, electors.sector) })))
  const ids = published?.electors ?? (electors.kind === 'list' ? electors.persons : [])
  const named = electors.kind === 'list' ? personName : seatName
  return block(heading, h('ul', { class: 'plain' }, ids.map((id) => h('li', {}, text(site, named(site, id)))))) // prettier-ignore
}

function ballotBlock(site: Site, { id }: Selection, path: string): Html | null {
  const own = Object.values(site.state.elections).filter(({ selection }) => selection === id)
  if (own.length === 0) return null
  const lines = own.map((election) => h('li', {}, electionLine(site, path, election)))
  return block(site.words.say('selection.ballot'), h('ul', { class: 'plain' }, lines))
}

function pathOf({ words }: Site, { calledAt, published, cancelled }: Selection) {
  return [
    { at: calledAt, line: words.say('selection.path.called') },
    ...(published ? [{ at: published.at, line: words.say('selection.path.published') }] : []),
    ...(cancelled ? [{ at: cancelled.at, line: words.say('selection.path.cancelled') }] : []),
  ]
}
