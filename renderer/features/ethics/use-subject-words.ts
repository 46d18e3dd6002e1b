import type { Declaration } from '../../../shared/domain/ethics.ts'
import { useForum } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'

type Subject = Pick<Declaration, 'meeting' | 'item' | 'commitment'>

/** What an interest is in, in words. */
export function useSubjectWords(): (subject: Subject) => string {
  const { t } = useText('ethics')
  const { state } = useForum()
  return ({ meeting: meetingId, item: itemId, commitment: commitmentId }) => {
    const meeting = meetingId === null ? undefined : state.meetings[meetingId]
    if (meeting) {
      const at = meeting.items.findIndex((one) => one.id === itemId)
      const { number } = meeting
      const title = meeting.items[at]?.title
      return title === undefined
        ? t('register.onLostItem', { number })
        : t('register.onItem', { place: at + 1, number, title })
    }
    const commitment = commitmentId === null ? undefined : state.commitments[commitmentId]
    if (!commitment) return t('register.standing')
    return t('register.onCommitment', { number: commitment.number, title: commitment.title })
  }
}
