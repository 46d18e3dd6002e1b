import type { RecordedEvent } from '../../../shared/domain/record.ts'
import { chainFault, CHAIN_START, recordedEvent } from '../../../shared/domain/record.ts'
import { eventBodies, readEvent } from '../../../shared/domain/state.ts'
import { CanonicalJsonError, canonicalJson } from '../../../shared/lib/canonical-json.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'

/** An entry of the log as it was read, and where. */
export interface Entry {
  readonly place: string
  readonly value: unknown
}

export interface CheckedLog {
  /** The entries that have an entry's shape, in the order of the log. */
  readonly events: readonly { readonly place: string; readonly event: RecordedEvent }[]
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
}

const FAULTS = {
  sequence: 'its number does not follow the entry before',
  prev: 'its “prev” is not the hash of the entry before',
  hash: 'its hash is not that of its contents',
} as const

/**
 * Checks the chain: shape, numbers, `prev`, hash, and that event 1 founds the forum. Each entry is checked against the one
 * before it as it stands, so that one change is named once. Types that this version does not know are chained and listed.
 */
export function checkChain(entries: readonly Entry[]): CheckedLog {
  const findings: Finding[] = []
  const events: { place: string; event: RecordedEvent }[] = []
  const unknown = new Map<string, number>()
  let before = { seq: 0, hash: CHAIN_START }
  for (const { place, value } of entries) {
    const parsed = recordedEvent.safeParse(value)
    if (!parsed.success) {
      findings.push(finding(place, 'is not an entry of the record'))
      continue
    }
    const event = parsed.data
    findings.push(...linkFindings(place, before, event), ...firstFindings(place, event))
    if (!Object.hasOwn(eventBodies, event.type)) unknown.set(event.type, (unknown.get(event.type) ?? 0) + 1)
    else if (!readEvent(event)) findings.push(finding(place, `is no ${event.type} that this version can read`))
    events.push({ place, event })
    before = event
  }
  if (entries.length === 0) findings.push(finding('the record', 'is empty'))
  const notes = [...unknown].map(
    ([type, times]) => `${type}: ${String(times)} in the record, chained but not understood by this version`,
  )
  return { events, findings, notes }
}

function linkFindings(place: string, before: { seq: number; hash: string }, event: RecordedEvent): Finding[] {
  try {
    const fault = chainFault(before, event)
    return fault ? [finding(place, FAULTS[fault.what])] : []
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error
    return [finding(place, `is not canonical: ${error.message}`)]
  }
}

function firstFindings(place: string, event: RecordedEvent): Finding[] {
  const founds = event.type.startsWith('forum.founded/')
  if (event.seq === 1 && !founds) return [finding(place, 'the first entry does not found a forum')]
  if (event.seq !== 1 && founds) return [finding(place, 'founds a forum a second time')]
  return []
}

/** Lines of canonical JSON, each with its place; a line that is not, or is written otherwise, is a finding. */
export function jsonLines(
  file: string,
  bytes: Uint8Array | null,
): { readonly entries: readonly Entry[]; readonly findings: readonly Finding[] } {
  if (bytes === null) return { entries: [], findings: [finding(file, 'is missing')] }
  const text = decode(bytes)
  if (text === null) return { entries: [], findings: [finding(file, 'is not UTF-8')] }
  const lines = text.split('\n')
  const findings = lines.pop() === '' ? [] : [finding(file, 'its last line has no end')]
  const entries: Entry[] = []
  lines.forEach((line, index) => {
    const place = `${file} line ${String(index + 1)}`
    const value = parse(line)
    if (value === undefined) findings.push(finding(place, 'is not canonical JSON'))
    else entries.push({ place, value })
  })
  return { entries, findings }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null // the decoder throws for one thing only: bytes that are not UTF-8
  }
}

/** Undefined where the line is no JSON, or not written as canonical JSON is: then two readers could read it differently. */
function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return canonicalJson(value) === line ? value : undefined
  } catch {
    return undefined
  }
}
