import { describe, expect, it } from 'vitest'
import type { OpenedForum } from '../../../../shared/contract/start.ts'
import type { PlenaryBridge } from '../../../../shared/contract/bridge.ts'
import type { WindowEdge } from '../../../../renderer/client/connection.ts'
import { showRehearsal, wayBack } from '../../../../renderer/client/rehearsal.ts'

const forum: OpenedForum = { url: 'http://127.0.0.1:4620', invite: 'a'.repeat(64) }
const copy: OpenedForum = { url: 'http://127.0.0.1:4621', invite: 'b'.repeat(64) }

/** A window of the app, and what it was told to show. */
function appWindow(showing: OpenedForum | null): { edge: WindowEdge; shown: (OpenedForum | null)[] } {
  const shown: (OpenedForum | null)[] = []
  const tab = new Map<string, string>()
  const bridge = {
    forum: () => Promise.resolve(shown.at(-1) ?? showing),
    show: (wanted: OpenedForum | null) => Promise.resolve(void shown.push(wanted)),
  } as unknown as PlenaryBridge
  const edge = {
    bridge,
    tab: {
      getItem: (key: string) => tab.get(key) ?? null,
      setItem: (key: string, value: string) => void tab.set(key, value),
    },
  } as unknown as WindowEdge
  return { edge, shown }
}

describe('a rehearsal in the app’s window', () => {
  it('leads back to the forum that it is a copy of', async () => {
    const { edge, shown } = appWindow(forum)
    await showRehearsal(edge, copy)
    wayBack(edge)?.()
    expect(shown).toEqual([copy, forum])
  })

  it('leads to the start screen where the forum is not known', () => {
    const { edge, shown } = appWindow(copy)
    wayBack(edge)?.()
    expect(shown).toEqual([null])
  })
})
