import type { Decision } from '../../shared/domain/decision.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Action } from '../../shared/domain/minutes.ts'
import { askedLast, countedOf } from '../../shared/rules/counted.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { standingProxies } from '../../shared/rules/held-proxies.ts'
import type {
  ItemText,
  MinutesItem,
  MinutesView,
  PersonAttendance,
  SeatAttendance,
} from '../../shared/rules/minutes.ts'
import { arithmetic } from './arithmetic.ts'
import { deferredPart, lotsPart } from './exceptions.ts'
import { electionLine } from './election-page.ts'
import { annulledLine, outcomeNotes, waitedWords } from './decision-facts.ts'
import type { Child, Html } from './html.ts'
import { all, h, lineBreak, linkTo } from './html.ts'
import { itemInterests } from './interests.ts'
import { sectorMark } from './marks.ts'
import { meetingHead, meetingWhen } from './meeting-page.ts'
import { outcomeSentence } from './outcome-words.ts'
import { block, clock, day, joined, page, quiet, text } from './page.ts'
import { actionCode, decisionFolder, meetingCode, meetingFolder } from './paths.ts'
import { canonicalProse, plainProse } from './prose.ts'
import { responsesPart, struckOutcome } from './response.ts'
import type { Site } from './site.ts'
import { personName, readOr, seatName } from './site.ts'
import { whoSpoke } from './speaking.ts'
import { dateWords, localTime } from './wording.ts'

/** The minutes: who was there and when; per item its text, decisions with rule and arithmetic, actions. */
export function minutesPage(site: Site, view: MinutesView): string {
  const { words } = site
  const { meeting } = view
  const code = meetingCode(meeting)
  const path = `${meetingFolder(meeting)}/minutes.html`
  return page(
    site,
    { path, title: words.say('minutes.title', { code }), section: 'meetings' },
    meetingHead(site, meeting, words.say('minutes.of', { title: meeting.title })),
    block(words.say('meeting.when'), meetingWhen(site, meeting)),
    attendanceBlock(site, view),
    view.items.map((item) => itemBlock(site, path, item, meeting)),
    leftovers(site, path, view),
  )
}

/** Who was there, from what was noted, or from an old list as printed. */
export function attendanceBlock(site: Site, view: MinutesView): Html | null {
  const { words } = site
  const bySector = Map.groupBy(view.seats, (seat) => seat.sector)
  const noted = view.seats.some((seat) => seat.people.length > 0) || view.others.length > 0
  if (!noted && view.listed.length === 0) return null
  const others =
    view.others.length === 0
      ? null
      : h('section', {}, h('h3', {}, words.say('attendance.others')), people(site, view.others))
  const seats = [...bySector].map(([sector, of]) =>
    h(
      'section',
      {},
      h('h3', {}, sectorMark(site, sector), ' ', text(site, sector)),
      h(
        'ul',
        { class: 'seats' },
        of.map((seat) => seatLine(site, view.meeting, seat)),
      ),
    ),
  )
  const listed = (['present', 'part', 'apologies'] as const).flatMap((as) => {
    const lines = view.listed.filter((line) => line.as === as)
    if (lines.length === 0) return []
    const names = lines.map(({ who, remote }) =>
      h('li', {}, text(site, readOr(site, who)), remote ? ` (${words.say('mode.remote')})` : null),
    )
    return [h('section', {}, h('h3', {}, words.say(`attendance.${as}`)), h('ul', { class: 'plain' }, names))]
  })
  return block(
    words.say('attendance.title'),
    presided(site, view.meeting),
    noted ? h('div', { class: 'sectors' }, seats, others) : null,
    listed,
  )
}

/** [PRES5] Who was in the chair, and from when where it passed on. */
function presided(site: Site, { presiding }: Meeting): Html | null {
  const { words } = site
  if (presiding.length === 0) return null
  const names = presiding.map(({ person, at }, index) => {
    const name = personName(site, person)
    return index === 0 ? name : words.say('attendance.presidedFrom', { name, time: localTime(at, site.zone).time })
  })
  return h('p', {}, words.say('attendance.presided', { names: names.join(', ') }))
}

function seatLine(site: Site, meeting: Meeting, { seat, people: present, suspended }: SeatAttendance): Html {
  const { words } = site
  const out = suspended.map(({ person, until }) =>
    quiet(words.say('attendance.suspended', { name: readOr(site, person.name), date: dateWords(words, until) })),
  )
  const given = standingProxies(meeting).find((one) => one.from === seat.id)
  const proxy = given ? quiet(words.say('proxy.given', { to: seatName(site, given.to) })) : null
  if (present.length === 0)
    return h(
      'li',
      {},
      h('span', { class: 'seat' }, text(site, seatName(site, seat.id))),
      h('span', { class: 'said' }, words.say('attendance.unsaid'), out, proxy),
    )
  return h(
    'li',
    {},
    h('span', { class: 'seat' }, text(site, seatName(site, seat.id))),
    people(site, present),
    out,
    proxy,
  )
}

function people(site: Site, present: readonly PersonAttendance[]): Html {
  return h(
    'ul',
    { class: 'plain' },
    present.map((one) => h('li', {}, personLine(site, one))),
  )
}

function personLine(site: Site, one: PersonAttendance): Child {
  const { words } = site
  const name = text(site, readOr(site, one.person.name))
  const standing = one.as === null || one.as === 'titular' ? null : ` (${words.say(`as.${one.as}`)})`
  const organisation =
    one.as === null && one.person.organisation ? all(', ', text(site, one.person.organisation)) : null
  const spans = one.spans.map(({ from, until, mode }) =>
    all(
      clock(site, from),
      '–',
      until === null ? words.say('attendance.still') : clock(site, until),
      mode === 'remote' ? ` ${words.say('mode.remote')}` : null,
    ),
  )
  return all(
    name,
    standing,
    organisation,
    ' ',
    spans.length > 0 ? h('small', {}, joined(spans, ', ')) : h('small', {}, words.say('said.away')),
  )
}

function itemBlock(site: Site, path: string, minutes: MinutesItem, meeting: Meeting): Html {
  const { words } = site
  const { item, place } = minutes
  const times =
    item.openedAt && meeting.occurredAt === null
      ? quiet(clock(site, item.openedAt), item.closedAt ? all('–', clock(site, item.closedAt)) : null)
      : null
  return h(
    'section',
    { class: 'block' },
    h(
      'div',
      { class: 'margin' },
      h('p', { class: 'number' }, words.say('item.number', { place: String(place) })),
      times,
    ),
    h(
      'div',
      { class: 'column' },
      h('h2', {}, text(site, item.title)),
      itemInterests(site, meeting, item),
      itemTexts(site, minutes.texts),
      enteredTexts(site, minutes),
      whoSpoke(site, minutes.turns),
      minutes.decisions.map((decision) => decisionPart(site, path, decision)),
      minutes.elections.map((election) => h('section', { class: 'part' }, electionLine(site, path, election))),
      deferredPart(site, item),
      actionsPart(site, minutes.actions),
    ),
  )
}

/** The text that holds; what it replaced stays readable below it. */
function itemTexts(site: Site, texts: readonly ItemText[]): Child {
  const { words } = site
  const current = texts.at(-1)
  if (!current) return null
  const shown = (one: ItemText): string | undefined =>
    'hash' in one.text ? site.text(one.text.hash) : site.read(one.text)
  const body = (one: ItemText): Html | null => {
    const written = shown(one)
    if (written === undefined) return quiet(words.say('withheld'))
    if (written.trim() === '') return null
    return 'hash' in one.text ? canonicalProse(site, written) : plainProse(site, written)
  }
  if (texts.length === 1) return body(current)
  const at = localTime(current.at, site.zone)
  return all(
    body(current),
    quiet(words.say('minutes.corrected', { date: dateWords(words, at.date), time: at.time, seq: current.seq })),
    h(
      'details',
      {},
      h('summary', {}, words.say('minutes.before')),
      texts
        .slice(0, -1)
        .reverse()
        .map((one) => h('del', {}, body(one))),
    ),
  )
}

function enteredTexts(site: Site, { item }: MinutesItem): Child {
  return item.entered.map(({ kind, text: said }) =>
    h('div', {}, kind === 'note' ? null : h('h3', {}, site.words.say(`entered.${kind}`)), plainProse(site, said)),
  )
}

function decisionPart(site: Site, path: string, decision: Decision): Html {
  const { words } = site
  const counted = countedOf(decision)
  const asked = counted && askedLast(counted)
  return h(
    'section',
    { class: 'part' },
    h(
      'h3',
      {},
      h('a', { href: linkTo(path, `${decisionFolder(decision)}/index.html`) }, decisionCode(decision)),
      ' ',
      text(site, decision.title),
    ),
    h('p', { class: 'outcome' }, outcomeSentence(words, decision)),
    struckOutcome(site, decision),
    decision.annulled ? quiet(quoted(site, readOr(site, decision.annulled.reason))) : null,
    outcomeNotes(site, decision),
    waitedPart(site, decision),
    annulledPart(site, decision),
    lotsPart(site, decision, path),
    quiet(words.say('minutes.rule', { title: decision.rule.title, version: String(decision.rulesVersion) })),
    asked ? arithmetic(site, asked) : null,
    responsesPart(site, decision),
  )
}

/** [DEC13] When its round or ballot waited for the quorum. */
function waitedPart(site: Site, { suspensions }: Decision): readonly Html[] {
  return suspensions.map(({ from, to }) => h('p', {}, clock(site, from), ' ', waitedWords(site, to)))
}

/** [DEC14] Rounds and ballots that were annulled, with their time and why. */
function annulledPart(site: Site, decision: Decision): readonly Html[] {
  const quote = (said: string): Html => quoted(site, said)
  const late = decision.ballot?.late.length ?? 0
  return [
    ...decision.annulledQuestions.map((one) =>
      h('p', {}, clock(site, one.at), ' ', annulledLine(site, decision, one, quote)),
    ),
    ...(late > 0 ? [quiet(site.words.say('path.late', { n: late }))] : []),
  ]
}

function quoted(site: Site, said: string): Html {
  return h('span', { class: 'quote', lang: site.forum.language, dir: 'auto' }, `“${said}”`)
}

export function actionLine(site: Site, action: Action): Child {
  const { words } = site
  const owner = action.owner === null ? words.say('action.noOwner') : text(site, seatName(site, action.owner))
  const due = action.due === null ? null : words.say('action.due', { date: dateWords(words, action.due) })
  const done = action.completedAt === null ? null : all(words.say('action.done'), ' ', day(site, action.completedAt))
  return all(
    h('strong', {}, actionCode(action)),
    ' ',
    text(site, readOr(site, action.what)),
    lineBreak,
    h('small', {}, joined([owner, due, done].filter((one) => one !== null))),
  )
}

function actionsPart(site: Site, actions: readonly Action[]): Html | null {
  if (actions.length === 0) return null
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, site.words.say('minutes.actions')),
    h(
      'ul',
      { class: 'plain' },
      actions.map((action) => h('li', {}, actionLine(site, action))),
    ),
  )
}

function leftovers(site: Site, path: string, { withoutItem }: MinutesView): Html | null {
  if (withoutItem.decisions.length + withoutItem.actions.length === 0) return null
  return block(
    site.words.say('minutes.withoutItem'),
    withoutItem.decisions.map((one) => decisionPart(site, path, one)),
    actionsPart(site, withoutItem.actions),
  )
}
