import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { MeetingTab } from '../../client/route.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

/** What each next step at the foot of the meeting is given. */
export interface StepProps {
  readonly meeting: Meeting
  /** The item that this window looks at. */
  readonly item: Item | null
  readonly tab: MeetingTab
  readonly actions: MeetingActions
  readonly go: (to: { item?: string | null; tab?: MeetingTab }) => void
}
