import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { candidacyId, count, date, instant, line, moment, personId, sectorId, selectionId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

const ofSelection = { selection: selectionId }

/** [SEL1] Who elects: every seat of a sector, or people named one by one, who need hold no seat. One electoral college a call. */
export const electors = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sector'), sector: sectorId }),
  z.strictObject({ kind: z.literal('list'), persons: z.array(personId).min(1) }),
])

const called = {
  number: z.number().int().min(1),
  title: line,
  text: sealed,
  /** Whose seats are filled, and whose officers alone run it. */
  sector: sectorId,
  places: z.number().int().min(1),
  deadline: moment,
  electors,
  by: personId.nullable(),
}

const candidacy = { candidacy: candidacyId, name: sealed, organisation: line.nullable(), received: date }
const check = { eligible: z.boolean(), reason: sealed }

export const selectionEvents = {
  /** [SEL7] Who runs what fills a sector's seats while nobody holds one of them; whoever was named before is so no more. */
  'sector.convened/1': z.strictObject({ sector: sectorId, persons: z.array(personId).min(1) }),
  'selection.called/1': z.strictObject({ ...ofSelection, ...called }),
  /** `received`: the day it came, as whoever enters it says. Its name is told to the public only once it stands as a candidate. */
  'selection.candidacy/1': z.strictObject({ ...ofSelection, ...candidacy }),
  /** [SEL3] The last one said of a candidacy holds. */
  'selection.checked/1': z.strictObject({ ...ofSelection, candidacy: candidacyId, ...check }),
  /** [SEL4] Candidates and electors, from now on fixed. */
  'selection.published/1': z.strictObject({
    ...ofSelection,
    candidates: z.array(candidacyId).min(1),
    electors: z.array(z.string()).min(1),
  }),
  'selection.cancelled/1': z.strictObject({ ...ofSelection, reason: sealed }),
}

export const selectionState = z.object({
  id: selectionId,
  ...called,
  number: count,
  calledAt: instant,
  candidacies: z.array(
    z.object({
      ...candidacy,
      candidacy: candidacyId,
      enteredAt: instant,
      check: z.object({ at: instant, ...check }).nullable(),
    }),
  ),
  published: z
    .object({
      at: instant,
      candidates: z.array(candidacyId),
      /** Seats, or persons, as `electors` says. */
      electors: z.array(z.string()),
    })
    .nullable(),
  cancelled: z.object({ at: instant, reason: sealed }).nullable(),
})
/** An open call to fill seats of a sector, run by that sector itself. Its ballot is an election. */
export type Selection = z.infer<typeof selectionState>
export type Candidacy = Selection['candidacies'][number]

export function applySelectionEvent(state: ForumState, event: Stamped<typeof selectionEvents>): void {
  const { at } = event
  if (event.type === 'sector.convened/1') {
    const sector = state.sectors.find(({ id }) => id === event.body.sector)
    if (sector) sector.conveners = event.body.persons
    return
  }
  if (event.type === 'selection.called/1') {
    const { selection: id, ...said } = event.body
    state.selections[id] = { id, ...said, calledAt: at, candidacies: [], published: null, cancelled: null }
    return
  }
  const selection = state.selections[event.body.selection]
  if (selection) applyTo(selection, event)
}

function applyTo(
  selection: Selection,
  event: Exclude<Stamped<typeof selectionEvents>, { type: 'selection.called/1' | 'sector.convened/1' }>,
): void {
  const { at } = event
  switch (event.type) {
    case 'selection.candidacy/1': {
      const { selection: _, ...said } = event.body
      selection.candidacies.push({ ...said, enteredAt: at, check: null })
      return
    }
    case 'selection.checked/1': {
      const { candidacy: id, eligible, reason } = event.body
      const found = selection.candidacies.find((one) => one.candidacy === id)
      if (found) found.check = { at, eligible, reason }
      return
    }
    case 'selection.published/1':
      selection.published = { at, candidates: event.body.candidates, electors: event.body.electors }
      return
    case 'selection.cancelled/1':
      selection.cancelled = { at, reason: event.body.reason }
      return
  }
}
