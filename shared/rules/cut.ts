import { sorted } from './code-point-order.ts'

/** Approval, score, dots or rank points, already added up: who is in. Names are the own keys of `points`. */
export type CutCase = {
  readonly id: string
  readonly kind: 'cut'
  readonly places: number
  readonly points: Readonly<Record<string, number>>
}

export type CutOutcome = {
  readonly id: string
  readonly in: readonly string[]
  readonly tied: readonly string[]
  readonly out: readonly string[]
}

/**
 * Who has a place, with ties across the cut shown and not broken (FORMAT.md, kind "cut"). `in` and `out` best first,
 * equal ones sorted; `tied` sorted. A name with 0 points is always out and takes no place, so places may stay free.
 */
export function tallyCut(question: CutCase): CutOutcome {
  const groups = new Map<number, string[]>()
  for (const [name, points] of Object.entries(question.points)) {
    const equal = groups.get(points)
    if (equal === undefined) groups.set(points, [name])
    else equal.push(name)
  }
  const chosen: string[] = []
  const out: string[] = []
  let tied: readonly string[] = []
  let left = question.places
  for (const [points, names] of [...groups].sort(([a], [b]) => b - a)) {
    const equal = sorted(names)
    if (points === 0 || left === 0) append(out, equal)
    else if (equal.length <= left) {
      append(chosen, equal)
      left -= equal.length
    } else {
      tied = equal
      left = 0
    }
  }
  return { id: question.id, in: chosen, tied, out }
}

/** Not `push(...names)`: a long list of arguments overflows the stack. */
function append(list: string[], names: readonly string[]): void {
  for (const name of names) list.push(name)
}
