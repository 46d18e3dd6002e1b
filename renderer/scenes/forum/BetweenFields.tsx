import type { ReactNode } from 'react'
import { LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { office } from '../../../shared/domain/member.ts'
import { bookPresets } from '../../features/forum/rule-presets.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { RulebookEntry } from './rulebook-entry.ts'
import { withPreset } from './rulebook-entry.ts'

interface BetweenFieldsProps {
  entry: RulebookEntry
  put: (part: Partial<RulebookEntry>) => void
  faults: ReadonlySet<string>
  checked: boolean
}

/** How the forum may decide between its meetings: each way is off while its field is empty. */
export function BetweenFields(props: BetweenFieldsProps): ReactNode {
  const { t } = useText('forum')
  const { entry, put } = props
  const offices = { chair: 'office.chair', 'co-chair': 'office.coChair', secretariat: 'office.secretariat' } as const
  return (
    <fieldset>
      <legend className="ui-field__label">{t('rules.between')}</legend>
      <p className="type-reference">{t('rules.form.betweenHelp')}</p>
      <div className="rules-form__group">
        {bookPresets.map((preset) => (
          <Button key={preset.id} kind="link" onPress={() => put(withPreset(entry, preset))}>
            {t('rules.form.betweenAs', { title: preset.title })}
          </Button>
        ))}
      </div>
      <div className="rules-form__pair rules-form__group">
        <NumberField {...props} field="silence" />
        <NumberField {...props} field="written" />
        <NumberField {...props} field="open" />
        <NumberField {...props} field="posted" />
        <TextField
          label={t('rules.form.attribution')}
          help={t('rules.form.attributionHelp')}
          value={entry.attribution}
          onChange={(attribution) => put({ attribution: attribution.slice(0, LONGEST_LINE) })}
        />
        <NumberField {...props} field="least" />
        <Select
          label={t('rules.form.office')}
          placeholder={t('rules.form.noOffice')}
          value={entry.office}
          options={office.options.map((one) => ({ value: one, label: t(offices[one]) }))}
          onChange={(chosen) => put({ office: office.safeParse(chosen).data ?? '' })}
        />
      </div>
      <div className="rules-form__group">
        {entry.attribution.trim() === '' ? null : (
          <Checkbox checked={entry.membersOnly} onChange={(membersOnly) => put({ membersOnly })}>
            {t('rules.form.membersOnly')}
          </Checkbox>
        )}
        <Checkbox checked={entry.steering} onChange={(steering) => put({ steering })}>
          {t('rules.form.steering')}
        </Checkbox>
      </div>
      <div className="rules-form__group">
        <TextField
          label={t('rules.form.betweenSource')}
          help={t('rules.form.betweenSourceHelp')}
          value={entry.betweenSource}
          onChange={(source) => put({ betweenSource: source.slice(0, LONGEST_LINE) })}
        />
      </div>
    </fieldset>
  )
}

function NumberField(
  props: BetweenFieldsProps & { field: 'silence' | 'written' | 'open' | 'posted' | 'least' },
): ReactNode {
  const { t } = useText('forum')
  const { entry, put, faults, checked, field } = props
  const wrong = field === 'posted' || field === 'least' ? t('rules.form.both') : t('rules.form.noticeWrong')
  return (
    <TextField
      label={t(`rules.form.${field}`)}
      inputMode="numeric"
      width={5}
      value={entry[field]}
      error={checked && faults.has(field) ? wrong : undefined}
      onChange={(typed) => put({ [field]: typed })}
    />
  )
}
