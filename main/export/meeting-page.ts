import type { Meeting } from '../../shared/domain/meeting.ts'
import { groupOf } from '../../shared/rules/bodies.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import type { MinutesView } from '../../shared/rules/minutes.ts'
import { electionLine } from './election-page.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { outcomeSentence } from './outcome-words.ts'
import { block, clock, day, page, quiet, text, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder, decisionFolder, meetingCode, meetingFolder } from './paths.ts'
import type { Site } from './site.ts'
import { speakingBlock } from './speaking.ts'
import { dateWords, localTime } from './wording.ts'

/** A meeting: when and where, its agenda, what it decided, and the way to its minutes. */
export function meetingPage(site: Site, view: MinutesView): string {
  const { words } = site
  const { meeting } = view
  const path = `${meetingFolder(meeting)}/index.html`
  const minutes = h('a', { href: linkTo(path, `${meetingFolder(meeting)}/minutes.html`) }, words.say('meeting.minutes'))
  return page(
    site,
    { path, title: `${meetingCode(meeting)} ${meeting.title}`, section: 'meetings' },
    meetingHead(site, meeting, meeting.title),
    block(words.say('meeting.when'), meetingWhen(site, meeting)),
    block(words.say('meeting.agenda'), agenda(site, path, view)),
    hasMinutes(view) ? block(words.say('meeting.minutes'), h('p', {}, minutes)) : null,
    decisionsBlock(site, path, view),
    speakingBlock(site, meeting),
  )
}

/** Minutes are published once the meeting is over. */
export function hasMinutes({ meeting }: MinutesView): boolean {
  return meeting.stage === 'adjourned'
}

export function meetingHead(site: Site, meeting: Meeting, title: string): Html {
  const { words } = site
  const date = dateWords(words, meeting.starts.local.slice(0, 10))
  const group = groupOf(site.state, { meeting: meeting.id })
  const ofGroup = group ? h('p', {}, text(site, words.say('group.of', { name: group.name }))) : null
  return titleBlock(
    [h('p', { class: 'number' }, words.say('meeting.code', { code: meetingCode(meeting) })), h('p', {}, date), ofGroup],
    text(site, title),
    h('p', { class: 'outcome' }, words.say(`meeting.stage.${meeting.stage}`)),
  )
}

/** The day too, where it was not the one planned. */
function openedWords({ words, zone }: Site, { starts }: Meeting, openedAt: string): string {
  const { date } = localTime(openedAt, zone)
  if (date === starts.local.slice(0, 10)) return words.say('meeting.opened')
  return words.say('meeting.openedOn', { date: dateWords(words, date) })
}

export function meetingWhen(site: Site, meeting: Meeting): Html {
  const { words } = site
  const { starts, openedAt, adjournedAt, place, occurredAt } = meeting
  const lines: Child[] = []
  if (occurredAt === null) {
    const time = starts.local.slice(11)
    lines.push(
      h(
        'p',
        {},
        words.say('meeting.starts', { date: dateWords(words, starts.local.slice(0, 10)), time, zone: starts.zone }),
      ),
    )
    if (openedAt)
      lines.push(
        h(
          'p',
          {},
          openedWords(site, meeting, openedAt),
          ' ',
          clock(site, openedAt),
          adjournedAt ? all(', ', words.say('meeting.adjourned'), ' ', clock(site, adjournedAt)) : null,
          '.',
        ),
      )
  } else {
    lines.push(h('p', {}, words.say('meeting.held', { date: dateWords(words, occurredAt.slice(0, 10)) })))
    if (openedAt) lines.push(quiet(words.say('meeting.enteredLater'), ' ', day(site, openedAt), '.'))
  }
  if (place !== null) lines.push(h('p', {}, text(site, place)))
  return all(...lines)
}

function agenda(site: Site, path: string, { items }: MinutesView): Html {
  const { words } = site
  if (items.length === 0) return quiet(words.say('meeting.noAgenda'))
  const lines = items.map(({ item }) => {
    const commitment = item.commitment === null ? undefined : site.state.commitments[item.commitment]
    const link = commitment
      ? all(
          ' · ',
          h(
            'a',
            { href: linkTo(path, `${commitmentFolder(commitment)}/index.html`) },
            words.say('commitment.code', { code: commitmentCode(commitment) }),
          ),
        )
      : null
    return h(
      'li',
      {},
      text(site, item.title),
      h(
        'small',
        {},
        ' ',
        words.say(`purpose.${item.purpose}`),
        item.minutes > 0 ? ` · ${words.say('minutes.count', { n: item.minutes })}` : null,
      ),
      link,
    )
  })
  return h('ol', {}, lines)
}

function decisionsBlock(site: Site, path: string, { items, withoutItem }: MinutesView): Html | null {
  const decisions = [...items.flatMap((item) => item.decisions), ...withoutItem.decisions]
  const elections = items.flatMap((item) => item.elections).map((one) => h('li', {}, electionLine(site, path, one)))
  if (decisions.length + elections.length === 0) return null
  const lines = decisions.map((decision) =>
    h(
      'li',
      {},
      h('a', { href: linkTo(path, `${decisionFolder(decision)}/index.html`) }, decisionCode(decision)),
      ' ',
      text(site, decision.title),
      h('p', {}, outcomeSentence(site.words, decision)),
    ),
  )
  return block(site.words.say('section.decisions'), h('ul', { class: 'plain' }, lines, elections))
}
