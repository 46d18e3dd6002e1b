import { describe, expect, it } from 'vitest'
import { isInReach } from '../../../../renderer/client/meeting-reach.ts'

const own = 'a'.repeat(32) as never
const another = 'b'.repeat(32)

describe('[JOIN8] what a session for one meeting is offered', () => {
  const session = { meeting: own }

  it('is what belongs to its own meeting', () => {
    for (const command of ['item.open', 'presence.note', 'ballot.cast', 'invitation.issue', 'recusal.note'])
      expect([command, isInReach(session, command, own)]).toEqual([command, true])
    expect(isInReach(session, 'item.open', null)).toBe(true)
    expect(isInReach(session, 'action.complete', own)).toBe(true)
  })

  it('is nothing of another meeting, and nothing of the forum itself', () => {
    expect(isInReach(session, 'item.open', another)).toBe(false)
    expect(isInReach(session, 'ballot.cast', another)).toBe(false)
    for (const command of ['seat.add', 'officer.name', 'meeting.plan', 'interest.end'])
      expect([command, isInReach(session, command, own)]).toEqual([command, false])
  })

  it('is everything for a session of the forum, and whatever is no command', () => {
    expect(isInReach({ meeting: null }, 'seat.add', own)).toBe(true)
    expect(isInReach(session, 'notes.write', another)).toBe(true)
  })
})
