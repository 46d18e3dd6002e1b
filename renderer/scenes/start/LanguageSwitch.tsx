import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { languages } from '../../ui/locales.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'

/** A language under the name that its own speakers give it. */
export function ownNameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

export function LanguageSwitch({ onLanguage }: { onLanguage: (language: string) => void }): ReactNode {
  const { t, language } = useText('start')
  const [open, setOpen] = useState(false)
  return (
    <div className="start-language type-reference">
      {open ? (
        <Select
          label={t('language.label')}
          help={languages.length === 1 ? t('language.only') : undefined}
          small
          value={language}
          options={languages.map((tag) => ({ value: tag, label: ownNameOf(tag) }))}
          onChange={onLanguage}
        />
      ) : (
        <>
          <span>{ownNameOf(language)}</span>
          <span aria-hidden>·</span>
          <Button kind="link" className="start-small-link" onPress={() => setOpen(true)}>
            {t('language.change')}
          </Button>
        </>
      )}
    </div>
  )
}
