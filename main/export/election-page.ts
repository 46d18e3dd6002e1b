import type { Closed, Election, ElectionBallot } from '../../shared/domain/election.ts'
import type { Moment } from '../../shared/domain/primitives.ts'
import {
  chosenIn,
  electionCode,
  electorsOf,
  placesOf,
  pointsOutcomeOf,
  stvOutcomeOf,
  tiedAtCut,
} from '../../shared/rules/election-case.ts'
import { seatedBy } from '../../shared/rules/seating.ts'
import { selectionCode } from '../../shared/rules/selection.ts'
import type { Cut } from '../../shared/tally/cut.ts'
import type { PointsOutcome } from '../../shared/tally/points.ts'
import type { StvOutcome } from '../../shared/tally/stv.ts'
import { stvRounds, tiesByLot } from '../../shared/tally/stv-rounds.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { list } from './outcome-words.ts'
import { block, day, joined, namesTable, page, quiet, table, text, timeline, titleBlock } from './page.ts'
import { electionFolder, meetingCode, meetingFolder, selectionFolder } from './paths.ts'
import type { Site } from './site.ts'
import { personName, readOr, seatName } from './site.ts'
import { dateWords } from './wording.ts'

/** An election: who was elected, every round of the count, the ballots, the lot, who voted, and how to check it. */
export function electionPage(site: Site, election: Election): string {
  const { words } = site
  const code = electionCode(election)
  const path = `${electionFolder(election)}/index.html`
  const { closed, about } = election
  return page(
    site,
    { path, title: `${code} ${election.title}`, section: 'decisions' },
    titleBlock(
      [
        h('p', { class: 'number' }, words.say('election.code', { about, code })),
        h('p', {}, day(site, closed?.at ?? election.calledAt)),
      ],
      text(site, election.title),
      h('p', { class: 'outcome' }, electedSentence(site, election)),
      election.annulled?.reason ? quiet(text(site, readOr(site, election.annulled.reason))) : null,
    ),
    block(
      words.say('election.candidates', { about }),
      h(
        'ul',
        { class: 'plain' },
        election.candidates.map(({ name, category }) =>
          h('li', {}, text(site, readOr(site, name)), category === undefined ? null : h('small', {}, ` ${category}`)),
        ),
      ),
      quiet(words.say('election.who', { about, places: placesOf(election), college: collegeName(site, election) })),
    ),
    block(words.say('decision.path'), timeline(site, pathOf(site, election))),
    closed
      ? [countBlock(site, election, closed), ballotsBlock(site, election, closed), lotBlock(site, election)]
      : null,
    seatedBlock(site, election),
    election.openedAt === null ? null : tookPart(site, election),
    checkBlock(site, election, path),
  )
}

/** What came of an election, in a sentence or two. */
export function electedSentence(site: Site, election: Election): string {
  const { words } = site
  const { about, annulled, closed, lot } = election
  if (annulled) return words.say(`election.annulled.${annulled.why}`, { about })
  if (!closed) return words.say('election.pending')
  const chosen = chosenIn(closed)
  const tied = lot ? [] : tiedAtCut(election)
  const free = placesOf(election) - chosen.length
  const names = (ids: readonly string[]): string => list(words, ids.map(namer(site, election)))
  const short = tied.length > 0 ? 0 : free
  const sentence = words.say('election.elected', { about, n: chosen.length, names: names(chosen), short })
  if (tied.length === 0) return sentence
  const tie = words.say('election.tiedAtCut', { names: names(tied), free })
  return chosen.length === 0 ? tie : `${sentence} ${tie}`
}

/** A line of a list: its code as a link, its title, what came of it. */
export function electionLine(site: Site, path: string, election: Election): Child {
  return all(
    h('a', { href: linkTo(path, `${electionFolder(election)}/index.html`) }, electionCode(election)),
    ' ',
    text(site, election.title),
    h('p', {}, electedSentence(site, election)),
  )
}

function namer(site: Site, { candidates }: Election): (id: string) => string {
  const names = new Map<string, string>(candidates.map(({ id, name }) => [id, readOr(site, name)]))
  return (id) => names.get(id) ?? id
}

/** A seat; in a selection also a person who was named. */
function electorName(site: Site, id: string): string {
  return site.state.seats[id] ? seatName(site, id) : personName(site, id)
}

function collegeName({ state, words }: Site, { college, selection }: Election): string {
  if (college === null && selection !== null) return words.say('election.named')
  return state.sectors.find(({ id }) => id === college)?.name ?? words.say('election.everySeat')
}

function closingWords(words: Site['words'], { local, zone }: Moment) {
  return { date: dateWords(words, local.slice(0, 10)), time: local.slice(11), zone }
}

function pathOf({ words }: Site, { calledAt, openedAt, closes, closed, lot, annulled, method }: Election) {
  const opened = closes
    ? words.say('election.path.openedUntil', closingWords(words, closes))
    : words.say('election.path.opened')
  return [
    { at: calledAt, line: words.say('election.path.called') },
    ...(openedAt === null ? [] : [{ at: openedAt, line: opened }]),
    ...(closed ? [{ at: closed.at, line: words.say('election.path.closed', { method: method.kind }) }] : []),
    ...(lot && method.kind !== 'stv' ? [{ at: lot.at, line: words.say('election.path.drawn') }] : []),
    ...(annulled ? [{ at: annulled.at, line: words.say('election.path.annulled') }] : []),
  ]
}

/** [ELE10] Which seats those elected took; nothing where nobody was seated by it. */
function seatedBlock(site: Site, election: Election): Html | null {
  const { words } = site
  const seated = seatedBy(site.state, election)
  if (seated.length === 0) return null
  const named = namer(site, election)
  const lines = seated.map(({ candidate, seat, holder: { since } }) => {
    const from = since === null ? 'none' : dateWords(words, since)
    return h('li', {}, text(site, words.say('election.seatedLine', { name: named(candidate), seat: seat.label, from })))
  })
  return block(words.say('election.seated'), h('ul', { class: 'plain' }, lines))
}

function countBlock(site: Site, election: Election, closed: Closed): Html {
  const stv = stvOutcomeOf(closed)
  const points = pointsOutcomeOf(closed)
  return block(
    site.words.say('election.count'),
    stv ? roundsOf(site, election, stv) : null,
    points ? pointsTables(site, election, points) : null,
  )
}

/** Every round's totals: a candidate a line, in the order called; who was elected or eliminated, and where the lot decided. */
function roundsOf(site: Site, election: Election, outcome: StvOutcome): Child {
  const { words } = site
  const rounds = stvRounds(outcome)
  const named = namer(site, election)
  const cell = (round: (typeof rounds)[number], id: string): string => {
    const total = round.totals[id]
    if (total === undefined) return ''
    const marks = [
      ...(round.elected.includes(id) ? [words.say('election.mark.elected')] : []),
      ...(round.eliminated === id ? [words.say('election.mark.eliminated')] : []),
      ...(round.tied.includes(id)
        ? [
            words.say(
              round.elected.includes(id) || round.eliminated === id ? 'election.mark.lot' : 'election.mark.tied',
            ),
          ]
        : []),
    ]
    return [total, ...marks].join(' ')
  }
  const columns = [
    { head: '' },
    ...rounds.map((_, index) => ({ head: words.say('election.round', { n: index + 1 }), figures: true })),
  ]
  const rows = election.candidates.map(({ id }) => ({
    cells: [text(site, named(id)), ...rounds.map((round) => cell(round, id))],
    strong: outcome.elected.includes(id),
  }))
  const ties = tiesByLot(outcome, { lots: election.lot?.order ?? [] }).map((tie) =>
    h('p', {}, words.say('election.tie', { names: list(words, tie.map(named)) })),
  )
  return all(
    rounds.length > 0 ? namesTable(columns, rows) : null,
    ...ties,
    quiet(words.say('election.rule', { quota: String(outcome.quota), places: election.places })),
  )
}

/** [ELE9] Everybody's points, best first; of each category apart. */
function pointsTables(site: Site, election: Election, outcome: PointsOutcome): Child {
  const { words } = site
  const { about, method, places } = election
  const cuts: readonly (readonly [string, Cut])[] =
    'categories' in outcome ? Object.entries(outcome.categories) : [['', outcome]]
  const most = 'most' in method ? method.most : 'perCandidate' in method ? method.perCandidate : null
  const rule = {
    method: method.kind,
    places,
    most: most ?? 0,
    each: 'highest' in method ? method.highest : 'dots' in method ? method.dots : 0,
    points: 'points' in method ? method.points.join(', ') : '',
  }
  return all(
    ...cuts.map(([category, cut]) =>
      all(
        category === '' ? null : h('h3', {}, text(site, category)),
        namesTable(
          [
            { head: words.say('election.name', { about }) },
            { head: words.say('election.points', { method: method.kind }), figures: true },
            { head: words.say('election.place') },
          ],
          cutRows(site, election, outcome, cut),
        ),
      ),
    ),
    quiet(words.say('election.pointsRule', rule)),
    quiet(words.say('election.valid', { valid: outcome.valid, blank: outcome.invalid })),
  )
}

function cutRows(site: Site, election: Election, outcome: PointsOutcome, cut: Cut) {
  const { words } = site
  const named = namer(site, election)
  const undrawn = election.lot ? [] : cut.tied
  const place = (id: string): string => {
    if (outcome.byLot.includes(id)) return words.say('election.place.byLot')
    if (cut.in.includes(id)) return words.say('election.place.in')
    if (undrawn.includes(id)) return words.say('election.place.tied')
    return cut.tied.includes(id) ? words.say('election.place.notDrawn') : ''
  }
  return [...cut.in, ...undrawn, ...cut.out].map((id) => ({
    cells: [text(site, named(id)), String(outcome.points[id] ?? 0), place(id)],
    strong: cut.in.includes(id),
  }))
}

function ballotsBlock(site: Site, election: Election, { ballots }: Closed): Html {
  const { words } = site
  const named = namer(site, election)
  const said = (ballot: ElectionBallot): string => {
    if (Object.keys(ballot).length === 0) return words.say('election.blank')
    if (Array.isArray(ballot)) return ballot.map(named).join(', ')
    return Object.entries(ballot)
      .map(([id, each]) => `${named(id)} ${String(each)}`)
      .join(', ')
  }
  const rows = ballots.map(([count, ballot]) => ({ cells: [text(site, said(ballot)), String(count)] }))
  const inOrder = election.method.kind === 'stv' || election.method.kind === 'rank'
  return block(
    words.say('election.ballots'),
    rows.length > 0
      ? table(
          [
            { head: words.say(inOrder ? 'election.ballot' : 'election.ballotSaid') },
            { head: words.say('election.ballotCount'), figures: true },
          ],
          rows,
        )
      : null,
    quiet(words.say('election.secrecy')),
  )
}

function lotBlock(site: Site, election: Election): Html | null {
  const { words } = site
  const { lot } = election
  if (!lot) return null
  const named = namer(site, election)
  const said = election.words.map(({ person, word }) =>
    h('li', {}, h('span', { class: 'quote', dir: 'auto' }, `“${word}”`), ' ', text(site, personName(site, person))),
  )
  return block(
    words.say('election.lot'),
    h('p', {}, words.say('election.order'), ' ', text(site, lot.order.map(named).join(', '))),
    quiet(words.say('election.words')),
    h('ul', { class: 'plain' }, said),
    quiet(words.say('election.commitment'), ' ', h('span', { class: 'hash' }, spaced(election.commitment))),
    quiet(words.say('election.secret'), ' ', h('span', { class: 'hash' }, spaced(lot.secret))),
  )
}

function spaced(hash: string): string {
  return hash.replace(/(.{16})(?=.)/g, '$1 ')
}

function tookPart(site: Site, election: Election): Html {
  const { words } = site
  const electors = electorsOf(election)
  return block(
    words.say('decision.who'),
    quiet(words.say('election.turnout', { about: election.about, voted: election.taken.length, all: electors.length })),
    h(
      'ul',
      { class: 'seats' },
      electors.map(({ id }) =>
        h(
          'li',
          {},
          h('span', { class: 'seat' }, text(site, electorName(site, id))),
          h('span', { class: 'said' }, words.say(election.taken.includes(id) ? 'said.took' : 'said.silent')),
        ),
      ),
    ),
  )
}

function checkBlock(site: Site, election: Election, path: string): Html {
  const { words, state } = site
  const meeting = election.meeting === null ? undefined : state.meetings[election.meeting]
  const selection = election.selection === null ? undefined : state.selections[election.selection]
  const links = [
    ...(selection
      ? [
          h(
            'a',
            { href: linkTo(path, `${selectionFolder(selection)}/index.html`) },
            words.say('selection.code', { code: selectionCode(selection) }),
          ),
        ]
      : []),
    ...(meeting
      ? [
          h(
            'a',
            { href: linkTo(path, `${meetingFolder(meeting)}/index.html`) },
            words.say('meeting.code', { code: meetingCode(meeting) }),
          ),
        ]
      : []),
    ...(election.closed
      ? [h('a', { href: linkTo(path, `${electionFolder(election)}/case.json`) }, words.say('check.case'))]
      : []),
    h('a', { href: linkTo(path, 'record/index.html#count') }, words.say('check.how')),
  ]
  return block(
    words.say('check.title'),
    h('p', {}, words.say('check.code'), ' ', h('span', { class: 'code' }, site.code)),
    h('p', {}, joined(links)),
  )
}
