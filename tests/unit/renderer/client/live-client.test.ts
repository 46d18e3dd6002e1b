import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LiveClient } from '../../../../renderer/client/live-client.ts'
import type { SeatId } from '../../../../shared/domain/primitives.ts'
import { dayIn } from '../../../../shared/lib/zoned-time.ts'
import { imposed } from '../../../support/sanctioned.ts'
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

  it('[ETH10] a suspension that begins or ends for this person changes what they may do, without a reload', async () => {
    const client = room.live((await room.forum.redeem(room.invitationOf('member').url)).session)
    await until(client, () => client.ready)
    const operator = await room.forum.operator()
    const person = client.me!.person!
    const today = dayIn(room.forum.state.forum!.zone, Date.now())
    const complaint = await imposed(room.forum, operator, person, {
      measure: 'suspension',
      since: today,
      until: '2999-01-01',
    })
    await until(client, () => client.me?.role === 'observer')
    expect(client.me?.seats).toEqual([])
    room.forum.hosting.recorder.commit('test', (draft) => {
      const none = 'd'.repeat(32) as never
      draft.add({ type: 'sanction.lifted/1', body: { complaint, dispute: none, decision: none, on: today } })
    })
    await until(client, () => client.me?.role === 'member')
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
