import type { Declaration } from '../domain/ethics.ts'
import type { Item, Meeting } from '../domain/meeting.ts'
import type { CommitmentId, ItemId, MeetingId, PersonId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'

/** What the record says of interests and recusals while an item was open. */
export interface EthicsLine {
  readonly at: string
  /** `returned`: called back while it went on; `over`: they take part again since the item is over. */
  readonly kind: 'declared' | 'recused' | 'returned' | 'overridden' | 'over'
  readonly person: PersonId
  /** Of a recusal: an interest in this very item was declared with it. */
  readonly declared: boolean
}

/**
 * Interests declared on an item, and who stood out of it, oldest first; empty where it was never opened. What was said before its
 * opening stands at the opening, when it begins to matter; who was called back by then never stood out.
 */
export function itemEthics(state: ForumState, meeting: Meeting, item: Item): readonly EthicsLine[] {
  const { openedAt } = item
  if (openedAt === null) return []
  const during = (at: string): string => (at < openedAt ? openedAt : at)
  const recusals = meeting.recusals.filter(
    (one) => one.item === item.id && (one.liftedAt === null || one.liftedAt > openedAt),
  )
  const told = new Set(recusals.map((one) => one.declaration as string | null))
  const lines = [
    ...Object.values(state.declarations)
      .filter((one) => one.item === item.id && !told.has(one.id))
      .map((one): EthicsLine => said(during(one.declaredAt), 'declared', one.person, true)),
    ...recusals.flatMap(({ person, notedAt, liftedAt, declaration, overridden = [] }): EthicsLine[] => {
      const declared = declaration !== null && state.declarations[declaration]?.item === item.id
      const left = said(during(notedAt), 'recused', person, declared)
      const byLot = overridden.slice(0, 1).map(({ at }) => said(at, 'overridden', person, false))
      if (liftedAt !== null) return [left, ...byLot, said(liftedAt, 'returned', person, false)]
      if (item.closedAt === null || byLot.length > 0) return [left, ...byLot]
      return [left, said(item.closedAt, 'over', person, false)]
    }),
  ]
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function said(at: string, kind: EthicsLine['kind'], person: PersonId, declared: boolean): EthicsLine {
  return { at, kind, person, declared }
}

/** What an interest is in; `standing` is in no one thing. */
export type InterestSubject =
  | { readonly kind: 'standing' }
  | { readonly kind: 'commitment'; readonly commitment: CommitmentId }
  | { readonly kind: 'item'; readonly meeting: MeetingId; readonly item: ItemId }

export interface StoodOut {
  readonly meeting: MeetingId
  readonly item: ItemId
  readonly at: string
  readonly liftedAt: string | null
}

/** A line of the register: an interest that was declared, or, with `declaration` null, that somebody stood out without one. */
export interface InterestEntry {
  readonly key: string
  readonly person: PersonId
  readonly at: string
  readonly endedAt: string | null
  readonly declaration: Declaration | null
  readonly subject: InterestSubject
  /** The items that they stood out of for it, oldest first. */
  readonly stoodOut: readonly StoodOut[]
}

/** [ETH1] The register of interests: what was declared and who stood out of what, the last first. What it is about stays sealed. */
export function interestsRegister(state: ForumState): readonly InterestEntry[] {
  const recusals = Object.values(state.meetings).flatMap((meeting) =>
    meeting.recusals.map(({ seq, person, declaration, item, notedAt: at, liftedAt }) => {
      return { seq, person, declaration, stood: { meeting: meeting.id, item, at, liftedAt } }
    }),
  )
  const declared = Object.values(state.declarations).map((declaration): InterestEntry => {
    const { id, person, declaredAt: at, endedAt } = declaration
    const stoodOut = recusals.filter((one) => one.declaration === id).map((one) => one.stood)
    return { key: id, person, at, endedAt, declaration, subject: subjectOf(declaration), stoodOut }
  })
  const others = recusals
    .filter((one) => one.declaration === null)
    .map(({ seq, person, stood }): InterestEntry => {
      const { meeting, item, at, liftedAt } = stood
      const subject = { kind: 'item', meeting, item } as const
      return { key: String(seq), person, at, endedAt: liftedAt, declaration: null, subject, stoodOut: [stood] }
    })
  return [...declared, ...others].sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
}

function subjectOf({ meeting, item, commitment }: Declaration): InterestSubject {
  if (meeting !== null && item !== null) return { kind: 'item', meeting, item }
  return commitment === null ? { kind: 'standing' } : { kind: 'commitment', commitment }
}

/** [ETH1] [BET9] The interests declared that may concern a question: those that stand in no one thing, and those in its commitment. */
export function interestsTouching(state: ForumState, commitment: string | null): readonly Declaration[] {
  return Object.values(state.declarations).filter((one) => {
    if (one.endedAt !== null) return false
    const subject = subjectOf(one)
    if (subject.kind === 'standing') return true
    if (commitment === null) return false
    if (subject.kind === 'commitment') return subject.commitment === commitment
    const item = state.meetings[subject.meeting]?.items.find(({ id }) => id === subject.item)
    return item?.commitment === commitment
  })
}
