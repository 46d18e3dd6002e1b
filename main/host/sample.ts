import { blocksOfPlainText } from '../../shared/document/blocks.ts'
import type { CommitmentContent } from '../../shared/document/commitment-text.ts'
import { emptyCommitment, seedCommitment } from '../../shared/document/commitment-text.ts'
import { seedNotes } from '../../shared/document/notes-text.ts'
import { randomId } from '../../shared/lib/ids.ts'
import { instantOf } from '../../shared/lib/zoned-time.ts'
import type { CommitmentId, TextId } from '../../shared/domain/primitives.ts'
import type { PastMeeting } from './handlers/meeting-past.ts'
import { addItemWith, addPastMeeting } from './handlers/meeting-past.ts'
import type { Draft } from './recorder.ts'
import { occurredAtOf } from './sample-schema.ts'
import type { SampleCommitment, SampleCommitments, SamplePastMeeting, SamplePastMeetings } from './sample-schema.ts'

const SAMPLE_AUTHOR = 'sample'
const sampleNotes = { participant: SAMPLE_AUTHOR, update: () => seedNotes() }

/** Enters the sample's commitments and past meetings, and plans a meeting for the morning after `today`. */
export function enterSample(
  draft: Draft,
  sample: { commitments: SampleCommitments; pastMeetings: SamplePastMeetings },
  next: { local: string; zone: string },
): void {
  const commitments = sample.commitments.commitments.map((commitment, index) =>
    enterCommitment(draft, commitment, index + 1),
  )
  sample.pastMeetings.meetings.forEach((meeting, index) => {
    enterPastMeeting(draft, meeting, index + 1)
  })
  planNext(draft, sample.pastMeetings.meetings.length + 1, next, commitments)
}

function enterCommitment(draft: Draft, source: SampleCommitment, number: number): { id: CommitmentId; title: string } {
  const id = randomId<'commitment'>()
  const text: TextId = randomId<'text'>()
  draft.writer.addUpdate(text, { participant: SAMPLE_AUTHOR, at: draft.at, update: seedCommitment(contentOf(source)) })
  draft.add({ type: 'commitment.drafted/1', body: { commitment: id, number, title: source.title, text } })
  return { id, title: source.title }
}

function contentOf(source: SampleCommitment): CommitmentContent {
  const { title, problem, description, contribution, values, lead, partners } = source
  return {
    ...emptyCommitment(title),
    problem: blocksOfPlainText(problem),
    description: blocksOfPlainText(description),
    contribution: blocksOfPlainText(contribution),
    values: blocksOfPlainText(values.join('\n')),
    lead: blocksOfPlainText([lead, ...partners].join('\n')),
    milestones: source.milestones.map(({ what, owner, start, end }) => ({
      id: randomId(),
      what: blocksOfPlainText(what),
      owner,
      start: start ?? '',
      end: end ?? '',
    })),
  }
}

/** A meeting held before the forum used Plenary: recorded now, and it says when it took place. */
function enterPastMeeting(draft: Draft, source: SamplePastMeeting, number: number): void {
  const { title, zone, place, attendance } = source
  const minutes = minutesBetween(source.startTime, source.endTime)
  const occurredAt = occurredAtOf(source)
  const items = itemsOf(source)
  const entered = addPastMeeting(
    draft,
    { number, title, occurredAt, zone, minutes, place, attendance, items },
    sampleNotes,
  )
  if (!entered.ok) throw new Error(`the sample's meeting of ${source.date} has no such time`)
}

function itemsOf(source: SamplePastMeeting): PastMeeting['items'] {
  const entries = [
    ...source.notes.map((entry) => ({ ...entry, kind: 'note' as const })),
    ...source.decisions.map((entry) => ({ ...entry, kind: 'decision' as const })),
    ...source.actions.map((entry) => ({ ...entry, kind: 'action' as const })),
  ]
  // What the minutes do not put under an item stands under the last one, where such lists are printed.
  return source.items.map((title, index, { length }) => ({
    title,
    entered: entries.flatMap(({ item, kind, text }) => ((item ?? length) === index + 1 ? [{ kind, text }] : [])),
  }))
}

function planNext(
  draft: Draft,
  number: number,
  next: { local: string; zone: string },
  commitments: readonly { id: CommitmentId; title: string }[],
): void {
  const instant = instantOf(next.local, next.zone)
  if (!instant.ok) throw new Error(`the sample's next meeting has no such time: ${next.local} ${next.zone}`)
  const meeting = randomId<'meeting'>()
  draft.add({
    type: 'meeting.planned/1',
    body: {
      meeting,
      number,
      title: 'Steering committee meeting',
      starts: { ...next, instant: instant.value },
      minutes: 120,
      place: null,
      callUrl: null,
      occurredAt: null,
    },
  })
  const items = [
    { title: 'Opening and declarations', purpose: 'inform', minutes: 10, commitment: null } as const,
    ...commitments.map(({ id, title }) => ({ title, purpose: 'decide', minutes: 45, commitment: id }) as const),
    { title: 'Actions and close', purpose: 'inform', minutes: 10, commitment: null } as const,
  ]
  for (const item of items) addItemWith(draft, meeting, item, sampleNotes)
}

function minutesBetween(start: string | null, end: string | null): number {
  if (start === null || end === null) return 0
  const of = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return of(end) - of(start)
}
