import type { Election } from '../../shared/domain/election.ts'
import { electionCode, electorsOf, stvCaseOf, stvOutcomeOf } from '../../shared/rules/election-case.ts'
import { stvRounds, tiesByLot } from '../../shared/rules/stv-rounds.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { list } from './outcome-words.ts'
import { block, day, joined, page, quiet, table, text, timeline, titleBlock } from './page.ts'
import { electionFolder, meetingCode, meetingFolder } from './paths.ts'
import type { Site } from './site.ts'
import { personName, readOr, seatName } from './site.ts'

type Closed = NonNullable<Election['closed']>

/** An election: who was elected, every round of the count, the ballots, the lot, who voted, and how to check it. */
export function electionPage(site: Site, election: Election): string {
  const { words } = site
  const code = electionCode(election)
  const path = `${electionFolder(election)}/index.html`
  const { closed } = election
  return page(
    site,
    { path, title: `${code} ${election.title}`, section: 'decisions' },
    titleBlock(
      [
        h('p', { class: 'number' }, words.say('election.code', { code })),
        h('p', {}, day(site, closed?.at ?? election.calledAt)),
      ],
      text(site, election.title),
      h('p', { class: 'outcome' }, electedSentence(site, election)),
      election.annulled?.reason ? quiet(text(site, readOr(site, election.annulled.reason))) : null,
    ),
    block(
      words.say('election.candidates'),
      h(
        'ul',
        { class: 'plain' },
        election.candidates.map(({ name }) => h('li', {}, text(site, readOr(site, name)))),
      ),
      quiet(words.say('election.who', { places: election.places, college: collegeName(site, election) })),
    ),
    block(words.say('decision.path'), timeline(site, pathOf(site, election))),
    closed
      ? [countBlock(site, election, closed), ballotsBlock(site, election, closed), lotBlock(site, election, closed)]
      : null,
    election.openedAt === null ? null : tookPart(site, election),
    checkBlock(site, election, path),
  )
}

/** What came of an election, in one sentence. */
export function electedSentence(site: Site, election: Election): string {
  const { words } = site
  if (election.annulled) return words.say(`election.annulled.${election.annulled.why}`)
  if (!election.closed) return words.say('election.pending')
  const { elected } = stvOutcomeOf(election.closed)
  return words.say('election.elected', {
    n: elected.length,
    names: list(words, elected.map(namer(site, election))),
    short: election.places - elected.length,
  })
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

function collegeName({ state, words }: Site, { college }: Election): string {
  return state.sectors.find(({ id }) => id === college)?.name ?? words.say('election.everySeat')
}

function pathOf({ words }: Site, { calledAt, openedAt, closed, annulled }: Election) {
  return [
    { at: calledAt, line: words.say('election.path.called') },
    ...(openedAt === null ? [] : [{ at: openedAt, line: words.say('election.path.opened') }]),
    ...(closed ? [{ at: closed.at, line: words.say('election.path.closed') }] : []),
    ...(annulled ? [{ at: annulled.at, line: words.say('election.path.annulled') }] : []),
  ]
}

/** Every round's totals: a candidate a line, in the order called; who was elected or eliminated, and where the lot decided. */
function countBlock(site: Site, election: Election, closed: Closed): Html {
  const { words } = site
  const outcome = stvOutcomeOf(closed)
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
  const ties = tiesByLot(outcome, stvCaseOf(election, closed)).map((tie) =>
    h('p', {}, words.say('election.tie', { names: list(words, tie.map(named)) })),
  )
  return block(
    words.say('election.count'),
    rounds.length > 0 ? table(columns, rows) : null,
    ties,
    quiet(words.say('election.rule', { quota: String(outcome.quota), places: election.places })),
  )
}

function ballotsBlock(site: Site, election: Election, { ballots }: Closed): Html {
  const { words } = site
  const named = namer(site, election)
  const rows = ballots.map(([count, preferences]) => ({
    cells: [preferences.length === 0 ? words.say('election.blank') : preferences.map(named).join(', '), String(count)],
  }))
  return block(
    words.say('election.ballots'),
    rows.length > 0
      ? table(
          [{ head: words.say('election.ballot') }, { head: words.say('election.ballotCount'), figures: true }],
          rows,
        )
      : null,
    quiet(words.say('election.secrecy')),
  )
}

function lotBlock(site: Site, election: Election, { secret, lots }: Closed): Html {
  const { words } = site
  const named = namer(site, election)
  const said = election.words.map(({ person, word }) =>
    h('li', {}, h('span', { class: 'quote', dir: 'auto' }, `“${word}”`), ' ', text(site, personName(site, person))),
  )
  return block(
    words.say('election.lot'),
    h('p', {}, words.say('election.order'), ' ', text(site, lots.map(named).join(', '))),
    quiet(words.say('election.words')),
    h('ul', { class: 'plain' }, said),
    quiet(words.say('election.commitment'), ' ', h('span', { class: 'hash' }, spaced(election.commitment))),
    quiet(words.say('election.secret'), ' ', h('span', { class: 'hash' }, spaced(secret))),
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
    quiet(words.say('election.turnout', { voted: election.taken.length, all: electors.length })),
    h(
      'ul',
      { class: 'seats' },
      electors.map(({ id }) =>
        h(
          'li',
          {},
          h('span', { class: 'seat' }, text(site, seatName(site, id))),
          h('span', { class: 'said' }, words.say(election.taken.includes(id) ? 'said.took' : 'said.silent')),
        ),
      ),
    ),
  )
}

function checkBlock(site: Site, election: Election, path: string): Html {
  const { words, state } = site
  const meeting = state.meetings[election.meeting]
  const links = [
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
