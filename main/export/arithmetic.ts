import { positionsIn, stopsIt } from '../../shared/domain/position.ts'
import type { Asked, AskedRound, Voted } from '../../shared/rules/counted.ts'
import { countsBySector, countsOf, heardBySector, isVoted, representedIn } from '../../shared/rules/counted.ts'
import type { Comparison, Fraction } from '../../shared/tally/fraction.ts'
import type { Quorum, QuorumOutcome } from '../../shared/tally/quorum.ts'
import type { Seat } from '../../shared/tally/seats.ts'
import { bySector } from '../../shared/tally/seats.ts'
import type { Child, Html } from './html.ts'
import { all, h } from './html.ts'
import { sectorMark } from './marks.ts'
import { list } from './outcome-words.ts'
import { quiet, table, text } from './page.ts'
import type { Site } from './site.ts'
import type { Wording } from './wording.ts'

interface Line {
  readonly label: string
  readonly total: number | null
  readonly ofSector: (name: string) => number | null
  readonly strong?: boolean
}

/** The figures behind an outcome, in total and by sector, and the rule in words. */
export function arithmetic(site: Site, asked: Asked): Html {
  const sectors = bySector<Seat>(asked.question.seats)
  const names = [...sectors.keys()]
  const { seats } = asked.question
  const said = isVoted(asked) ? voteLines(site.words, asked) : roundLines(site.words, asked)
  const lines = [
    ...said,
    ...absenceLines(site.words, asked),
    ...(isVoted(asked) ? thresholdLines(site.words, asked) : []),
    ...quorumLines(site.words, seats, asked.outcome.quorum),
  ]
  const columns = [
    { head: '' },
    { head: site.words.say('column.allSeats'), figures: true },
    ...names.map((name) => ({ head: all(sectorMark(site, name), ' ', text(site, name)), figures: true })),
  ]
  const rows = lines.map(({ label, total, ofSector, strong }) => ({
    cells: [label, figure(total), ...names.map((name) => figure(ofSector(name)))],
    ...(strong ? { strong } : {}),
  }))
  return all(table(columns, rows), quiet(ruleWords(site.words, asked)))
}

function figure(value: number | null): Child {
  return value === null ? '' : String(value)
}

function voteLines(words: Wording, voted: Voted): readonly Line[] {
  const { outcome } = voted
  const own = countsBySector(voted)
  return (['yes', 'no', 'abstain', 'blank', 'invalid', 'silent'] as const)
    .filter((each) => each === 'yes' || each === 'no' || outcome.counts[each] > 0)
    .map((each) => ({
      label: words.say(`said.${each}`),
      total: outcome.counts[each],
      ofSector: (name: string) => own.get(name)?.[each] ?? null,
      strong: each === 'yes',
    }))
}

function thresholdLines(words: Wording, { question, outcome }: Voted): readonly Line[] {
  const threshold = (key: 'base' | 'needed') => ({
    total: outcome[key],
    ofSector: (name: string) => (Object.hasOwn(outcome.sectors, name) ? (outcome.sectors[name]?.[key] ?? null) : null),
  })
  return [
    { label: words.say('line.base', { kind: question.rule.base }), ...threshold('base'), strong: true },
    { label: words.say('line.needed'), ...threshold('needed') },
  ]
}

function roundLines(words: Wording, heard: AskedRound): readonly Line[] {
  const own = heardBySector(heard)
  const counts = countsOf(heard)
  const [most] = positionsIn[heard.kind]
  return counts
    .filter(([each, n]) => n > 0 || each === most || (each !== 'silent' && stopsIt(each)))
    .map(([each, total]) => ({
      label: words.say(`said.${each}`),
      total,
      ofSector: (name) => own.get(name)?.get(each) ?? 0,
      strong: each === most,
    }))
}

function counted(label: string, seats: readonly Seat[], which: (seat: Seat) => boolean, strong = false): Line {
  return {
    label,
    total: seats.filter(which).length,
    ofSector: (name) => seats.filter((seat) => seat.sector === name && which(seat)).length,
    strong,
  }
}

function absenceLines(words: Wording, asked: Asked): readonly Line[] {
  const seats: readonly Seat[] = asked.question.seats
  const represented = representedIn(asked)
  const proxies = counted(words.say('line.byProxy'), seats, (seat) => represented.has(seat.id))
  const away = counted(words.say('said.away'), seats, (seat) => !seat.here && !represented.has(seat.id))
  const recused = counted(words.say('said.recused'), seats, (seat) => seat.recused)
  return [...(represented.size === 0 ? [] : [proxies]), away, ...(recused.total === 0 ? [] : [recused])]
}

function quorumLines(words: Wording, seats: readonly Seat[], quorum: QuorumOutcome | null): readonly Line[] {
  const here = counted(words.say('line.here'), seats, (seat) => seat.here, true)
  if (!quorum) return [here]
  const ofSector = (name: string): number | null =>
    Object.hasOwn(quorum.sectors, name) ? (quorum.sectors[name]?.needed ?? null) : null
  return [here, { label: words.say('line.quorum'), total: quorum.needed, ofSector }]
}

function ruleWords(words: Wording, asked: Asked): string {
  const { rule } = asked.question
  const sentences: string[] = []
  if (isVoted(asked)) {
    const vote = asked.question.rule
    const { base, needed } = asked.outcome
    sentences.push(words.say('rule.threshold', { ...share(vote), kind: vote.base, base, needed }))
    if ('leastYes' in vote && vote.leastYes) {
      const { names, count } = vote.leastYes
      sentences.push(words.say('rule.leastYes', { count, names: list(words, names) }))
    }
    if (vote.sectors) {
      const names = list(words, vote.sectors.names)
      sentences.push(
        words.say('rule.sectors', {
          ...share(vote.sectors),
          kind: vote.sectors.base,
          names,
          n: vote.sectors.names.length,
        }),
      )
    }
  } else if (asked.kind === 'consent') sentences.push(words.say('rule.consent'))
  else {
    const { maxStandAside } = asked.question.rule
    sentences.push(words.say('rule.consensus'))
    if (maxStandAside) sentences.push(words.say('rule.standAside', { part: fractionText(maxStandAside) }))
  }
  if (rule.quorum) sentences.push(quorumWords(words, rule.quorum))
  return sentences.join(' ')
}

/** The quorum that rules ask, in words. */
export function quorumWords(words: Wording, quorum: Quorum): string {
  const { eachSector } = quorum
  const all = { ...share(quorum), recused: quorum.recused }
  if (!eachSector) return words.say('rule.quorum', all)
  const sector = share(eachSector)
  return words.say('rule.quorumEach', {
    ...all,
    sectorComparison: sector.comparison,
    sectorPart: sector.part,
  })
}

export function share({ fraction, comparison }: { fraction: Fraction; comparison: Comparison }): {
  comparison: Comparison
  part: string
} {
  return { comparison, part: fractionText(fraction) }
}

export function fractionText([numerator, denominator]: Fraction): string {
  return `${String(numerator)}/${String(denominator)}`
}

/** Who said what, by sector, in the order of the seats. */
export function whoTookPart(site: Site, asked: Asked, line: (seat: Seat) => Child): Html {
  const sectors = bySector<Seat>(asked.question.seats)
  return h(
    'div',
    { class: 'sectors' },
    [...sectors].map(([name, seats]) =>
      h(
        'section',
        {},
        h('h3', {}, sectorMark(site, name), ' ', text(site, name)),
        h(
          'ul',
          { class: 'seats' },
          seats.map((seat) => h('li', {}, line(seat))),
        ),
      ),
    ),
  )
}
