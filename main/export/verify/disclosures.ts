import { z } from 'zod'
import { hash } from '../../../shared/domain/primitives.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import { commitmentTo } from '../../../shared/domain/sealed.ts'
import { sealedIn } from '../disclosed.ts'
import type { Entry } from './chain.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'

const disclosure = z.strictObject({ commitment: hash, salt: hash, value: z.string() })

/** Each value disclosed must be the one that the record committed to, be named by the log, and be no e-mail address. */
export function checkDisclosures(
  entries: readonly Entry[],
  events: readonly RecordedEvent[],
): { readonly values: ReadonlyMap<string, string>; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const values = new Map<string, string>()
  const named = new Set(events.flatMap((event) => sealedIn(event.body)))
  const emails = new Set(
    events.flatMap(({ type, body }) => (type.startsWith('person.entered/') ? sealedIn(body['email']) : [])),
  )
  for (const { place, value } of entries) {
    const parsed = disclosure.safeParse(value)
    if (!parsed.success) {
      findings.push(finding(place, 'is not a commitment, a salt and a value'))
      continue
    }
    const { commitment, salt, value: said } = parsed.data
    if (!said.isWellFormed() || commitmentTo(salt, said) !== commitment)
      findings.push(finding(place, `is not the value that the record committed to (${short(commitment)})`))
    if (!named.has(commitment)) findings.push(finding(place, `the record knows no commitment ${short(commitment)}`))
    if (emails.has(commitment)) findings.push(finding(place, 'discloses an e-mail address'))
    if (values.has(commitment)) findings.push(finding(place, `discloses ${short(commitment)} a second time`))
    values.set(commitment, said)
  }
  return { values, findings }
}

export function short(hex: string): string {
  return `${hex.slice(0, 12)}…`
}
