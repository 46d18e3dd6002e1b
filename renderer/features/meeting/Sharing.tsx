import type { ReactNode } from 'react'
import { useEffect, useId, useState } from 'react'
import type { SharingAnswer } from '../../../shared/contract/http.ts'
import type { Trouble } from '../../client/host-api.ts'
import { useHost, useMe } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldProblem } from '../../ui/Field.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

const HERE = 'here'
const OTHER = 'other'

/** Lets others on the network join, or only this computer: for whoever is at the controls, since it is their computer. */
export function Sharing(): ReactNode {
  const { role } = useMe()
  return role === 'operator' ? <SharingChoice /> : null
}

function SharingChoice(): ReactNode {
  const { t } = useText('sharing')
  const { api, place } = useHost()
  const [now, setNow] = useState<SharingAnswer | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    let gone = false
    void api.sharing(place.session).then((answer) => {
      if (!gone && answer.ok) setNow(answer.value)
    })
    return () => {
      gone = true
    }
  }, [api, place])
  if (!now) return null
  const chosen = wanted ?? choiceOf(now)
  const use = (): void => {
    const address = chosen === HERE ? null : chosen === OTHER ? typed.trim() : `http://${chosen}`
    void api.share(place.session, address).then((answer) => {
      setTrouble(answer.ok ? null : answer.error)
      if (answer.ok) setNow(answer.value)
    })
  }
  return (
    <section className="sharing stack">
      <RadioList label={t('title')} options={optionsOf(now, t)} value={chosen} onChange={setWanted} />
      {chosen === OTHER ? (
        <TextField
          label={t('field')}
          value={typed}
          onChange={setTyped}
          onSubmit={use}
          type="url"
          placeholder="https://"
        />
      ) : null}
      {trouble ? <SharingTrouble trouble={trouble} /> : null}
      <div className="row">
        <Button small onPress={use}>
          {t('apply')}
        </Button>
        <p className="type-reference" role="status">
          {t('now', { url: now.url })}
        </p>
      </div>
    </section>
  )
}

function optionsOf(now: SharingAnswer, t: Text<'sharing'>): { value: string; label: string; help: string }[] {
  return [
    { value: HERE, label: t('here'), help: t('hereHelp') },
    ...now.addresses.map((address) => ({ value: address, label: t('address', { address }), help: t('addressHelp') })),
    { value: OTHER, label: t('other'), help: t('otherHelp') },
  ]
}

function SharingTrouble({ trouble }: { trouble: Trouble }): ReactNode {
  const { t } = useText('sharing')
  const failureText = useFailureText()
  const words = (): string => {
    if (trouble.code === 'bad_input') return t('bad')
    return trouble.details?.['state'] === 'port_in_use' ? t('portInUse') : failureText(trouble)
  }
  return <FieldProblem id={useId()}>{words()}</FieldProblem>
}

function choiceOf({ shared, url, addresses }: SharingAnswer): string {
  if (!shared) return HERE
  const { hostname } = new URL(url)
  return addresses.includes(hostname) ? hostname : OTHER
}
