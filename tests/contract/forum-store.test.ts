import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ForumStore, Invitation, Session } from '../../main/host/ports/forum-store.ts'
import { createForumFile } from '../../main/store/forum-file.ts'
import { CHAIN_START } from '../../shared/domain/record.ts'
import { AT, PARTICIPANT, TEXT, entryOf, eventAfter, halves, sha256, writeWhole } from '../support/stored-record.ts'

const LATER = '2026-11-21T10:00:00.000Z'
const invitation: Invitation = {
  tokenHash: sha256('token'),
  person: PARTICIPANT,
  meeting: null,
  role: 'member',
  createdAt: AT,
  expiresAt: LATER,
  devicesLeft: 2,
  revokedAt: null,
}
const session: Session = {
  sessionHash: sha256('session'),
  person: PARTICIPANT,
  role: 'member',
  meeting: TEXT,
  invitation: invitation.tokenHash,
  createdAt: AT,
  expiresAt: LATER,
  revokedAt: null,
}

let folder: string
let store: ForumStore

describe.each([
  { adapter: 'a file', pathIn: (inside: string) => join(inside, 'forum.plenary') },
  { adapter: 'memory', pathIn: () => ':memory:' },
])('a forum store in $adapter', ({ pathIn }) => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plenary-store-'))
    const created = createForumFile(pathIn(folder))
    if (!created.ok) throw new Error(created.error.detail)
    store = created.value
  })
  afterEach(() => {
    store.close()
    expect(readdirSync(folder).filter((name) => name !== 'forum.plenary')).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('begins with the start of the chain and nothing else', () => {
    expect(store.head()).toEqual({ seq: 0, hash: CHAIN_START })
    expect([store.events(0), store.vault(), store.checkpoints(), store.textHistory(TEXT)]).toEqual([[], [], [], []])
    expect([store.keptState(1), store.note('any'), store.blob(sha256('')), store.command('p', 'c')]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(store.text(TEXT)).toEqual({ snapshot: null, updates: [] })
  })

  it('gives events back as they were, after a number and up to a limit', () => {
    const first = eventAfter(store.head(), { text: 'ქართული “ ‮', list: [1, null, { deep: true }], zero: -0 + 0 })
    const second = eventAfter(first)
    store.transact((writer) => {
      writer.appendEvent(first)
      writer.appendEvent(second)
    })
    expect(store.events(0)).toEqual([first, second])
    expect(store.events(1)).toEqual([second])
    expect(store.events(0, 1)).toEqual([first])
    expect(store.head()).toEqual({ seq: 2, hash: second.hash })
  })

  it('refuses an event that does not follow the last one', () => {
    const first = eventAfter(store.head())
    store.transact((writer) => writer.appendEvent(first))
    for (const wrong of [first, eventAfter({ seq: 2, hash: first.hash }), eventAfter({ seq: 1, hash: CHAIN_START })])
      expect(() => store.transact((writer) => writer.appendEvent(wrong))).toThrow('follows the last')
    expect(store.events(0)).toEqual([first])
  })

  it('leaves nothing of a transaction that throws', () => {
    store.transact(writeWhole)
    const before = store.head()
    const thrown = new Error('the handler changed its mind')
    expect(() =>
      store.transact((writer) => {
        writeWhole(writer)
        writer.addInvitation(invitation)
        throw thrown
      }),
    ).toThrow(thrown)
    expect(store.head()).toEqual(before)
    expect(halves(store)).toEqual([])
    expect(store.invitation(invitation.tokenHash)).toBeNull()
  })

  it('sees its own writes inside a transaction and refuses a writer kept beyond it', () => {
    const kept = store.transact((writer) => {
      writer.setNote('a', '1')
      expect(writer.note('a')).toBe('1')
      return writer
    })
    expect(() => kept.setNote('a', '2')).toThrow('after its transaction')
    expect(() => store.transact(() => Promise.resolve())).toThrow('promise')
    expect(() => store.transact(() => store.transact(() => 1))).toThrow('within another')
    expect(store.note('a')).toBe('1')
  })

  it('discloses vault entries until they are erased', () => {
    const [one, two] = [entryOf('first reason'), entryOf('second reason')]
    store.transact((writer) => {
      writer.addVaultEntry(one)
      writer.addVaultEntry(two)
    })
    expect(store.vault()).toEqual([one, two])
    store.transact((writer) => writer.eraseVaultEntry(one.commitment))
    expect(store.vault()).toEqual([two])
    expect(store.vaultEntry(one.commitment)).toBeNull()
    expect(store.vaultEntry(two.commitment)).toEqual(two)
  })

  it('[DEC16] keeps the ballots of a box by their keys, lets a key change its own, and gives them in no order of time', () => {
    const ballot = (key: string, choice: string) => ({ key, decision: 'd', sector: null, choice })
    store.transact((writer) => {
      expect(writer.putBallot(ballot('2', 'yes'))).toBe(true)
      expect(writer.putBallot(ballot('1', 'yes'))).toBe(true)
      expect(writer.putBallot(ballot('3', 'blank'))).toBe(true)
      expect(writer.putBallot(ballot('1', 'no'))).toBe(false)
      expect(writer.changeBallot({ key: '1', decision: 'd', choice: 'no' })).toBe(true)
      expect(writer.changeBallot({ key: '1', decision: 'another', choice: 'yes' })).toBe(false)
    })
    const inBox = () => store.transact((writer) => writer.ballotsIn('d').map(({ choice }) => choice))
    expect(inBox()).toEqual(['blank', 'no', 'yes'])
    store.transact((writer) => {
      writer.emptyBox('another')
    })
    expect(inBox()).toHaveLength(3)
    store.transact((writer) => {
      writer.emptyBox('d')
    })
    expect(inBox()).toEqual([])
  })

  it('names blobs by their hash, keeps the first, and gives plain bytes back', () => {
    const bytes = Uint8Array.of(0, 255, 10, 0)
    const add = () => store.transact((writer) => writer.addBlob(sha256(bytes), bytes))
    add()
    add()
    const found = store.blob(sha256(bytes))
    expect(found).toEqual(bytes)
    expect(found && Object.getPrototypeOf(found)).toBe(Uint8Array.prototype)
    expect(() => store.transact((writer) => writer.addBlob(sha256('other'), bytes))).toThrow('SHA-256')
  })

  it('keeps checkpoints in order, and one derived state, under its version', () => {
    const point = {
      forum: TEXT,
      epoch: 1,
      seq: 3,
      hash: sha256('h'),
      at: AT,
      key: sha256('k'),
      signature: 'ab'.repeat(64),
    } as never
    store.transact((writer) => {
      writer.addCheckpoint(point)
      writer.addCheckpoint({ ...(point as object), seq: 9 } as never)
      writer.keepState(1, { seq: 3, hash: sha256('3'), state: { a: [1] } })
      writer.keepState(2, { seq: 4, hash: sha256('4'), state: { b: null } })
    })
    expect(store.checkpoints().map((kept) => kept.seq)).toEqual([3, 9])
    expect(store.checkpoints()[0]).toEqual(point)
    expect(store.keptState(1)).toBeNull()
    expect(store.keptState(2)).toEqual({ seq: 4, hash: sha256('4'), state: { b: null } })
  })

  it('remembers the answer to a command, for one participant and once', () => {
    const answered = { participant: PARTICIPANT, id: 'c-1', inputHash: sha256('in'), answer: '{"ok":true}' }
    store.transact((writer) => writer.answerCommand(answered))
    expect(store.command(PARTICIPANT, 'c-1')).toEqual(answered)
    expect(store.command('someone else', 'c-1')).toBeNull()
    expect(() => store.transact((writer) => writer.answerCommand(answered))).toThrow()
  })

  it('puts a snapshot in place of updates and still knows who sent what', () => {
    const sent = (participant: string, ...update: number[]) => ({
      participant,
      at: AT,
      update: Uint8Array.from(update),
    })
    const [one, two, three] = [sent('ann', 1, 2, 3), sent('ben', 4), sent('ann', 5, 6)]
    store.transact((writer) => {
      writer.addUpdate(TEXT, one)
      writer.addUpdate('other', three)
      writer.addUpdate(TEXT, two)
    })
    expect(store.text(TEXT)).toEqual({ snapshot: null, updates: [one.update, two.update] })
    expect(store.textSizeBytes(TEXT)).toBe(4)
    const snapshot = Uint8Array.from({ length: 300 }, (_, index) => index % 7)
    store.transact((writer) => writer.compactText(TEXT, snapshot))
    store.transact((writer) => writer.addUpdate(TEXT, three))
    expect(store.text(TEXT)).toEqual({ snapshot, updates: [three.update] })
    expect(store.textSizeBytes(TEXT)).toBe(302)
    expect(store.textHistory(TEXT)).toEqual([one, two, three])
    expect(store.textHistory('other')).toEqual([three])
  })

  it('binds a client id of a text to the participant who first used it', () => {
    store.transact((writer) => {
      writer.bindClientId(TEXT, 4_294_967_295, 'ann')
      writer.bindClientId(TEXT, 4_294_967_295, 'ann')
      writer.bindClientId('other', 4_294_967_295, 'ben')
    })
    expect(() => store.transact((writer) => writer.bindClientId(TEXT, 4_294_967_295, 'ben'))).toThrow('first used')
    expect(store.clientIds(TEXT)).toEqual(new Map([[4_294_967_295, 'ann']]))
  })

  it('counts an invitation’s devices down and keeps the first revocation', () => {
    store.transact((writer) => writer.addInvitation(invitation))
    const take = () => store.transact((writer) => writer.takeDevice(invitation.tokenHash))
    take()
    take()
    expect(take).toThrow('no device is left')
    for (const at of [AT, LATER]) store.transact((writer) => writer.revokeInvitation(invitation.tokenHash, at))
    const expected = { ...invitation, devicesLeft: 0, revokedAt: AT }
    expect(store.invitation(invitation.tokenHash)).toEqual(expected)
    expect(store.invitationsOf(PARTICIPANT)).toEqual([expected])
    expect(store.invitationsOf('nobody')).toEqual([])
  })

  it('finds a session by its hash and by its person, and keeps the first revocation', () => {
    store.transact((writer) => writer.addSession(session))
    expect(store.session(session.sessionHash)).toEqual(session)
    for (const at of [AT, LATER]) store.transact((writer) => writer.revokeSession(session.sessionHash, at))
    expect(store.sessionsOf(PARTICIPANT)).toEqual([{ ...session, revokedAt: AT }])
    expect(store.session(sha256('unknown'))).toBeNull()
  })

  it('forgets every invitation and session at once, and nothing else', () => {
    store.transact(writeWhole)
    store.transact((writer) => {
      writer.addInvitation(invitation)
      writer.addSession(session)
    })
    const before = store.head()
    store.transact((writer) => writer.forgetJoining())
    expect([store.invitation(invitation.tokenHash), store.session(session.sessionHash)]).toEqual([null, null])
    expect([store.invitationsOf(PARTICIPANT), store.sessionsOf(PARTICIPANT)]).toEqual([[], []])
    expect([store.head(), halves(store)]).toEqual([before, []])
  })

  it('copies itself, checked, to a place where nothing is', async () => {
    store.transact(writeWhole)
    const copy = join(folder, 'forum.plenary')
    const destination = readdirSync(folder).length === 0 ? copy : join(folder, 'copy.plenary')
    await store.backup(destination)
    await expect(store.backup(destination)).rejects.toMatchObject({ problem: { code: 'exists' } })
    await expect(store.backup(join(folder, 'none', 'x'))).rejects.toMatchObject({ problem: { code: 'missing' } })
    rmSync(destination)
  })
})
