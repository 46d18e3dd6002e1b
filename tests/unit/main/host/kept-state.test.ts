import { beforeEach, describe, expect, test } from 'vitest'
import { found } from '../../../../main/host/found.ts'
import { foldState, Recorder } from '../../../../main/host/recorder.ts'
import { STATE_VERSION } from '../../../../shared/domain/state.ts'
import type { ForumState } from '../../../../shared/domain/state.ts'
import { sampleForumNow } from '../../../../main/cli/new.ts'
import { testSigner } from '../../../support/hosted-forum.ts'
import { MemoryStore } from '../../../support/memory-store.ts'

const clock = { now: () => Date.now() }
let store: MemoryStore
let derived: ForumState

beforeEach(() => {
  store = new MemoryStore()
  const { founding, also } = sampleForumNow(clock)
  const recorder = new Recorder(store, clock)
  found(recorder, testSigner, founding, also)
  derived = structuredClone(recorder.state)
})

/** Keeps a state that says something else than the log does. */
function keep(of: Partial<{ seq: number; hash: string }>): ForumState {
  const kept = store.keptState(STATE_VERSION) ?? expect.fail('nothing is kept')
  const state = structuredClone(derived)
  if (state.forum) state.forum.name = 'As it was kept'
  state.seq = of.seq ?? kept.seq
  store.transact((writer) => {
    writer.keepState(STATE_VERSION, { ...kept, ...of, state })
  })
  return state
}

describe('[REC9] the state that is kept', () => {
  test('spares folding where it was derived from the entry that stands at its place', () => {
    const kept = keep({})
    expect(foldState(store)).toEqual(kept)
  })

  test.for([
    ['of another log', { hash: '0'.repeat(64) }],
    ['of an entry before, under this one’s hash', { seq: 3 }],
    ['from beyond the end of the log', { seq: 1_000_000 }],
  ] as const)('%s is not believed: the log is folded anew', ([, of]) => {
    keep(of)
    expect(foldState(store)).toEqual(derived)
  })
})
