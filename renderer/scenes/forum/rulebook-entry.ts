import type { AdoptedRule, BetweenMeetings, DecisionKind, Rulebook } from '../../../shared/domain/forum.ts'
import type { Office } from '../../../shared/domain/member.ts'
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
  /** Ways of deciding between meetings, as typed: days, and a number of signatures; '' means that the rules allow none. */
  readonly silence: string
  /** '' where nothing more is asked for deciding a question again. */
  readonly reopening: string
  readonly figures: RuleFigures
  readonly written: string
  readonly open: string
  readonly posted: string
  readonly attribution: string
  readonly least: string
  readonly membersOnly: boolean
  readonly steering: boolean
  /** The office whose holder may make statements; '' for none. */
  readonly office: '' | Office
  /** The words that the ways between meetings were taken from; '' where none are named. */
  readonly betweenSource: string
}

export function entryOf(book: Rulebook): RulebookEntry {
  const { rules, usual, kinds, notice, between } = book
  return {
    rules: rules.map((rule) => rule.id),
    usual,
    kinds: kinds ?? {},
    meeting: typed(notice?.meeting),
    texts: typed(notice?.texts),
    reopening: book.reopening ?? '',
    figures: figuresOf(book),
    ...betweenEntryOf(between),
  }
}

const typed = (days: number | null | undefined): string => (days === null || days === undefined ? '' : String(days))

function betweenEntryOf(between: BetweenMeetings | undefined) {
  return {
    silence: typed(between?.silence?.days),
    written: typed(between?.written?.days),
    open: typed(between?.network?.openDays),
    posted: typed(between?.network?.postedDays),
    attribution: between?.signatures?.attribution ?? '',
    least: typed(between?.signatures?.least),
    membersOnly: between?.signatures?.membersOnly ?? true,
    steering: between?.steering !== undefined,
    office: between?.statement?.office ?? '',
    betweenSource: between?.source ?? '',
  } as const
}

/** The ways between meetings that a preset brings, and its rules, beside what is chosen already; what it leaves open stays as it is. */
export function withPreset(
  entry: RulebookEntry,
  { rules, between }: Pick<Rulebook, 'rules' | 'between'>,
): RulebookEntry {
  const ways = Object.entries(betweenEntryOf(between)).filter(([field, said]) =>
    field === 'membersOnly' ? between?.signatures !== undefined : said !== '' && said !== false,
  )
  return { ...entry, rules: [...new Set([...entry.rules, ...rules.map(({ id }) => id)])], ...Object.fromEntries(ways) }
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

/** The fields that do not hold, by name: `rules`, `usual`, a kind, `meeting`, `texts`, a field of a way to decide between meetings. */
export function entryFaults(entry: RulebookEntry): ReadonlySet<string> {
  const gone = (id: string | undefined): boolean => id !== undefined && id !== '' && !entry.rules.includes(id)
  return new Set([
    ...(entry.rules.length === 0 ? ['rules'] : []),
    ...(entry.usual === '' || gone(entry.usual) ? ['usual'] : []),
    ...(gone(entry.reopening) ? ['reopening'] : []),
    ...decisionKind.options.filter((kind) => gone(entry.kinds[kind])),
    ...(['meeting', 'texts', 'silence', 'written', 'open', 'posted', 'least'] as const).filter(
      (field) => daysIn(entry[field]) === undefined,
    ),
    // What belongs together is set together.
    ...((entry.open.trim() === '') === (entry.posted.trim() === '') ? [] : ['posted']),
    ...((entry.attribution.trim() === '') === (entry.least.trim() === '') && entry.least.trim() !== '0'
      ? []
      : ['least']),
  ])
}

function betweenOf(entry: RulebookEntry): BetweenMeetings {
  const days = (typed: string): number | null => daysIn(typed) ?? null
  const [silence, written, openDays, postedDays] = [entry.silence, entry.written, entry.open, entry.posted].map(days)
  const least = days(entry.least)
  const { membersOnly, office } = entry
  const attribution = entry.attribution.trim()
  const given = (value: number | null | undefined): value is number => value !== null && value !== undefined
  const ways = {
    ...(given(silence) ? { silence: { days: silence } } : {}),
    ...(given(written) ? { written: { days: written } } : {}),
    ...(given(openDays) && given(postedDays) ? { network: { openDays, postedDays } } : {}),
    ...(attribution !== '' && given(least) ? { signatures: { attribution, least, membersOnly } } : {}),
    ...(entry.steering ? { steering: {} } : {}),
    ...(office === '' ? {} : { statement: { office } }),
  }
  const source = entry.betweenSource.trim()
  return source === '' || Object.keys(ways).length === 0 ? ways : { source, ...ways }
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
  const between = betweenOf(entry)
  const { smallestSector = from.smallestSector } = figures
  return {
    quorum: figures.quorum,
    rules,
    usual: entry.usual,
    ...(kinds.length > 0 ? { kinds: Object.fromEntries(kinds) } : {}),
    ...(smallestSector === undefined ? {} : { smallestSector }),
    ...(entry.reopening === '' ? {} : { reopening: entry.reopening }),
    ...(figures.recusalException === null ? {} : { recusalException: figures.recusalException }),
    ...(figures.proxies === null ? {} : { proxies: figures.proxies }),
    ...(Object.keys(between).length === 0 ? {} : { between }),
    ...(meeting !== null || texts !== null ? { notice: { meeting, texts } } : {}),
  }
}
