import type { Check } from './check.ts'
import { fault, listOf, memberPath, name, nullable, objectOf, oneOf, truth, whole } from './check.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { OutOfTime, Period } from './period.ts'
import { daysOf, instant, isOver, outOfTime, periodSchema } from './period.ts'

/** Somebody of the network objects; `satisfied`: says that the objection was met. The same one may object twice. */
export type NetworkObjection = { readonly by: string; readonly at: string; readonly satisfied: boolean }

/** How many days a text is open to everybody, and then posted as a decision, at the least. */
export type NetworkRule = { readonly openDays: number; readonly postedDays: number }

/** `posted` null: the text has not been posted as a decision yet. */
export type NetworkCase = {
  readonly id: string
  readonly kind: 'network'
  readonly open: Period
  readonly posted: Period | null
  readonly asOf: string
  readonly objections: readonly NetworkObjection[]
  readonly rule: NetworkRule
}

export type NetworkVerdict =
  | { readonly result: 'no_decision'; readonly why: 'open_short' | 'posted_short' }
  | { readonly result: 'open'; readonly why: 'not_posted' | 'deadline_ahead' }
  | { readonly result: 'not_adopted'; readonly why: 'objector_unsatisfied' }
  | { readonly result: 'adopted'; readonly why: 'objectors_satisfied' | 'no_objection' }

/** Both lists in the order of the objections. */
export type NetworkOutcome = NetworkVerdict & {
  readonly id: string
  readonly objectors: readonly { readonly by: string; readonly satisfied: boolean }[]
  readonly refused: readonly { readonly id: string; readonly why: OutOfTime }[]
}

export const networkRuleSchema: Check<NetworkRule> = objectOf<NetworkRule>({ openDays: whole(0), postedDays: whole(0) })

const shape = objectOf<Unnamed<NetworkCase>>({
  kind: oneOf('network'),
  open: periodSchema,
  posted: nullable(periodSchema),
  asOf: instant,
  objections: listOf(objectOf<NetworkObjection>({ by: name, at: instant, satisfied: truth })),
  rule: networkRuleSchema,
})

/** Beyond the shape: a text is not posted as a decision while it is still open. */
const networkCheck: Check<Unnamed<NetworkCase>> = (value, path) => {
  const parsed = shape(value, path)
  if (!parsed.ok) return parsed
  const { open, posted } = parsed.value
  if (posted === null || posted.fromAt >= open.untilAt) return parsed
  const at = memberPath(memberPath(path, 'posted'), 'fromAt')
  return fault('range', at, 'A text is posted when the time it is open is over, not before.')
}

/** Consensus of a network: those who object are to be satisfied (CASES.md, kind "network"). */
export function tallyNetwork(question: NetworkCase): NetworkOutcome {
  const { open, posted, asOf } = question
  const ends = posted === null ? [asOf] : [asOf, posted.untilAt]
  const objectors: NetworkOutcome['objectors'][number][] = []
  const refused: NetworkOutcome['refused'][number][] = []
  for (const { by, at, satisfied } of question.objections) {
    const why = outOfTime(at, open.fromAt, ends)
    if (why === null) objectors.push({ by, satisfied })
    else refused.push({ id: by, why })
  }
  return { id: question.id, ...verdict(question, objectors), objectors, refused }
}

/** The first that applies, in the order of CASES.md. */
function verdict(question: NetworkCase, objectors: NetworkOutcome['objectors']): NetworkVerdict {
  const { open, posted, asOf, rule } = question
  if (daysOf(open) < rule.openDays) return { result: 'no_decision', why: 'open_short' }
  if (posted === null) return { result: 'open', why: 'not_posted' }
  if (daysOf(posted) < rule.postedDays) return { result: 'no_decision', why: 'posted_short' }
  if (!isOver(posted, asOf)) return { result: 'open', why: 'deadline_ahead' }
  if (objectors.some(({ satisfied }) => !satisfied)) return { result: 'not_adopted', why: 'objector_unsatisfied' }
  return { result: 'adopted', why: objectors.length > 0 ? 'objectors_satisfied' : 'no_objection' }
}

export const networkKind = kind(networkCheck, tallyNetwork)
