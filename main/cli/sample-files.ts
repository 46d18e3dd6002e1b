import { readFileSync } from 'node:fs'
import type { Clock } from '../../shared/lib/time.ts'
import { parseRosterCsv } from '../host/roster-csv.ts'
import type { RosterRow } from '../host/roster-csv.ts'
import { sampleCommitmentsSchema, sampleForumSchema, samplePastMeetingsSchema } from '../host/sample-schema.ts'
import type { SampleCommitments, SampleForum, SamplePastMeetings } from '../host/sample-schema.ts'

// The same place from the sources (main/cli) and from the bundle (dist/host).
const FOLDER = new URL('../../resources/samples/open-government-forum/', import.meta.url)

export interface SampleFiles {
  readonly forum: SampleForum
  readonly roster: readonly RosterRow[]
  readonly commitments: SampleCommitments
  readonly pastMeetings: SamplePastMeetings
}

/** The sample forum as it ships; that its files hold is a test's affair, so anything else here is a bug. */
export function openSample(): SampleFiles {
  const roster = parseRosterCsv(readFileSync(new URL('roster.csv', FOLDER)))
  if (!roster.ok) throw new Error('the sample roster does not hold')
  return {
    forum: sampleForumSchema.parse(json('forum.json')),
    roster: roster.value,
    commitments: sampleCommitmentsSchema.parse(json('commitments.json')),
    pastMeetings: samplePastMeetingsSchema.parse(json('past-meetings.json')),
  }
}

/** Ten o'clock of the next day, where the forum is. */
export function tomorrowMorning(clock: Clock, zone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(clock.now() + 86_400_000)
  return `${day}T10:00`
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}
