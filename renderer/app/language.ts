import type { WindowEdge } from '../client/connection.ts'
import { changeLanguage } from '../ui/i18n.ts'

const KEY = 'plenary.language'

/** The language that somebody chose on this device; null: the browser's own. */
export async function chosenLanguage(edge: WindowEdge): Promise<string | null> {
  if (edge.bridge) return edge.bridge.getLanguage()
  try {
    return edge.device.getItem(KEY)
  } catch {
    return null
  }
}

export async function chooseLanguageHere(edge: WindowEdge, language: string): Promise<void> {
  await changeLanguage(language)
  if (edge.bridge) {
    await edge.bridge.setLanguage(language)
    return
  }
  try {
    edge.device.setItem(KEY, language)
  } catch {
    // the choice lasts as long as the page
  }
}
