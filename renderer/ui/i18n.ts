import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { formattingTag } from './language-tags.ts'
import { englishResources, languages, loadLanguage, namespaces } from './locales.ts'

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

/** Which side a language begins on. Named here since `Intl.Locale` text info is missing from Firefox. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** The first of `wanted` (BCP 47, best first) that Plenary speaks, by its full tag or by its language alone; else English. */
export function chooseLanguage(wanted: readonly string[], spoken: readonly string[] = languages): string {
  for (const tag of wanted) {
    const found = spoken.find((each) => each.toLowerCase() === tag.toLowerCase())
    if (found) return found
    const byLanguage = spoken.find((each) => each.toLowerCase() === tag.split('-')[0]?.toLowerCase())
    if (byLanguage) return byLanguage
  }
  return 'en'
}

/**
 * Starts the texts in the given language, or the first of the browser's that is spoken. Call once, before the first render; English is there at
 * once. Messages are ICU MessageFormat, interpreted without code generation, so `script-src 'self'` stands.
 */
export async function startTexts(language?: string): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      resources: englishResources,
      lng: 'en',
      fallbackLng: 'en',
      ns: namespaces,
      defaultNS: 'common',
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      i18nFormat: { parseLngForICU: formattingTag },
    })
  await changeLanguage(language ?? chooseLanguage(typeof navigator === 'undefined' ? [] : navigator.languages))
}

/** Switches every text on screen, and the page's `lang` and `dir`. Words that a language lacks stay English. */
export async function changeLanguage(language: string): Promise<void> {
  const files = await loadLanguage(language)
  for (const [namespace, messages] of Object.entries(files))
    i18next.addResourceBundle(language, namespace, messages, true, true)
  await i18next.changeLanguage(language)
  if (typeof document === 'undefined') return
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
