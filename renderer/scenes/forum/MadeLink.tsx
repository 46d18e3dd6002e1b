import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { Invited } from './PersonalLinks.tsx'

/** A link just made: to copy, to point a phone at, to withdraw. */
export function MadeLink(props: { invited: Invited; url: string; onMake: () => Promise<Failure | null> }): ReactNode {
  const { t } = useText('forum')
  const { invited, url } = props
  const { name } = invited
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'copied' | 'cannotCopy' | null>(null)
  const copy = async (): Promise<void> => {
    field.current?.select()
    setCopied((await toClipboard(url)) ? 'copied' : 'cannotCopy')
  }
  return (
    <div className="links-line__made">
      <div className="links-line__qr">
        <QrCode value={url} size={160} label={t('links.code', { name })} />
      </div>
      <div className="links-line__words">
        <TextField
          ref={field}
          label={t('links.linkOf', { name })}
          hideLabel
          readOnly
          value={url}
          onChange={() => undefined}
          action={
            <Button label={t('links.copyLabel', { name })} onPress={() => void copy()}>
              {t('links.copy')}
            </Button>
          }
        />
        <p className="type-reference" role="status">
          {copied === null ? '' : t(`links.${copied}`)}
        </p>
        <Reissue {...props} />
      </div>
    </div>
  )
}

function Reissue({ invited, onMake }: { invited: Invited; onMake: () => Promise<Failure | null> }): ReactNode {
  const { t } = useText('forum')
  const revoke = useCommand('invitation.revoke')
  const [sure, setSure] = useState(false)
  const { name, person } = invited
  const again = async (): Promise<void> => {
    const revoked = await revoke.run({ person })
    if (!revoked.ok) return
    await onMake()
    setSure(false)
  }
  if (!sure) {
    return (
      <div className="screen-only">
        <Button small label={t('links.againLabel', { name })} onPress={() => setSure(true)}>
          {t('links.again')}
        </Button>
      </div>
    )
  }
  return (
    <div role="group" aria-label={t('links.againSure', { name })}>
      <p>
        <b>{t('links.againSure', { name })}</b> {t('links.againWords', { name })}
      </p>
      <FailureLine failure={revoke.failure} />
      <ButtonRow>
        <Button small autoFocus onPress={() => setSure(false)}>
          {t('form.cancel')}
        </Button>
        <Button small busy={revoke.pending} onPress={() => void again()}>
          {t('links.againYes')}
        </Button>
      </ButtonRow>
    </div>
  )
}

/** Pages served over plain HTTP on a local network have no clipboard: the link is selected instead. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
