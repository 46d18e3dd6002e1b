import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import error from '../../../../resources/locales/en/error.json'
import { errorCodes } from '../../../../shared/contract/errors.ts'
import { startFailure } from '../../../../shared/contract/start.ts'
import { failureText, isTakenBack } from '../../../../renderer/ui/failure-text.ts'
import { startTexts } from '../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../renderer/ui/text.ts'

beforeAll(() => startTexts('en'))

const { t } = textsOf('error')
const handlers = new URL('../../../../main/host/handlers/', import.meta.url)

describe('failures in words', () => {
  it('every code of the host and of the start screen has its own words', () => {
    const ofStart = startFailure.shape.code.options.flatMap((part) => part.options)
    for (const code of [...errorCodes, ...ofStart, 'unreachable', 'garbled']) {
      expect(error.code, code).toHaveProperty(code)
      expect(failureText(t, { code })).not.toContain('code.')
    }
  })

  it('every state that a handler refuses by name has its own words', () => {
    const sources = readdirSync(handlers).map((file) => readFileSync(new URL(file, handlers), 'utf8'))
    const states = sources.flatMap((source) =>
      [...source.matchAll(/outOfOrder\('([a-z_]+)'\)/g)].map(([, state]) => state ?? ''),
    )
    expect(states.length).toBeGreaterThan(10)
    expect(states.filter((state) => !Object.hasOwn(error.state, state))).toEqual([])
  })

  it('a state or reason that this version does not know still says what to do', () => {
    const plain = failureText(t, { code: 'out_of_order' })
    expect(failureText(t, { code: 'out_of_order', details: { state: 'toString' } })).toBe(plain)
    expect(failureText(t, { code: 'something_new' })).toBe(plain)
    expect(failureText(t, { code: 'invitation_refused', details: { why: 'expired' } })).toBe(t('why.expired'))
    expect(failureText(t, { code: 'invitation_refused', details: { why: 'other' } })).toBe(t('code.invitation_refused'))
  })

  it('what somebody took back before it was sent is told apart from what failed', () => {
    expect(isTakenBack({ code: 'out_of_order', details: { state: 'withdrawn' } })).toBe(true)
    expect(isTakenBack({ code: 'out_of_order', details: { state: 'ballot_closed' } })).toBe(false)
    expect(isTakenBack({ code: 'not_saved' })).toBe(false)
  })
})
