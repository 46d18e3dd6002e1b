import { z } from '../../shared/lib/zod.ts'
import type { KeptAnswer } from './kept-answers.ts'
import { keptAnswer } from './kept-answers.ts'

/** Words that the host refused, set aside for whoever wrote them. */
const keptText = z.object({
  id: z.string(),
  /** Why, as the host said: `not_allowed`, `gap`, `too_large`, … */
  why: z.string(),
  /** When, by this device's clock. */
  at: z.number(),
  /** The words of the refused changes alone. */
  added: z.string(),
  /** The whole text as it read here, those words in it. */
  text: z.string(),
})
export type KeptText = Readonly<z.infer<typeof keptText>>

const keptEdit = z.object({
  id: z.string(),
  /** A Yjs update, format V1. */
  update: z.instanceof(Uint8Array),
})
export interface KeptEdit {
  readonly id: string
  readonly update: Uint8Array
}

/**
 * What a device keeps, so that a reload loses nothing: of a text, changes without an acknowledgement and refused words; of a forum, positions
 * and ballots without an answer. `key` names the text or forum, and the writer: another person on the same device must not send them.
 * Nothing rejects; where nothing can be kept, nothing is.
 */
export interface EditKeeper {
  edits(key: string): Promise<readonly KeptEdit[]>
  keepEdit(key: string, edit: KeptEdit): Promise<void>
  dropEdits(key: string, ids: readonly string[]): Promise<void>
  texts(key: string): Promise<readonly KeptText[]>
  keepText(key: string, text: KeptText): Promise<void>
  dropText(key: string, id: string): Promise<void>
  answers(key: string): Promise<readonly KeptAnswer[]>
  keepAnswer(key: string, answer: KeptAnswer): Promise<void>
  dropAnswer(key: string, id: string): Promise<void>
}

/** For browsers that refuse their storage, and for tests. */
export class MemoryKeeper implements EditKeeper {
  readonly #edits = new Map<string, Map<string, KeptEdit>>()
  readonly #texts = new Map<string, Map<string, KeptText>>()
  readonly #answers = new Map<string, Map<string, KeptAnswer>>()

  edits(key: string): Promise<readonly KeptEdit[]> {
    return Promise.resolve([...(this.#edits.get(key)?.values() ?? [])])
  }

  keepEdit(key: string, edit: KeptEdit): Promise<void> {
    put(this.#edits, key, edit)
    return Promise.resolve()
  }

  dropEdits(key: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#edits.get(key)?.delete(id)
    return Promise.resolve()
  }

  texts(key: string): Promise<readonly KeptText[]> {
    return Promise.resolve([...(this.#texts.get(key)?.values() ?? [])])
  }

  keepText(key: string, text: KeptText): Promise<void> {
    put(this.#texts, key, text)
    return Promise.resolve()
  }

  dropText(key: string, id: string): Promise<void> {
    this.#texts.get(key)?.delete(id)
    return Promise.resolve()
  }

  answers(key: string): Promise<readonly KeptAnswer[]> {
    return Promise.resolve([...(this.#answers.get(key)?.values() ?? [])])
  }

  keepAnswer(key: string, answer: KeptAnswer): Promise<void> {
    put(this.#answers, key, answer)
    return Promise.resolve()
  }

  dropAnswer(key: string, id: string): Promise<void> {
    this.#answers.get(key)?.delete(id)
    return Promise.resolve()
  }
}

function put<T extends { readonly id: string }>(all: Map<string, Map<string, T>>, key: string, one: T): void {
  const of = all.get(key) ?? new Map<string, T>()
  all.set(key, of.set(one.id, one))
}

const EDITS = 'edits'
const TEXTS = 'texts'
const ANSWERS = 'answers'
const VERSION = 2
const placed = z.object({ place: z.number() })

/** In the browser's IndexedDB, which pages served over plain HTTP have too. Rows are `[key, id]`. */
export class IndexedDbKeeper implements EditKeeper {
  readonly #open: Promise<IDBDatabase | null>

  constructor(factory: IDBFactory, name = 'plenary') {
    this.#open = openDatabase(factory, name)
  }

  edits(key: string): Promise<readonly KeptEdit[]> {
    return this.#all(EDITS, keptEdit, key)
  }

  keepEdit(key: string, edit: KeptEdit): Promise<void> {
    return this.#put(EDITS, key, edit)
  }

  dropEdits(key: string, ids: readonly string[]): Promise<void> {
    return this.#drop(EDITS, key, ids)
  }

  texts(key: string): Promise<readonly KeptText[]> {
    return this.#all(TEXTS, keptText, key)
  }

  keepText(key: string, text: KeptText): Promise<void> {
    return this.#put(TEXTS, key, text)
  }

  dropText(key: string, id: string): Promise<void> {
    return this.#drop(TEXTS, key, [id])
  }

  answers(key: string): Promise<readonly KeptAnswer[]> {
    return this.#all(ANSWERS, keptAnswer, key)
  }

  keepAnswer(key: string, answer: KeptAnswer): Promise<void> {
    return this.#put(ANSWERS, key, answer)
  }

  dropAnswer(key: string, id: string): Promise<void> {
    return this.#drop(ANSWERS, key, [id])
  }

  /** In the order in which they were kept. A row that another version wrote otherwise is left where it lies. */
  async #all<Schema extends z.ZodType>(store: string, schema: Schema, key: string): Promise<z.infer<Schema>[]> {
    const rows: unknown = await this.#run<unknown[]>(store, 'readonly', (table) =>
      table.getAll(IDBKeyRange.bound([key], [key, []])),
    )
    return readRows(schema, rows)
  }

  async #put(store: string, key: string, row: KeptEdit | KeptText | KeptAnswer): Promise<void> {
    await this.#run(store, 'readwrite', (table) => table.put({ ...row, key, place: Date.now() }))
  }

  async #drop(store: string, key: string, ids: readonly string[]): Promise<void> {
    await this.#run(store, 'readwrite', (table) => {
      for (const id of ids) table.delete([key, id])
      return null
    })
  }

  async #run<T>(
    store: string,
    mode: IDBTransactionMode,
    work: (table: IDBObjectStore) => IDBRequest<T> | null,
  ): Promise<T | null> {
    const database = await this.#open
    if (!database) return null
    return new Promise((resolve) => {
      try {
        const transaction = database.transaction(store, mode)
        const request = work(transaction.objectStore(store))
        transaction.oncomplete = () => {
          resolve(request?.result ?? null)
        }
        transaction.onabort = () => {
          resolve(null)
        }
      } catch {
        resolve(null)
      }
    })
  }
}

/** What the device gave back, as `unknown` as whatever else crosses an edge; exported for its test. */
export function readRows<Schema extends z.ZodType>(schema: Schema, rows: unknown): z.infer<Schema>[] {
  if (!Array.isArray(rows)) return []
  return rows
    .flatMap((row: unknown) => {
      const [one, at] = [schema.safeParse(row), placed.safeParse(row)]
      return one.success && at.success ? [{ one: one.data, place: at.data.place }] : []
    })
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = factory.open(name, VERSION)
      request.onupgradeneeded = () => {
        const { objectStoreNames } = request.result
        for (const store of [EDITS, TEXTS, ANSWERS])
          if (!objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: ['key', 'id'] })
      }
      request.onsuccess = () => {
        // A later version in another tab must not wait for this one.
        request.result.onversionchange = () => {
          request.result.close()
        }
        resolve(request.result)
      }
      request.onerror = () => {
        resolve(null)
      }
    } catch {
      resolve(null)
    }
  })
}

export function windowKeeper(): EditKeeper {
  return typeof indexedDB === 'undefined' ? new MemoryKeeper() : new IndexedDbKeeper(indexedDB)
}
