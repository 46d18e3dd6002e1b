import { describe, expect, it } from 'vitest'
import { bridgeDesk, bridgeStart, httpDesk, httpStart } from '../../../../renderer/client/start-port.ts'
import type { PlenaryBridge } from '../../../../shared/contract/bridge.ts'
import type { StartAnswer } from '../../../../shared/contract/start.ts'

const opened = { url: 'http://127.0.0.1:4621', invite: 'a'.repeat(64) }

/** Both adapters over the same answer: they promise the same. */
function bothSay(answer: unknown, status = 200) {
  const bridge = {
    start: () => Promise.resolve(answer as StartAnswer),
    desk: () => Promise.resolve(answer as StartAnswer),
  } as unknown as PlenaryBridge
  const at = {
    host: 'http://127.0.0.1:4620',
    bearer: 't',
    fetch: () => Promise.resolve(Response.json(answer, { status })),
  }
  return [
    { name: 'bridge', start: bridgeStart(bridge), desk: bridgeDesk(bridge) },
    { name: 'http', start: httpStart(at), desk: httpDesk(at) },
  ]
}

describe('the start screen’s two adapters', () => {
  it('give an answer of the call’s shape', async () => {
    for (const { start, desk } of bothSay({ ok: true, value: opened })) {
      expect(await start.call('open', { id: 'x' })).toEqual({ ok: true, value: opened })
      expect(await desk.call('rehearse')).toEqual({ ok: true, value: opened })
    }
  })

  it('give a failure as it came', async () => {
    const error = { code: 'read_only_folder', details: { folder: 'Plenary' } }
    for (const { start } of bothSay({ ok: false, error }))
      expect(await start.call('sample', {})).toEqual({ ok: false, error })
  })

  it('take an answer of another shape for garbled, not for an answer', async () => {
    for (const { start } of bothSay({ ok: true, value: { url: 'file:///etc/passwd', invite: 'x' } })) {
      expect(await start.call('open', { id: 'x' })).toEqual({ ok: false, error: { code: 'garbled' } })
    }
    for (const { start } of bothSay('hello')) {
      expect(await start.call('list', {})).toEqual({ ok: false, error: { code: 'garbled' } })
    }
  })

  it('over HTTP, the edge’s own refusal is a failure too, and silence is `unreachable`', async () => {
    const [, http] = bothSay({ error: { code: 'no_session' } }, 401)
    expect(await http!.desk.call('publish')).toEqual({ ok: false, error: { code: 'no_session' } })
    const silent = httpStart({
      host: 'http://127.0.0.1:1',
      bearer: 't',
      fetch: () => Promise.reject(new Error('refused')),
    })
    expect(await silent.call('list', {})).toEqual({ ok: false, error: { code: 'unreachable' } })
  })

  it('say whether the system’s dialog can be shown', () => {
    const [bridge, http] = bothSay(null)
    expect([bridge!.start.dialogs, http!.start.dialogs]).toEqual([true, false])
  })
})
