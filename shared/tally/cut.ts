import { sorted } from './code-point-order.ts'

/** Approval, score, dots or rank points, already added up: who is in. Names are the own keys of `points`. */
export type CutCase = {
  readonly id: string
  readonly kind: 'cut'
  readonly places: number
  readonly points: Readonly<Record<string, number>>
}

/** Who is in, who is not, and whom the cut goes through. */
export type Cut = {
  readonly in: readonly string[]
  readonly tied: readonly string[]
  readonly out: readonly string[]
}

export type CutOutcome = Cut & { readonly id: string }

/** Who has a place, with ties across the cut shown and not broken (CASES.md, kind "cut"). */
export function tallyCut(question: CutCase): CutOutcome {
  return { id: question.id, ...cutOf(Object.entries(question.points), question.places) }
}

/**
 * `in` and `out` best first, equal ones sorted; `tied` sorted. A name with 0 points is always out and takes no place, so
 * places may stay free.
 */
export function cutOf(points: Iterable<readonly [name: string, points: number]>, places: number): Cut {
  const groups = new Map<number, string[]>()
  for (const [name, each] of points) {
    const equal = groups.get(each)
    if (equal === undefined) groups.set(each, [name])
    else equal.push(name)
  }
  const chosen: string[] = []
  const out: string[] = []
  let tied: readonly string[] = []
  let left = places
  for (const [each, names] of [...groups].sort(([a], [b]) => b - a)) {
    const equal = sorted(names)
    if (each === 0 || left === 0) append(out, equal)
    else if (equal.length <= left) {
      append(chosen, equal)
      left -= equal.length
    } else {
      tied = equal
      left = 0
    }
  }
  return { in: chosen, tied, out }
}

/** Not `push(...names)`: a long list of arguments overflows the stack. */
function append(list: string[], names: readonly string[]): void {
  for (const name of names) list.push(name)
}
