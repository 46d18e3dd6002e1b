import type { Group } from '../../shared/domain/group.ts'
import type { AskedSeat, LateAnswer, Procedure } from '../../shared/domain/procedure.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { daysOf } from '../../shared/tally/period.ts'
import type { CountedProcedure } from '../../shared/rules/procedure-case.ts'
import {
  asksSeats,
  countedProcedure,
  lastOf,
  procedureCode,
  speakerId,
  voteIn,
} from '../../shared/rules/procedure-case.ts'
import { arithmetic } from './arithmetic.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { saidMark, sectorMark } from './marks.ts'
import { list, voteSentence } from './outcome-words.ts'
import { block, day, joined, page, quiet, table, text, timeline, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder, decisionFolder, procedureFolder } from './paths.ts'
import { frozenText } from './prose.ts'
import type { Site } from './site.ts'
import { readOr, seatName } from './site.ts'
import { dateWords } from './wording.ts'

/** A decision between meetings: its words, how long, who was asked, what came of it and in whose name, and how to check it. */
export function procedurePage(site: Site, procedure: Procedure): string {
  const { words } = site
  const code = procedureCode(procedure)
  const path = `${procedureFolder(procedure)}/index.html`
  const shown = site.text(procedure.text)
  const group = groupOfProcedure(site, procedure)
  return page(
    site,
    { path, title: `${code} ${procedure.title}`, section: 'decisions' },
    titleBlock(
      [
        h('p', { class: 'number' }, words.say(`procedure.code.${procedure.terms.way}`, { code })),
        h('p', {}, day(site, procedure.ended?.at ?? procedure.openedAt)),
        group ? h('p', {}, text(site, words.say('group.of', { name: group.name }))) : null,
      ],
      text(site, procedure.title),
      h('p', { class: 'outcome' }, procedureSentence(site, procedure)),
      group ? quiet(text(site, words.say('group.decided', { name: group.name }))) : null,
      quiet(words.say(`procedure.how.${procedure.terms.way}`, deadline(procedure))),
    ),
    block(
      words.say('decision.text'),
      shown === undefined ? quiet(words.say('withheld')) : frozenText(site, shown),
      procedure.known ? quiet(knownWords(site, procedure)) : null,
    ),
    block(words.say('decision.path'), timeline(site, pathOf(site, procedure))),
    arithmeticBlock(site, procedure),
    asksSeats(procedure)
      ? block(words.say('decision.who'), quiet(words.say('decision.byOrganisation')), whoWasAsked(site, procedure))
      : null,
    belongsBlock(site, procedure, path),
    checkBlock(site, procedure, path),
  )

  function deadline({ until }: Procedure): { date: string; time: string; zone: string } {
    const [date = '', time = ''] = until.local.split('T')
    return { date: dateWords(words, date), time, zone: until.zone }
  }
}

/** What came of it, in one sentence; in whose name, where that is not the forum's. */
export function procedureSentence(site: Site, procedure: Procedure): string {
  const { words } = site
  const { terms, posted, ended } = procedure
  if (!ended) return words.say(`procedure.open.${terms.way === 'network' && posted ? 'posted' : terms.way}`)
  if (ended.result === 'annulled') return words.say('procedure.annulled')
  const counted = countedProcedure(procedure)
  return counted ? countedSentence(site, counted) : words.say('outcome.plain', { result: ended.result })
}

function countedSentence(site: Site, counted: CountedProcedure): string {
  const { words } = site
  const named = (seats: readonly string[]): string =>
    list(
      words,
      seats.map((seat) => seatName(site, seat)),
    )
  switch (counted.way) {
    case 'silence': {
      const { why, days, objections } = counted.outcome
      return words.say(`silence.why.${why}`, { days, names: named(objections) })
    }
    case 'written':
    case 'steering': {
      const vote = voteIn(counted)
      const { why } = counted.outcome
      if (!vote || why === 'period_short' || why === 'conditions_missing') return words.say(`procedure.why.${why}`)
      const by = counted.way === 'written' ? { way: 'written', n: counted.outcome.replies } : { way: 'steering', n: 0 }
      return `${words.say('procedure.by', by)} ${voteSentence(words, vote)}`
    }
    case 'network': {
      const { why, objectors } = counted.outcome
      return words.say(`procedure.why.${why}`, { n: objectors.length })
    }
    case 'signatures': {
      const { why, attribution, persons, organisations } = counted.outcome
      const { least } = counted.question.rule
      return words.say(`procedure.why.${why}`, { attribution, n: persons.length + organisations.length, least })
    }
    case 'statement':
      return words.say(`procedure.why.${counted.outcome.why}`)
  }
}

/** [BET6] [GROUP5] In whose name, where it is not the forum's. */
function groupOfProcedure({ state }: Site, { group }: Procedure): Group | null {
  return group === null ? null : (state.groups[group] ?? null)
}

/** Those listed, under a heading of their own; nothing where there are none. */
export function proceduresBlock(site: Site, path: string, procedures: readonly Procedure[]): Html | null {
  if (procedures.length === 0) return null
  const ofGroup = (one: Procedure): Child => {
    const group = groupOfProcedure(site, one)
    return group ? [text(site, group.name), ' · '] : null
  }
  const line = (one: Procedure): Html =>
    h(
      'li',
      {},
      h('a', { href: linkTo(path, `${procedureFolder(one)}/index.html`) }, procedureCode(one)),
      ' ',
      text(site, one.title),
      quiet(ofGroup(one), day(site, one.ended?.at ?? one.openedAt), ' · ', procedureSentence(site, one)),
    )
  return block(site.words.say('procedure.between'), h('ul', { class: 'plain' }, procedures.map(line)))
}

function knownWords({ words, state }: Site, { known }: Procedure): Child {
  if (!known) return null
  const decision = state.decisions[known.decision]
  return words.say('procedure.basis', { code: decision ? decisionCode(decision) : '', version: String(known.version) })
}

function pathOf(site: Site, procedure: Procedure): readonly { readonly at: string; readonly line: Child }[] {
  const { words } = site
  const { terms, posted, ended } = procedure
  const strong = (key: string): Html => h('strong', {}, words.say(key))
  const saidBy = (answer: LateAnswer, who: string): Child =>
    all(
      words.say('procedure.path.said', { who, says: answer.says }),
      // [BET2] What is sealed with a vote is told once it has ended, and then with the vote.
      answer.reason === null || answer.says === 'noted' ? null : all(' ', quote(site, readOr(site, answer.reason))),
    )
  const said = procedure.answers.flatMap((answer, index) => {
    const { at, settled } = answer
    const who = speakerName(site, answer, index)
    return [
      { at, line: saidBy(answer, who) },
      ...(settled ? [{ at: settled.at, line: words.say('procedure.path.settled', { who, how: settled.how }) }] : []),
    ]
  })
  const stoodOut = procedure.stoodOut.map(({ seat, at }) => {
    return { at, line: words.say('procedure.path.recused', { who: seatName(site, seat) }) }
  })
  const late = procedure.late.map((answer, index) => {
    const who = speakerName(site, answer, procedure.answers.length + index)
    return { at: answer.at, line: all(saidBy(answer, who), ' ', words.say('procedure.path.late')) }
  })
  const lines = [
    { at: procedure.openedAt, line: strong(`procedure.path.opened.${terms.way}`) },
    ...(posted ? [{ at: posted.at, line: strong('procedure.path.posted') }] : []),
    ...said,
    ...stoodOut,
  ].sort((a, b) => a.at.localeCompare(b.at))
  const end = ended
    ? [
        {
          at: ended.at,
          line: all(
            strong(ended.result === 'annulled' ? 'procedure.path.annulled' : 'procedure.path.ended'),
            ' ',
            ended.result === 'annulled' ? quote(site, readOr(site, ended.reason)) : procedureSentence(site, procedure),
          ),
        },
      ]
    : []
  return [...lines, ...end, ...late]
}

function speakerName(site: Site, answer: LateAnswer, index: number): string {
  const { by } = answer
  if ('seat' in by) return seatName(site, by.seat)
  return 'person' in by ? readOr(site, by.person) : speakerId(answer, index)
}

function quote(site: Site, words: string): Html {
  return h('span', { class: 'quote', lang: site.forum.language, dir: 'auto' }, `“${words}”`)
}

function arithmeticBlock(site: Site, procedure: Procedure): Html | null {
  const { words } = site
  if (!procedure.ended || procedure.ended.result === 'annulled') return null
  const counted = countedProcedure(procedure)
  if (!counted) {
    const otherwise = words.say('decision.otherwise', { engine: procedure.ended.engine })
    return block(words.say('decision.arithmetic'), quiet(otherwise))
  }
  const vote = voteIn(counted)
  return block(
    words.say('decision.arithmetic'),
    vote ? arithmetic(site, vote) : figures(site, counted),
    counted.way === 'silence' ? quiet(words.say('silence.rule')) : null,
  )
}

/** The figures of what is no vote. */
function figures({ words }: Site, counted: CountedProcedure): Html | null {
  const line = (label: string, figure: number, strong = false) => ({ cells: [label, String(figure)], strong })
  const rows = ((): ReturnType<typeof line>[] => {
    switch (counted.way) {
      case 'silence': {
        const { outcome, question } = counted
        return [
          line(words.say('silence.line.seats'), question.seats.length),
          line(words.say('silence.line.asked'), outcome.asked),
          line(words.say('silence.line.objected'), outcome.objections.length, true),
          line(words.say('silence.line.days', { days: question.rule.days }), outcome.days),
        ]
      }
      case 'network': {
        const { open, posted, rule } = counted.question
        const { objectors } = counted.outcome
        return [
          line(words.say('procedure.line.open', { days: rule.openDays }), daysOf(open)),
          line(words.say('procedure.line.posted', { days: rule.postedDays }), posted ? daysOf(posted) : 0),
          line(words.say('procedure.line.objected'), objectors.length),
          line(words.say('procedure.line.unsatisfied'), objectors.filter((one) => !one.satisfied).length, true),
        ]
      }
      case 'signatures': {
        const { persons, organisations, refused } = counted.outcome
        return [
          line(words.say('procedure.line.persons'), persons.length),
          line(words.say('procedure.line.organisations'), organisations.length),
          line(words.say('procedure.line.needed'), counted.question.rule.least, true),
          line(words.say('procedure.line.refused'), refused.length),
        ]
      }
      default:
        return []
    }
  })()
  if (rows.length === 0) return null
  return table([{ head: '' }, { head: '', figures: true }], rows)
}

function whoWasAsked(site: Site, procedure: Procedure): Html {
  const { words } = site
  const said = ({ id, recused }: AskedSeat): string => (recused ? 'recused' : (lastOf(procedure, id)?.says ?? 'silent'))
  const mark = (what: string) =>
    saidMark(what === 'object' ? 'no' : what === 'sign' ? 'yes' : (what as Parameters<typeof saidMark>[0]))
  const line = (seat: AskedSeat): Html =>
    h(
      'li',
      {},
      h('span', { class: 'seat' }, text(site, seatName(site, seat.id))),
      h('span', { class: 'said' }, mark(said(seat)), ' ', words.say(`procedure.said.${said(seat)}`)),
    )
  const sectors = [...new Set(procedure.seats.map(({ sector }) => sector))].map((name) =>
    h(
      'section',
      {},
      h('h3', {}, sectorMark(site, name), ' ', text(site, name)),
      h('ul', { class: 'seats' }, procedure.seats.filter(({ sector }) => sector === name).map(line)),
    ),
  )
  return h('div', { class: 'sectors' }, sectors)
}

function belongsBlock(site: Site, procedure: Procedure, path: string): Html {
  const { words, state } = site
  const decision = state.decisions[procedure.known?.decision ?? '']
  const commitment = state.commitments[procedure.commitment ?? '']
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
    link('rules/index.html', words.say('procedure.rules', { version: String(procedure.rulesVersion) })),
  ]
  return block(words.say('decision.belongs'), h('p', {}, joined(links)))
}

function checkBlock(site: Site, procedure: Procedure, path: string): Html {
  const { words } = site
  const link = (to: string, said: string): Html => h('a', { href: linkTo(path, to) }, words.say(said))
  const links = [
    ...(procedure.ended && procedure.ended.result !== 'annulled'
      ? [link(`${procedureFolder(procedure)}/case.json`, 'check.case')]
      : []),
    link(`${procedureFolder(procedure)}/text.md`, 'check.text'),
    link('record/index.html#count', 'check.how'),
  ]
  return block(
    words.say('check.title'),
    h('p', {}, words.say('check.code'), ' ', h('span', { class: 'code' }, site.code)),
    quiet(words.say('check.hash'), ' ', h('span', { class: 'hash' }, procedure.text.replace(/(.{16})(?=.)/g, '$1 '))),
    h('p', {}, joined(links)),
  )
}
