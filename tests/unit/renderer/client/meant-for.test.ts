import { describe, expect, it } from 'vitest'
import { meantFor } from '../../../../renderer/client/meant-for.ts'
import { Outbox } from '../../../../renderer/client/outbox.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import { emptyState } from '../../../../shared/domain/state.ts'
import type { ForumState } from '../../../../shared/domain/state.ts'

const decision = 'd'.repeat(32)
const seat = 'a'.repeat(32)
const opened = '2026-11-21T09:00:00.000Z'
const later = '2026-11-21T10:00:00.000Z'
const vote = { meeting: 'e'.repeat(32), decision, seat, ballot: 'yes' as const }

type Ballot = { openedAt: string; cast?: Record<string, string>; manner?: string; taken?: string[] } | null

function stateWith(stage: Decision['stage'], ballot: Ballot): ForumState {
  const state = emptyState()
  state.decisions[decision] = {
    stage,
    rounds: [],
    pastBallots: [],
    ballot: ballot && { cast: {}, ...ballot },
  } as unknown as Decision
  return state
}

describe('[DEC11] a ballot that waits for the line', () => {
  it('is meant for the ballot that was open when it was cast, as long as that is open', () => {
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)!
    expect(meant.standing(stateWith('ballot', { openedAt: opened }), null)).toBe('meant')
  })

  it('[DEC12] still goes once that ballot is closed, since the record keeps what came late', () => {
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)!
    expect(meant.standing(stateWith('concluded', { openedAt: opened }), null)).toBe('meant')
    expect(meant.standing(stateWith('veto', { openedAt: opened }), null)).toBe('meant')
    expect(meant.standing(stateWith('casting', { openedAt: opened }), null)).toBe('meant')
  })

  it('came too late once that ballot is annulled, or another is open', () => {
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)!
    expect(meant.standing(stateWith('annulled', { openedAt: opened }), null)).toBe('past')
    expect(meant.standing(stateWith('ballot', { openedAt: later }), null)).toBe('past')
    expect(meant.standing(emptyState(), null)).toBe('past')
  })

  it('[DEC12] still goes once its ballot is closed and another is open, since the record keeps it with its own', () => {
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)!
    const state = stateWith('ballot', { openedAt: later })
    const past = { openedAt: opened, closedAt: later, cast: {} } as unknown as Decision['pastBallots'][number]
    state.decisions[decision]!.pastBallots.push(past)
    expect(meant.standing(state, null)).toBe('meant')
    past.cast[seat] = 'yes'
    expect(meant.standing(state, null)).toBe('recorded')
  })

  it('was recorded if the closed ballot holds just this vote', () => {
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)!
    const closed = (cast: string) => stateWith('concluded', { openedAt: opened, cast: { [seat]: cast } })
    expect(meant.standing(closed('yes'), null)).toBe('recorded')
    expect(meant.standing(closed('no'), null)).toBe('meant')
  })

  it('cast when no ballot was open is meant for none that opens later', () => {
    const meant = meantFor(stateWith('between', null), 'ballot.cast', vote)!
    expect(meant.standing(stateWith('ballot', { openedAt: opened }), null)).toBe('past')
  })

  it('fails without having been sent when its ballot was annulled meanwhile', async () => {
    const outbox = new Outbox()
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)
    const answered = outbox.add({ id: '1', command: 'ballot.cast', input: vote, frame: 'vote', meant, askedAt: 0 })
    const sent: string[] = []
    outbox.sendAgain((frame) => sent.push(frame) > 0, stateWith('annulled', { openedAt: opened }), null)
    expect(await answered).toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'ballot_closed', queued: true } },
    })
    expect(sent).toEqual([])
    expect(outbox.waiting).toEqual([])
  })

  it('the same vote of somebody who entered it elsewhere does not make one that never left count as sent', async () => {
    const outbox = new Outbox()
    const meant = meantFor(stateWith('ballot', { openedAt: opened }), 'ballot.cast', vote)
    const answered = outbox.add({ id: '1', command: 'ballot.cast', input: vote, frame: 'vote', meant, askedAt: 0 })
    outbox.sendAgain(() => true, stateWith('concluded', { openedAt: opened, cast: { [seat]: 'yes' } }), null)
    expect((await answered).ok).toBe(false)
  })

  it('a later vote for the same seat takes the place of one not sent yet, but not of one that left', async () => {
    const outbox = new Outbox()
    const state = stateWith('ballot', { openedAt: opened })
    const add = (id: string, ballot: 'yes' | 'no') =>
      outbox.add({
        id,
        command: 'ballot.cast',
        input: { ...vote, ballot },
        frame: id,
        meant: meantFor(state, 'ballot.cast', { ...vote, ballot }),
        askedAt: 0,
      })
    const first = add('1', 'yes')
    void add('2', 'no')
    expect(await first).toMatchObject({ ok: false, error: { details: { state: 'withdrawn' } } })
    outbox.sendNew(() => true)
    void add('3', 'yes')
    expect(outbox.waiting.map(({ id, sent }) => [id, sent])).toEqual([
      ['2', true],
      ['3', false],
    ])
  })

  it('[DEC16] a secret vote is held to its ballot like an open one', () => {
    const deposit = {
      meeting: vote.meeting,
      decision,
      seat,
      key: 'b'.repeat(32),
      ballot: 'yes' as const,
      question: opened,
    }
    const secret = (stage: Decision['stage'], openedAt: string, taken: string[] = []): ForumState =>
      stateWith(stage, { openedAt, manner: 'secret', taken })
    const meant = meantFor(secret('ballot', later), 'ballot.deposit', deposit)!
    expect(meant.standing(secret('ballot', opened), null)).toBe('meant')
    expect(meant.standing(secret('ballot', later), null)).toBe('past')
    expect(meant.past(secret('ballot', later))).toBe('other_question')
    expect(meant.standing(secret('concluded', opened), null)).toBe('meant')
    expect(meant.standing(secret('concluded', opened, [seat]), null)).toBe('recorded')
  })

  it('other commands are meant for what they name', () => {
    expect(meantFor(emptyState(), 'checkpoint.make', {})).toBeNull()
  })
})

describe('[DEC14] a position that waits for the line', () => {
  it('is not meant for the round that opened again under the number of an annulled one', () => {
    const inRound = (openedAt: string): ForumState => {
      const state = stateWith('round', null)
      const rounds = [{ number: 1, openedAt, closedAt: null, positions: {} }]
      Object.assign(state.decisions[decision] ?? {}, { rounds })
      return state
    }
    const take = { meeting: vote.meeting, decision, seat, position: 'agree' as const, reason: null }
    const meant = meantFor(inRound(opened), 'position.take', take)!
    expect(meant.standing(inRound(opened), null)).toBe('meant')
    expect(meant.standing(inRound(later), null)).toBe('past')
  })
})
