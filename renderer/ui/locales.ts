import type { Resource } from 'i18next'
import casting from '../../resources/locales/en/casting.json'
import commitment from '../../resources/locales/en/commitment.json'
import common from '../../resources/locales/en/common.json'
import decision from '../../resources/locales/en/decision.json'
import editor from '../../resources/locales/en/editor.json'
import election from '../../resources/locales/en/election.json'
import error from '../../resources/locales/en/error.json'
import ethics from '../../resources/locales/en/ethics.json'
import exception from '../../resources/locales/en/exception.json'
import floor from '../../resources/locales/en/floor.json'
import figures from '../../resources/locales/en/figures.json'
import forum from '../../resources/locales/en/forum.json'
import group from '../../resources/locales/en/group.json'
import guest from '../../resources/locales/en/guest.json'
import meeting from '../../resources/locales/en/meeting.json'
import minutes from '../../resources/locales/en/minutes.json'
import proxy from '../../resources/locales/en/proxy.json'
import selection from '../../resources/locales/en/selection.json'
import sharing from '../../resources/locales/en/sharing.json'
import procedure from '../../resources/locales/en/procedure.json'
import start from '../../resources/locales/en/start.json'

/** English stands in every bundle: it is what any other language falls back on. A new namespace is one import and one name here. */
const english = {
  casting,
  figures,
  commitment,
  common,
  decision,
  editor,
  election,
  error,
  ethics,
  exception,
  floor,
  forum,
  group,
  guest,
  meeting,
  minutes,
  proxy,
  selection,
  sharing,
  procedure,
  start,
}

export type Namespace = keyof typeof english
type Messages<N extends Namespace> = (typeof english)[N]

/** Every message of a namespace, its path joined with dots. */
export type TextKey<N extends Namespace> = Paths<Messages<N>>
type Paths<T> = T extends string
  ? never
  : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string]

export const englishResources: Resource = { en: english }
export const namespaces = Object.keys(english) as Namespace[]

const otherFiles = import.meta.glob<{ default: Record<string, unknown> }>([
  '../../resources/locales/*/*.json',
  '!../../resources/locales/en/*.json',
])

/** Languages that can be chosen, as BCP 47 tags: one folder each in resources/locales. */
export const languages: readonly string[] = [
  'en',
  ...new Set(
    Object.keys(otherFiles)
      .map((path) => path.split('/').at(-2) ?? '')
      .filter((tag) => tag !== ''),
  ),
]

/** Fetches one language's files, a namespace each; English needs none. A namespace without a file falls back to English. */
export async function loadLanguage(language: string): Promise<Partial<Record<Namespace, Record<string, unknown>>>> {
  const loaded: Partial<Record<Namespace, Record<string, unknown>>> = {}
  for (const namespace of namespaces) {
    const load = otherFiles[`../../resources/locales/${language}/${namespace}.json`]
    if (load) loaded[namespace] = (await load()).default
  }
  return loaded
}
