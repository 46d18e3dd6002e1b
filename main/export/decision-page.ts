import type { Ballot } from '../../shared/domain/ballot.ts'
import type { Decision, Round } from '../../shared/domain/decision.ts'
import type { Objection } from '../../shared/domain/objection.ts'
import { vetoReasonOf } from '../../shared/domain/veto.ts'
import { roundKind } from '../../shared/rules/asked-rule.ts'
import type { Asked, Counted } from '../../shared/rules/counted.ts'
import { askedLast, countedOf, isVoted, representedIn } from '../../shared/rules/counted.ts'
import { groupOf } from '../../shared/rules/bodies.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import type { Seat } from '../../shared/tally/seats.ts'
import { arithmetic, whoTookPart } from './arithmetic.ts'
import { annulledWords, lotLines } from './exceptions.ts'
import type { Entered } from './decision-facts.ts'
import {
  aboutWords,
  annulledLine,
  enteredIn,
  outcomeNotes,
  speaker,
  textInQuestion,
  waitedWords,
} from './decision-facts.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import type { Said } from './marks.ts'
import { saidMark, sectorMark } from './marks.ts'
import { askedSentence, heardSentence, outcomeSentence, roundOutcome } from './outcome-words.ts'
import type { Line } from './exceptions.ts'
import { block, day, joined, page, quiet, text, timeline, titleBlock } from './page.ts'
import {
  commitmentCode,
  commitmentFolder,
  decisionFolder,
  decisionText,
  groupFolder,
  meetingCode,
  meetingFolder,
} from './paths.ts'
import { responseBlock, responseLines, struckOutcome } from './response.ts'
import type { Site } from './site.ts'
import { readOr, seatName } from './site.ts'
import { localTime } from './wording.ts'

/** A decision: its words, how it came about, the arithmetic, who said what, and how to check it. */
export function decisionPage(site: Site, decision: Decision): string {
  const { words } = site
  const code = decisionCode(decision)
  const path = `${decisionFolder(decision)}/index.html`
  const counted = countedOf(decision)
  const asked = counted && askedLast(counted)
  const about = aboutWords(site, decision)
  const group = groupOf(site.state, decision)
  return page(
    site,
    { path, title: `${code} ${decision.title}`, section: 'decisions' },
    titleBlock(
      [
        h('p', { class: 'number' }, words.say('decision.code', { code })),
        h('p', {}, day(site, decision.concluded?.at ?? decision.putAt)),
        about === null ? null : h('p', {}, about),
        group ? h('p', {}, text(site, words.say('group.of', { name: group.name }))) : null,
      ],
      text(site, decision.title),
      h('p', { class: 'outcome' }, outcomeSentence(words, decision)),
      struckOutcome(site, decision),
      decision.annulled ? quiet(quote(site, readOr(site, decision.annulled.reason))) : null,
      outcomeNotes(site, decision),
    ),
    textBlock(site, decision, path),
    block(words.say('decision.path'), timeline(site, pathOf(site, decision))),
    stepsBlock(site, counted),
    asked ? block(words.say('decision.arithmetic'), arithmetic(site, asked)) : uncounted(site, decision),
    asked ? whoBlock(site, decision, asked) : null,
    vetoBlock(site, decision, counted),
    reasonsBlock(site, decision),
    responseBlock(site, decision),
    belongsBlock(site, decision, path),
    checkBlock(site, decision, path),
  )
}

/** Each step of a graded rule that was taken, with what it came to; the arithmetic below is the last one's. */
function stepsBlock(site: Site, whole: Counted | null): Html | null {
  const counted = whole?.kind === 'veto' ? whole.against : whole
  if (counted?.kind !== 'graded') return null
  const { words } = site
  const lines = counted.steps.map(({ number, grade, asked }) => {
    const name = h('strong', {}, words.say('path.step', { step: String(number), grade }))
    return h('li', {}, name, ' ', askedSentence(words, asked))
  })
  return block(words.say('decision.steps'), h('ul', { class: 'plain' }, lines))
}

function uncounted(site: Site, decision: Decision): Html | null {
  if (!decision.concluded) return null
  return block(
    site.words.say('decision.arithmetic'),
    quiet(site.words.say('decision.otherwise', { engine: decision.concluded.engine })),
  )
}

function textBlock(site: Site, decision: Decision, path: string): Html {
  const { words } = site
  const last = decision.texts.at(-1)
  const shown = last && site.text(last.hash)
  const earlier = decision.texts
    .slice(0, -1)
    .map(({ version }) =>
      h(
        'a',
        { href: linkTo(path, decisionText(decision, version)) },
        words.say('decision.version', { version: String(version) }),
      ),
    )
  return block(
    words.say('decision.text'),
    shown === undefined ? quiet(words.say('withheld')) : textInQuestion(site, decision, shown),
    quiet(words.say('decision.basis', { version: String(last?.version ?? 1), rule: decision.rule.title })),
    earlier.length > 0 ? quiet(words.say('decision.earlier'), ' ', joined(earlier)) : null,
  )
}

function pathOf(site: Site, decision: Decision): readonly Line[] {
  const { words } = site
  const lines: Line[] = [{ at: decision.putAt, line: h('strong', {}, words.say('path.put')) }]
  for (const { version, at } of decision.texts.slice(1)) {
    lines.push({
      at,
      line: h('strong', {}, words.say('path.amended', { from: String(version - 1), to: String(version) })),
    })
  }
  for (const round of decision.rounds) lines.push(...roundLines(site, decision, round))
  for (const { at, office } of decision.confirmed) lines.push({ at, line: words.say(`path.confirmed.${office}`) })
  const { ballot, concluded, annulled } = decision
  for (const one of decision.annulledQuestions)
    lines.push({ at: one.at, line: annulledLine(site, decision, one, (said) => quote(site, said)) })
  for (const { from, to } of decision.suspensions)
    lines.push({ at: from, line: h('strong', {}, waitedWords(site, to)) })
  for (const { at, report } of decision.reports)
    lines.push({ at, line: all(h('strong', {}, words.say('path.group')), ' ', quote(site, readOr(site, report))) })
  for (const one of ballot ? [...decision.pastBallots, ballot] : decision.pastBallots)
    lines.push(...ballotLines(site, one))
  if (concluded)
    lines.push({
      at: concluded.at,
      line: all(
        h('strong', {}, words.say('path.concluded')),
        ' ',
        outcomeSentence(words, { ...decision, annulled: null }),
      ),
    })
  const { casting } = decision
  if (casting?.given) {
    const { at, vote } = casting.given
    const said = words.say('path.casting', { office: casting.office, vote })
    lines.push({ at, line: h('strong', {}, said) })
  }
  for (const lot of decision.lots)
    lines.push(...lotLines(site, decision, lot, `${decisionFolder(decision)}/index.html`))
  if (annulled) lines.push({ at: annulled.at, line: h('strong', {}, annulledWords(site, annulled)) })
  lines.push(...responseLines(site, decision))
  // A stable sort: what the record gave the same time stays in the order above, which is the order of the steps.
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function ballotLines({ words }: Site, ballot: Ballot): readonly Line[] {
  const { manner, openedAt, closedAt, late } = ballot
  const opened = { at: openedAt, line: h('strong', {}, words.say('path.ballotOpened', { manner })) }
  if (closedAt === null) return [opened]
  const said = late.length > 0 ? ` ${words.say('path.late', { n: late.length })}` : null
  return [opened, { at: closedAt, line: all(h('strong', {}, words.say('path.ballotClosed', { manner })), said) }]
}

function roundLines(site: Site, decision: Decision, round: Round): readonly Line[] {
  const { words } = site
  const name = h('strong', {}, words.say('path.round', { round: String(round.number), kind: roundKind(decision) }))
  if (round.closedAt === null) return [{ at: round.openedAt, line: all(name, ' ', words.say('path.roundOpen')) }]
  const outcome = roundOutcome(decision, round)
  const said = outcome ? heardSentence(words, 'round', outcome) : words.say('path.roundOther')
  return [
    { at: round.closedAt, line: all(name, ' ', said) },
    ...round.objections.map((objection) => objectionLine(site, decision, round, objection)),
  ]
}

function objectionLine(site: Site, decision: Decision, round: Round, objection: Objection): Line {
  const { words, state } = site
  const body = state.meetings[decision.meeting]?.group ?? null
  const reason = round.positions[objection.seat]?.reason
  const answers = objection.answers.map(({ at, actor, answer }) => {
    const by = site.state.persons[actor] ? speaker(site, actor, body) : null
    const time = localTime(at, site.zone).time
    const who = by === null ? words.say('path.answered', { time }) : words.say('path.answeredBy', { by, time })
    return h('p', {}, who, ' ', quote(site, readOr(site, answer)))
  })
  return {
    at: round.closedAt ?? round.openedAt,
    line: all(
      h(
        'p',
        {},
        h(
          'strong',
          {},
          words.say('path.objection', {
            seat: seatName(site, objection.seat),
            end: objection.end ?? 'none',
            agreed: objection.endings.at(-1)?.agreed ?? 0,
          }),
        ),
        ' ',
        reason ? quote(site, readOr(site, reason)) : null,
      ),
      answers,
      objection.endings
        .slice(0, -1)
        .map(({ at, how }) =>
          h('p', {}, words.say('path.objectionEnded', { how, time: localTime(at, site.zone).time })),
        ),
    ),
  }
}

function quote(site: Site, words: string): Html {
  return h('span', { class: 'quote', lang: site.forum.language, dir: 'auto' }, `“${words}”`)
}

/** Who said what, and who entered it where a seat did not say it itself. */
function whoBlock(site: Site, decision: Decision, asked: Asked): Html {
  const { words } = site
  const entered = enteredIn(site, decision, questionOf(decision, asked))
  return block(
    words.say('decision.who'),
    quiet(words.say('decision.byOrganisation')),
    entered.all === null ? null : quiet(words.say('entered.all', { by: entered.all })),
    whoTookPart(site, asked, sayer(site, asked, entered)),
  )
}

/** The ballot or round that the arithmetic is of. */
function questionOf(decision: Decision, asked: Asked): Ballot | Round | undefined {
  if (isVoted(asked) && decision.ballot) return decision.ballot
  const seats = asked.question.seats.map((seat) => seat.id)
  const same = (round: Round): boolean =>
    round.seats.length === seats.length && round.seats.every((seat, at) => seat.id === seats[at])
  return decision.rounds.findLast(same) ?? decision.rounds.at(-1)
}

function saidIn(asked: Asked): ReadonlyMap<string, Said | null> {
  switch (asked.kind) {
    case 'vote':
      return new Map(asked.question.seats.map((seat) => [seat.id, seat.ballot]))
    case 'secret':
      return new Map(asked.question.seats.map((seat) => [seat.id, seat.took ? 'took' : null]))
    case 'consensus':
    case 'consent':
      return new Map(asked.question.seats.map((seat) => [seat.id, seat.position]))
  }
}

function sayer(site: Site, asked: Asked, entered: Entered): (seat: Seat) => Child {
  const said = saidIn(asked)
  const represented = representedIn(asked)
  return (seat) => {
    const by = entered.of(seat.id)
    const proxy = represented.get(seat.id)
    const away = !seat.here && proxy === undefined
    const what: Said = seat.recused ? 'recused' : away ? 'away' : (said.get(seat.id) ?? 'silent')
    return all(
      h(
        'span',
        { class: 'seat' },
        text(site, seatName(site, seat.id)),
        proxy === undefined ? null : h('small', {}, ` ${site.words.say('proxy.by', { to: seatName(site, proxy) })}`),
        by === null ? null : h('small', {}, ` ${site.words.say('entered.by', { by })}`),
      ),
      h('span', { class: 'said' }, saidMark(what), ' ', site.words.say(`said.${what}`)),
    )
  }
}

/** Which sectors could stop it, how many of their seats called for it, and why. */
function vetoBlock(site: Site, { veto }: Decision, counted: Counted | null): Html | null {
  if (!veto || counted?.kind !== 'veto') return null
  const { words } = site
  const lines = Object.entries(counted.outcome.vetoes).map(([sector, { calls, base, needed, met }]) => {
    const reason = vetoReasonOf(veto, sector)
    const line = words.say('veto.line', { calls, base, needed, met: met ? 'yes' : 'no' })
    const why = met && reason ? quote(site, readOr(site, reason)) : null
    return h('li', {}, sectorMark(site, sector), ' ', text(site, sector), ': ', line, ' ', why)
  })
  return block(words.say('veto.title'), h('ul', { class: 'plain' }, lines))
}

/** Reasons that are no objection: of those with reservations or a concern, and those who stand aside; why an objection was heard as a concern. */
function reasonsBlock(site: Site, decision: Decision): Html | null {
  const { words } = site
  const lines = decision.rounds.flatMap((round) =>
    round.seats.flatMap(({ id }) => {
      const taken = round.positions[id]
      if (!taken?.reason || round.objections.some((one) => one.seat === id)) return []
      const { judged } = taken
      const head = words.say('decision.reason', {
        seat: seatName(site, id),
        round: String(round.number),
        said: words.say(`said.${taken.position}`),
      })
      const why = judged?.reason
        ? [' ', words.say('decision.heard'), ' ', quote(site, readOr(site, judged.reason))]
        : null
      return [h('li', {}, head, ' ', quote(site, readOr(site, taken.reason)), why)]
    }),
  )
  return lines.length === 0 ? null : block(words.say('decision.reasons'), h('ul', { class: 'plain' }, lines))
}

function belongsBlock(site: Site, decision: Decision, path: string): Html {
  const { words, state } = site
  const meeting = state.meetings[decision.meeting]
  const commitment = state.commitments[decision.commitment ?? '']
  const group = groupOf(state, decision)
  return block(
    words.say('decision.belongs'),
    h(
      'p',
      {},
      joined([
        ...(meeting
          ? [
              h(
                'a',
                { href: linkTo(path, `${meetingFolder(meeting)}/index.html`) },
                words.say('meeting.code', { code: meetingCode(meeting) }),
              ),
            ]
          : []),
        ...(group ? [h('a', { href: linkTo(path, `${groupFolder(group)}/index.html`) }, text(site, group.name))] : []),
        ...(commitment
          ? [
              h(
                'a',
                { href: linkTo(path, `${commitmentFolder(commitment)}/index.html`) },
                words.say('commitment.code', { code: commitmentCode(commitment) }),
              ),
            ]
          : []),
        h(
          'a',
          { href: linkTo(path, 'rules/index.html') },
          words.say('decision.rule', { title: decision.rule.title, version: String(decision.rulesVersion) }),
        ),
      ]),
    ),
  )
}

function checkBlock(site: Site, decision: Decision, path: string): Html {
  const { words } = site
  const hash = decision.texts.at(-1)?.hash ?? ''
  const links = [
    ...(decision.concluded
      ? [h('a', { href: linkTo(path, `${decisionFolder(decision)}/case.json`) }, words.say('check.case'))]
      : []),
    h('a', { href: linkTo(path, `${decisionFolder(decision)}/text.md`) }, words.say('check.text')),
    h('a', { href: linkTo(path, 'record/index.html#count') }, words.say('check.how')),
  ]
  return block(
    words.say('check.title'),
    h('p', {}, words.say('check.code'), ' ', h('span', { class: 'code' }, site.code)),
    quiet(words.say('check.hash'), ' ', h('span', { class: 'hash' }, hash.replace(/(.{16})(?=.)/g, '$1 '))),
    h('p', {}, joined(links)),
  )
}
