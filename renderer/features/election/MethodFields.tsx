import type { ReactNode } from 'react'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { CallEntry } from './call-entry.ts'
import { METHODS } from './call-entry.ts'

type NumberOf = 'most' | 'highest' | 'dots' | 'perCandidate'
const NUMBERS: Readonly<Partial<Record<CallEntry['method'], readonly NumberOf[]>>> = {
  approval: ['most'],
  score: ['highest'],
  dots: ['dots', 'perCandidate'],
}

/** [ELE8] The method, what it asks of a voter in one sentence, and its numbers. */
export function MethodFields(props: { entry: CallEntry; change: (part: Partial<CallEntry>) => void }): ReactNode {
  const { t } = useText('election')
  const { entry, change } = props
  return (
    <>
      <Select
        label={t('method.label')}
        help={t(`method.help.${entry.method}`)}
        value={entry.method}
        options={METHODS.map((method) => ({ value: method, label: t(`method.name.${method}`) }))}
        onChange={(chosen) => change({ method: METHODS.find((one) => one === chosen) ?? 'stv' })}
      />
      {(NUMBERS[entry.method] ?? []).map((name) => (
        <TextField
          key={name}
          label={t(`method.${name}`)}
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          width={5}
          value={entry[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {entry.method === 'rank' ? (
        <TextField
          label={t('method.points')}
          help={t('method.pointsHelp')}
          value={entry.points}
          onChange={(points) => change({ points })}
        />
      ) : null}
    </>
  )
}
