import * as Y from 'yjs'
import { randomId } from '../lib/ids.ts'
import { type Block, oneLine } from './blocks.ts'
import { entriesOf, readBlocks, rootOf, wordsOf } from './document-nodes.ts'
import { writeBlocks } from './editor-nodes.ts'
import { evenOrders, orderBetween } from './fractional-order.ts'

/** The short fields of a milestone. `start` and `end` are dates or events, as people say them. */
export const milestoneFields = ['owner', 'start', 'end'] as const
export type MilestoneField = (typeof milestoneFields)[number]

export interface MilestoneContent {
  readonly id: string
  readonly what: readonly Block[]
  readonly owner: string
  readonly start: string
  readonly end: string
}

/** A milestone in a live document, in its place; `what` is for the editor. */
export interface Milestone {
  readonly id: string
  readonly what: Y.XmlFragment
  readonly owner: string
  readonly start: string
  readonly end: string
}

/** The milestones in their order, for the form. One whose `what` is no fragment has nothing to edit and is left out. */
export function listMilestones(doc: Y.Doc): Milestone[] {
  return milestonesOf(doc).flatMap(({ id, entries }) => {
    const what = entries.get('what')
    if (!(what instanceof Y.XmlFragment)) return []
    const field = (name: MilestoneField) => wordsOf(entries.get(name))
    return [{ id, what, owner: field('owner'), start: field('start'), end: field('end') }]
  })
}

/** Adds an empty milestone, or the one given, at the end; returns its id. */
export function addMilestone(doc: Y.Doc, content?: Omit<MilestoneContent, 'id'>): string {
  const id = randomId()
  doc.transact(() => {
    const order = orderAt(doc, milestonesOf(doc), null)
    putMilestone(doc, order, { what: [], owner: '', start: '', end: '', ...content, id })
  })
  return id
}

/** Puts a milestone before another, or at the end (null). Does nothing when either is gone. */
export function moveMilestone(doc: Y.Doc, id: string, before: string | null): void {
  const all = milestonesOf(doc)
  const moved = all.find((one) => one.id === id)
  if (!moved || id === before || (before !== null && !all.some((one) => one.id === before))) return
  doc.transact(() => {
    moved.map.set(
      'order',
      orderAt(
        doc,
        all.filter((one) => one.id !== id),
        before,
      ),
    )
  })
}

export function removeMilestone(doc: Y.Doc, id: string): void {
  doc.getMap('milestones').delete(id)
}

/** Sets a short field of a milestone; does nothing when the milestone is gone. */
export function setMilestoneField(doc: Y.Doc, id: string, field: MilestoneField, value: string): void {
  const milestone = milestonesOf(doc).find((one) => one.id === id)
  if (milestone && milestone.map.get(field) !== value) milestone.map.set(field, value)
}

/** What a milestone says, whatever was put into it; never throws. */
export function readMilestone({ id, entries }: FoundMilestone): MilestoneContent {
  const what = entries.get('what')
  return {
    id,
    what: what instanceof Y.AbstractType ? readBlocks(what as Y.AbstractType<unknown>) : [],
    owner: oneLine(wordsOf(entries.get('owner'))),
    start: oneLine(wordsOf(entries.get('start'))),
    end: oneLine(wordsOf(entries.get('end'))),
  }
}

export function isMilestoneId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id)
}

/** A milestone as it lies in the document, whatever its entries are. */
export interface FoundMilestone {
  readonly id: string
  readonly order: string
  readonly map: Y.Map<unknown>
  readonly entries: ReadonlyMap<string, unknown>
}

/** Every milestone that has an id and a map, in order; places taken twice are told apart by id. */
export function milestonesOf(doc: Y.Doc): FoundMilestone[] {
  const found: FoundMilestone[] = []
  for (const [id, map] of entriesOf(rootOf(doc, 'milestones'))) {
    if (!isMilestoneId(id) || !(map instanceof Y.Map)) continue
    const entries = entriesOf(map as Y.AbstractType<unknown>)
    found.push({ id, map: map as Y.Map<unknown>, entries, order: wordsOf(entries.get('order')) })
  }
  return found.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

/** Writes a whole milestone at a place. */
export function putMilestone(doc: Y.Doc, order: string, content: MilestoneContent): void {
  const what = new Y.XmlFragment()
  const map = new Y.Map<unknown>()
  doc.getMap('milestones').set(content.id, map)
  map.set('what', what)
  writeBlocks(what, content.what)
  map.set('owner', content.owner)
  map.set('start', content.start)
  map.set('end', content.end)
  map.set('order', order)
}

function orderAt(doc: Y.Doc, others: readonly FoundMilestone[], before: string | null): string {
  const at = before === null ? others.length : others.findIndex((one) => one.id === before)
  const between = orderBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
  if (between !== null) return between
  // Two got the same place at the same time, or a place is no order at all: everyone is numbered anew.
  const orders = evenOrders(others.length + 1)
  const milestones = doc.getMap('milestones')
  for (const [index, one] of others.entries()) {
    if (milestones.has(one.id)) one.map.set('order', orders[index < at ? index : index + 1] ?? '')
  }
  return orders[at] ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
