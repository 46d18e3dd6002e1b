import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import {
  distinct,
  fault,
  itemPath,
  listOf,
  memberPath,
  name,
  namedValues,
  nullable,
  objectOf,
  oneOf,
  pairOf,
  whole,
} from './check.ts'
import { lotsFault, lotsSchema } from './cut-lots.ts'
import { kind } from './kind.ts'
import type {
  ApprovalRule,
  CategoryRule,
  DotsRule,
  NamesBallot,
  NumbersBallot,
  PointsMethod,
  PointsQuestion,
  RankRule,
  ScoreRule,
} from './points.ts'
import { addUp, tallyPoints, tiedIn } from './points.ts'

const namesBallot: Check<NamesBallot> = listOf(name)
const numbersBallot: Check<NumbersBallot> = namedValues(whole(0))
const places = whole(1)

const someNumbers: Check<readonly number[]> = (value, path) => {
  const parsed = listOf(whole(0))(value, path)
  if (!parsed.ok || parsed.value.length > 0) return parsed
  return fault('range', path, 'At least one number belongs here.')
}

const approval = shapeOf('approval', objectOf<ApprovalRule>({ places, most: nullable(whole(1)) }), namesBallot)
const score = shapeOf('score', objectOf<ScoreRule>({ places, highest: whole(1) }), numbersBallot)
const dots = shapeOf(
  'dots',
  objectOf<DotsRule>({ places, dots: whole(1), perCandidate: nullable(whole(1)) }),
  numbersBallot,
)
const rank = shapeOf('rank', objectOf<RankRule>({ places, points: someNumbers }), namesBallot)
const category = shapeOf('category', objectOf<CategoryRule>({ places, categories: namedValues(name) }), namesBallot)

type Shape<M extends string, R, B> = Pick<PointsQuestion, 'kind' | 'candidates' | 'lots'> & PointsMethod<M, R, B>

function shapeOf<M extends string, R, B>(method: M, rule: Check<R>, ballot: Check<B>): Check<Shape<M, R, B>> {
  return objectOf<Shape<M, R, B>>(
    {
      kind: oneOf('points'),
      method: oneOf(method),
      rule,
      candidates: distinct(listOf(name), (each) => each),
      ballots: listOf(pairOf(whole(1), ballot)),
      lots: lotsSchema,
    },
    ['lots'],
  )
}

const method = objectOf({ method: oneOf('approval', 'score', 'dots', 'rank', 'category') })

/** Reads what one ballot may say by the method it is under. */
const pointsShape: Check<PointsQuestion> = (value, path) => {
  const named = method(value, path)
  if (!named.ok) return named
  switch (named.value.method) {
    case 'approval':
      return approval(value, path)
    case 'score':
      return score(value, path)
    case 'dots':
      return dots(value, path)
    case 'rank':
      return rank(value, path)
    case 'category':
      return category(value, path)
  }
}

/** Beyond the shape: everybody named is a candidate (with a category, where it is asked), sums are safe, lots fit the ties. */
const pointsCheck: Check<PointsQuestion> = (value, path) => {
  const parsed = pointsShape(value, path)
  if (!parsed.ok) return parsed
  const question = parsed.value
  return (
    strangerFault(question, path) ??
    sumsFault(question, path) ??
    lotsFault(question.lots, tiedIn(question), path) ??
    parsed
  )
}

function strangerFault(question: PointsQuestion, path: string): Result<never, Fault> | null {
  const known = new Set(question.candidates)
  if (question.method === 'category') {
    const { categories } = question.rule
    const at = memberPath(memberPath(path, 'rule'), 'categories')
    const stranger = Object.keys(categories).find((each) => !known.has(each))
    if (stranger !== undefined) return unknown(stranger, memberPath(at, stranger))
    for (const each of known) if (!Object.hasOwn(categories, each)) known.delete(each)
  }
  for (const [index, [, ballot]] of question.ballots.entries()) {
    const at = itemPath(itemPath(memberPath(path, 'ballots'), index), 1)
    if (isNames(ballot)) {
      const place = ballot.findIndex((each) => !known.has(each))
      if (place >= 0) return unknown(ballot[place], itemPath(at, place))
    } else {
      const stranger = Object.keys(ballot).find((each) => !known.has(each))
      if (stranger !== undefined) return unknown(stranger, memberPath(at, stranger))
    }
  }
  return null
}

function isNames(ballot: NamesBallot | NumbersBallot): ballot is NamesBallot {
  return Array.isArray(ballot)
}

function unknown(who: string | undefined, path: string): Result<never, Fault> {
  return fault('unknown', path, `${JSON.stringify(who)} is no candidate, or has no category.`)
}

function sumsFault(question: PointsQuestion, path: string): Result<never, Fault> | null {
  const { points, valid, invalid } = addUp(question)
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  if ([...points.values(), valid, invalid].every((sum) => sum <= most)) return null
  return fault('range', memberPath(path, 'ballots'), 'The sums pass 2^53−1.')
}

export const pointsKind = kind(pointsCheck, tallyPoints)
