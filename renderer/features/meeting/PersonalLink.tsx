import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useCommand, useOnline } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { Invitee } from './invitees.ts'
import type { Links } from './use-links.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** One person's way in. The host keeps no link, only its hash: it is shown here once, and a new one is made in its place. */
export function PersonalLink(props: { invitee: Invitee; links: Links; level: 2 | 3 }): ReactNode {
  const { invitee, links, level } = props
  const { t } = useText('meeting')
  const online = useOnline()
  const revoke = useCommand('invitation.revoke')
  const [withdrawing, setWithdrawing] = useState<'no' | 'asking' | 'done'>('no')
  const { person, name, what } = invitee
  const url = links.urls[person]
  const Tag = `h${level}` as const
  const make = (): void => {
    void links.make(person).then((made) => {
      if (made) setWithdrawing('no')
    })
  }
  const withdraw = (): void => {
    void revoke.run({ person }).then((answered) => {
      if (!answered.ok) return
      links.forget(person)
      setWithdrawing('done')
    })
  }
  return (
    <section aria-labelledby="personal-link">
      <Tag id="personal-link" className="type-section">
        {name}
      </Tag>
      <p className="type-reference">
        {what}
        {online.has(person) ? ` · ${t('codes.online')}` : ''}
      </p>
      {url === undefined ? null : <Shown key={url} url={url} name={name} />}
      {withdrawing === 'done' ? <p role="status">{t('codes.withdrawn')}</p> : null}
      <FailureLine failure={links.failure ?? revoke.failure} />
      {withdrawing === 'asking' ? (
        <Withdrawing pending={revoke.pending} onWithdraw={withdraw} onLeave={() => setWithdrawing('no')} />
      ) : (
        <ButtonRow className="codes__buttons">
          <Button onPress={make} busy={links.pending}>
            {t(url === undefined ? 'codes.make' : 'codes.another')}
          </Button>
          <Button kind="link" onPress={() => setWithdrawing('asking')}>
            {t('codes.withdrawAsk')}
          </Button>
        </ButtonRow>
      )}
    </section>
  )
}

function Withdrawing(props: { pending: boolean; onWithdraw: () => void; onLeave: () => void }): ReactNode {
  const { t } = useText('meeting')
  return (
    <div role="group" aria-label={t('codes.withdraw')}>
      <p className="measure">{t('codes.withdrawHelp')}</p>
      <ButtonRow>
        <Button onPress={props.onWithdraw} busy={props.pending} autoFocus>
          {t('codes.withdraw')}
        </Button>
        <Button kind="link" onPress={props.onLeave}>
          {t('leaveAsIs')}
        </Button>
      </ButtonRow>
    </div>
  )
}

function Shown({ url, name }: { url: string; name: string }): ReactNode {
  const { t } = useText('meeting')
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  // Over plain HTTP a page has no clipboard: the link is selected instead, and the keyboard copies it.
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : null
  const copy = (): void => {
    field.current?.select()
    void clipboard?.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="codes__shown">
      <QrCode value={url} label={t('codes.qr', { name })} />
      <TextField
        ref={field}
        label={t('codes.link')}
        help={LOOPBACK.has(new URL(url).hostname) ? t('codes.loopback') : t('codes.once')}
        value={url}
        readOnly
        onChange={() => undefined}
        action={<Button onPress={copy}>{clipboard ? t('codes.copy') : t('codes.select')}</Button>}
      />
      <p role="status" className="type-reference">
        {copied ? t('codes.copied') : ''}
      </p>
    </div>
  )
}
