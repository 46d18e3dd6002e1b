import type { ReactNode } from 'react'
import { useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { PersonalLinks } from './PersonalLinks.tsx'
import './meeting.css'

/** Handing out links during a meeting: takes the whole window. */
export function JoiningCodes({ meetingId, onBack }: { meetingId: string; onBack: () => void }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  return (
    <>
      <header className="check-in__head screen-only">
        <h1 className="type-item" tabIndex={-1}>
          {t('codes.title')}
        </h1>
        <p className="quiet-text">{t('codes.help')}</p>
        <Button kind="link" small className="check-in__codes" onPress={onBack}>
          {t('codes.back')}
        </Button>
      </header>
      <PersonalLinks meeting={meeting} whole />
    </>
  )
}
