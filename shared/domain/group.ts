import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { rulebook, rulesState } from './forum.ts'
import { office } from './member.ts'
import { count, date, decisionId, groupId, hash, instant, keyLine, line, personId } from './primitives.ts'
import type { ForumState } from './state.ts'

/** A seat as a founding decision lists it; whoever is to sit there is entered once the group stands. */
export const groupSeat = z.strictObject({ label: line, sector: keyLine, organisation: line.nullable() })
export type GroupSeat = z.infer<typeof groupSeat>

/** [GROUP1] What a decision founds a working group with. What it is to do is prose, and stands in the text put to decision alone. */
export const founding = z.strictObject({
  name: line,
  /** Its last day; null: until a decision ends it. */
  until: date.nullable(),
  seats: z.array(groupSeat).min(1).max(500),
  rulebook,
})
export type Founding = z.infer<typeof founding>

const ofOffice = { group: groupId, person: personId, office }

export const groupEvents = {
  /** [GROUP1] The forum adopted its founding. Its seats and its rules follow, by events of their own that name it. */
  'group.founded/1': z.strictObject({
    group: groupId,
    number: z.number().int().min(1),
    name: line,
    /** The adopted text, with what the group is to do. */
    text: hash,
    until: date.nullable(),
    decision: decisionId,
  }),
  /** [GROUP6] The forum adopted its end. What it did stays. */
  'group.ended/1': z.strictObject({ group: groupId, decision: decisionId }),
  /** [GROUP3] An office in the group, which gives none in the forum. */
  'group.appointed/1': z.strictObject({ ...ofOffice, since: date.nullable(), until: date.nullable() }),
  'group.relieved/1': z.strictObject({ ...ofOffice, on: date }),
}

const groupOfficer = z.object({
  person: personId,
  office,
  since: date.nullable(),
  until: date.nullable(),
  left: z.boolean(),
})

export const groupState = z.object({
  id: groupId,
  number: count,
  name: z.string(),
  text: hash,
  until: date.nullable(),
  decision: decisionId,
  foundedAt: instant,
  ended: z.object({ at: instant, decision: decisionId }).nullable(),
  /** Everyone who holds or held an office in it, in the order of the record. */
  officers: z.array(groupOfficer),
  rules: rulesState.nullable(),
  /** Every version so far, the one in force last. */
  rulesHistory: z.array(z.object({ at: instant, rules: rulesState })),
})
export type Group = z.infer<typeof groupState>

export function applyGroupEvent(state: ForumState, event: Stamped<typeof groupEvents>): void {
  if (event.type === 'group.founded/1') {
    const { group: id, ...said } = event.body
    state.groups[id] = {
      id,
      ...said,
      foundedAt: event.at,
      ended: null,
      officers: [],
      rules: null,
      rulesHistory: [],
    }
    return
  }
  const group = state.groups[event.body.group]
  if (!group) return
  switch (event.type) {
    case 'group.ended/1':
      group.ended = { at: event.at, decision: event.body.decision }
      return
    case 'group.appointed/1': {
      const { group: _, ...said } = event.body
      group.officers.push({ ...said, left: false })
      return
    }
    case 'group.relieved/1': {
      const { person, office: held, on } = event.body
      const officer = group.officers.findLast((one) => !one.left && one.person === person && one.office === held)
      if (officer) Object.assign(officer, { until: on, left: true })
      return
    }
  }
}
