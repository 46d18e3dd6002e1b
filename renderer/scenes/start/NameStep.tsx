import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { languages } from '../../ui/locales.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { ownNameOf } from './LanguageSwitch.tsx'
import type { EntryChange, NewForumEntry } from './new-forum-entry.ts'

export function NameStep({
  entry,
  checked,
  onChange,
}: {
  entry: NewForumEntry
  checked: boolean
  onChange: EntryChange
}): ReactNode {
  const { t } = useText('start')
  const zones = useMemo(
    () => [...new Set([...Intl.supportedValuesOf('timeZone'), entry.zone, 'UTC'])].filter(Boolean),
    [entry.zone],
  )
  return (
    <>
      <TextField
        label={t('name.label')}
        help={t('name.help')}
        error={checked && entry.name.trim() === '' ? t('name.missing') : undefined}
        value={entry.name}
        required
        onChange={(name) => onChange({ name: name.slice(0, 300) })}
      />
      <TextField
        label={t('name.country')}
        note={t('name.optional')}
        help={t('name.countryHelp')}
        className="new-forum__short"
        value={entry.country}
        onChange={(country) => onChange({ country: country.slice(0, 300) })}
      />
      <Select
        label={t('name.language')}
        help={t('name.languageHelp')}
        className="new-forum__short"
        value={entry.language}
        options={languages.map((tag) => ({ value: tag, label: ownNameOf(tag) }))}
        onChange={(language) => onChange({ language })}
      />
      <ComboBox
        label={t('name.zone')}
        help={t('name.zoneHelp')}
        className="new-forum__short"
        error={checked && entry.zone === '' ? t('name.zoneMissing') : undefined}
        value={entry.zone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => onChange({ zone: zone ?? '' })}
      />
    </>
  )
}
