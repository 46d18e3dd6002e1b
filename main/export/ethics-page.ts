import type { AdoptedStatement, Signature } from '../../shared/domain/statement.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { seatsOf } from '../../shared/rules/meeting-seats.ts'
import { signaturesUnder, statementChanges } from '../../shared/rules/statement.ts'
import { casesBlocks } from './complaints.ts'
import type { Child } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { block, joined, namesTable, page, quiet, text, titleBlock } from './page.ts'
import { decisionFolder } from './paths.ts'
import { plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { personName, seatName } from './site.ts'
import { dateWords, localTime } from './wording.ts'

const PATH = 'ethics/index.html'

/** [ETH4] [ETH5] Every version of the ethics statement with who signed it, the one in force first; then complaints and disputes. */
export function ethicsPage(site: Site): string {
  const { words, state } = site
  const versions = state.statements.map((one, index) => ({ one, before: state.statements[index - 1] ?? null }))
  const title = words.say('section.ethics')
  return page(
    site,
    { path: PATH, title, section: null },
    titleBlock([], title),
    versions.length === 0
      ? block(words.say('ethics.statement'), quiet(words.say('none')))
      : versions.reverse().map(({ one, before }) => versionBlock(site, one, before)),
    casesBlocks(site, PATH),
    block(
      words.say('interests.title'),
      quiet(h('a', { href: linkTo(PATH, 'members/index.html') }, words.say('ethics.interests'))),
    ),
  )
}

function versionBlock(site: Site, statement: AdoptedStatement, before: AdoptedStatement | null): Child {
  const { words } = site
  const inForce = site.state.statements.at(-1) === statement
  const changes = before ? statementChanges(before, statement) : []
  return block(
    words.say('ethics.statement'),
    h(
      'p',
      {},
      h(
        'strong',
        {},
        words.say('ethics.version', { version: String(statement.version), date: dayWords(site, statement) }),
      ),
      inForce ? `, ${words.say('ethics.inForce')}` : null,
    ),
    quiet(adopted(site, statement)),
    changes.length === 0
      ? null
      : h(
          'ul',
          { class: 'plain' },
          changes.map(({ what, name }) => h('li', {}, words.say(`ethics.changed.${what}`, { name }))),
        ),
    statement.opening === '' ? null : plainProse(site, statement.opening),
    statement.principles.map((one) => all(h('h3', {}, text(site, one.name)), plainProse(site, one.words))),
    statement.source === null ? null : quiet(text(site, statement.source)),
    statement.interests === undefined ? null : h('p', {}, words.say('ethics.interestsPublished')),
    h('h3', {}, words.say('ethics.signatures')),
    signatures(site, statement.version),
  )
}

function dayWords(site: Site, { adoptedAt }: AdoptedStatement): string {
  return dateWords(site.words, localTime(adoptedAt, site.zone).date)
}

function adopted({ words, state }: Site, { decision: id }: AdoptedStatement): Child {
  const decision = id === null ? undefined : state.decisions[id]
  if (!decision) return words.say('ethics.founding')
  const href = linkTo(PATH, `${decisionFolder(decision)}/index.html`)
  return h('a', { href }, words.say('ethics.decision', { code: decisionCode(decision) }))
}

/** Seat, name, day, and whether somebody else entered it; a signature that was struck is only counted. */
function signatures(site: Site, version: number): Child {
  const { words, state } = site
  const standing = signaturesUnder(state, version)
  const struck = state.signatures.filter((one) => one.version === version && one.struckAt !== null).length
  const columns = [
    { head: words.say('column.seat') },
    { head: words.say('column.name') },
    { head: words.say('column.signed') },
    { head: words.say('column.version') },
  ]
  return all(
    quiet(words.say('ethics.signed', { n: standing.length })),
    standing.length === 0
      ? null
      : namesTable(
          columns,
          standing.map((one) => ({ cells: signatureCells(site, one) })),
        ),
    struck === 0 ? null : quiet(words.say('ethics.struck', { n: struck })),
  )
}

/** The seats that somebody held on the day on which they signed. */
function signatureCells(site: Site, { person, on, version, actor }: Signature): readonly Child[] {
  const { words } = site
  const seats = seatsOf(site.state, person, on).map((seat) => text(site, seatName(site, seat.id)))
  return [
    seats.length === 0 ? words.say('ethics.noSeat') : joined(seats, ', '),
    text(site, personName(site, person)),
    all(dateWords(words, on), actor === person ? null : all(', ', words.say('ethics.paper'))),
    String(version),
  ]
}
