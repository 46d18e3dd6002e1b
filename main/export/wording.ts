import { IntlMessageFormat } from 'intl-messageformat'
import { isCalendarDate } from '../../shared/domain/primitives.ts'

export type WordValues = Readonly<Record<string, string | number>>

/** The sentences of published pages, by key. */
export interface Wording {
  readonly language: string
  say(key: string, values?: WordValues): string
}

/** `messages` is a locale file: plain keys, ICU MessageFormat. A key that is missing is a bug and throws. */
export function wording(language: string, messages: Readonly<Record<string, string>>): Wording {
  const parsed = new Map<string, IntlMessageFormat>()
  return {
    language,
    say: (key, values = {}) => {
      let message = parsed.get(key)
      if (!message) {
        const source = Object.hasOwn(messages, key) ? messages[key] : undefined
        if (source === undefined) throw new Error(`no wording for ${key}`)
        message = new IntlMessageFormat(source, language, undefined, { ignoreTag: true })
        parsed.set(key, message)
      }
      return String(message.format(values))
    },
  }
}

/** A calendar date in words. The year is handed over as text, so that it gets no thousands separator. */
export function dateWords(words: Wording, date: string): string {
  if (!isCalendarDate(date)) return date
  const [year = '', month = '', day = ''] = date.split('-')
  return words.say('date.day', {
    year,
    month: words.say(`date.month.${String(Number(month))}`),
    day: String(Number(day)),
  })
}

export interface LocalTime {
  /** `2027-03-12` */
  readonly date: string
  /** `14:11`, 24 hours: the same in every language */
  readonly time: string
}

/** An instant as clocks in a zone show it; in UTC where this computer does not know the zone. */
export function localTime(instant: string, zone: string): LocalTime {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? ''
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

export function knowsZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false // the only thing that throws here is a zone that is not known
  }
}

function formatFor(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: knowsZone(zone) ? zone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
