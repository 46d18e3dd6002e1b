import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCan } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { PersonalLinks } from '../../features/meeting/PersonalLinks.tsx'
import { Proxies } from '../../features/meeting/Proxies.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Fact, FactList, PageTitle, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { AgendaEditor } from './AgendaEditor.tsx'
import { useMeetingWords } from './meeting-words.ts'
import { RehearseButton, toMeeting } from './NextMeeting.tsx'
import { NoticeDue } from './NoticeDue.tsx'
import { ReplanForm } from './ReplanForm.tsx'

/** A meeting before it is over: what it is for, who joins how, and the way into it. */
export function PlannedMeetingPage({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  const { t: own } = useText('meeting')
  const open = meeting.stage === 'open'
  const ofGroup = useBodyWords().of(meeting.group)
  return (
    <>
      <PageTitle above={<Link to={{ page: 'forum', section: 'meetings', id: null }}>{t('nav.meetings')}</Link>}>
        {t('meeting.titled', { number: meeting.number, title: meeting.title })}
      </PageTitle>
      {ofGroup === null ? null : <p className="quiet-text page-hint">{ofGroup}</p>}
      <div className="page-actions">
        <ButtonRow>
          <Button kind="primary" onPress={() => navigate(toMeeting(meeting))}>
            {t(open ? 'overview.go' : 'meeting.checkIn')}
          </Button>
          {open ? null : <RehearseButton />}
        </ButtonRow>
        <p className="type-reference holder-buttons">{t(open ? 'meeting.goOn' : 'meeting.checkInWords')}</p>
      </div>
      <WhenAndWhere meeting={meeting} />
      <div className="page-part">
        <AgendaEditor meeting={meeting} />
      </div>
      <div className="page-part">
        <Proxies meeting={meeting} />
      </div>
      {useCan({ to: 'invitation.issue' }) ? (
        <div className="page-part">
          <Section title={own('codes.personal')}>
            <p className="type-reference measure codes-help">{own('codes.help')}</p>
            <PersonalLinks meeting={meeting} />
          </Section>
        </div>
      ) : null}
    </>
  )
}

function WhenAndWhere({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  const words = useMeetingWords()
  const { t: own } = useText('meeting')
  const may = useCan({ to: 'meeting.replan' })
  const [changing, setChanging] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { zone } = meeting.starts
  const done = (): void => {
    setChanging(false)
    // Back to where the form was opened, once that is drawn again.
    requestAnimationFrame(() => button.current?.focus())
  }
  if (may && changing) {
    return (
      <Section title={t('meeting.facts')}>
        <ReplanForm meeting={meeting} onDone={done} />
      </Section>
    )
  }
  return (
    <Section
      title={t('meeting.facts')}
      aside={
        may ? (
          <Button kind="link" ref={button} label={own('replan.openLabel')} onPress={() => setChanging(true)}>
            {own('replan.open')}
          </Button>
        ) : undefined
      }
    >
      <FactList>
        <Fact name={t('meeting.when')}>
          {words.when(meeting)} ·{' '}
          <span className="type-reference">{t('meeting.zone', { zone: zone.replaceAll('_', ' ') })}</span>
        </Fact>
        <NoticeDue meeting={meeting} />
        <Fact name={t('meeting.place')}>{meeting.place ?? t('meeting.noPlace')}</Fact>
        {meeting.callUrl === null ? null : (
          <Fact name={t('meeting.call')}>
            <a href={meeting.callUrl} target="_blank" rel="noreferrer" className="wrap-anywhere">
              {meeting.callUrl}
            </a>
          </Fact>
        )}
      </FactList>
    </Section>
  )
}
