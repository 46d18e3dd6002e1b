import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { EditKeeper } from '../../../../renderer/client/kept-edits.ts'
import { MemoryKeeper } from '../../../../renderer/client/kept-edits.ts'
import type { LiveClient } from '../../../../renderer/client/live-client.ts'
import { TextClient } from '../../../../renderer/client/text-client.ts'
import { TextPool } from '../../../../renderer/client/text-pool.ts'
import { plainTextOf } from '../../../../shared/document/blocks.ts'
import { notesFragment, readNotes } from '../../../../shared/document/notes-text.ts'
import { ClientRoom, until } from '../../../support/client-room.ts'

let room: ClientRoom
let operator: LiveClient
let text: string
const opened: TextClient[] = []

beforeEach(async () => {
  room = await ClientRoom.open()
  operator = await room.operator({ direct: true })
  const meeting = Object.values(operator.state.meetings).find((one) => one.stage === 'planned')!
  await operator.send('meeting.open', { meeting: meeting.id })
  text = meeting.items[0]!.notes
})

afterEach(async () => {
  for (const client of opened.splice(0)) client.close()
  await room.close()
})

function open(
  session: string,
  { keeper = new MemoryKeeper(), direct = false }: { keeper?: EditKeeper; direct?: boolean } = {},
): TextClient {
  const client = new TextClient({
    host: direct ? room.forum.hosting.localUrl : room.line.url,
    session,
    text,
    keepUnder: `forum writer ${text}`,
    user: { name: 'Seat 1', sector: 0 },
    runtime: room.runtime,
    keeper,
  })
  opened.push(client)
  return client
}

async function synced(session: string, options: { keeper?: EditKeeper; direct?: boolean } = {}): Promise<TextClient> {
  const client = open(session, options)
  await until(client, () => client.getView().state === 'saved')
  return client
}

/** A device that takes its time: nothing is written down before `write`. */
class SlowKeeper extends MemoryKeeper {
  write = (): void => undefined

  override keepEdit(): Promise<void> {
    return new Promise((resolve) => (this.write = resolve))
  }
}

const docOf = (client: TextClient): Y.Doc => client.getView().doc!
const wordsIn = (client: TextClient): string => (client.getView().doc ? plainTextOf(readNotes(docOf(client))) : '')

function write(client: TextClient, words: string): Y.XmlText {
  const line = new Y.XmlText(words)
  docOf(client).transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [line])
    notesFragment(docOf(client)).push([paragraph])
  })
  return line
}

async function cut(client: TextClient): Promise<void> {
  room.line.cut()
  await until(client, () => client.getView().state === 'offline')
}

/** What a page does when it goes away without a word. */
function vanish(client: TextClient): void {
  room.line.cut()
  client.close()
}

describe('what is saved', () => {
  it('nothing to edit is shown before the host’s text is here', async () => {
    const client = open(await room.session('member'))
    expect(client.getView()).toMatchObject({ state: 'opening', doc: null })
    await until(client, () => client.getView().state === 'saved')
    expect(client.getView().doc).not.toBeNull()
  })

  it('[TEXT7] each change counts as unsaved until the host says that it is on disk, deletions too', async () => {
    const client = await synced(await room.session('member'))
    const line = write(client, 'twelve members')
    await until(client, () => client.getView().unsaved === 1)
    await until(client, () => client.getView().state === 'saved')
    line.delete(0, 7)
    await until(client, () => client.getView().unsaved === 1)
    expect(client.getView().state).toBe('unsaved')
    await until(client, () => client.getView().state === 'saved')
    room.forum.hosting.recorder.store.text(text)
    const onDisk = new Y.Doc()
    const { snapshot, updates } = room.forum.hosting.recorder.store.text(text)
    for (const one of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(onDisk, one)
    expect(plainTextOf(readNotes(onDisk))).toBe('members')
  })

  it('while nothing is heard of the host, changes stay unsaved and are counted', async () => {
    const client = await synced(await room.session('member'))
    room.line.deafen()
    const line = write(client, 'one')
    line.insert(3, ' two')
    line.delete(0, 3)
    await until(client, () => client.getView().unsaved === 3)
    expect(client.getView().state).toBe('unsaved')
  })

  it('what was typed while the line was down is sent when it is back, and others have it', async () => {
    const client = await synced(await room.session('member'))
    const other = await synced(await room.session('secretariat'), { direct: true })
    const line = write(client, 'before')
    await until(client, () => client.getView().state === 'saved')
    await cut(client)
    line.insert(6, ' and while it was down')
    await until(client, () => client.getView().unsaved === 1)
    expect(client.getView().state).toBe('offline')
    room.line.mend()
    client.retry()
    await until(client, () => client.getView().state === 'saved')
    await until(other, () => wordsIn(other) === 'before and while it was down').catch(() => undefined)
    expect(wordsIn(other)).toBe('before and while it was down')
    expect(client.getView().kept).toEqual([])
  })

  it('while the line is down it says that words are kept only once the device has them', async () => {
    const keeper = new SlowKeeper()
    const client = await synced(await room.session('member'), { keeper })
    await cut(client)
    write(client, 'kept')
    await until(client, () => client.getView().unsaved === 1)
    expect(client.getView().state).toBe('unsaved')
    keeper.write()
    await until(client, () => client.getView().state === 'offline')
    expect(client.getView().unsaved).toBe(1)
  })

  it('what is typed in the moment when the line comes back is refused by nobody', async () => {
    const client = await synced(await room.session('member'))
    const line = write(client, 'a')
    await until(client, () => client.getView().state === 'saved')
    await cut(client)
    line.insert(1, 'b')
    room.line.mend()
    const typing = setInterval(() => {
      line.insert(line.length, 'c')
    }, 1)
    client.retry()
    await until(client, () => client.getView().state === 'unsaved' || client.getView().state === 'saved')
    clearInterval(typing)
    await until(client, () => client.getView().state === 'saved')
    expect(client.getView()).toMatchObject({ kept: [], generation: 0 })
  })

  it('a line lost before the acknowledgement doubles nothing', async () => {
    const client = await synced(await room.session('member'))
    room.line.deafen()
    write(client, 'said once')
    await until(client, () => client.getView().unsaved === 1)
    room.line.cut()
    room.line.mend()
    client.retry()
    await until(client, () => client.getView().state === 'saved')
    expect(wordsIn(client)).toBe('said once')
  })
})

describe('what lies on the device', () => {
  it('a page that goes away with unsaved changes sends them when it comes back', async () => {
    const keeper = new MemoryKeeper()
    const session = await room.session('member')
    const client = await synced(session, { keeper })
    const line = write(client, 'saved')
    await until(client, () => client.getView().state === 'saved')
    await cut(client)
    line.insert(5, ' and not')
    vanish(client)
    room.line.mend()
    const again = open(session, { keeper })
    await until(again, () => wordsIn(again) === 'saved and not' && again.getView().state === 'saved')
    await expect.poll(() => keeper.edits(`forum writer ${text}`)).toEqual([])
    const other = await synced(await room.session('secretariat'), { direct: true })
    expect(wordsIn(other)).toBe('saved and not')
  })

  it('what had arrived, though the page never heard of it, is not sent a second time', async () => {
    const keeper = new MemoryKeeper()
    const session = await room.session('member')
    const client = await synced(session, { keeper })
    const other = await synced(await room.session('secretariat'), { direct: true })
    room.line.deafen()
    write(client, 'arrived')
    docOf(other).on('update', () => undefined)
    await expect.poll(() => wordsIn(other)).toBe('arrived')
    vanish(client)
    expect(await keeper.edits(`forum writer ${text}`)).toHaveLength(1)
    room.line.mend()
    const again = await synced(session, { keeper })
    await expect.poll(() => keeper.edits(`forum writer ${text}`)).toEqual([])
    expect(wordsIn(again)).toBe('arrived')
  })

  it('changes that build on what the host has not got are set aside as words', async () => {
    const keeper = new MemoryKeeper()
    const lost = new Y.Doc()
    const line = new Y.Text('x')
    lost.getMap('elsewhere').set('line', line)
    const before = Y.encodeStateVector(lost)
    line.insert(1, 'orphaned words')
    await keeper.keepEdit(`forum writer ${text}`, { id: 'e1', update: Y.encodeStateAsUpdate(lost, before) })
    const client = open(await room.session('member'), { keeper })
    await until(client, () => client.getView().kept.length === 1)
    expect(client.getView().kept[0]).toMatchObject({ why: 'gap', added: 'orphaned words' })
    expect(await keeper.edits(`forum writer ${text}`)).toEqual([])
  })
})

describe('a refused write', () => {
  it('[TEXT5] sets the words aside, and builds the text anew from the host', async () => {
    const keeper = new MemoryKeeper()
    const session = await room.session('member')
    const client = await synced(session, { keeper })
    const line = write(client, 'the host has this')
    await until(client, () => client.getView().state === 'saved')
    await cut(client)
    line.insert(17, ', but not this')
    const [meeting] = Object.values(operator.state.meetings).filter((one) => one.stage === 'open')
    expect(await operator.send('meeting.adjourn', { meeting: meeting!.id })).toMatchObject({ ok: true })
    const forked = docOf(client)
    room.line.mend()
    client.retry()
    await until(client, () => client.getView().generation === 1 && client.getView().state === 'saved')
    expect(wordsIn(client)).toBe('the host has this')
    expect(docOf(client)).not.toBe(forked)
    const [kept] = client.getView().kept
    expect(kept).toMatchObject({ why: 'not_allowed', added: ', but not this', text: 'the host has this, but not this' })
    expect(client.getView().unsaved).toBe(0)
    // It outlives the page, until its writer has done with it.
    client.close()
    const again = open(session, { keeper })
    await until(again, () => again.getView().kept.length === 1)
    again.forget(kept!.id)
    expect(again.getView().kept).toEqual([])
    expect(await keeper.texts(`forum writer ${text}`)).toEqual([])
    expect(await keeper.edits(`forum writer ${text}`)).toEqual([])
  })
})

describe('who is where', () => {
  it('[TEXT8] others’ carets carry the host’s stamp, and are there again as soon as the line is', async () => {
    const client = await synced(await room.session('member'))
    const other = await synced(await room.session('secretariat'), { direct: true })
    const seen = () =>
      [...(client.getView().awareness?.getStates().values() ?? [])].map(
        (state) => (state['user'] as { name?: string } | undefined)?.name,
      )
    const stamped = room.invitationOf('secretariat')
    await expect.poll(seen).toContain(stamped.seat ?? stamped.name)
    await cut(client)
    expect(client.getView().awareness?.getStates().size).toBe(1)
    room.line.mend()
    client.retry()
    await expect.poll(seen).toContain(stamped.seat ?? stamped.name)
    expect(other.getView().state).toBe('saved')
  })
})

describe('the end', () => {
  it('[JOIN4] a session that ends closes its texts for good', async () => {
    const invitation = room.invitationOf('member')
    const { session, participant } = await room.forum.redeem(invitation.url)
    const client = await synced(session)
    await operator.send('invitation.revoke', { person: participant.id })
    await until(client, () => client.getView().state === 'refused')
    expect(client.getView().closed).toBe(4401)
    client.retry()
    expect(client.getView().state).toBe('refused')
  })

  it('a text that there is not is refused for good', async () => {
    text = 'f'.repeat(32)
    const client = open(await room.session('member'))
    await until(client, () => client.getView().state === 'refused')
    expect(client.getView().closed).toBe(4404)
  })
})

describe('texts that several parts of a window show', () => {
  const poolOf = (session: string, graceMs: number): TextPool =>
    new TextPool(
      (which) => ({
        host: room.line.url,
        session,
        text: which,
        keepUnder: which,
        user: { name: '', sector: null },
        runtime: room.runtime,
        keeper: new MemoryKeeper(),
      }),
      graceMs,
    )

  it('are opened once, and stay open while tabs switch', async () => {
    const pool = poolOf(await room.session('member'), 60_000)
    const first = pool.hold(text, () => undefined)
    const client = pool.client(text)
    const second = pool.hold(text, () => undefined)
    first()
    second()
    pool.hold(text, () => undefined)
    expect(pool.client(text)).toBe(client)
    pool.close()
  })

  it('close once nobody shows them, but not before what was typed is saved', async () => {
    const pool = poolOf(await room.session('member'), 20)
    const letGo = pool.hold(text, () => undefined)
    await until(pool, () => pool.view(text).state === 'saved')
    room.line.cut()
    await until(pool, () => pool.view(text).state === 'offline')
    write(pool.client(text)!, 'unsaved')
    await until(pool, () => pool.getUnsaved() === 1)
    letGo()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(pool.client(text)).not.toBeNull()
    room.line.mend()
    pool.retry()
    await expect.poll(() => pool.client(text)).toBeNull()
    expect(room.runtime.wakers).toBe(1) // the operator's own line
  })
})
