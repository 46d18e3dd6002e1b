import { z } from '../lib/zod.ts'
import { electionAbout, electionBallot, electionMethod, lotWord } from '../domain/election.ts'
import {
  candidacyId,
  candidateId,
  date,
  electionId,
  itemId,
  keyLine,
  line,
  meetingId,
  personId,
  prose,
  seatId,
  sectorId,
  selectionId,
} from '../domain/primitives.ts'

const ofItem = { meeting: meetingId, item: itemId }
/** `meeting`: null where the election is the ballot of a selection. */
const ofElection = { meeting: meetingId.nullable(), election: electionId }
const email = z.email().max(254)
const words = prose.pipe(z.string().regex(/\S/))

/** Elections, votes on priorities, and the selections whose ballots are elections. */
export const electionCommands = {
  /** [ELE1] `college`: the sector whose seats elect; null: every seat. `categories`: of each candidate, in their order, where the method asks it. */
  'election.call': z
    .strictObject({
      ...ofItem,
      title: line,
      about: electionAbout,
      method: electionMethod,
      places: z.number().int().min(1).max(100),
      candidates: z.array(line).min(1).max(100),
      categories: z.array(keyLine).optional(),
      college: sectorId.nullable(),
    })
    .refine(({ places, candidates }) => places <= candidates.length && new Set(candidates).size === candidates.length)
    .refine(({ method, candidates, categories }) =>
      method.kind === 'category' ? categories?.length === candidates.length : categories === undefined,
    ),
  'election.open': z.strictObject(ofElection),
  /** [ELE6] A word for the lot, from somebody who is here; `person` as the one who said it. */
  'election.say': z.strictObject({ ...ofElection, person: personId, word: lotWord }),
  /** [ELE4] As `ballot.deposit`: into the box, under a key that only this device knows. An empty ballot is blank. */
  'election.deposit': z.strictObject({
    ...ofElection,
    seat: seatId,
    key: z.string().regex(/^[0-9a-f]{32}$/),
    ballot: electionBallot,
  }),
  'election.close': z.strictObject(ofElection),
  /** [ELE9] Once a count by points has left a tie at the cut. */
  'election.draw': z.strictObject(ofElection),
  'election.annul': z.strictObject({ ...ofElection, reason: words }),
  /** [ELE10] `person`: the candidate is somebody whom the forum knows; null enters them, with an e-mail where there is one. */
  'election.seat': z.strictObject({
    election: electionId,
    seated: z
      .array(
        z
          .strictObject({
            candidate: candidateId,
            seat: seatId,
            person: personId.nullable(),
            email: email.nullable(),
            since: date,
            until: date.nullable(),
          })
          .refine(({ person, email: given }) => person === null || given === null),
      )
      .min(1)
      .max(100),
  }),

  /** [SEL7] Of a sector whose seats nobody holds: by name, entered as persons. */
  'selection.convene': z.strictObject({ sector: sectorId, names: z.array(line).min(1).max(20) }),
  /** [SEL1] `sector`: whose seats are filled. */
  'selection.call': z.strictObject({
    title: line,
    text: words,
    sector: sectorId,
    places: z.number().int().min(1).max(100),
    deadline: z.strictObject({ local: z.string().max(40), zone: z.string().max(64) }),
    electors: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sector'), sector: sectorId }),
      z.strictObject({ kind: z.literal('list'), names: z.array(line).min(1).max(500) }),
    ]),
  }),
  'selection.enter': z.strictObject({
    selection: selectionId,
    name: line,
    organisation: line.nullable(),
    received: date,
  }),
  'selection.check': z.strictObject({
    selection: selectionId,
    candidacy: candidacyId,
    eligible: z.boolean(),
    reason: words,
  }),
  'selection.publish': z.strictObject({ selection: selectionId }),
  /** [SEL5] `closes`: the closing time that is announced, where one is. */
  'selection.open': z.strictObject({
    selection: selectionId,
    closes: z.strictObject({ local: z.string().max(40), zone: z.string().max(64) }).optional(),
  }),
  'selection.cancel': z.strictObject({ selection: selectionId, reason: words }),
}
