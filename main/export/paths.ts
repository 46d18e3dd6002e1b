import type { Commitment } from '../../shared/domain/commitment.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { Election } from '../../shared/domain/election.ts'
import type { Group } from '../../shared/domain/group.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Selection } from '../../shared/domain/selection.ts'
import { groupCode } from '../../shared/rules/bodies.ts'
import type { Procedure } from '../../shared/domain/procedure.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { selectionCode } from '../../shared/rules/selection.ts'
import { electionCode } from '../../shared/rules/election-case.ts'
import { procedureCode } from '../../shared/rules/procedure-case.ts'

/*
 * Where things lie in the repository, named from `data/`. Made of numbers that the host gave, never of anything that a person
 * wrote, so that no title can lead out of the folder; once published, a path never changes.
 */

export function meetingCode(meeting: Pick<Meeting, 'number'>): string {
  return `M-${threeDigits(meeting.number)}`
}

export function commitmentCode(commitment: Pick<Commitment, 'number'>): string {
  return `C-${threeDigits(commitment.number)}`
}

export function actionCode(action: { readonly number: number }): string {
  return `A-${threeDigits(action.number)}`
}

export const meetingFolder = (meeting: Pick<Meeting, 'number'>): string => `meetings/${meetingCode(meeting)}`
export const decisionFolder = (decision: Pick<Decision, 'number'>): string => `decisions/${decisionCode(decision)}`
export const electionFolder = (election: Pick<Election, 'number'>): string => `elections/${electionCode(election)}`
export const groupFolder = (group: Pick<Group, 'number'>): string => `groups/${groupCode(group)}`
export const procedureFolder = (procedure: Pick<Procedure, 'number' | 'terms'>): string =>
  `decisions/${procedureCode(procedure)}`
/** The exact bytes of a text that was amended before it was posted; the last one is `text.md`. */
export const procedureText = (procedure: Pick<Procedure, 'number' | 'terms'>, version: number): string =>
  `${procedureFolder(procedure)}/text-${String(version)}.md`
export const selectionFolder = (selection: Pick<Selection, 'number'>): string =>
  `selections/${selectionCode(selection)}`
export const commitmentFolder = (commitment: Pick<Commitment, 'number'>): string =>
  `commitments/${commitmentCode(commitment)}`

/** The exact bytes of one frozen version of a decision's text; their SHA-256 stands in the record. */
export const decisionText = (decision: Pick<Decision, 'number'>, version: number): string =>
  `${decisionFolder(decision)}/text-${String(version)}.md`

/** The exact bytes of an item's minutes as they stood at adjournment, by the item's place on the agenda. */
export const notesText = (meeting: Pick<Meeting, 'number'>, place: number): string =>
  `${meetingFolder(meeting)}/notes-${String(place)}.md`

function threeDigits(number: number): string {
  return String(number).padStart(3, '0')
}
