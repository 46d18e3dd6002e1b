import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { MemoryKeeper } from '../../../../renderer/client/kept-edits.ts'
import { LiveClient } from '../../../../renderer/client/live-client.ts'
import { TextClient } from '../../../../renderer/client/text-client.ts'
import { ClientRoom, TestRuntime, until } from '../../../support/client-room.ts'

const REMOTE = 'http://forum.example'

let room: ClientRoom
let session: string
const opened: { close: () => void }[] = []

/** Knows the way to a name that is not this computer's. */
class RemoteRuntime extends TestRuntime {
  override readonly WebSocket = class extends NodeWebSocket {
    constructor(url: string, protocols: string[]) {
      super(url.replace(REMOTE.replace('http', 'ws'), room.line.url.replace('http', 'ws')), protocols)
    }
  } as unknown as typeof WebSocket
}

const runtime = new RemoteRuntime()

beforeEach(async () => {
  room = await ClientRoom.open()
  session = await room.session('member')
})

afterEach(async () => {
  for (const one of opened.splice(0)) one.close()
  await room.close()
})

/** Waits between tries are so long that a test sees none, unless it is asked for. */
function live(host: string, firstRetryMs = 60_000): LiveClient {
  const timing = { firstRetryMs, longestRetryMs: 60_000 }
  const client = new LiveClient({ host, session, runtime, timing })
  opened.push(client)
  return client
}

describe('a device that says that its network is gone', () => {
  it('is off line at once, and back as soon as it says that it has a network', async () => {
    const client = live(REMOTE)
    await until(client, () => client.getConnection().status === 'online')
    room.line.deafen()
    runtime.loseNetwork()
    expect(client.getConnection().status).toBe('offline')
    room.line.mend()
    runtime.wake()
    await until(client, () => client.getConnection().status === 'online')
  })

  it('is on line again by itself where its host can still be reached', async () => {
    const client = live(REMOTE, 10)
    await until(client, () => client.getConnection().status === 'online')
    runtime.loseNetwork()
    await until(client, () => client.getConnection().status === 'online')
  })

  it('keeps its line to a host on the same computer', async () => {
    const client = live(room.line.url)
    await until(client, () => client.getConnection().status === 'online')
    runtime.loseNetwork()
    expect(client.getConnection().status).toBe('online')
  })

  it('says of an open text too that it is off line', async () => {
    const meeting = Object.values(room.forum.state.meetings).find((one) => one.stage === 'planned')!
    const operator = await room.operator({ direct: true })
    await operator.send('meeting.open', { meeting: meeting.id })
    const client = new TextClient({
      host: REMOTE,
      session,
      text: meeting.items[0]!.notes,
      keepUnder: 'forum writer text',
      user: { name: 'Seat 1', sector: 0 },
      runtime,
      keeper: new MemoryKeeper(),
    })
    opened.push(client)
    await until(client, () => client.getView().state === 'saved')
    room.line.deafen()
    runtime.loseNetwork()
    await until(client, () => client.getView().state === 'offline')
    room.line.mend()
    runtime.wake()
    await until(client, () => client.getView().state === 'saved')
  })
})
