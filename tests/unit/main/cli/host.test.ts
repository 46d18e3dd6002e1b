import { expect, test } from 'vitest'
import { isRehearsal, printable } from '../../../../main/cli/host.ts'
import { MemoryStore } from '../../../support/memory-store.ts'

test('what came from others draws nothing on a terminal and forges no line', () => {
  expect(printable('a\u001b[2Jb\rc\u202ed\u0007')).toBe('a\\u001b[2Jb\\u000dc\\u202ed\\u0007')
  expect(printable('broken\nplenary: all is well')).toBe('broken\n  plenary: all is well')
  expect(printable('Комиссия, 委員会')).toBe('Комиссия, 委員会')
})

test('[JOIN11] a file becomes a rehearsal’s copy once: what the forum handed out is forgotten then, and never what the copy did', () => {
  const store = new MemoryStore()
  const clock = { now: () => Date.UTC(2026, 10, 21) }
  const invite = (tokenHash: string): void => {
    store.transact((writer) => {
      writer.addInvitation({
        tokenHash,
        person: 'p',
        meeting: null,
        role: 'participant',
        createdAt: '2026-11-21T00:00:00.000Z',
        expiresAt: '2027-01-20T00:00:00.000Z',
        devicesLeft: 5,
        revokedAt: null,
      })
    })
  }
  const kept = (): string[] => store.invitationsOf('p').map((one) => one.tokenHash)
  invite('of the forum')
  expect([isRehearsal(store, false, clock), kept()]).toEqual([false, ['of the forum']])
  expect([isRehearsal(store, true, clock), kept()]).toEqual([true, []])
  invite('of the rehearsal')
  expect([isRehearsal(store, true, clock), kept()]).toEqual([true, ['of the rehearsal']])
  expect([isRehearsal(store, false, clock), kept()]).toEqual([true, ['of the rehearsal']])
})
