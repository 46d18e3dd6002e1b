import type { AskedSeat, Silence } from '../../shared/domain/silence.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { countedSilence, silenceCode } from '../../shared/rules/silence-case.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { saidMark, sectorMark } from './marks.ts'
import { list } from './outcome-words.ts'
import { block, day, joined, page, quiet, table, text, timeline, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder, decisionFolder, silenceFolder } from './paths.ts'
import { frozenText } from './prose.ts'
import type { Site } from './site.ts'
import { readOr, seatName } from './site.ts'
import { dateWords } from './wording.ts'

/** A text that was asked about in silence: its words, how long, who could object, what came of it, and how to check it. */
export function silencePage(site: Site, silence: Silence): string {
  const { words } = site
  const code = silenceCode(silence)
  const path = `${silenceFolder(silence)}/index.html`
  const shown = site.text(silence.text)
  return page(
    site,
    { path, title: `${code} ${silence.title}`, section: 'decisions' },
    titleBlock(
      [
        h('p', { class: 'number' }, words.say('silence.code', { code })),
        h('p', {}, day(site, silence.ended?.at ?? silence.openedAt)),
      ],
      text(site, silence.title),
      h('p', { class: 'outcome' }, silenceSentence(site, silence)),
      quiet(words.say('silence.how', deadline(silence))),
    ),
    block(
      words.say('decision.text'),
      shown === undefined ? quiet(words.say('withheld')) : frozenText(site, shown),
      quiet(knownWords(site, silence)),
    ),
    block(words.say('decision.path'), timeline(site, pathOf(site, silence))),
    arithmeticBlock(site, silence),
    block(words.say('decision.who'), quiet(words.say('decision.byOrganisation')), whoWasAsked(site, silence)),
    belongsBlock(site, silence, path),
    checkBlock(site, silence, path),
  )

  function deadline({ until }: Silence): { date: string; time: string; zone: string } {
    const [date = '', time = ''] = until.local.split('T')
    return { date: dateWords(words, date), time, zone: until.zone }
  }
}

/** What came of it, in one sentence. */
export function silenceSentence(site: Site, silence: Silence): string {
  const { words } = site
  if (!silence.ended) return words.say('silence.open')
  const counted = countedSilence(silence)
  if (!counted) return words.say('outcome.plain', { result: silence.ended.result })
  const { why, days, objections } = counted.outcome
  const names = list(
    words,
    objections.map((seat) => seatName(site, seat)),
  )
  return words.say(`silence.why.${why}`, { days, names })
}

/** Those listed, under a heading of their own; nothing where there are none. */
export function silencesBlock(site: Site, path: string, silences: readonly Silence[]): Html | null {
  if (silences.length === 0) return null
  const line = (one: Silence): Html =>
    h(
      'li',
      {},
      h('a', { href: linkTo(path, `${silenceFolder(one)}/index.html`) }, silenceCode(one)),
      ' ',
      text(site, one.title),
      quiet(day(site, one.ended?.at ?? one.openedAt), ' · ', silenceSentence(site, one)),
    )
  return block(site.words.say('silence.between'), h('ul', { class: 'plain' }, silences.map(line)))
}

function knownWords({ words, state }: Site, { known }: Silence): string {
  const decision = state.decisions[known.decision]
  return words.say('silence.basis', { code: decision ? decisionCode(decision) : '', version: String(known.version) })
}

function pathOf(site: Site, silence: Silence): readonly { readonly at: string; readonly line: Child }[] {
  const { words } = site
  const strong = (key: string): Html => h('strong', {}, words.say(key))
  return [
    { at: silence.openedAt, line: strong('silence.path.opened') },
    ...silence.objections.map(({ at, seat, reason }) => ({
      at,
      line: all(
        words.say('silence.path.objected', { seat: seatName(site, seat) }),
        reason === null ? null : all(' ', quote(site, readOr(site, reason))),
      ),
    })),
    ...(silence.ended
      ? [{ at: silence.ended.at, line: all(strong('silence.path.ended'), ' ', silenceSentence(site, silence)) }]
      : []),
  ]
}

function quote(site: Site, words: string): Html {
  return h('span', { class: 'quote', lang: site.forum.language, dir: 'auto' }, `“${words}”`)
}

function arithmeticBlock(site: Site, silence: Silence): Html | null {
  const { words } = site
  if (!silence.ended) return null
  const counted = countedSilence(silence)
  if (!counted) {
    const otherwise = words.say('decision.otherwise', { engine: silence.ended.engine })
    return block(words.say('decision.arithmetic'), quiet(otherwise))
  }
  const { outcome, question } = counted
  const line = (label: string, figure: number, strong = false) => ({ cells: [label, String(figure)], strong })
  const rows = [
    line(words.say('silence.line.seats'), question.seats.length),
    line(words.say('silence.line.asked'), outcome.asked),
    line(words.say('silence.line.objected'), outcome.objections.length, true),
    line(words.say('silence.line.days', { days: question.rule.days }), outcome.days),
  ]
  return block(
    words.say('decision.arithmetic'),
    table([{ head: '' }, { head: words.say('column.allSeats'), figures: true }], rows),
    quiet(words.say('silence.rule')),
  )
}

function whoWasAsked(site: Site, silence: Silence): Html {
  const { words } = site
  const objected = new Set<string>(silence.objections.map(({ seat }) => seat))
  const said = ({ id, recused }: AskedSeat) => (objected.has(id) ? 'objected' : recused ? 'recused' : 'silent')
  const marks = { objected: saidMark('no'), recused: saidMark('recused'), silent: saidMark('silent') }
  const line = (seat: AskedSeat): Html =>
    h(
      'li',
      {},
      h('span', { class: 'seat' }, text(site, seatName(site, seat.id))),
      h('span', { class: 'said' }, marks[said(seat)], ' ', words.say(`silence.said.${said(seat)}`)),
    )
  const sectors = [...new Set(silence.seats.map(({ sector }) => sector))].map((name) =>
    h(
      'section',
      {},
      h('h3', {}, sectorMark(site, name), ' ', text(site, name)),
      h('ul', { class: 'seats' }, silence.seats.filter(({ sector }) => sector === name).map(line)),
    ),
  )
  return h('div', { class: 'sectors' }, sectors)
}

function belongsBlock(site: Site, silence: Silence, path: string): Html {
  const { words, state } = site
  const decision = state.decisions[silence.known.decision]
  const commitment = state.commitments[silence.commitment ?? '']
  const link = (to: string, said: string): Html => h('a', { href: linkTo(path, to) }, said)
  const links = [
    ...(decision
      ? [link(`${decisionFolder(decision)}/index.html`, words.say('decision.code', { code: decisionCode(decision) }))]
      : []),
    ...(commitment
      ? [
          link(
            `${commitmentFolder(commitment)}/index.html`,
            words.say('commitment.code', { code: commitmentCode(commitment) }),
          ),
        ]
      : []),
    link('rules/index.html', words.say('silence.rules', { version: String(silence.rulesVersion) })),
  ]
  return block(words.say('decision.belongs'), h('p', {}, joined(links)))
}

function checkBlock(site: Site, silence: Silence, path: string): Html {
  const { words } = site
  const link = (to: string, said: string): Html => h('a', { href: linkTo(path, to) }, words.say(said))
  const links = [
    ...(silence.ended ? [link(`${silenceFolder(silence)}/case.json`, 'check.case')] : []),
    link(`${silenceFolder(silence)}/text.md`, 'check.text'),
    link('record/index.html#count', 'check.how'),
  ]
  return block(
    words.say('check.title'),
    h('p', {}, words.say('check.code'), ' ', h('span', { class: 'code' }, site.code)),
    quiet(words.say('check.hash'), ' ', h('span', { class: 'hash' }, silence.text.replace(/(.{16})(?=.)/g, '$1 '))),
    h('p', {}, joined(links)),
  )
}
