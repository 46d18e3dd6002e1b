import { describe, expect, test } from 'vitest'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import type { Actor, Role } from '../../../../shared/policy/actor.ts'
import type { Ask } from '../../../../shared/policy/can.ts'
import { isKeptOut } from '../../../../shared/policy/standing-out.ts'

const me = 'a'.repeat(32) as PersonId
const seat = 'b'.repeat(32) as SeatId
const other = 'c'.repeat(32)

function actor(role: Role): Actor {
  return { id: me, person: me, role, seats: [seat] }
}

describe('[ETH2] [BET9] whoever stands out', () => {
  test.each<[string, Ask]>([
    ['annulling', { to: 'decision.annul' }],
    ['answering for a decision', { to: 'decision.respond' }],
    ['judging an objection', { to: 'objection.judge' }],
    ['ending an objection', { to: 'objection.end', sitting: other, how: 'withdrawn' }],
    ['finding their own objection resolved', { to: 'objection.end', sitting: me, how: 'resolved' }],
    ['annulling between meetings', { to: 'procedure.annul' }],
    ['settling for others', { to: 'procedure.settle', seat: other }],
  ])('is kept from %s, at the controls too', (_, ask) => {
    for (const role of ['chair', 'co-chair', 'operator'] as const) expect(isKeptOut(actor(role), ask)).toBe(true)
  })

  test.each<[string, Ask]>([
    ['putting', { to: 'decision.put' }],
    ['closing a ballot', { to: 'ballot.close' }],
    ['putting the item off', { to: 'item.defer' }],
    ['entering a vote', { to: 'ballot.cast', sitting: other }],
    ['entering the vote of a seat that nobody sits for', { to: 'ballot.cast', sitting: null }],
    ['entering what somebody without a seat says', { to: 'procedure.answer', seat: null }],
    ['taking another out', { to: 'recusal.note', person: other }],
    ['calling another back', { to: 'recusal.lift' }],
  ])('is kept from %s, but not at the controls', (_, ask) => {
    for (const role of ['chair', 'co-chair'] as const) expect(isKeptOut(actor(role), ask)).toBe(true)
    expect(isKeptOut(actor('operator'), ask)).toBe(false)
  })

  test.each<[string, Ask]>([
    ['a vote', { to: 'ballot.cast', sitting: me }],
    ['a position', { to: 'position.take', sitting: me }],
    ['a withdrawal', { to: 'objection.end', sitting: me, how: 'withdrawn' }],
    ['an answer between meetings', { to: 'procedure.answer', seat }],
    ['an interest', { to: 'interest.declare', person: me }],
  ])('is not kept here from the word of their own seat, which says whether it may be said: %s', (_, ask) => {
    for (const role of ['chair', 'operator', 'member'] as const) expect(isKeptOut(actor(role), ask)).toBe(false)
  })

  test('[CAST1] concludes at the controls, but for a vote whose tie the chair would break', () => {
    expect(isKeptOut(actor('operator'), { to: 'decision.conclude' }, 'veto')).toBe(false)
    expect(isKeptOut(actor('operator'), { to: 'decision.conclude' }, 'casting')).toBe(true)
    expect(isKeptOut(actor('chair'), { to: 'decision.conclude' }, 'between')).toBe(true)
  })

  test('is kept from nothing else', () => {
    expect(isKeptOut(actor('chair'), { to: 'item.open' })).toBe(false)
    expect(isKeptOut(actor('chair'), { to: 'procedure.open' })).toBe(false)
  })
})
