import type { ReactNode } from 'react'
import { purpose } from '../../../shared/domain/meeting.ts'
import { useForum } from '../../client/react.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { ItemEntry } from './item-entry.ts'
import { minutesIn } from './item-entry.ts'

export interface ItemFieldsProps {
  entry: ItemEntry
  onChange: (entry: ItemEntry) => void
  checked: boolean
  autoFocus?: boolean | undefined
  /** At the end of the line. */
  action?: ReactNode
  listed?: boolean | undefined
}

/** One line of fields for an agenda item. */
export function ItemFields({ entry, onChange, checked, autoFocus, action, listed }: ItemFieldsProps): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const drafts = Object.values(state.commitments).filter((one) => one.stage === 'draft')
  const put = (part: Partial<ItemEntry>): void => onChange({ ...entry, ...part })
  return (
    <div className={`item-fields${listed ? ' item-fields--listed' : ''}`}>
      <TextField
        label={t('agenda.itemTitle')}
        value={entry.title}
        autoFocus={autoFocus}
        error={checked && entry.title.trim() === '' ? t('form.required') : undefined}
        onChange={(title) => put({ title: title.slice(0, 300) })}
      />
      <Select
        label={t('agenda.purpose')}
        value={entry.purpose}
        options={purpose.options.map((one) => ({ value: one, label: t(`agenda.${one}`) }))}
        onChange={(value) => put({ purpose: purpose.parse(value) })}
      />
      <TextField
        label={t('agenda.minutes')}
        inputMode="numeric"
        value={entry.minutes}
        error={checked && minutesIn(entry.minutes) === null ? t('plan.minutesWrong') : undefined}
        onChange={(minutes) => put({ minutes })}
      />
      <Select
        label={t('agenda.text')}
        value={entry.commitment}
        placeholder={t('agenda.noText')}
        options={[
          { value: 'new', label: t('agenda.newText') },
          ...drafts.map((one) => ({ value: one.id, label: one.title })),
        ]}
        onChange={(commitment) => put({ commitment })}
      />
      {action ?? <span />}
    </div>
  )
}
