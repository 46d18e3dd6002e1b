import type { ReactNode } from 'react'
import { useEffect } from 'react'
import type { Trouble } from '../client/host-api.ts'
import { useConnection } from '../client/react.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { useFailureText } from '../ui/failure-text.ts'
import { PlainFrame } from '../ui/ForumFrame.tsx'
import { PageTitle, Section } from '../ui/Heading.tsx'
import { StateLine } from '../ui/StateLine.tsx'
import { useText } from '../ui/text.ts'

/** A page with one fact and at most one thing to do. */
export function DoorPage(props: {
  title: string
  problem?: boolean
  children: ReactNode
  actions?: ReactNode
  /** Whole-width bar above everything. */
  banner?: ReactNode
}): ReactNode {
  return (
    <PlainFrame banner={props.banner}>
      <div className="app-door">
        <PageTitle>{props.title}</PageTitle>
        <div className={`app-door__body${props.problem ? ' app-door__body--problem' : ''}`}>
          {props.children}
          {props.actions ? <ButtonRow className="app-actions">{props.actions}</ButtonRow> : null}
        </div>
      </div>
    </PlainFrame>
  )
}

export function Opening({ banner }: { banner?: ReactNode }): ReactNode {
  const { t } = useText('start')
  return (
    <DoorPage banner={banner} title={t('title')}>
      <StateLine kind="pending">{t('door.opening')}</StateLine>
    </DoorPage>
  )
}

export function Refused({ trouble }: { trouble: Trouble }): ReactNode {
  const { t } = useText('start')
  const words = useFailureText()
  const unreachable = trouble.code === 'unreachable'
  return (
    <DoorPage
      title={t(unreachable ? 'door.unreachable' : 'door.refused')}
      problem
      actions={
        unreachable ? (
          <Button kind="primary" onPress={() => location.reload()}>
            {t('door.again')}
          </Button>
        ) : null
      }
    >
      <p role="alert">{words(trouble)}</p>
    </DoorPage>
  )
}

export function Uninvited(): ReactNode {
  const { t } = useText('start')
  return (
    <DoorPage title={t('title')}>
      <p>{t('door.uninvited')}</p>
    </DoorPage>
  )
}

/** Before the record is here: under way, no answer, or ended. */
export function Waiting({ onEnded }: { onEnded: () => void }): ReactNode {
  const { t } = useText('start')
  const { status, retry } = useConnection()
  if (status === 'ended') return <Ended onEnded={onEnded} />
  return (
    <DoorPage
      title={t('title')}
      actions={status === 'offline' ? <Button onPress={retry}>{t('door.again')}</Button> : null}
    >
      <StateLine kind={status === 'offline' ? 'offline' : 'pending'}>
        {t(status === 'offline' ? 'door.noAnswer' : 'door.opening')}
      </StateLine>
    </DoorPage>
  )
}

/** The session is over for good: forgotten on this device, so that a link opens a new one. */
export function Ended({ onEnded }: { onEnded: () => void }): ReactNode {
  const { t } = useText('start')
  const words = useFailureText()
  const { why } = useConnection()
  const over = why?.code === 'no_session'
  useEffect(() => {
    if (over) onEnded()
  }, [over, onEnded])
  return (
    <DoorPage title={t('door.ended')} problem>
      <p role="alert">{words(why ?? { code: 'no_session' })}</p>
      <Section title={t('door.kept')} rule="hairline">
        <p className="quiet-text">{t('door.keptWords')}</p>
      </Section>
    </DoorPage>
  )
}
