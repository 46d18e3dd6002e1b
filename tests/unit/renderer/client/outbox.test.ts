import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EditKeeper } from '../../../../renderer/client/kept-edits.ts'
import { MemoryKeeper } from '../../../../renderer/client/kept-edits.ts'
import type { LiveClient } from '../../../../renderer/client/live-client.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import type { DecisionId, MeetingId, SeatId } from '../../../../shared/domain/primitives.ts'
import { ClientRoom, until } from '../../../support/client-room.ts'

let room: ClientRoom

beforeEach(async () => {
  room = await ClientRoom.open()
})

afterEach(async () => {
  await room.close()
})

/** Somebody who sits for their seat when everybody is here. */
async function titular(): Promise<LiveClient> {
  const held = Object.values(room.forum.state.seats).flatMap(({ label, holders }) =>
    holders.map((one) => ({ ...one, label })),
  )
  const titulars = held.filter(
    (one) => one.as === 'titular' && room.forum.state.persons[one.person]!.offices.length === 0,
  )
  const names = new Map(room.forum.invitations().map((one) => [one.name, one.url]))
  const operator = await room.operator({ direct: true })
  const name = operator.reveal(room.forum.state.persons[titulars[0]!.person]!.name)
  const client = room.live((await room.forum.redeem(names.get(name!)!)).session)
  await until(client, () => client.ready)
  return client
}

/** A round of the mixed rule is open on the first commitment; the member's seat is present. */
async function openRound(): Promise<{
  operator: LiveClient
  member: LiveClient
  meeting: MeetingId
  decision: DecisionId
  seat: SeatId
}> {
  const operator = await room.operator({ direct: true })
  const member = await titular()
  const must = async (answered: Promise<{ ok: boolean }>): Promise<void> => {
    expect(await answered).toMatchObject({ ok: true })
  }
  const meeting = Object.values(operator.state.meetings).find((one) => one.stage === 'planned')!
  await must(operator.send('meeting.open', { meeting: meeting.id }))
  for (const seat of Object.values(operator.state.seats)) {
    const titular = seat.holders.find((one) => one.as === 'titular')
    if (titular)
      await must(operator.send('presence.note', { meeting: meeting.id, person: titular.person, mode: 'remote' }))
  }
  const item = meeting.items.find((one) => one.commitment !== null)!
  await must(operator.send('item.open', { meeting: meeting.id, item: item.id }))
  const rule = operator.state.forum!.rules!.rules.find((one) => one.kind === 'consensus' || one.kind === 'mixed')!.id
  const put = await operator.send('decision.put', {
    meeting: meeting.id,
    item: item.id,
    commitment: item.commitment!,
    rule,
  })
  if (!put.ok) throw new Error(put.error.code)
  await must(operator.send('round.open', { meeting: meeting.id, decision: put.value.decision }))
  await until(member, () => member.state.decisions[put.value.decision]?.stage === 'round')
  return { operator, member, meeting: meeting.id, decision: put.value.decision, seat: member.me!.seats[0]! }
}

async function goOffline(client: LiveClient): Promise<void> {
  room.line.cut()
  await until(client, () => client.getConnection().status === 'offline')
}

async function nextRound(operator: LiveClient, meeting: MeetingId, decision: DecisionId): Promise<void> {
  const blocker = Object.values(operator.state.seats)[3]!.id
  for (const [command, input] of [
    ['position.take', { meeting, decision, seat: blocker, position: 'block', reason: 'No date.' }],
    ['round.close', { meeting, decision }],
    ['round.open', { meeting, decision }],
  ] as const) {
    expect(await operator.send(command, input)).toMatchObject({ ok: true })
  }
}

const positionsOf = ({ rounds }: Decision, seat: string) =>
  rounds.map((round) => round.positions[seat]?.position ?? null)

describe('[DEC11] a position that waits for the line', () => {
  it('goes out when the line is back in the same round', async () => {
    const { member, meeting, decision, seat } = await openRound()
    await goOffline(member)
    const answered = member.send('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    expect(member.getConnection().waiting).toMatchObject([{ command: 'position.take', sent: false }])
    room.line.mend()
    await expect(answered).resolves.toEqual({ ok: true, value: {} })
    expect(positionsOf(member.state.decisions[decision]!, seat)).toEqual(['agree'])
  })

  it('is changed before it goes out: only the later one is sent', async () => {
    const { member, meeting, decision, seat } = await openRound()
    await goOffline(member)
    const first = member.send('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    const second = member.send('position.take', { meeting, decision, seat, position: 'stand_aside', reason: null })
    await expect(first).resolves.toMatchObject({ ok: false, error: { details: { state: 'withdrawn' } } })
    room.line.mend()
    await expect(second).resolves.toMatchObject({ ok: true })
    const taken = room.forum.hosting.recorder.store.events(0).filter((event) => event.type === 'position.taken/1')
    expect(taken.map(({ body }) => body['position'])).toEqual(['stand_aside'])
  })

  it('is never sent into the next round: it fails, saying that it was given to another', async () => {
    const { operator, member, meeting, decision, seat } = await openRound()
    await goOffline(member)
    const answered = member.send('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    await nextRound(operator, meeting, decision)
    room.line.mend()
    await expect(answered).resolves.toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'other_question', queued: true } },
    })
    expect(positionsOf(member.state.decisions[decision]!, seat)).toEqual([null, null])
  })

  it('that had arrived, though its answer was lost, counts as taken even when the round is over', async () => {
    const { operator, member, meeting, decision, seat } = await openRound()
    room.line.deafen()
    const answered = member.send('position.take', { meeting, decision, seat, position: 'reservations', reason: null })
    await until(operator, () => positionsOf(operator.state.decisions[decision]!, seat)[0] === 'reservations')
    await nextRound(operator, meeting, decision)
    room.line.cut()
    room.line.mend()
    await expect(answered).resolves.toMatchObject({ ok: true })
    expect(positionsOf(member.state.decisions[decision]!, seat)).toEqual(['reservations', null])
  })
})

describe('[DEC11] a position that waits for the line while its page is reloaded', () => {
  const agree = { position: 'agree', reason: null } as const

  /** The page goes away; another of the same person comes, with what the device keeps. */
  async function reloaded(before: LiveClient, session: string, keeper: EditKeeper): Promise<LiveClient> {
    before.close()
    room.line.mend()
    const after = room.live(session, { keeper })
    await until(after, () => after.ready)
    return after
  }

  async function openedRound() {
    const { operator, member, meeting, decision, seat } = await openRound()
    const keeper = new MemoryKeeper()
    const url = room.forum.invitations().find((one) => one.name === member.me!.name)!.url
    const { session } = await room.forum.redeem(url)
    const page = room.live(session, { keeper })
    await until(page, () => page.ready)
    return { operator, page, session, keeper, meeting, decision, seat }
  }

  const takenIn = (operator: LiveClient, decision: DecisionId, seat: SeatId): string | null =>
    positionsOf(operator.state.decisions[decision]!, seat)[0] ?? null
  const taken = () => room.forum.hosting.recorder.store.events(0).filter(({ type }) => type === 'position.taken/1')

  it('goes out from the new page, once, and lies on the device no more', async () => {
    const { operator, page, session, keeper, meeting, decision, seat } = await openedRound()
    await goOffline(page)
    void page.send('position.take', { meeting, decision, seat, ...agree })
    const after = await reloaded(page, session, keeper)
    await until(operator, () => takenIn(operator, decision, seat) === 'agree')
    await until(after, () => after.getConnection().waiting.length === 0)
    expect(await keeper.answers(after.keepUnder)).toEqual([])
    expect(taken()).toHaveLength(1)
  })

  it('that had arrived without an answer is not done a second time', async () => {
    const { operator, page, session, keeper, meeting, decision, seat } = await openedRound()
    room.line.deafen()
    void page.send('position.take', { meeting, decision, seat, ...agree })
    await until(operator, () => takenIn(operator, decision, seat) === 'agree')
    room.line.cut()
    expect(await keeper.answers(page.keepUnder)).toHaveLength(1)
    const after = await reloaded(page, session, keeper)
    await until(after, () => after.getConnection().status === 'online')
    await expect.poll(() => keeper.answers(after.keepUnder)).toEqual([])
    expect(after.getConnection()).toMatchObject({ waiting: [], missed: [] })
    expect(taken()).toHaveLength(1)
  })

  it('whose round closed meanwhile is not sent, and the new page says so until another answer is given', async () => {
    const { operator, page, session, keeper, meeting, decision, seat } = await openedRound()
    await goOffline(page)
    const opened = room.forum.state.decisions[decision]?.rounds[0]?.openedAt ?? ''
    void page.send('position.take', { meeting, decision, seat, ...agree })
    await nextRound(operator, meeting, decision)
    const after = await reloaded(page, session, keeper)
    await until(after, () => after.getConnection().missed.length > 0)
    expect(after.getConnection().missed).toMatchObject([
      { decision, question: `round ${opened}`, why: { code: 'out_of_order', details: { state: 'other_question' } } },
    ])
    expect(await keeper.answers(after.keepUnder)).toEqual([])
    expect(await after.send('position.take', { meeting, decision, seat, ...agree })).toMatchObject({ ok: true })
    expect(after.getConnection().missed).toEqual([])
    expect(positionsOf(operator.state.decisions[decision]!, seat)).toEqual([null, 'agree'])
  })

  it('is sent by nobody else who uses the device', async () => {
    const { operator, page, keeper, meeting, decision, seat } = await openedRound()
    await goOffline(page)
    void page.send('position.take', { meeting, decision, seat, ...agree })
    const another = await reloaded(page, await room.session('secretariat'), keeper)
    await until(another, () => another.getConnection().status === 'online')
    expect(another.getConnection().waiting).toEqual([])
    expect(await keeper.answers(page.keepUnder)).toHaveLength(1)
    expect(takenIn(operator, decision, seat)).toBeNull()
  })
})
