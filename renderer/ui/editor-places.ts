import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

/** Whoever is behind a caret, as the host has stamped it. `sector` is the place of theirs in the forum's list; null: of none. */
export interface CaretUser {
  readonly id: string
  readonly name: string
  readonly sector: number | null
}

export interface Caret {
  readonly client: number
  readonly user: CaretUser
  /** The innermost type that the caret stands in; null while it stands nowhere. */
  readonly at: Y.AbstractType<unknown> | null
}

/** Everyone else who has the text open, with where they are. What others say of their carets is not trusted: never throws. */
export function caretsIn(awareness: Awareness): Caret[] {
  const carets: Caret[] = []
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const user = readUser(state)
    if (user) carets.push({ client, user, at: placeOf(awareness.doc, state) })
  }
  return carets
}

/** Everyone once, whatever number of devices they write on. */
export function peopleOf(carets: readonly Caret[]): CaretUser[] {
  const people = new Map<string, CaretUser>()
  for (const { user } of carets) people.set(user.id || user.name, user)
  return [...people.values()]
}

/** Whether a caret stands somewhere within a fragment. */
export function isWithin(caret: Caret, fragment: Y.XmlFragment): boolean {
  let type = caret.at
  while (type !== null) {
    if (type === (fragment as Y.AbstractType<unknown>)) return true
    const parent: unknown = type._item?.parent
    type = parent instanceof Y.AbstractType ? (parent as Y.AbstractType<unknown>) : null
  }
  return false
}

/** Whether the editor may be given this state: a caret that is no position would throw in the midst of somebody's change. */
export function hasSoundCaret(doc: Y.Doc, state: unknown): boolean {
  const cursor = entry(state, 'cursor')
  return ['anchor', 'head'].every((end) => resolve(doc, entry(cursor, end)) !== 'no position')
}

export function readUser(state: unknown): CaretUser | null {
  const user = entry(state, 'user')
  const name = entry(user, 'name')
  if (typeof name !== 'string' || name === '') return null
  const id = entry(user, 'id')
  const sector = entry(user, 'sector')
  return {
    id: typeof id === 'string' ? id : '',
    name,
    sector: typeof sector === 'number' && Number.isSafeInteger(sector) && sector >= 0 ? sector : null,
  }
}

function placeOf(doc: Y.Doc, state: unknown): Y.AbstractType<unknown> | null {
  const head = resolve(doc, entry(entry(state, 'cursor'), 'head'))
  return head === 'no position' ? null : ((head?.type as Y.AbstractType<unknown> | undefined) ?? null)
}

/** Null where the position is sound but leads nowhere (yet). */
function resolve(doc: Y.Doc, position: unknown): Y.AbsolutePosition | null | 'no position' {
  if (!isPosition(doc, position)) return 'no position'
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc)
  } catch {
    return 'no position'
  }
}

function isPosition(doc: Y.Doc, position: unknown): boolean {
  if (typeof position !== 'object' || position === null) return false
  const tname = entry(position, 'tname')
  const named = tname === undefined || tname === null || (typeof tname === 'string' && doc.share.has(tname))
  return named && isIdOrNone(entry(position, 'item')) && isIdOrNone(entry(position, 'type'))
}

function isIdOrNone(id: unknown): boolean {
  if (id === undefined || id === null) return true
  const parts = [entry(id, 'client'), entry(id, 'clock')]
  return parts.every((part) => typeof part === 'number' && Number.isSafeInteger(part) && part >= 0)
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
