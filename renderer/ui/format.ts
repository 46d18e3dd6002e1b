import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formattingTag } from './language-tags.ts'

/** Dates, numbers and lists in the reader's language. Instants are ISO strings or milliseconds; `zone` is an IANA name. */
export interface Format {
  number: (value: number) => string
  /** "12 March 2027" */
  date: (at: string | number, zone?: string) => string
  /** "12 March"; with its year where that is not this one. */
  day: (at: string | number, zone?: string) => string
  /** "Friday 12 March"; with its year where that is not this one. */
  weekday: (at: string | number, zone?: string) => string
  /** "13:30" */
  time: (at: string | number, zone?: string) => string
  /** "13:30:05" */
  clock: (at: string | number, zone?: string) => string
  /** "A, B and C" */
  list: (items: readonly string[]) => string
  /** A sentence that begins with a name as the record writes it: its first letter as the reader's language begins sentences. */
  sentence: (words: string) => string
  /** Minutes and seconds of a span in ms: "1:12"; negative spans begin with a minus. */
  span: (ms: number) => string
}

export function useFormat(): Format {
  const { i18n } = useTranslation('common')
  const language = i18n.language
  return useMemo(() => formatsOf(language), [language])
}

/** `now`, in milliseconds, says which year goes without saying. */
export function formatsOf(language: string, now: () => number = Date.now): Format {
  const locale = formattingTag(language)
  const when = (options: Intl.DateTimeFormatOptions) => (at: string | number, zone?: string) =>
    dateFormat(locale, { ...options, ...(zone === undefined ? {} : { timeZone: zone }) }).format(new Date(at))
  const yearOf = when({ year: 'numeric' })
  const inYear = (options: Intl.DateTimeFormatOptions) => {
    const [short, long] = [when(options), when({ ...options, year: 'numeric' })]
    return (at: string | number, zone?: string) => (yearOf(at, zone) === yearOf(now(), zone) ? short : long)(at, zone)
  }
  const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const numbers = new Intl.NumberFormat(locale)
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false })
  return {
    number: (value) => numbers.format(value),
    date: when({ day: 'numeric', month: 'long', year: 'numeric' }),
    day: inYear({ day: 'numeric', month: 'long' }),
    weekday: inYear({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: when(hours),
    clock: when({ ...hours, second: '2-digit' }),
    list: (items) => lists.format(items),
    sentence: (words) => {
      const first = String.fromCodePoint(words.codePointAt(0) ?? 0x20)
      return words === '' ? '' : first.toLocaleUpperCase(locale) + words.slice(first.length)
    },
    span: (ms) => {
      const seconds = Math.floor(Math.abs(ms) / 1000)
      return `${ms <= -1000 ? '−' : ''}${numbers.format(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`
    },
  }
}

const made = new Map<string, Intl.DateTimeFormat>()

/** Building one costs far more than using it, and clocks use one every second. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, options)
  made.set(key, format)
  return format
}
