import i18next from 'i18next'
import { isValidElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatsOf } from '../../../../renderer/ui/format.ts'
import { chooseLanguage, directionOf, startTexts } from '../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../renderer/ui/text.ts'

beforeAll(async () => {
  await startTexts('en')
  i18next.addResourceBundle(
    'en',
    'common',
    {
      test: {
        seats: '{count, plural, one {# seat} other {# seats}} of <b>{forum}</b>, <link>see all</link>',
        on: 'on {at, date, long}',
        many: '{count, plural, one {# seat} other {# seats}}',
      },
    },
    true,
  )
})

const { t, rich } = textsOf('common')
const key = (name: string): never => `test.${name}` as never

describe('texts', () => {
  it('fills places and plurals in ICU', () => {
    expect(t('lineColumn', { line: 7, column: 12 })).toBe('Line 7, column 12')
    expect([t(key('many'), { count: 1 }), t(key('many'), { count: 2 })]).toEqual(['1 seat', '2 seats'])
  })

  it('writes English dates day first, as the record does', () => {
    expect(t(key('on'), { at: new Date('2027-03-12T12:00:00Z') })).toBe('on 12 March 2027')
  })

  it('draws tags as elements and never lets a value become one', () => {
    const drawn = rich(key('seats'), { count: 2, forum: '<b>x</b>', link: (words) => words })
    expect(isValidElement(drawn)).toBe(true)
    expect(renderToStaticMarkup(drawn)).toBe('2 seats of <b>&lt;b&gt;x&lt;/b&gt;</b>, see all')
  })
})

describe('chooseLanguage', () => {
  it('takes the first wanted language that is spoken, by tag or by language, else English', () => {
    expect(chooseLanguage(['pt-BR', 'fr-CA'], ['en', 'fr', 'pt-BR'])).toBe('pt-BR')
    expect(chooseLanguage(['xx', 'fr-CA'], ['en', 'fr'])).toBe('fr')
    expect(chooseLanguage(['xx'], ['en', 'fr'])).toBe('en')
  })

  it('knows which languages begin on the right', () => {
    expect([directionOf('ar-JO'), directionOf('ka')]).toEqual(['rtl', 'ltr'])
  })
})

describe('formatsOf', () => {
  it('reads clocks in the zone it is given', () => {
    const format = formatsOf('en', () => Date.parse('2027-06-01T12:00:00Z'))
    expect(format.time('2027-03-12T13:30:00Z', 'Asia/Tbilisi')).toBe('17:30')
    expect(format.weekday('2027-03-12T23:30:00Z', 'Asia/Tbilisi')).toBe('Saturday 13 March')
  })

  it('leaves out this year alone, by the calendar of the zone', () => {
    const { day, weekday } = formatsOf('en', () => Date.parse('2026-12-31T22:30:00Z'))
    expect([day('2026-03-12', 'UTC'), day('2027-03-12', 'UTC')]).toEqual(['12 March', '12 March 2027'])
    expect(weekday('2025-03-12T12:00:00Z', 'UTC')).toMatch(/^Wednesday,? 12 March 2025$/)
    expect(day('2026-12-31T22:45:00Z', 'Asia/Tbilisi')).toBe('1 January')
  })

  it('writes spans in minutes and seconds, also past the hour and below zero', () => {
    const { span } = formatsOf('en')
    expect([span(72_400), span(3_725_000), span(-61_000), span(-400)]).toEqual(['1:12', '62:05', '−1:01', '0:00'])
  })
})
