import { useEffect, useRef } from 'react'
import { useForum } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import { electionOfMeeting, useElection } from './election-view.ts'
import { useElectedSentence } from './use-elected-sentence.ts'

/** Tells screen readers of an election's stages and its result. A scene calls it once, whatever it shows. */
export function useElectionNews(meetingId: string): void {
  const { t } = useText('election')
  const { state } = useForum()
  const announce = useAnnounce()
  const meeting = state.meetings[meetingId]
  const view = useElection(meeting ? (electionOfMeeting(state, meeting)?.id ?? null) : null)
  const sentence = useElectedSentence(view)
  const about = view?.election.about ?? 'persons'
  const drawn = view?.election.lot?.at ?? ''
  const stage = view ? `${view.election.id} ${view.election.stage} ${view.election.closed ? drawn : ''}` : ''
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (before.current !== null && before.current !== stage && stage !== '')
      announce(`${t('title', { about })}: ${sentence}`)
    before.current = stage
  }, [stage, sentence, about, announce, t])
}
