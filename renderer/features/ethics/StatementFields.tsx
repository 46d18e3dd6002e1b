import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { PrincipleFault, StatementEntry } from './statement-entry.ts'
import { principleFaults } from './statement-entry.ts'
import './statement.css'

const MOST = 30

/** The words of a statement to be written: what stands above, each principle with its name, where they come from. */
export function StatementFields(props: {
  entry: StatementEntry
  /** Faults are shown once somebody has tried to go on. */
  checked: boolean
  onChange: (entry: StatementEntry) => void
}): ReactNode {
  const { entry, checked, onChange } = props
  const { t } = useText('ethics')
  const faults = principleFaults(entry)
  const put = (index: number, part: Partial<StatementEntry['principles'][number]>): void =>
    onChange({ ...entry, principles: entry.principles.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <>
      <TextArea
        label={t('statement.form.opening')}
        note={t('statement.form.optional')}
        rows={2}
        maxLength={20_000}
        value={entry.opening}
        onChange={(opening) => onChange({ ...entry, opening })}
      />
      {entry.principles.map((principle, index) => (
        <Principle
          key={index}
          place={index + 1}
          principle={principle}
          fault={checked ? (faults[index] ?? null) : null}
          onChange={(part) => put(index, part)}
          onRemove={() => onChange({ ...entry, principles: entry.principles.filter((_, at) => at !== index) })}
        />
      ))}
      <div>
        <Button
          small
          missing={entry.principles.length >= MOST ? t('statement.form.most', { most: MOST }) : undefined}
          onPress={() => onChange({ ...entry, principles: [...entry.principles, { name: '', words: '' }] })}
        >
          {t('statement.form.add')}
        </Button>
      </div>
      <TextField
        label={t('statement.form.source')}
        help={t('statement.form.sourceHelp')}
        note={t('statement.form.optional')}
        value={entry.source}
        onChange={(source) => onChange({ ...entry, source })}
      />
      <Checkbox
        checked={entry.publishes ?? false}
        help={t('statement.form.publishesHelp')}
        onChange={(publishes) => onChange({ ...entry, publishes })}
      >
        {t('statement.form.publishes')}
      </Checkbox>
    </>
  )
}

function Principle(props: {
  place: number
  principle: StatementEntry['principles'][number]
  fault: PrincipleFault | null
  onChange: (part: Partial<StatementEntry['principles'][number]>) => void
  onRemove: () => void
}): ReactNode {
  const { place, principle, fault } = props
  const { t } = useText('ethics')
  const name = principle.name.trim()
  const problem = fault === null ? undefined : t(`statement.form.${fault}`)
  return (
    <fieldset className="ethics-principle">
      <legend className="ui-visually-hidden">{t('statement.form.principle', { place })}</legend>
      <TextField
        label={t('statement.form.name', { place })}
        value={principle.name}
        error={fault === 'nameMissing' || fault === 'nameTwice' ? problem : undefined}
        onChange={(said) => props.onChange({ name: said })}
        action={
          <Button
            kind="link"
            label={t('statement.form.removeOf', { name: name === '' ? String(place) : name })}
            onPress={props.onRemove}
          >
            {t('statement.form.remove')}
          </Button>
        }
      />
      <TextArea
        label={t('statement.form.words')}
        rows={2}
        maxLength={20_000}
        value={principle.words}
        error={fault === 'wordsMissing' ? problem : undefined}
        onChange={(words) => props.onChange({ words })}
      />
    </fieldset>
  )
}
