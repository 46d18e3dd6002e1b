/** Words that the host refused, set aside for whoever wrote them. */
export interface KeptText {
  readonly id: string
  /** Why, as the host said: `not_allowed`, `gap`, `too_large`, … */
  readonly why: string
  /** When, by this device's clock. */
  readonly at: number
  /** The words of the refused changes alone. */
  readonly added: string
  /** The whole text as it read here, those words in it. */
  readonly text: string
}

export interface KeptEdit {
  readonly id: string
  /** A Yjs update, format V1. */
  readonly update: Uint8Array
}

/**
 * What a device keeps of a text, so that a reload loses nothing: changes without an acknowledgement, and refused words. `key` names
 * text and writer: another person on the same device must not send them. Nothing rejects; where nothing can be kept, nothing is.
 */
export interface EditKeeper {
  edits(key: string): Promise<readonly KeptEdit[]>
  keepEdit(key: string, edit: KeptEdit): Promise<void>
  dropEdits(key: string, ids: readonly string[]): Promise<void>
  texts(key: string): Promise<readonly KeptText[]>
  keepText(key: string, text: KeptText): Promise<void>
  dropText(key: string, id: string): Promise<void>
}

/** For browsers that refuse their storage, and for tests. */
export class MemoryKeeper implements EditKeeper {
  readonly #edits = new Map<string, Map<string, KeptEdit>>()
  readonly #texts = new Map<string, Map<string, KeptText>>()

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
}

function put<T extends { readonly id: string }>(all: Map<string, Map<string, T>>, key: string, one: T): void {
  const of = all.get(key) ?? new Map<string, T>()
  all.set(key, of.set(one.id, one))
}

const EDITS = 'edits'
const TEXTS = 'texts'
type Row = (KeptEdit | KeptText) & { readonly key: string; readonly place: number }

/** In the browser's IndexedDB, which pages served over plain HTTP have too. Rows are `[key, id]`. */
export class IndexedDbKeeper implements EditKeeper {
  readonly #open: Promise<IDBDatabase | null>

  constructor(factory: IDBFactory, name = 'plenary') {
    this.#open = openDatabase(factory, name)
  }

  edits(key: string): Promise<readonly KeptEdit[]> {
    return this.#all(EDITS, key)
  }

  keepEdit(key: string, edit: KeptEdit): Promise<void> {
    return this.#put(EDITS, key, edit)
  }

  dropEdits(key: string, ids: readonly string[]): Promise<void> {
    return this.#drop(EDITS, key, ids)
  }

  texts(key: string): Promise<readonly KeptText[]> {
    return this.#all(TEXTS, key)
  }

  keepText(key: string, text: KeptText): Promise<void> {
    return this.#put(TEXTS, key, text)
  }

  dropText(key: string, id: string): Promise<void> {
    return this.#drop(TEXTS, key, [id])
  }

  async #all<T>(store: string, key: string): Promise<readonly T[]> {
    const rows = await this.#run(
      store,
      'readonly',
      (table) => table.getAll(IDBKeyRange.bound([key], [key, []])) as IDBRequest<Row[]>,
    )
    return (rows ?? []).sort((a, b) => a.place - b.place) as unknown as T[]
  }

  async #put(store: string, key: string, row: KeptEdit | KeptText): Promise<void> {
    await this.#run(store, 'readwrite', (table) => table.put({ ...row, key, place: Date.now() } satisfies Row))
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

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = factory.open(name, 1)
      request.onupgradeneeded = () => {
        for (const store of [EDITS, TEXTS]) request.result.createObjectStore(store, { keyPath: ['key', 'id'] })
      }
      request.onsuccess = () => {
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
