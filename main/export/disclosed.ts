import type { RecordedEvent } from '../../shared/domain/record.ts'
import type { VaultEntry } from '../../shared/domain/sealed.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { readEvent } from '../../shared/domain/state.ts'
import { publicClasses } from '../../shared/policy/disclosure.ts'
import { openedVotes } from '../../shared/rules/procedure-votes.ts'

/** The commitments that an event's body holds, in the order of its keys. */
export function sealedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(sealedIn)
  if (typeof value !== 'object' || value === null) return []
  const { sealed } = value as { sealed?: unknown }
  if (typeof sealed === 'string' && Object.keys(value).length === 1) return [sealed]
  return Object.keys(value).sort().flatMap((key) => sealedIn((value as Record<string, unknown>)[key])) // prettier-ignore
}

/** [SEL4] The names of candidacies that were published: until then whoever asked for a seat is named to participants alone. */
function namesOfCandidates(events: readonly RecordedEvent[]): ReadonlySet<string> {
  const known = events.map(readEvent)
  const standing = new Set<string>(
    known.flatMap((event) => (event?.type === 'selection.published/1' ? event.body.candidates : [])),
  )
  return new Set(
    known.flatMap((event) =>
      event?.type === 'selection.candidacy/1' && standing.has(event.body.candidacy) ? [event.body.name.sealed] : [],
    ),
  )
}

/**
 * [EXP2] The names of those who were given a seat or an office, by their commitment. Somebody may have come without either, and
 * the vault keeps what they were then: what counts is what the log has made of them since.
 */
function namesOfHolders(events: readonly RecordedEvent[]): ReadonlySet<string> {
  const known = events.map(readEvent)
  const holders = new Set(
    known.flatMap((event) => {
      const given = event?.type === 'seat.filled/1' || event?.type === 'officer.named/1'
      return given || event?.type === 'group.appointed/1' ? [event.body.person] : []
    }),
  )
  return new Set(
    known.flatMap((event) =>
      event?.type === 'person.entered/1' && holders.has(event.body.person) ? [event.body.name.sealed] : [],
    ),
  )
}

/** The public entries of the vault that these events refer to, in the order of the log, each once. `state`: what they amount to. */
export function disclosedEntries(
  state: ForumState,
  events: readonly RecordedEvent[],
  vault: readonly VaultEntry[],
): readonly VaultEntry[] {
  const named = new Set([...namesOfHolders(events), ...namesOfCandidates(events)])
  const votes = openedVotes(state)
  const isPublic = (entry: VaultEntry): boolean =>
    votes.has(entry.commitment) ||
    publicClasses.has(entry.class === 'guest-name' && named.has(entry.commitment) ? 'name' : entry.class)
  const open = new Map(vault.filter(isPublic).map((entry) => [entry.commitment, entry]))
  const told = new Set(events.flatMap((event) => sealedIn(event.body)))
  return [...told].flatMap((commitment) => open.get(commitment) ?? [])
}
