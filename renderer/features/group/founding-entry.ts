import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { AdoptedRule, Rulebook } from '../../../shared/domain/forum.ts'
import type { Founding } from '../../../shared/domain/group.ts'

/** A working group as somebody types it: per sector, by name, one seat a line. `rule` '': the forum's rules. */
export interface FoundingEntry {
  readonly name: string
  readonly mandate: string
  readonly until: string
  readonly seats: Readonly<Record<string, string>>
  readonly rule: string
}

export const blankFounding: FoundingEntry = { name: '', mandate: '', until: '', seats: {}, rule: '' }

export type ProposedGroup = NonNullable<CommandInput<'decision.put'>['founding']>

/** What would be put to decision; null where something lacks, or two seats have one name. */
export function proposedOf(
  entry: FoundingEntry,
  sectors: readonly string[],
  rules: readonly AdoptedRule[],
  quorum: Rulebook['quorum'],
): ProposedGroup | null {
  const seats = sectors.flatMap((sector) =>
    linesOf(entry.seats[sector] ?? '').map((label) => ({ label, sector, organisation: null })),
  )
  const [name, mandate] = [entry.name.trim(), entry.mandate.trim()]
  if (name === '' || mandate === '' || seats.length === 0) return null
  if (new Set(seats.map((seat) => seat.label)).size < seats.length) return null
  const rule = rules.find((one) => one.id === entry.rule)
  const rulebook = rule ? { quorum, rules: [rule], usual: rule.id } : null
  return { name, mandate, until: entry.until || null, seats, rulebook }
}

/** A proposal as the form takes it up again. */
export function foundingEntryOf({ name, until, seats, rulebook }: Founding, mandate: string): FoundingEntry {
  const bySector = Map.groupBy(seats, (seat) => seat.sector)
  const lines = [...bySector].map(([sector, own]) => [sector, own.map((seat) => seat.label).join('\n')] as const)
  const [only] = rulebook.rules
  return {
    name,
    mandate,
    until: until ?? '',
    seats: Object.fromEntries(lines),
    rule: rulebook.rules.length === 1 && only ? only.id : '',
  }
}

function linesOf(typed: string): readonly string[] {
  return typed.split('\n').flatMap((line) => line.trim().slice(0, 300) || [])
}
