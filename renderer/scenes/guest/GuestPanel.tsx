import type { ReactNode } from 'react'
import { lazy, Suspense, useState } from 'react'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { standsOutAs } from '../../../shared/rules/recusal.ts'
import { useForum } from '../../client/react.tsx'
import type { GuestTab } from '../../client/route.ts'
import { CommitmentDraft } from '../../features/commitment/CommitmentDraft.tsx'
import { OwnRecusal } from '../../features/ethics/OwnRecusal.tsx'
import { GuestVote } from '../../features/decision/GuestVote.tsx'
import { GuestElection } from '../../features/election/GuestElection.tsx'
import { ElectionLine } from '../../features/election/ElectionLine.tsx'
import { OutcomeView } from '../../features/decision/OutcomeView.tsx'
import { ItemNotes } from '../../features/minutes/ItemNotes.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListLine } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { askingIn, currentItem, electionToShow } from './guest-view.ts'

const MinutesPage = lazy(() =>
  import('../../features/minutes/MinutesPage.tsx').then((file) => ({ default: file.MinutesPage })),
)

/** What one of the tabs beside "Now" shows. */
export function GuestPanel({ meeting, tab }: { meeting: Meeting; tab: Exclude<GuestTab, 'now'> }): ReactNode {
  switch (tab) {
    case 'draft':
      return <Draft meeting={meeting} />
    case 'notes':
      return <Notes meeting={meeting} />
    case 'vote':
      return <Vote meeting={meeting} />
  }
}

/** The question, or in its place that this person stands out of what is asked. */
function Vote({ meeting }: { meeting: Meeting }): ReactNode {
  const { state, me } = useForum()
  const asking = askingIn(state, meeting, me)
  const item = asking?.item ?? meeting.currentItem
  const how = item === null ? null : standsOutAs(state, meeting, item, me)
  if (how !== null && asking) {
    return <OwnRecusal alone how={how} asked={{ what: asking.kind, title: asking.title }} />
  }
  const election = electionToShow(state, meeting)
  return (
    <>
      {election ? <GuestElection key={election.id} electionId={election.id} /> : <GuestVote meetingId={meeting.id} />}
      {how === null ? null : <OwnRecusal how={how} asked={null} />}
    </>
  )
}

/** The draft of the open item; where it has none, those of the meeting's other items. */
function Draft({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  const { state } = useForum()
  const [chosen, setChosen] = useState<string | null>(null)
  const own = currentItem(meeting)?.item.commitment ?? null
  const drafts = draftsOf(state, meeting)
  const only = drafts.length === 1 ? (drafts[0]?.id ?? null) : null
  const shown = own ?? chosen ?? only
  if (shown !== null) return <CommitmentDraft commitmentId={shown} />
  if (drafts.length === 0) return <EmptyState title={t('drafts.none')}>{t('drafts.noneWords')}</EmptyState>
  return (
    <>
      <h2 className="type-section">{t('drafts.others')}</h2>
      <ul className="guest__list">
        {drafts.map((draft) => (
          <ListLine key={draft.id} note={t('text.drafted', { number: String(draft.number).padStart(3, '0') })}>
            <Button kind="link" onPress={() => setChosen(draft.id)}>
              {draft.title}
            </Button>
          </ListLine>
        ))}
      </ul>
    </>
  )
}

function draftsOf(state: ForumState, meeting: Meeting): readonly Commitment[] {
  const ids = new Set(meeting.items.flatMap(({ commitment }) => (commitment === null ? [] : [commitment])))
  return [...ids].flatMap((id) => state.commitments[id] ?? [])
}

/** The notes of the open item; after the meeting, its minutes. */
function Notes({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  const current = currentItem(meeting)
  if (meeting.stage === 'adjourned') {
    return (
      <Suspense fallback={null}>
        <MinutesPage
          meetingId={meeting.id}
          outcome={(decision) => <OutcomeView decisionId={decision.id} />}
          election={({ id }) => <ElectionLine electionId={id} />}
        />
      </Suspense>
    )
  }
  if (!current) return <EmptyState title={t('notes.none')}>{t('notes.noneWords')}</EmptyState>
  return <ItemNotes meetingId={meeting.id} itemId={current.item.id} />
}
