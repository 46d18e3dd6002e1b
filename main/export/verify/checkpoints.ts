import type { Checkpoint } from '../../../shared/domain/checkpoint.ts'
import { checkpoint, recordCode, sameCode, signatureHolds } from '../../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import type { Entry } from './chain.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'

export interface CheckpointRules {
  /** An export reaches exactly up to its last checkpoint; a forum file goes on after it. */
  readonly lastEndsLog: boolean
  /** A record code that somebody kept. */
  readonly code: string | null
}

/** Signature, key, forum, epoch, and that the log holds the entry as the checkpoint saw it. */
export function checkCheckpoints(
  entries: readonly Entry[],
  events: readonly RecordedEvent[],
  rules: CheckpointRules,
): Finding[] {
  const findings: Finding[] = []
  const points: Checkpoint[] = []
  const facts = factsOf(events)
  for (const { place, value } of entries) {
    const parsed = checkpoint.safeParse(value)
    if (!parsed.success) {
      findings.push(finding(place, 'is no checkpoint'))
      continue
    }
    const point = parsed.data
    findings.push(...pointFaults(point, facts).map((what) => finding(place, what)))
    if (point.seq < (points.at(-1)?.seq ?? 0))
      findings.push(finding(place, 'comes after a checkpoint that reaches further'))
    points.push(point)
  }
  return [...findings, ...wholeFindings(points, events, rules)]
}

function wholeFindings(
  points: readonly Checkpoint[],
  events: readonly RecordedEvent[],
  rules: CheckpointRules,
): Finding[] {
  const { lastEndsLog, code } = rules
  const findings: Finding[] = []
  const reaches = points.at(-1)?.seq
  const end = events.at(-1)?.seq
  if (lastEndsLog && reaches === undefined)
    findings.push(finding('the checkpoints', 'there is none, so nothing vouches for the record'))
  else if (lastEndsLog && reaches !== end) {
    findings.push(
      finding('the checkpoints', `the last is of entry ${String(reaches)}, the record ends with entry ${String(end)}`),
    )
  }
  if (code !== null && !points.some((point) => sameCode(recordCode(point), code))) {
    const all = points.length === 1 ? 'the one checkpoint' : `none of the ${String(points.length)} checkpoints`
    findings.push(
      finding(
        `record code ${code}`,
        `${points.length === 1 ? `${all} has another code` : `${all} has it`}: this is not the record that the code was taken from`,
      ),
    )
  }
  return findings
}

interface LogFacts {
  readonly hashes: ReadonlyMap<number, string>
  readonly forum: unknown
  /** At which entry each key was admitted. */
  readonly keys: ReadonlyMap<string, number>
  /** `[seq, epoch]` of each launch of a host. */
  readonly launches: readonly (readonly [number, number])[]
}

function factsOf(events: readonly RecordedEvent[]): LogFacts {
  const keys = new Map<string, number>()
  const launches: [number, number][] = []
  for (const { seq, type, body } of events) {
    if (type.startsWith('key.admitted/') && typeof body['key'] === 'string' && !keys.has(body['key']))
      keys.set(body['key'], seq)
    if (type.startsWith('hosting.began/') && typeof body['epoch'] === 'number') launches.push([seq, body['epoch']])
  }
  return {
    hashes: new Map(events.map(({ seq, hash }) => [seq, hash])),
    forum: events[0]?.body['forum'],
    keys,
    launches,
  }
}

function pointFaults(point: Checkpoint, { hashes, forum, keys, launches }: LogFacts): string[] {
  const faults: string[] = []
  if (!signatureHolds(point)) faults.push('its signature does not hold')
  if (point.forum !== forum) faults.push('is of another forum')
  if ((keys.get(point.key) ?? Infinity) > point.seq)
    faults.push('is signed with a key that the record did not admit by then')
  if (hashes.get(point.seq) !== point.hash)
    faults.push(`entry ${String(point.seq)} of the record is not the one that it names`)
  const epoch = launches.findLast(([seq]) => seq <= point.seq)?.[1] ?? 0
  if (point.epoch !== epoch) faults.push(`names epoch ${String(point.epoch)}; the record was in epoch ${String(epoch)}`)
  return faults
}
