import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { useCan } from '../../client/react.tsx'
import { CheckIn } from '../../features/meeting/CheckIn.tsx'
import { JoiningCodes } from '../../features/meeting/JoiningCodes.tsx'
import { ItemNotes } from '../../features/minutes/ItemNotes.tsx'
import { MinutesPage } from '../../features/minutes/MinutesPage.tsx'
import { useText } from '../../ui/text.ts'
import { DecisionPart, DraftPart, electionLineOf, outcomeOf } from './decision-parts.tsx'

/** What fills the window: the item with its rails, or one thing alone. */
export type Whole = 'codes' | 'check-in' | 'minutes' | null

/** The chosen tab of an item. */
export function MeetingCentre(props: {
  meeting: Meeting
  item: Item | null
  tab: string
  /** Over the decision, where the item's own title is not to be seen. */
  above: ReactNode
  onShowCodes: () => void
}): ReactNode {
  const { meeting, item, tab } = props
  const { t } = useText('meeting')
  const mayInvite = useCan({ to: 'invitation.issue' })
  if (tab === 'people' || !item) {
    if (!item && tab !== 'people') return <p className="quiet-text">{t('agenda.none')}</p>
    return (
      <CheckIn
        within
        meetingId={meeting.id}
        onShowCodes={mayInvite && meeting.stage !== 'adjourned' ? props.onShowCodes : undefined}
      />
    )
  }
  if (tab === 'notes') return <ItemNotes key={item.id} meetingId={meeting.id} itemId={item.id} />
  return (
    <Suspense fallback={<p className="quiet-text">{t('loading')}</p>}>
      {tab === 'draft' && item.commitment !== null ? (
        <DraftPart commitmentId={item.commitment} />
      ) : (
        <>
          {props.above}
          <DecisionPart key={item.id} meeting={meeting} itemId={item.id} />
        </>
      )}
    </Suspense>
  )
}

/** What takes the whole window: checking in, handing out links, the minutes afterwards. */
export function WholeView(props: {
  whole: NonNullable<Whole>
  meeting: Meeting
  onShowCodes: () => void
  onBack: () => void
}): ReactNode {
  const { whole, meeting } = props
  const mayInvite = useCan({ to: 'invitation.issue' })
  switch (whole) {
    case 'codes':
      return <JoiningCodes meetingId={meeting.id} onBack={props.onBack} />
    case 'check-in':
      return <CheckIn meetingId={meeting.id} onShowCodes={mayInvite ? props.onShowCodes : undefined} />
    case 'minutes':
      return <MinutesPage meetingId={meeting.id} outcome={outcomeOf} election={electionLineOf} />
  }
}
