import type { Item, Meeting } from '../../shared/domain/meeting.ts'
import type { EthicsLine, InterestEntry, InterestSubject, StoodOut } from '../../shared/rules/interests.ts'
import { interestsRegister, itemEthics } from '../../shared/rules/interests.ts'
import type { BodyId } from '../../shared/rules/bodies.ts'
import { dayOf, seatsOf } from '../../shared/rules/meeting-seats.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { block, day, joined, quiet, text, timeline } from './page.ts'
import { commitmentCode, commitmentFolder, meetingCode, meetingFolder } from './paths.ts'
import type { Site } from './site.ts'
import { personName, seatName } from './site.ts'

/** [ETH1] The public register: that an interest was declared, by whom, on what; who stood out of what; what it is about where the forum chose so. */
export function interestsBlock(site: Site, path: string): Html {
  const { words } = site
  const entries = interestsRegister(site.state)
  return block(
    words.say('interests.title'),
    quiet(words.say('interests.what')),
    entries.length === 0
      ? quiet(words.say('none'))
      : h(
          'ul',
          { class: 'plain' },
          entries.map((entry) => h('li', {}, entryLine(site, path, entry))),
        ),
  )
}

function entryLine(site: Site, path: string, entry: InterestEntry): Child {
  const { words } = site
  const { person, at, endedAt, declaration, subject, stoodOut } = entry
  // [ETH11] Read only where it was sealed as what is published.
  const detail = declaration ? (site.read(declaration.detail) ?? null) : null
  const facts: Child[] = declaration
    ? [
        all(words.say('interests.declared'), ' ', day(site, at)),
        ...stoodOut.map((one) => stoodOutWords(site, path, one)),
        ...(endedAt === null ? [] : [all(words.say('interests.ended'), ' ', day(site, endedAt))]),
      ]
    : stoodOut.map((one) => stoodOutWords(site, path, one))
  return all(
    who(site, person, ...whereOf(site, entry)),
    declaration ? all(': ', subjectWords(site, path, subject)) : null,
    detail === null ? null : quiet(text(site, detail)),
    quiet(joined(facts)),
  )
}

function subjectWords(site: Site, path: string, subject: InterestSubject): Child {
  const { words, state } = site
  if (subject.kind === 'item') return itemWords(site, path, subject)
  const commitment = subject.kind === 'commitment' ? state.commitments[subject.commitment] : undefined
  if (!commitment) return words.say('interests.standing')
  return all(
    h('a', { href: linkTo(path, `${commitmentFolder(commitment)}/index.html`) }, commitmentCode(commitment)),
    ' ',
    text(site, commitment.title),
  )
}

function itemWords(site: Site, path: string, { meeting: id, item }: { meeting: string; item: string }): Child {
  const { words, state } = site
  const meeting = state.meetings[id]
  if (!meeting) return words.say('withheld')
  const place = meeting.items.findIndex((one) => one.id === item) + 1
  const which = place === 0 ? words.say('interests.lostItem') : words.say('interests.item', { place: String(place) })
  return all(which, ' ', h('a', { href: linkTo(path, `${meetingFolder(meeting)}/index.html`) }, meetingCode(meeting)))
}

function stoodOutWords(site: Site, path: string, one: StoodOut): Child {
  const { words } = site
  const back = one.liftedAt === null ? null : all(', ', words.say('interests.back'), ' ', day(site, one.liftedAt))
  return all(words.say('interests.recused'), ' ', itemWords(site, path, one), ', ', day(site, one.at), back)
}

/** The seats that somebody held on the meeting's day in the body that met, else in the forum on the day of the entry. */
function whereOf({ state }: Site, { at, subject }: InterestEntry): readonly [day: string, body: BodyId] {
  const meeting = subject.kind === 'item' ? state.meetings[subject.meeting] : undefined
  return meeting ? [dayOf(meeting), meeting.group] : [at.slice(0, 10), null]
}

function who(site: Site, person: string, on: string, body: BodyId): Child {
  const seats = seatsOf(site.state, person, on, body)
  if (seats.length === 0) return text(site, personName(site, person))
  return joined(
    seats.map((seat) => text(site, seatName(site, seat.id))),
    ', ',
  )
}

/** In the minutes of an item: interests declared, who stood out of it, who came back, and when. */
export function itemInterests(site: Site, meeting: Meeting, item: Item): Html | null {
  const lines = itemEthics(site.state, meeting, item)
  if (lines.length === 0) return null
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, site.words.say('interests.title')),
    timeline(
      site,
      lines.map((line) => ({ at: line.at, line: lineWords(site, meeting, line) })),
    ),
  )
}

function lineWords(site: Site, meeting: Meeting, { kind, person, declared }: EthicsLine): Child {
  const said = kind === 'recused' && declared ? 'declaredAndRecused' : kind
  return all(who(site, person, dayOf(meeting), meeting.group), ' ', site.words.say(`interests.line.${said}`))
}
