import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Deadlines } from '../../../../main/host/deadlines.ts'
import type { Procedure } from '../../../../shared/domain/procedure.ts'
import type { ProcedureId } from '../../../../shared/domain/primitives.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { MovedClock, ProcedureForum } from '../../../support/procedure-forum.ts'

const TALLINN = 'Europe/Tallinn'
const clock = new MovedClock('2027-03-26T10:00:00.000Z')
let forum: HostedForum
let silent: ProcedureForum
let keeper: Deadlines
let faults: unknown[]

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
  silent = await ProcedureForum.after(forum)
  faults = []
  keeper = new Deadlines(forum.hosting.recorder, (error) => faults.push(error))
})
afterEach(async () => {
  keeper.end()
  vi.useRealTimers()
  await forum.close()
})

/** The host's own keeper sleeps on real timers; this one's are the test's. */
function keep(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  keeper.begin()
}

const ended = (id: ProcedureId): Procedure['ended'] => silent.procedure(id).ended

test('[SIL6] it ends a procedure as adopted as soon as its last instant is over, and not before', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  const { instant } = silent.procedure(id).until
  clock.set(instant, -1000)
  keep()
  vi.advanceTimersByTime(999)
  expect(ended(id)).toBeNull()
  clock.set(instant)
  vi.advanceTimersByTime(1)
  expect(ended(id)).toBeNull() // exactly at it: still in time
  clock.set(instant, 1)
  vi.advanceTimersByTime(1)
  expect(ended(id)).toMatchObject({ result: 'adopted', outcome: { why: 'silence_kept', days: 2, objections: [] } })
  const last = forum.hosting.recorder.store.events(0, 10_000).at(-1)
  expect(last).toMatchObject({ type: 'procedure.ended/1', actor: forum.state.forum?.host })
  const { commitment, text } = silent.procedure(id)
  expect(forum.state.commitments[commitment ?? '']).toMatchObject({ stage: 'adopted', adopted: text })
  expect(vi.getTimerCount()).toBe(0)
})

test('[SIL6] a clock set back ends nothing early, however long the timer has run', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  const { instant } = silent.procedure(id).until
  clock.set(instant, -5_000)
  keep()
  clock.set(instant, -3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(ended(id)).toBeNull()
  clock.set(instant, 60_000)
  vi.advanceTimersByTime(15_000)
  expect(ended(id)).toMatchObject({ result: 'adopted' })
})

test('[SIL6] a deadline beyond the longest timer, and a sleep over it, are seen within 15 s of waking', async () => {
  const id = await silent.ask('2028-03-28T12:00', TALLINN)
  keep()
  vi.advanceTimersByTime(120_000)
  expect(ended(id)).toBeNull()
  clock.set(silent.procedure(id).until.instant, 7_200_000)
  vi.advanceTimersByTime(15_000)
  expect(ended(id)).toMatchObject({ result: 'adopted', at: '2028-03-28T11:00:00.000Z' })
})

test('[SIL6] one opened while it sleeps over another is looked after too', async () => {
  keep()
  expect(vi.getTimerCount()).toBe(0)
  const id = await silent.ask('2027-03-26T12:01', TALLINN)
  clock.set(silent.procedure(id).until.instant, 1)
  vi.advanceTimersByTime(15_000)
  expect(ended(id)).toMatchObject({ result: 'adopted' })
})

test('[SIL6] [SIL4] an objection ends it, and the timer finds nothing left to do', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  clock.set(silent.procedure(id).until.instant, -1000)
  keep()
  await silent.object(id)
  const before = forum.state.seq
  clock.set(silent.procedure(id).until.instant, 1000)
  vi.advanceTimersByTime(30_000)
  expect(ended(id)).toMatchObject({ result: 'not_adopted' })
  expect(forum.state.seq).toBe(before)
})

test('[SIL6] a host that starts after the deadline ends it at once, in its own name and time', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  clock.set(silent.procedure(id).until.instant, 86_400_000)
  forum = await forum.restart(undefined, { clock })
  expect(forum.state.procedures[id]?.ended).toMatchObject({ result: 'adopted', at: '2027-03-29T09:00:00.000Z' })
})

test('[SIL6] a host that starts before the deadline leaves it open', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  clock.set(silent.procedure(id).until.instant)
  forum = await forum.restart(undefined, { clock })
  expect(forum.state.procedures[id]?.ended).toBeNull()
})

test('[SIL6] what the disk refuses is told, and tried again without haste', async () => {
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  clock.set(silent.procedure(id).until.instant, 1)
  const { store } = forum.hosting.recorder
  const full = vi.spyOn(store, 'transact').mockImplementation(() => {
    throw new Error('disk full')
  })
  keep()
  vi.advanceTimersByTime(14_999)
  expect(faults).toHaveLength(1)
  full.mockRestore()
  vi.advanceTimersByTime(1)
  expect(ended(id)).toMatchObject({ result: 'adopted' })
})

test.for([
  // The hour from 03:00 is left out: read as before the change.
  { from: '2027-03-26T10:00:00.000Z', local: '2027-03-28T03:30', instant: '2027-03-28T01:30:00.000Z', days: 2 },
  // After the change clocks are three hours ahead, before it two.
  { from: '2027-03-26T10:00:00.000Z', local: '2027-03-28T12:00', instant: '2027-03-28T09:00:00.000Z', days: 2 },
  // The hour from 03:00 comes twice: the first counts.
  { from: '2027-10-30T10:00:00.000Z', local: '2027-10-31T03:30', instant: '2027-10-31T00:30:00.000Z', days: 1 },
])('[SIL3] [SIL6] a deadline of $local in Tallinn holds over the change of the clocks', async (given) => {
  clock.set(given.from)
  const id = await silent.ask(given.local, TALLINN)
  expect(silent.procedure(id).until.instant).toBe(given.instant)
  clock.set(given.instant)
  keep()
  vi.advanceTimersByTime(60_000)
  expect(ended(id)).toBeNull()
  clock.set(given.instant, 1)
  vi.advanceTimersByTime(15_000)
  expect(ended(id)).toMatchObject({ result: 'adopted', outcome: { days: given.days } })
})
