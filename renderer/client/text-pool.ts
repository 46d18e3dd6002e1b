import { Listeners } from './runtime.ts'
import type { TextView } from './text-client.ts'
import { OPENING, TextClient } from './text-client.ts'
import type { TextOptions } from './text-client.ts'

/** Tabs switch back and forth: a text that nobody shows stays open this long. */
const GRACE_MS = 30_000

interface Held {
  readonly client: TextClient
  users: number
  closing: ReturnType<typeof setTimeout> | null
}

/** The texts that a window has open, each once however many parts of it show it. */
export class TextPool {
  readonly #optionsFor: (text: string) => TextOptions
  readonly #graceMs: number
  readonly #held = new Map<string, Held>()
  readonly #listeners = new Listeners()

  /** Told of every change in any open text. */
  readonly subscribe = this.#listeners.add

  constructor(optionsFor: (text: string) => TextOptions, graceMs = GRACE_MS) {
    this.#optionsFor = optionsFor
    this.#graceMs = graceMs
  }

  /** Opens a text, or joins those who have it open; returns how to let go of it. */
  hold(text: string, listener: () => void): () => void {
    const held = this.#held.get(text) ?? this.#open(text)
    held.users++
    if (held.closing) clearTimeout(held.closing)
    held.closing = null
    const stop = held.client.subscribe(listener)
    let letGo = false
    return () => {
      if (letGo) return
      letGo = true
      stop()
      held.users--
      if (held.users === 0) this.#closeLater(text, held)
    }
  }

  view(text: string): TextView {
    return this.#held.get(text)?.client.getView() ?? OPENING
  }

  /** The client of a text that is held. */
  client(text: string): TextClient | null {
    return this.#held.get(text)?.client ?? null
  }

  /** Changes not saved yet in all open texts together. */
  readonly getUnsaved = (): number => {
    return [...this.#held.values()].reduce((sum, { client }) => sum + client.getView().unsaved, 0)
  }

  /** Tries to reach the host now, for every text. */
  retry(): void {
    for (const { client } of this.#held.values()) client.retry()
  }

  /** Puts everything unsaved on the device, when the page may be going away. */
  keepNow(): void {
    for (const { client } of this.#held.values()) client.keepNow()
  }

  close(): void {
    for (const { client, closing } of this.#held.values()) {
      if (closing) clearTimeout(closing)
      client.close()
    }
    this.#held.clear()
    this.#listeners.clear()
  }

  #open(text: string): Held {
    const held: Held = { client: new TextClient(this.#optionsFor(text)), users: 0, closing: null }
    this.#held.set(text, held)
    held.client.subscribe(() => {
      this.#listeners.tell()
    })
    return held
  }

  #closeLater(text: string, held: Held): void {
    held.closing = setTimeout(() => {
      // What is not saved yet stays on the line until it is.
      if (held.client.getView().unsaved > 0 && held.client.getView().closed === null) {
        this.#closeLater(text, held)
        return
      }
      this.#held.delete(text)
      held.client.close()
    }, this.#graceMs)
  }
}
