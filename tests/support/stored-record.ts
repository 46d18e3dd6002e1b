import { createHash } from 'node:crypto'
import type { StoreReader, StoreWriter } from '../../main/host/ports/forum-store.ts'
import { eventHash } from '../../shared/domain/record.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { commitmentTo } from '../../shared/domain/sealed.ts'
import type { VaultEntry } from '../../shared/domain/sealed.ts'

export const TEXT = 'a1'.repeat(16)
export const PARTICIPANT = 'b2'.repeat(16)
export const AT = '2026-11-21T09:00:00.000Z'

/** The event that follows a head, with a hash that holds. */
export function eventAfter(
  head: { readonly seq: number; readonly hash: string },
  body: RecordedEvent['body'] = {},
): RecordedEvent {
  const unhashed = { seq: head.seq + 1, at: AT, actor: PARTICIPANT, type: 'test.happened/1', body, prev: head.hash }
  return { ...unhashed, hash: eventHash(unhashed) }
}

export function entryOf(value: string): VaultEntry {
  const salt = sha256(`salt of ${value}`)
  return { commitment: commitmentTo(salt, value), salt, value, class: 'reason' }
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What one command leaves in five tables at once; answers the event's number. */
export function writeWhole(writer: StoreWriter): number {
  const event = eventAfter(writer.head(), { words: 'w'.repeat(500) })
  writer.appendEvent(event)
  writer.addVaultEntry(entryOf(`value ${String(event.seq)}`))
  const blob = Buffer.from(`blob ${String(event.seq)} ${'x'.repeat(3000)}`)
  writer.addBlob(sha256(blob), blob)
  writer.addUpdate(TEXT, { participant: PARTICIPANT, at: AT, update: Uint8Array.of(0, 0) })
  writer.setNote('last', String(event.seq))
  return event.seq
}

/** What does not fit together in a store that `writeWhole` alone has written; nothing, if every transaction is there whole or not at all. */
export function halves(store: StoreReader): string[] {
  const { seq } = store.head()
  const found: string[] = []
  const events = store.events(0)
  if (events.length !== seq || events.some((event, index) => event.seq !== index + 1)) found.push('events')
  if (
    events.some(
      (event, index) => eventHash(event) !== event.hash || event.prev !== (events[index - 1]?.hash ?? event.prev),
    )
  )
    found.push('chain')
  if (store.vault().length !== seq) found.push('vault')
  if ((store.note('last') ?? '0') !== String(seq)) found.push('note')
  for (let n = 1; n <= seq; n++)
    if (!store.blob(sha256(`blob ${String(n)} ${'x'.repeat(3000)}`))) found.push(`blob ${String(n)}`)
  // Dense history has one entry a minute, loose one an update: either way none may be there for nothing.
  if ((store.textHistory(TEXT).length === 0) !== (seq === 0)) found.push('text')
  return found
}
