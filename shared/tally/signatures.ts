import type { Check } from './check.ts'
import { fault, itemPath, listOf, memberPath, name, objectOf, oneOf, truth, whole } from './check.ts'
import { sorted } from './code-point-order.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { OutOfTime, Period } from './period.ts'
import { instant, isOver, outOfTime, periodSchema } from './period.ts'

export type SignedAs = 'person' | 'organisation'

/** `mandate`: an organisation's own say that it signs; asked of no person. */
export type Signature = {
  readonly name: string
  readonly as: SignedAs
  readonly member: boolean
  readonly mandate: boolean
  readonly at: string
  readonly withdrawn: boolean
}

/** `attribution`: in whose name the text is issued; `least`: how many must sign for that. */
export type SignaturesRule = {
  readonly attribution: string
  readonly least: number
  readonly membersOnly: boolean
}

export type SignaturesCase = {
  readonly id: string
  readonly kind: 'signatures'
  readonly signatures: readonly Signature[]
  readonly period: Period
  readonly asOf: string
  readonly rule: SignaturesRule
}

export type SignaturesVerdict =
  | { readonly result: 'open'; readonly why: 'deadline_ahead' }
  | { readonly result: 'not_issued'; readonly why: 'too_few' }
  | { readonly result: 'issued'; readonly why: 'signed' }

export type SignatureRefusal = 'withdrawn' | OutOfTime | 'not_member' | 'no_mandate'

/** `persons` and `organisations`: those who count, sorted; `refused` in the order of the signatures. */
export type SignaturesOutcome = SignaturesVerdict & {
  readonly id: string
  readonly attribution: string
  readonly persons: readonly string[]
  readonly organisations: readonly string[]
  readonly refused: readonly { readonly id: string; readonly why: SignatureRefusal }[]
}

const signatureSchema = objectOf<Signature>({
  name,
  as: oneOf('person', 'organisation'),
  member: truth,
  mandate: truth,
  at: instant,
  withdrawn: truth,
})

/** A name may sign once as a person and once as an organisation. */
const signaturesSchema: Check<readonly Signature[]> = (value, path) => {
  const parsed = listOf(signatureSchema)(value, path)
  if (!parsed.ok) return parsed
  const seen = { person: new Set<string>(), organisation: new Set<string>() }
  for (const [index, signature] of parsed.value.entries()) {
    if (seen[signature.as].has(signature.name)) {
      const at = memberPath(itemPath(path, index), 'name')
      return fault('duplicate', at, `${JSON.stringify(signature.name)} signs twice.`)
    }
    seen[signature.as].add(signature.name)
  }
  return parsed
}

export const signaturesRuleSchema: Check<SignaturesRule> = objectOf<SignaturesRule>({
  attribution: name,
  least: whole(1),
  membersOnly: truth,
})

const signaturesCheck: Check<Unnamed<SignaturesCase>> = objectOf<Unnamed<SignaturesCase>>({
  kind: oneOf('signatures'),
  signatures: signaturesSchema,
  period: periodSchema,
  asOf: instant,
  rule: signaturesRuleSchema,
})

/** Who signs a text, and whether that is enough to issue it (CASES.md, kind "signatures"). */
export function tallySignatures(question: SignaturesCase): SignaturesOutcome {
  const counted = { person: new Array<string>(), organisation: new Array<string>() }
  const refused: SignaturesOutcome['refused'][number][] = []
  for (const signature of question.signatures) {
    const why = refusal(signature, question)
    if (why === null) counted[signature.as].push(signature.name)
    else refused.push({ id: signature.name, why })
  }
  return {
    id: question.id,
    ...verdict(question, counted.person.length + counted.organisation.length),
    attribution: question.rule.attribution,
    persons: sorted(counted.person),
    organisations: sorted(counted.organisation),
    refused,
  }
}

/** Enough signatures issue a text at once; too few may still become enough until the period is over. */
function verdict(question: SignaturesCase, counted: number): SignaturesVerdict {
  if (counted >= question.rule.least) return { result: 'issued', why: 'signed' }
  if (!isOver(question.period, question.asOf)) return { result: 'open', why: 'deadline_ahead' }
  return { result: 'not_issued', why: 'too_few' }
}

/** Why a signature does not count: the first that applies, in the order of CASES.md; null: it does. */
function refusal(signature: Signature, { period, asOf, rule }: SignaturesCase): SignatureRefusal | null {
  if (signature.withdrawn) return 'withdrawn'
  const why = outOfTime(signature.at, period.fromAt, [period.untilAt, asOf])
  if (why !== null) return why
  if (rule.membersOnly && !signature.member) return 'not_member'
  return signature.as === 'organisation' && !signature.mandate ? 'no_mandate' : null
}

export const signaturesKind = kind(signaturesCheck, tallySignatures)
