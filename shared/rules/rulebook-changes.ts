import type { AdoptedRule, BetweenMeetings, BetweenWay, DecisionKind, Rulebook } from '../domain/forum.ts'
import { betweenWays, decisionKind } from '../domain/forum.ts'
import { sameJson } from '../lib/same-json.ts'
import { smallestSector } from './rulebook.ts'

/** One thing that differs between two versions of a forum's rules. Rules are named by title; null: none. */
export type RulebookChange =
  | { readonly what: 'reopening'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'usual'; readonly from: string; readonly to: string }
  | { readonly what: 'kind'; readonly kind: DecisionKind; readonly from: string | null; readonly to: string | null }
  | {
      readonly what: 'notice'
      readonly of: 'meeting' | 'texts'
      readonly from: number | null
      readonly to: number | null
    }
  | {
      readonly what: 'between'
      readonly way: BetweenWay
      /** All that the rules say about the ways: of the one that changed, nothing if it is not allowed. */
      readonly from: BetweenMeetings
      readonly to: BetweenMeetings
    }
  | { readonly what: 'betweenSource'; readonly from: string | null; readonly to: string | null }
  | {
      readonly what: 'proxies'
      readonly from: NonNullable<Rulebook['proxies']> | null
      readonly to: NonNullable<Rulebook['proxies']> | null
    }
  | {
      readonly what: 'recusalException'
      readonly from: Rulebook['recusalException'] | null
      readonly to: Rulebook['recusalException'] | null
    }
  | { readonly what: 'smallestSector'; readonly from: number; readonly to: number }
  | { readonly what: 'quorum'; readonly from: Rulebook['quorum']; readonly to: Rulebook['quorum'] }
  | { readonly what: 'added' | 'removed'; readonly rule: AdoptedRule }
  | { readonly what: 'changed'; readonly from: AdoptedRule; readonly to: AdoptedRule }

/** What adopting `after` in place of `before` changes; empty where they say the same, in whatever order. */
export function rulebookChanges(before: Rulebook, after: Rulebook): readonly RulebookChange[] {
  const changes: RulebookChange[] = []
  if (before.usual !== after.usual)
    changes.push({ what: 'usual', from: titleIn(before, before.usual), to: titleIn(after, after.usual) })
  for (const kind of decisionKind.options) {
    const [from, to] = [before.kinds?.[kind], after.kinds?.[kind]]
    if (from !== to)
      changes.push({
        what: 'kind',
        kind,
        from: from ? titleIn(before, from) : null,
        to: to ? titleIn(after, to) : null,
      })
  }
  const again = [before, after].map((book) => (book.reopening ? titleIn(book, book.reopening) : null))
  if (before.reopening !== after.reopening)
    changes.push({ what: 'reopening', from: again[0] ?? null, to: again[1] ?? null })
  for (const notice of ['meeting', 'texts'] as const) {
    const [from, to] = [before.notice?.[notice] ?? null, after.notice?.[notice] ?? null]
    if (from !== to) changes.push({ what: 'notice', of: notice, from, to })
  }
  changes.push(...betweenChanges(before.between ?? {}, after.between ?? {}))
  if (!sameJson(before.quorum, after.quorum)) changes.push({ what: 'quorum', from: before.quorum, to: after.quorum })
  const [from = null, to = null] = [before.recusalException, after.recusalException]
  if (from !== to) changes.push({ what: 'recusalException', from, to })
  const [smallest, becomes] = [smallestSector(before), smallestSector(after)]
  if (smallest !== becomes) changes.push({ what: 'smallestSector', from: smallest, to: becomes })
  const proxies = { from: before.proxies ?? null, to: after.proxies ?? null }
  if (!sameJson(proxies.from, proxies.to)) changes.push({ what: 'proxies', ...proxies })
  return [...changes, ...ruleChanges(before.rules, after.rules)]
}

function betweenChanges(before: BetweenMeetings, after: BetweenMeetings): readonly RulebookChange[] {
  const ways = betweenWays.flatMap((way): RulebookChange[] =>
    sameJson(before[way] ?? null, after[way] ?? null) ? [] : [{ what: 'between', way, from: before, to: after }],
  )
  const [from = null, to = null] = [before.source, after.source]
  return from === to ? ways : [...ways, { what: 'betweenSource', from, to }]
}

function ruleChanges(before: readonly AdoptedRule[], after: readonly AdoptedRule[]): readonly RulebookChange[] {
  const added = after.filter((rule) => !before.some((one) => one.id === rule.id))
  return [
    ...before.flatMap((from): RulebookChange[] => {
      const to = after.find((one) => one.id === from.id)
      if (!to) return [{ what: 'removed', rule: from }]
      return sameJson(from, to) ? [] : [{ what: 'changed', from, to }]
    }),
    ...added.map((rule) => ({ what: 'added' as const, rule })),
  ]
}

function titleIn({ rules }: Rulebook, id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id
}
