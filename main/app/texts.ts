import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Wording } from '../export/wording.ts'
import { wording } from '../export/wording.ts'

const LOCALES = new URL('../../resources/locales/', import.meta.url)
const messages = z.record(z.string(), z.string())

export type Texts = Wording

/** The app's own words (menus, dialogs) in the first language that has them; what a language lacks is English. */
export function textsIn(languages: readonly string[]): Texts {
  const english = messagesOf('en')
  for (const tag of languages.flatMap((one) => [one, one.split('-')[0] ?? ''])) {
    if (!/^[A-Za-z0-9-]{2,35}$/.test(tag)) continue
    try {
      return wording(tag, { ...english, ...messagesOf(tag) })
    } catch {
      continue // a language that Plenary does not speak
    }
  }
  return wording('en', english)
}

function messagesOf(language: string): Record<string, string> {
  return messages.parse(JSON.parse(readFileSync(new URL(`${language}/app.json`, LOCALES), 'utf8')))
}
