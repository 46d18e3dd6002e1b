import { afterAll, beforeAll, expect, test } from 'vitest'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { signatureHolds } from '../../../../shared/domain/checkpoint.ts'
import { chainFault, CHAIN_START } from '../../../../shared/domain/record.ts'
import type { RecordedEvent } from '../../../../shared/domain/record.ts'
import { commitmentTo } from '../../../../shared/domain/sealed.ts'

let forum: HostedForum
beforeAll(async () => {
  forum = await HostedForum.start()
})
afterAll(async () => {
  await forum.close()
})

const log = (): RecordedEvent[] => forum.hosting.recorder.store.events(0)

test('[REC1] [REC2] [REC6] entries are numbered from 1 without a gap, chained, stamped in UTC and versioned', () => {
  let before = { seq: 0, hash: CHAIN_START }
  for (const event of log()) {
    expect(chainFault(before, event)).toBeNull()
    expect(event.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(event.type).toMatch(/^[a-z.]+\/[1-9]\d*$/)
    before = event
  }
  expect(before.seq).toBe(log().length)
})

test('[REC7] the first entry founds the forum, and every launch of a host is one, its epoch one higher', async () => {
  expect(log()[0]?.type).toBe('forum.founded/1')
  const launches = (): number[] =>
    log().flatMap(({ type, body }) => (type === 'hosting.began/1' ? [Number(body['epoch'])] : []))
  expect(launches()).toEqual([1])
  forum = await forum.restart()
  expect(launches()).toEqual([1, 2])
})

test('[REC5] names, e-mails and free words are in no entry; what stands for them is a commitment to salt and value', async () => {
  const operator = await forum.operator()
  await operator.run('person.add', { name: 'Visitor of the day', organisation: null, meeting: null, mode: 'away' })
  const written = JSON.stringify(log())
  const { recorder } = forum.hosting
  const entries = [...recorder.vaultEntries()]
  expect(entries.map((one) => one.value)).toContain('Visitor of the day')
  // Seats and bodies are named like their holders in places; a person's own name and address are in no entry.
  for (const { class: kind, value } of entries)
    if (kind === 'email' || kind === 'guest-name' || kind === 'reason') expect(written).not.toContain(value)
  for (const { commitment, salt, value } of entries) {
    expect(salt).toMatch(/^[0-9a-f]{64}$/)
    expect(commitmentTo(salt, value)).toBe(commitment)
  }
  expect(new Set(entries.map((one) => one.salt)).size).toBe(entries.length)
})

test('[REC10] a meeting entered later says when it was, apart from when it was recorded', () => {
  const past = Object.values(forum.state.meetings).filter((meeting) => meeting.occurredAt !== null)
  expect(past.length).toBeGreaterThan(0)
  for (const { id, occurredAt } of past) {
    const planned = log().find(({ type, body }) => type === 'meeting.planned/1' && body['meeting'] === id)
    expect(planned?.body['occurredAt']).toBe(occurredAt)
    expect(planned?.at.slice(0, 10)).not.toBe(occurredAt?.slice(0, 10))
  }
})

test('[CHK1] [CHK2] a new forum ends with a checkpoint that its admitted key signed', () => {
  const [first] = forum.hosting.recorder.store.checkpoints()
  if (!first) throw new Error('no checkpoint')
  expect(signatureHolds(first)).toBe(true)
  const admitted = log().find(({ type, body }) => type === 'key.admitted/1' && body['key'] === first.key)
  expect(admitted?.seq).toBeLessThanOrEqual(first.seq)
  expect(log()[first.seq - 1]?.hash).toBe(first.hash)
  for (const changed of [{ seq: first.seq + 1 }, { epoch: first.epoch + 1 }, { hash: '0'.repeat(64) }])
    expect(signatureHolds({ ...first, ...changed })).toBe(false)
})

test('[LIVE2] every window hears how far the record goes, and of each entry that it may see, in order', async () => {
  const window = await forum.join(forum.invitations()[0]?.url ?? '')
  const from = window.state?.seq ?? 0
  const operator = await forum.operator()
  for (const title of ['One', 'Two', 'Three']) await operator.run('commitment.draft', { title })
  await window.ask('none', {})
  expect(window.events.map((event) => event.seq)).toEqual([from + 1, from + 2, from + 3])
  expect(window.state?.seq).toBe(forum.hosting.recorder.head.seq)
})
