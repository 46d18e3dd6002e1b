import type { ReactNode } from 'react'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { RulebookEntry } from './rulebook-entry.ts'

/** How the forum may decide between its meetings: each way is off while its field is empty. */
export function BetweenFields(props: {
  entry: RulebookEntry
  put: (part: Partial<RulebookEntry>) => void
  faults: ReadonlySet<string>
  checked: boolean
}): ReactNode {
  const { t } = useText('forum')
  const { entry, put, faults, checked } = props
  return (
    <fieldset>
      <legend className="ui-field__label">{t('rules.between')}</legend>
      <p className="type-reference">{t('rules.form.betweenHelp')}</p>
      <div className="rules-form__pair rules-form__group">
        <TextField
          label={t('rules.form.silence')}
          inputMode="numeric"
          width={5}
          value={entry.silence}
          error={checked && faults.has('silence') ? t('rules.form.noticeWrong') : undefined}
          onChange={(silence) => put({ silence })}
        />
      </div>
    </fieldset>
  )
}
