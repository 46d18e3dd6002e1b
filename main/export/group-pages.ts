import type { Group } from '../../shared/domain/group.ts'
import type { Seat } from '../../shared/domain/member.ts'
import { newestFirst } from '../../shared/lib/numbered.ts'
import { groupCode } from '../../shared/rules/bodies.ts'
import { foundingParts } from '../../shared/rules/founding.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { seatsIn } from '../../shared/rules/meeting-seats.ts'
import type { Child, Html } from './html.ts'
import { h, linkTo } from './html.ts'
import { decisionLine, listOrNone, meetingLine } from './list-pages.ts'
import { seatHolders } from './members-page.ts'
import { block, day, namesTable, page, quiet, text, titleBlock } from './page.ts'
import { decisionFolder, groupFolder } from './paths.ts'
import { proceduresBlock } from './procedure-page.ts'
import { plainProse } from './prose.ts'
import { rulesInForce } from './rules-page.ts'
import type { Site } from './site.ts'
import { personName } from './site.ts'
import { dateWords } from './wording.ts'

/** [GROUP5] The working groups, each with a page of its own: what they decide is theirs. */
export function groupsPage(site: Site): string {
  const { words, state } = site
  const path = 'groups/index.html'
  const groups = newestFirst(state.groups)
  const title = words.say('section.groups')
  return page(
    site,
    { path, title, section: 'members' },
    titleBlock([h('p', { class: 'number' }, String(groups.length))], title),
    block(
      title,
      listOrNone(
        site,
        groups.map((group) => [
          h('a', { href: linkTo(path, `${groupFolder(group)}/index.html`) }, groupCode(group)),
          ' ',
          text(site, group.name),
          quiet(standing(site, group)),
        ]),
      ),
    ),
  )
}

export function groupPage(site: Site, group: Group): string {
  const { words, state } = site
  const path = `${groupFolder(group)}/index.html`
  const ofGroup = ({ meeting }: { meeting: string }): boolean => state.meetings[meeting]?.group === group.id
  const decisions = newestFirst(state.decisions).filter(ofGroup)
  const meetings = newestFirst(state.meetings).filter((one) => one.group === group.id)
  return page(
    site,
    { path, title: `${groupCode(group)} ${group.name}`, section: 'members' },
    titleBlock(
      [h('p', { class: 'number' }, words.say('group.code', { code: groupCode(group) })), day(site, group.foundedAt)],
      text(site, group.name),
      h('p', { class: 'outcome' }, standing(site, group)),
      quiet(words.say('group.advises')),
    ),
    block(words.say('group.mandate'), mandate(site, group), byDecision(site, path, group)),
    block(words.say('section.members'), seats(site, group), officers(site, group)),
    block(words.say('section.meetings'), listOrNone(site, meetings.map((one) => meetingLine(site, path, one)))), // prettier-ignore
    block(words.say('section.decisions'), listOrNone(site, decisions.map((one) => decisionLine(site, path, one)))), // prettier-ignore
    proceduresBlock(site, path, newestFirst(state.procedures).filter((one) => one.group === group.id)), // prettier-ignore
    group.rules ? block(words.say('section.rules'), quiet(words.say('rules.version', { version: String(group.rules.version) }))) : null, // prettier-ignore
    group.rules ? rulesInForce(site, group.rules, 'group') : null,
  )
}

function standing({ words }: Site, { ended, until }: Group): string {
  if (ended) return words.say('group.ended', { date: dateWords(words, ended.at.slice(0, 10)) })
  return until === null ? words.say('group.open') : words.say('group.until', { date: dateWords(words, until) })
}

function mandate(site: Site, group: Group): Child {
  const shown = site.text(group.text)
  return shown === undefined ? quiet(site.words.say('withheld')) : plainProse(site, foundingParts(shown).mandate)
}

function byDecision(site: Site, path: string, { decision, ended }: Group): Html {
  const { words, state } = site
  const link = (id: string, key: string): Child[] => {
    const found = state.decisions[id]
    if (!found) return []
    const href = linkTo(path, `${decisionFolder(found)}/index.html`)
    return [h('a', { href }, words.say(key, { code: decisionCode(found) })), ' ']
  }
  return quiet(...link(decision, 'group.foundedBy'), ...(ended ? link(ended.decision, 'group.endedBy') : []))
}

function seats(site: Site, group: Group): Html {
  const { words, state } = site
  const sectors = new Map<string, string>(state.sectors.map((sector) => [sector.id, sector.name]))
  return namesTable(
    [
      { head: words.say('column.seat') },
      { head: words.say('column.sector') },
      { head: words.say('column.organisation') },
      { head: words.say('column.holders') },
    ],
    seatsIn(state, group.id).map((seat: Seat) => ({
      cells: [
        text(site, seat.label),
        text(site, sectors.get(seat.sector) ?? seat.sector),
        text(site, seat.organisation ?? ''),
        seatHolders(site, seat),
      ],
    })),
  )
}

function officers(site: Site, group: Group): Html | null {
  const { words } = site
  if (group.officers.length === 0) return null
  const lines = group.officers.map(({ person, office, since, until, left }) => {
    const term = [
      since && words.say('members.since', { date: dateWords(words, since) }),
      until && words.say(left ? 'members.left' : 'members.until', { date: dateWords(words, until) }),
    ]
    const said = [words.say(`office.${office}`), ...term].filter(Boolean).join(' · ')
    return h('li', {}, text(site, personName(site, person)), h('small', {}, ` ${said}`))
  })
  return h('ul', { class: 'plain' }, lines)
}
