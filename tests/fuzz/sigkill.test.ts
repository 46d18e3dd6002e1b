import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { HostProcess } from '../support/command-line.ts'
import { makeSampleFile } from '../support/hosted-forum.ts'
import { frameDown } from '../../shared/contract/frames-down.ts'
import { redeemAnswer, textListing } from '../../shared/contract/http.ts'
import { LIVE_PROTOCOL, PROTOCOL_VERSION, SYNC_PROTOCOL } from '../../shared/contract/protocol.ts'
import { foldState } from '../../main/host/recorder.ts'
import { openForumFile } from '../../main/store/forum-file.ts'

// Kills fall at moments of the wall clock, so there is no seed to print: what went wrong is named by its words.
const KILLS = 100
const WRITERS = 20

let folder: string
beforeAll(() => {
  // Every published provider listens for the process's end.
  process.setMaxListeners(0)
  folder = mkdtempSync(join(tmpdir(), 'plenary-kill-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Types words into the text all share, and sends commands; knows what others saw and what was answered. */
class Participant {
  readonly name: string
  readonly seen = new Set<string>()
  readonly answered = new Set<string>()
  readonly #session: string
  #provider: WebsocketProvider | null = null
  #live: WebSocket | null = null
  #typing: NodeJS.Timeout | null = null
  #next = 0

  constructor(name: string, session: string) {
    this.name = name
    this.#session = session
  }

  async connect(host: HostProcess, text: string): Promise<void> {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(host.ready.sync, text, doc, {
      WebSocketPolyfill: WebSocket as never,
      protocols: [SYNC_PROTOCOL, `session.${this.#session}`],
      disableBc: true,
    })
    this.#provider = provider
    const words = doc.getXmlFragment('problem')
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider) return
      for (const word of wordsOf(words)) if (!word.startsWith(`${this.name}-`)) this.seen.add(word)
    })
    const live = new WebSocket(host.ready.live, [LIVE_PROTOCOL, `session.${this.#session}`])
    this.#live = live
    live.on('error', () => undefined)
    live.on('message', (data) => {
      const frame = frameDown.parse(JSON.parse((data as Buffer).toString('utf8')))
      if ('id' in frame && frame.ok) this.answered.add(frame.id)
    })
    live.on('open', () => {
      live.send(JSON.stringify({ hello: PROTOCOL_VERSION, since: 1 }))
    })
    await new Promise<void>((resolve) =>
      provider.once('sync', () => {
        resolve()
      }),
    )
  }

  write(): void {
    this.#typing = setInterval(() => {
      const word = `${this.name}-${String(this.#next++)}`
      const doc = this.#provider?.doc
      if (doc && this.#provider?.wsconnected) {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(word)])
        const words = doc.getXmlFragment('problem')
        words.insert(words.length, [paragraph])
      }
      // A title is the command's own id, so that each can be found again in the record.
      if (this.#live?.readyState === WebSocket.OPEN) {
        this.#live.send(JSON.stringify({ id: word, command: 'commitment.draft', input: { title: word } }))
      }
    }, 15)
  }

  disconnect(): void {
    if (this.#typing) clearInterval(this.#typing)
    const doc = this.#provider?.doc
    this.#provider?.destroy()
    doc?.destroy()
    this.#live?.terminate()
  }
}

function wordsOf(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().map((paragraph) => textOf(paragraph as Y.XmlElement))
}

function textOf(paragraph: Y.XmlElement): string {
  return paragraph.toJSON().replace(/<[^>]*>/g, '')
}

/** The text as the file holds it. */
function wordsOnDisk(file: string, text: string): { words: string[]; titles: string[] } {
  const opened = openForumFile(file)
  if (!opened.ok) throw new Error(opened.error.code)
  const { snapshot, updates } = opened.value.text(text)
  const titles = Object.values(foldState(opened.value).commitments).map((commitment) => commitment.title)
  opened.value.close()
  const doc = new Y.Doc()
  if (snapshot) Y.applyUpdate(doc, snapshot)
  for (const update of updates) Y.applyUpdate(doc, update)
  const words = wordsOf(doc.getXmlFragment('problem'))
  doc.destroy()
  return { words, titles }
}

test(`[TEXT4] [REC8] after ${String(KILLS)} kills under ${String(WRITERS)} writers, what was seen or answered is there exactly once`, async () => {
  const file = join(folder, 'forum.plenary')
  makeSampleFile(file)
  let host = await HostProcess.start(file)
  const invites = host.ready.invites.filter((invite) => invite.role !== 'observer').slice(0, WRITERS)
  const sessions = await Promise.all(invites.map((invite) => redeem(host, invite.url)))
  const text = await commitmentText(host, sessions[0] ?? '')
  const seen = new Set<string>()
  const answered = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill > 0) host = await HostProcess.start(file)
    const people = sessions.map((session, index) => new Participant(`k${String(kill)}w${String(index)}`, session))
    await Promise.all(people.map((person) => person.connect(host, text)))
    for (const person of people) person.write()
    await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 250))
    await host.end('SIGKILL')
    for (const person of people) {
      person.disconnect()
      for (const word of person.seen) seen.add(word)
      for (const id of person.answered) answered.add(id)
    }
    // A round's own words are looked at right after its kill; all of them once more at the end.
    const { words, titles } = wordsOnDisk(file, text)
    expect(missingOrDoubled(seen, words), `after kill ${String(kill + 1)}`).toEqual([])
    expect(missingOrDoubled(answered, titles), `after kill ${String(kill + 1)}`).toEqual([])
  }
  expect(seen.size).toBeGreaterThan(KILLS)
  expect(answered.size).toBeGreaterThan(KILLS)
}, 900_000)

function missingOrDoubled(expected: ReadonlySet<string>, found: readonly string[]): string[] {
  const times = new Map<string, number>()
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1)
  return [...expected].filter((one) => times.get(one) !== 1)
}

async function redeem(host: HostProcess, link: string): Promise<string> {
  const response = await fetch(`${host.ready.url}/api/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invite: link.split('/join/')[1] }),
  })
  return redeemAnswer.parse(await response.json()).session
}

async function commitmentText(host: HostProcess, session: string): Promise<string> {
  const response = await fetch(`${host.ready.url}/api/texts`, { headers: { authorization: `Bearer ${session}` } })
  const text = textListing.parse(await response.json()).find((one) => one.kind === 'commitment' && one.write)
  if (!text) throw new Error('no commitment to write')
  return text.doc
}
