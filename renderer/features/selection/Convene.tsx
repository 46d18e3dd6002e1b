import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Sector } from '../../../shared/domain/forum.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useFormat } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { namesIn } from './names-in.ts'

/** [SEL7] Who convenes the sectors whose seats nobody holds and, for those who keep the forum's data, the way to name them. */
export function Convene({ sectors: vacant }: { sectors: readonly Sector[] }): ReactNode {
  const { t } = useText('selection')
  const may = useCan({ to: 'selection.convene' })
  const [open, setOpen] = useState(false)
  return (
    <>
      {vacant.map((sector) => (
        <Named key={sector.id} sector={sector} />
      ))}
      {may ? (
        <FormPlace open={open} className="selection__call">
          {open ? (
            <ConveneForm sectors={vacant} onClose={() => setOpen(false)} />
          ) : (
            <Button onPress={() => setOpen(true)}>{t('convene.begin')}</Button>
          )}
        </FormPlace>
      ) : null}
    </>
  )
}

function Named({ sector }: { sector: Sector }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const reveal = useReveal()
  const format = useFormat()
  const { conveners = [], name } = sector
  if (conveners.length === 0) return null
  const names = format.list(conveners.map((person) => reveal(state.persons[person]?.name) ?? t('withheld')))
  return <p>{t('convene.named', { sector: name, names })}</p>
}

function ConveneForm({ sectors, onClose }: { sectors: readonly Sector[]; onClose: () => void }): ReactNode {
  const { t } = useText('selection')
  const convene = useCommand('selection.convene')
  const [chosen, choose] = useState('')
  const [names, setNames] = useState('')
  const sector = sectors.find(({ id }) => id === chosen) ?? sectors[0]
  if (!sector) return null
  const submit = async (): Promise<void> => {
    if ((await convene.run({ sector: sector.id, names: namesIn(names) })).ok) onClose()
  }
  return (
    <div className="ui-form selection-form" role="group" aria-label={t('convene.title')}>
      <p className="type-reference">{t('convene.help', { sector: sector.name })}</p>
      {sectors.length > 1 ? (
        <Select
          label={t('convene.sector')}
          value={sector.id}
          options={sectors.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
        />
      ) : null}
      <TextArea label={t('convene.names')} rows={3} value={names} onChange={setNames} />
      <FailureLine failure={convene.failure} />
      <ButtonRow>
        <Button
          busy={convene.pending}
          missing={namesIn(names).length === 0 ? t('convene.missing') : undefined}
          onPress={() => void submit()}
        >
          {t('convene.submit')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </div>
  )
}
