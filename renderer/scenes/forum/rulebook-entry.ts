import type { AdoptedRule, DecisionKind, Rulebook } from '../../../shared/domain/forum.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import type { RuleFigures } from './rule-figures.ts'
import { figuresOf } from './rule-figures.ts'

const MOST_DAYS = 365

/** Other rules for the forum, as somebody is choosing them. */
export interface RulebookEntry {
  /** Ids, in the order in which the rules are listed. */
  readonly rules: readonly string[]
  readonly usual: string
  /** '' or left out: any of the rules decides the kind. */
  readonly kinds: Readonly<Partial<Record<DecisionKind, string>>>
  /** As typed; '' means that no period is set. */
  readonly meeting: string
  readonly texts: string
  /** Days of a silence procedure, as typed; '' means that the rules allow none. */
  readonly silence: string
  /** '' where nothing more is asked for deciding a question again. */
  readonly reopening: string
  readonly figures: RuleFigures
}

export function entryOf(book: Rulebook): RulebookEntry {
  const { rules, usual, kinds, notice, between } = book
  const typed = (days: number | null | undefined): string => (days === null || days === undefined ? '' : String(days))
  return {
    rules: rules.map((rule) => rule.id),
    usual,
    kinds: kinds ?? {},
    meeting: typed(notice?.meeting),
    texts: typed(notice?.texts),
    silence: typed(between?.silence?.days),
    reopening: book.reopening ?? '',
    figures: figuresOf(book),
  }
}

/** Every rule that may be chosen: the forum's own as they stand, then presets that it lacks. */
export function rulesToChoose(own: readonly AdoptedRule[], presets: readonly AdoptedRule[]): readonly AdoptedRule[] {
  return [...own, ...presets.filter((preset) => !own.some((rule) => rule.id === preset.id))]
}

/** Days in a field: null for none set, undefined for what is no such number. */
export function daysIn(typed: string): number | null | undefined {
  const said = typed.trim()
  if (said === '') return null
  return /^\d{1,3}$/.test(said) && Number(said) <= MOST_DAYS ? Number(said) : undefined
}

/** The fields that do not hold, by name: `rules`, `usual`, a kind, `meeting`, `texts`, `silence`. */
export function entryFaults(entry: RulebookEntry): ReadonlySet<string> {
  const gone = (id: string | undefined): boolean => id !== undefined && id !== '' && !entry.rules.includes(id)
  return new Set([
    ...(entry.rules.length === 0 ? ['rules'] : []),
    ...(entry.usual === '' || gone(entry.usual) ? ['usual'] : []),
    ...(gone(entry.reopening) ? ['reopening'] : []),
    ...decisionKind.options.filter((kind) => gone(entry.kinds[kind])),
    ...(['meeting', 'texts', 'silence'] as const).filter((field) => daysIn(entry[field]) === undefined),
  ])
}

/** What would be proposed: what has no field stays as it is in `from`. Null while a field does not hold. */
export function rulebookOf(entry: RulebookEntry, toChoose: readonly AdoptedRule[], from: Rulebook): Rulebook | null {
  if (entryFaults(entry).size > 0) return null
  const { figures } = entry
  const rules = toChoose.filter((rule) => entry.rules.includes(rule.id)).map((rule) => figures.rules[rule.id] ?? rule)
  const kinds = decisionKind.options.flatMap((kind): (readonly [DecisionKind, string])[] => {
    const rule = entry.kinds[kind]
    return rule === undefined || rule === '' ? [] : [[kind, rule]]
  })
  const [meeting = null, texts = null] = [daysIn(entry.meeting), daysIn(entry.texts)]
  const silence = daysIn(entry.silence) ?? null
  return {
    quorum: figures.quorum,
    rules,
    usual: entry.usual,
    ...(kinds.length > 0 ? { kinds: Object.fromEntries(kinds) } : {}),
    ...(from.smallestSector === undefined ? {} : { smallestSector: from.smallestSector }),
    ...(silence === null ? {} : { between: { silence: { days: silence } } }),
    ...(entry.reopening === '' ? {} : { reopening: entry.reopening }),
    ...(figures.recusalException === null ? {} : { recusalException: figures.recusalException }),
    ...(figures.proxies === null ? {} : { proxies: figures.proxies }),
    ...(meeting !== null || texts !== null ? { notice: { meeting, texts } } : {}),
  }
}
