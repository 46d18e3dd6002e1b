import type { RecordedEvent } from '../../shared/domain/record.ts'
import type { VaultEntry } from '../../shared/domain/sealed.ts'
import { publicClasses } from '../../shared/policy/disclosure.ts'

/** The commitments that an event's body holds, in the order of its keys. */
export function sealedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(sealedIn)
  if (typeof value !== 'object' || value === null) return []
  const { sealed } = value as { sealed?: unknown }
  if (typeof sealed === 'string' && Object.keys(value).length === 1) return [sealed]
  return Object.keys(value).sort().flatMap((key) => sealedIn((value as Record<string, unknown>)[key])) // prettier-ignore
}

/** The public entries of the vault that these events refer to, in the order of the log, each once. */
export function disclosedEntries(
  events: readonly RecordedEvent[],
  vault: readonly VaultEntry[],
): readonly VaultEntry[] {
  const open = new Map(
    vault.filter((entry) => publicClasses.has(entry.class)).map((entry) => [entry.commitment, entry]),
  )
  const named = new Set(events.flatMap((event) => sealedIn(event.body)))
  return [...named].flatMap((commitment) => open.get(commitment) ?? [])
}
