import { sorted } from './code-point-order.ts'
import type { Cut } from './cut.ts'
import { cutOf } from './cut.ts'
import type { Lots } from './cut-lots.ts'
import { takeByLot } from './cut-lots.ts'

/** So many voters gave this ballot. */
export type PointsBallots<B> = readonly (readonly [count: number, ballot: B])[]

/** Candidates, best first where the order matters. */
export type NamesBallot = readonly string[]

/** What each candidate is given. */
export type NumbersBallot = Readonly<Record<string, number>>

/** `most`: how many a ballot may name; null: any number. */
export type ApprovalRule = { readonly places: number; readonly most: number | null }
export type ScoreRule = { readonly places: number; readonly highest: number }
/** `dots`: how many a voter has; `perCandidate`: how many of them one candidate may get; null: any number. */
export type DotsRule = { readonly places: number; readonly dots: number; readonly perCandidate: number | null }
/** `points`: what the first on a ballot gets, the second, and so on. */
export type RankRule = { readonly places: number; readonly points: readonly number[] }
/** `categories`: that of each candidate. Each category has `places`, and a cut of its own. */
export type CategoryRule = { readonly places: number; readonly categories: Readonly<Record<string, string>> }

export type PointsMethod<M extends string, R, B> = {
  readonly method: M
  readonly rule: R
  readonly ballots: PointsBallots<B>
}

/** Ballots that are made into points. `lots`: all names tied across a cut, best first, where lots were drawn. */
export type PointsCase = PointsQuestion & { readonly id: string }

/** The case without its id, and still told apart by its method. */
export type PointsQuestion = {
  readonly kind: 'points'
  readonly candidates: readonly string[]
  readonly lots: Lots
} & (
  | PointsMethod<'approval', ApprovalRule, NamesBallot>
  | PointsMethod<'score', ScoreRule, NumbersBallot>
  | PointsMethod<'dots', DotsRule, NumbersBallot>
  | PointsMethod<'rank', RankRule, NamesBallot>
  | PointsMethod<'category', CategoryRule, NamesBallot>
)

/** `points` of every candidate; `valid` and `invalid` count ballots; with categories each has its own cut. */
export type PointsOutcome = {
  readonly id: string
  readonly points: Readonly<Record<string, number>>
  readonly valid: number
  readonly invalid: number
  readonly byLot: readonly string[]
} & (Cut | { readonly categories: Readonly<Record<string, Cut>> })

/** Sums before anybody looks whether they are safe numbers. */
export type PointsSums = {
  readonly points: ReadonlyMap<string, bigint>
  readonly valid: bigint
  readonly invalid: bigint
}

/** Ballots into points, and who is in (CASES.md, kind "points"). */
export function tallyPoints(question: PointsCase): PointsOutcome {
  const sums = addUp(question)
  const head = {
    id: question.id,
    points: Object.fromEntries([...sums.points].map(([name, points]) => [name, Number(points)])),
    valid: Number(sums.valid),
    invalid: Number(sums.invalid),
  }
  const cuts = cutsOf(question, sums)
  const { lots } = question
  if (question.method !== 'category') {
    const { byLot, ...cut } = takeByLot(cuts.get(WHOLE) ?? NO_CUT, question.rule.places, lots)
    return { ...head, byLot, ...cut }
  }
  const categories: [string, Cut][] = []
  const chosen = new Set<string>()
  for (const [category, whole] of cuts) {
    const tied = new Set(whole.tied)
    const own = lots === null ? null : lots.filter((name) => tied.has(name))
    const { byLot, ...cut } = takeByLot(whole, question.rule.places, own)
    for (const name of byLot) chosen.add(name)
    categories.push([category, cut])
  }
  const byLot = (lots ?? []).filter((name) => chosen.has(name))
  return { ...head, byLot, categories: Object.fromEntries(categories) }
}

/** The names tied across a cut, of all categories; the lots of a case are exactly these. */
export function tiedIn(question: PointsQuestion): readonly string[] {
  return sorted([...cutsOf(question, addUp(question)).values()].flatMap((cut) => cut.tied))
}

/** The points of every candidate, and how many ballots kept to the rule. */
export function addUp(question: PointsQuestion): PointsSums {
  const points = new Map(question.candidates.map((name) => [name, 0n]))
  let valid = 0n
  let invalid = 0n
  for (const { count, given } of readBallots(question)) {
    const times = BigInt(count)
    if (given === null) invalid += times
    else {
      valid += times
      for (const [name, each] of given) points.set(name, (points.get(name) ?? 0n) + BigInt(each) * times)
    }
  }
  return { points, valid, invalid }
}

/** The one cut where there are no categories. No category is called so, since names are never empty. */
const WHOLE = ''
const NO_CUT: Cut = { in: [], tied: [], out: [] }

function cutsOf(question: PointsQuestion, sums: PointsSums): ReadonlyMap<string, Cut> {
  const { places } = question.rule
  const numbers = [...sums.points].map(([name, points]) => [name, Number(points)] as const)
  if (question.method !== 'category') return new Map([[WHOLE, cutOf(numbers, places)]])
  const categoryOf = new Map(Object.entries(question.rule.categories))
  const groups = new Map<string, (readonly [string, number])[]>()
  for (const entry of numbers) {
    const category = categoryOf.get(entry[0])
    if (category === undefined) continue
    const group = groups.get(category)
    if (group === undefined) groups.set(category, [entry])
    else group.push(entry)
  }
  return new Map([...groups].map(([category, own]) => [category, cutOf(own, places)]))
}

/** What one ballot gives to whom; null: it does not keep to the rule. */
type Given = readonly (readonly [name: string, points: number])[] | null

type ReadBallot = { readonly count: number; readonly given: Given }

function readBallots(question: PointsQuestion): readonly ReadBallot[] {
  switch (question.method) {
    case 'approval': {
      const { most } = question.rule
      return read(question.ballots, (names) => onePointEach(names, most ?? Number.MAX_SAFE_INTEGER))
    }
    case 'score': {
      const { highest } = question.rule
      return read(question.ballots, (numbers) => scores(numbers, highest))
    }
    case 'dots': {
      const { rule } = question
      return read(question.ballots, (numbers) => dots(numbers, rule))
    }
    case 'rank': {
      const { points } = question.rule
      return read(question.ballots, (names) => ranks(names, points))
    }
    case 'category': {
      const categoryOf = new Map(Object.entries(question.rule.categories))
      return read(question.ballots, (names) => oneOfEach(names, categoryOf))
    }
  }
}

function read<B>(ballots: PointsBallots<B>, give: (ballot: B) => Given): readonly ReadBallot[] {
  return ballots.map(([count, ballot]) => ({ count, given: give(ballot) }))
}

function hasTwice(names: readonly (string | undefined)[]): boolean {
  return new Set(names).size < names.length
}

function onePointEach(names: NamesBallot, most: number): Given {
  if (names.length === 0 || names.length > most || hasTwice(names)) return null
  return names.map((name) => [name, 1])
}

function scores(numbers: NumbersBallot, highest: number): Given {
  const given = Object.entries(numbers)
  const all = given.map(([, points]) => points)
  return all.some((points) => points > 0) && all.every((points) => points <= highest) ? given : null
}

function dots(numbers: NumbersBallot, rule: DotsRule): Given {
  const given = Object.entries(numbers)
  // As big whole numbers: each may be 2^53−1.
  const sum = given.reduce((before, [, each]) => before + BigInt(each), 0n)
  if (sum === 0n || sum > BigInt(rule.dots)) return null
  const { perCandidate } = rule
  return perCandidate !== null && given.some(([, each]) => each > perCandidate) ? null : given
}

function ranks(names: NamesBallot, points: readonly number[]): Given {
  if (names.length === 0 || names.length > points.length || hasTwice(names)) return null
  return names.map((name, place) => [name, points[place] ?? 0])
}

function oneOfEach(names: NamesBallot, categoryOf: ReadonlyMap<string, string>): Given {
  if (hasTwice(names.map((name) => categoryOf.get(name)))) return null
  return onePointEach(names, Number.MAX_SAFE_INTEGER)
}
