import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LiveClient } from '../../../../renderer/client/live-client.ts'
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

const addition = (name: string) => ({ name, organisation: null, meeting: null, mode: 'away' as const })
const namesIn = (client: LiveClient) => Object.values(client.state.persons).map((person) => client.reveal(person.name))

describe('what a window knows of the forum', () => {
  it('the state that it folds is the host’s, after a snapshot and after events', async () => {
    const client = await room.operator()
    expect(client.state).toEqual(room.forum.state)
    const answered = await client.send('person.add', addition('A visitor'))
    expect(answered.ok).toBe(true)
    expect(client.state).toEqual(room.forum.state)
    expect(namesIn(client)).toContain('A visitor')
  })

  it('each frame makes a new state object and a new version, and tells the listeners', async () => {
    const client = await room.operator()
    const before = client.state
    const version = client.getVersion()
    let told = 0
    client.subscribe(() => told++)
    await client.send('person.add', addition('A visitor'))
    expect(client.state).not.toBe(before)
    expect(client.getVersion()).toBeGreaterThan(version)
    expect(told).toBeGreaterThan(0)
  })

  it('[LIVE1] after a short absence it gets the events it missed, not a snapshot', async () => {
    const client = room.live(await room.session('secretariat'))
    await until(client, () => client.ready)
    const other = await room.operator({ direct: true })
    const { persons } = client.state
    room.line.cut()
    await until(client, () => client.getConnection().status === 'offline')
    await other.send('person.add', addition('Came meanwhile'))
    room.line.mend()
    await until(client, () => client.getConnection().status === 'online')
    expect(namesIn(client)).toContain('Came meanwhile')
    expect(client.state.seq).toBe(room.forum.state.seq)
    // Folded into the very same map: a snapshot would have brought another.
    expect(client.state.persons).toBe(persons)
  })

  it('after a long absence it gets a snapshot, and is as up to date', async () => {
    const client = room.live(await room.session('secretariat'))
    await until(client, () => client.ready)
    const { persons } = client.state
    room.line.cut()
    await until(client, () => client.getConnection().status === 'offline')
    room.forum.hosting.recorder.commit('test', (draft) => {
      for (let label = 0; label < 2_100; label++) {
        const sector = room.forum.state.sectors[0]!.id
        const seat = label.toString(16).padStart(32, '0') as SeatId
        draft.add({
          type: 'seat.created/1',
          body: { seat, label: `Seat ${String(label)}`, sector, organisation: null },
        })
      }
    })
    room.line.mend()
    await until(client, () => client.getConnection().status === 'online')
    expect(client.state).toEqual(room.forum.state)
    expect(client.state.persons).not.toBe(persons)
  })

  it('an office that is given to this person changes what they may do, without a reload', async () => {
    const invitation = room.invitationOf('member')
    const client = room.live((await room.forum.redeem(invitation.url)).session)
    await until(client, () => client.ready)
    expect(client.me?.role).toBe('member')
    const operator = await room.operator({ direct: true })
    await operator.send('officer.name', { person: client.me!.person!, office: 'secretariat', since: null, until: null })
    await until(client, () => client.me?.role === 'secretariat')
    // E-mails, which only those who run the forum may read, came with it.
    const emails = Object.values(client.state.persons).flatMap(({ email }) => (email ? [client.reveal(email)] : []))
    expect(emails).not.toContain(null)
  })

  it('says who has the meeting open', async () => {
    const operator = await room.operator()
    const member = room.live(await room.session('member'))
    await until(member, () => member.ready)
    const id = member.me!.id
    await until(operator, () => operator.getOnline().has(id))
    member.close()
    await until(operator, () => !operator.getOnline().has(id))
    expect([...operator.getOnline()]).toEqual([operator.me?.id])
  })
})

describe('commands', () => {
  it('[LIVE4] one whose answer was lost is sent again under its id: it is done once, and the answer comes', async () => {
    const client = await room.operator()
    const other = await room.operator({ direct: true })
    room.line.deafen()
    const answered = client.send('person.add', addition('Entered once'))
    await until(other, () => namesIn(other).includes('Entered once'))
    room.line.cut()
    room.line.mend()
    await expect(answered).resolves.toMatchObject({ ok: true, value: { person: expect.any(String) as string } })
    expect(namesIn(client).filter((name) => name === 'Entered once')).toHaveLength(1)
    expect(client.getConnection().waiting).toEqual([])
  })

  it('given while the line is down they wait in their order, are shown as waiting, and go out when it is back', async () => {
    const client = await room.operator()
    room.line.cut()
    await until(client, () => client.getConnection().status === 'offline')
    const both = [client.send('person.add', addition('First')), client.send('person.add', addition('Second'))]
    expect(client.getConnection().waiting.map(({ command, sent }) => [command, sent])).toEqual([
      ['person.add', false],
      ['person.add', false],
    ])
    room.line.mend()
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true])
    expect(namesIn(client).slice(-2)).toEqual(['First', 'Second'])
  })

  it('one that never left can be withdrawn; one that left cannot', async () => {
    const client = await room.operator()
    room.line.cut()
    await until(client, () => client.getConnection().status === 'offline')
    const answered = client.send('person.add', addition('Never mind'))
    expect(client.withdraw(client.getConnection().waiting[0]!.id)).toBe(true)
    await expect(answered).resolves.toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'withdrawn' } },
    })
    room.line.mend()
    await until(client, () => client.getConnection().status === 'online')
    room.line.deafen()
    void client.send('person.add', addition('Left'))
    expect(client.withdraw(client.getConnection().waiting[0]!.id)).toBe(false)
  })

  it('input of the wrong shape, or too large, fails here with its place, and nothing is sent', async () => {
    const client = room.live(await room.session('member'))
    await until(client, () => client.ready)
    const bad = await client.send('person.add', { ...addition('x'), mode: 'elsewhere' as never })
    expect(bad).toEqual({ ok: false, error: { code: 'bad_input', details: { path: 'input.mode' } } })
    const large = await client.send('roster.import', { csv: 'x'.repeat(300_000) })
    expect(large).toMatchObject({ ok: false, error: { code: 'too_large' } })
    expect(client.getConnection().status).toBe('online')
  })

  it('a refusal of the host comes back as it is', async () => {
    const client = room.live(await room.session('member'))
    await until(client, () => client.ready)
    expect(await client.send('checkpoint.make', {})).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  })
})

/** A round of the mixed rule is open on the first commitment; the member's seat is present. */
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

  it('is never sent into the next round: it fails, saying that its round closed', async () => {
    const { operator, member, meeting, decision, seat } = await openRound()
    await goOffline(member)
    const answered = member.send('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    await nextRound(operator, meeting, decision)
    room.line.mend()
    await expect(answered).resolves.toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'round_closed', queued: true } },
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

describe('the end of a line', () => {
  it('[JOIN4] a session that ends is final: everything unanswered fails, nothing is tried again', async () => {
    const operator = await room.operator({ direct: true })
    const invitation = room.invitationOf('member')
    const client = room.live((await room.forum.redeem(invitation.url)).session)
    await until(client, () => client.ready)
    const person = client.me!.person!
    await operator.send('invitation.revoke', { person })
    await until(client, () => client.getConnection().status === 'ended')
    expect(client.getConnection().why).toEqual({ code: 'no_session' })
    expect(await client.send('person.add', addition('Too late'))).toMatchObject({
      ok: false,
      error: { code: 'no_session' },
    })
    client.retry()
    room.runtime.wake()
    expect(client.getConnection().status).toBe('ended')
  })

  it('a session that never held is final too', async () => {
    const client = room.live('0'.repeat(64))
    await until(client, () => client.getConnection().status === 'ended')
    expect(client.getConnection().why?.code).toBe('no_session')
  })

  it('a host that restarts is found again, and the record goes on', async () => {
    const client = room.live(await room.session('secretariat'))
    await until(client, () => client.ready)
    const epoch = client.state.forum!.epoch
    room.line.cut()
    await room.restart()
    room.line.mend()
    await until(client, () => client.state.forum!.epoch === epoch + 1)
    expect(await client.send('person.add', addition('After the restart'))).toMatchObject({ ok: true })
  })

  it('a line that fell silent is given up and made anew', async () => {
    const client = room.live(await room.session('member'), { timing: { quietMs: 50, deadMs: 400 } })
    await until(client, () => client.ready)
    room.line.deafen()
    await until(client, () => client.getConnection().status === 'offline')
    room.line.mend()
    await until(client, () => client.getConnection().status === 'online')
  })

  it('a quiet meeting is no dead line: the host is asked for a sign of life, and gives it', async () => {
    const client = room.live(await room.session('member'), { timing: { quietMs: 40, deadMs: 2_000 } })
    await until(client, () => client.ready)
    let frames = 0
    let lost = false
    client.subscribe(() => {
      frames++
      lost ||= client.getConnection().status !== 'online'
    })
    await until(client, () => frames >= 6)
    expect(lost).toBe(false)
  })

  it('closing leaves no timer, no listener and no socket behind, whatever it was doing', async () => {
    const online = await room.operator()
    const offline = room.live(await room.session('member'))
    await until(offline, () => offline.ready)
    const connecting = room.live(await room.session('member'))
    room.line.cut()
    await until(offline, () => offline.getConnection().status === 'offline')
    const waiting = offline.send('person.add', addition('Never answered'))
    for (const client of [online, offline, connecting]) client.close()
    await expect(waiting).resolves.toMatchObject({ ok: false, error: { code: 'no_session' } })
    expect(room.runtime.wakers).toBe(0)
    await room.close()
    await expect.poll(() => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap')).toEqual([])
  })
})

describe('a host that speaks otherwise', () => {
  it('two frames that are none of the protocol end the line: the window does not guess at the record', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    server.on('connection', (socket) => {
      socket.on('message', () => {
        socket.send('{"snapshot":{"seq":"many"}}')
      })
    })
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const client = new LiveClient({
      host: `http://127.0.0.1:${String(port)}`,
      session: 'any',
      runtime: room.runtime,
      timing: { firstRetryMs: 5, longestRetryMs: 5 },
    })
    await until(client, () => client.getConnection().status === 'ended')
    expect(client.getConnection().why?.code).toBe('protocol_mismatch')
    client.close()
    await new Promise((resolve) => server.close(resolve))
  })
})
