import type { Declaration } from '../../../shared/domain/ethics.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { recusalOf } from '../../../shared/rules/recusal.ts'

export type Scope = 'item' | 'commitment' | 'standing' | 'earlier'

/** What somebody is entering: of no consequence until it is sent. */
export interface InterestEntry {
  readonly who: string
  readonly what: string
  /** Null: as the form proposes. */
  readonly scope: Scope | null
  readonly item: string | null
  readonly commitment: string
  readonly earlier: string | null
  readonly recuse: boolean
}

export const EMPTY_ENTRY: InterestEntry = {
  who: '',
  what: '',
  scope: null,
  item: null,
  commitment: '',
  earlier: null,
  recuse: true,
}

/** Items that an interest can still be declared on, and somebody stand out of. */
export function itemsAhead(meeting: Meeting | null): readonly Meeting['items'][number][] {
  return meeting === null || meeting.stage === 'adjourned' ? [] : meeting.items.filter((item) => item.closedAt === null)
}

/** What holds of a person's declared interests and bears on an item: standing ones, those in its commitment, those in itself. */
export function interestsBearing(
  state: ForumState,
  meeting: Meeting,
  item: string,
  person: string,
): readonly Declaration[] {
  const commitment = meeting.items.find((one) => one.id === item)?.commitment ?? null
  return Object.values(state.declarations).filter((one) => {
    if (one.person !== person || one.endedAt !== null) return false
    if (one.item !== null) return one.item === item
    return one.commitment === null || one.commitment === commitment
  })
}

/** What the form would do: nothing more is asked of the host than this. */
export interface InterestPlan {
  readonly person: string
  readonly scope: Scope
  readonly item: string | null
  /** They would stand out of the item, and do not yet. */
  readonly out: boolean
  /** They stand out of it already. */
  readonly outAlready: boolean
}

export function planOf(
  entry: InterestEntry,
  at: {
    readonly meeting: Meeting | null
    readonly person: string
    readonly scope: Scope
    readonly item: string | null
  },
): InterestPlan {
  const { meeting, person, scope, item } = at
  const ofItem = (scope === 'item' || scope === 'earlier') && meeting !== null && item !== null
  const outAlready = ofItem && recusalOf(meeting, item, person) !== undefined
  const wanted = scope === 'earlier' || entry.recuse
  return { person, scope, item: ofItem ? item : null, out: ofItem && wanted && !outAlready, outAlready }
}

export type Missing = 'missingWho' | 'missingWhat' | 'missingCommitment' | null

export function missingIn(entry: InterestEntry, plan: InterestPlan): Missing {
  if (plan.person === '') return 'missingWho'
  if (plan.scope === 'commitment' && entry.commitment === '') return 'missingCommitment'
  return plan.scope !== 'earlier' && entry.what.trim() === '' ? 'missingWhat' : null
}
