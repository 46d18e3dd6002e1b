import type { Checkpoint } from '../../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import type { VaultEntry } from '../../../shared/domain/sealed.ts'
import { commitmentTo } from '../../../shared/domain/sealed.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { textPaths } from '../repository.ts'
import { checkChain } from './chain.ts'
import { checkCheckpoints } from './checkpoints.ts'
import { short } from './disclosures.ts'
import type { Finding, Report } from './finding.ts'
import { finding } from './finding.ts'
import { checkOutcomes } from './outcomes.ts'

export interface ForumFile {
  readonly events: readonly RecordedEvent[]
  readonly vault: readonly VaultEntry[]
  readonly checkpoints: readonly Checkpoint[]
  readonly blob: (hash: string) => Uint8Array | null
}

/** Checks a forum file: chain, checkpoints, vault, texts, every outcome. `code`: a record code that somebody kept, or null. */
export function verifyForumFile(file: ForumFile, code: string | null): Report {
  const chain = checkChain(file.events.map((event, index) => ({ place: `entry ${String(index + 1)}`, value: event })))
  const events = chain.events.map(({ event }) => event)
  const points = [...file.checkpoints].sort((a, b) => a.seq - b.seq)
  const entries = points.map((point, index) => ({ place: `checkpoint ${String(index + 1)}`, value: point }))
  const outcomes = checkOutcomes(chain.events)
  const later = events.length - (points.at(-1)?.seq ?? 0)
  return {
    findings: [
      ...chain.findings,
      ...checkCheckpoints(entries, events, { lastEndsLog: false, code }),
      ...file.vault.flatMap(vaultFindings),
      ...[...textPaths({ state: outcomes.state })].flatMap(([path, hash]) => textFindings(path, hash, file.blob(hash))),
      ...outcomes.findings,
    ],
    notes: [
      ...chain.notes,
      ...(points.length === 0 ? ['there is no checkpoint yet'] : []),
      ...(later > 0 ? [`${String(later)} ${later === 1 ? 'entry' : 'entries'} after the last checkpoint`] : []),
    ],
  }
}

function vaultFindings({ commitment, salt, value }: VaultEntry): Finding[] {
  const holds = value.isWellFormed() && commitmentTo(salt, value) === commitment
  return holds ? [] : [finding(`sealed value ${short(commitment)}`, 'is not the value that the record committed to')]
}

function textFindings(path: string, hash: string, bytes: Uint8Array | null): Finding[] {
  if (bytes === null) return [finding(`text ${short(hash)}`, `is missing; it is ${path} of an export`)]
  return sha256(bytes) === hash ? [] : [finding(`text ${short(hash)}`, `has been changed; it is ${path} of an export`)]
}
