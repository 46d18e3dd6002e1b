import i18next from 'i18next'
import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'
import { createElement, Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formattingTag } from './language-tags.ts'
import type { Namespace, TextKey } from './locales.ts'

export type TextValue = string | number | bigint | boolean | Date | null | undefined
type TextValues = Readonly<Record<string, TextValue>>
/** What stands in a message: plain values, nodes, or for a tag `<b>…</b>` the function that draws it. */
type RichValues = Readonly<Record<string, TextValue | ReactNode | ((words: ReactNode) => ReactNode)>>

/** Plain texts of a namespace: `t('key', { count: 3 })`. */
export type Text<N extends Namespace> = (key: TextKey<N>, values?: TextValues) => string
/** Texts with nodes in them: `rich('key', { name: <b>…</b>, link: (words) => <a…>{words}</a> })`. `<b>` and `<i>` need no function. */
export type RichText<N extends Namespace> = (key: TextKey<N>, values?: RichValues) => ReactNode

const parsed = new Map<string, IntlMessageFormat>()

/** The texts of one namespace in the reader's language; the component draws again when the language changes. */
export function useText<N extends Namespace>(namespace: N): { t: Text<N>; rich: RichText<N>; language: string } {
  const { i18n } = useTranslation(namespace)
  const language = i18n.language
  return useMemo(() => ({ ...textsOf(namespace, language), language }), [namespace, language])
}

/** The same outside components. Reads the language at the moment of the call. */
export function textsOf<N extends Namespace>(namespace: N, language?: string): { t: Text<N>; rich: RichText<N> } {
  const t: Text<N> = (key, values) => {
    const path: string = key // as a plain string: i18next's own key types would be inferred a second time
    return i18next.t(path, { ...values, ns: namespace, ...(language ? { lng: language } : {}) })
  }
  const rich: RichText<N> = (key, values) => formatRich(namespace, key, language ?? i18next.language, values ?? {})
  return { t, rich }
}

function formatRich(namespace: string, key: string, language: string, values: RichValues): ReactNode {
  const known = i18next.getResource(language, namespace, key) as unknown
  const source = (typeof known === 'string' ? known : i18next.getResource('en', namespace, key)) as unknown
  if (typeof source !== 'string') return key
  const cacheKey = `${language} ${source}`
  const message = parsed.get(cacheKey) ?? new IntlMessageFormat(source, formattingTag(language))
  parsed.set(cacheKey, message)
  const tags = {
    b: (words: ReactNode) => createElement('b', null, words),
    i: (words: ReactNode) => createElement('i', null, words),
  }
  const parts = message.format<ReactNode>({ ...tags, ...asChunkFunctions(values) } as never) as ReactNode
  return Array.isArray(parts) ? createElement(Fragment, null, ...(parts as ReactNode[])) : parts
}

/** A tag's words come as a list without keys; drawn as children they need none. */
function asChunkFunctions(values: RichValues): Record<string, unknown> {
  const drawn: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    drawn[name] =
      typeof value === 'function' ? (words: ReactNode[]) => value(createElement(Fragment, null, ...words)) : value
  }
  return drawn
}
