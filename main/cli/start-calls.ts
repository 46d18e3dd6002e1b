import { basename } from 'node:path'
import type {
  NewForumInput,
  OpenedForum,
  RecentForum,
  StartAnswer,
  StartCall,
  StartFailure,
} from '../../shared/contract/start.ts'
import { startCalls } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err } from '../../shared/lib/result.ts'
import type { ForumFiles } from './forum-making.ts'
import type { ForumFolder } from './forum-folder.ts'
import { fileNameFor, idOf } from './forum-folder.ts'

export type Opened = Result<OpenedForum, StartFailure>

/** A forum file that lies elsewhere, known since its owner chose it in a dialog. */
export interface KnownFile {
  readonly path: string
  readonly openedAt: string
}

export interface StartCallsDeps {
  readonly folder: ForumFolder
  readonly files: ForumFiles
  open(path: string): Promise<Opened>
  /** Asks for a file by the system's dialog; null where it was cancelled. Without it there is no `choose`. */
  choose?(): Promise<string | null>
  known?(): readonly KnownFile[]
}

/** A damaged or newer sample is let be, and the next number tried: but not for ever. */
const MOST_SAMPLES = 50
const UNUSABLE: readonly StartFailure['code'][] = [
  'truncated_or_damaged',
  'newer_file',
  'not_a_forum',
  'read_only_folder',
]

/** What the start screen may ask for; the same for the start server and the app. Inputs are parsed here. */
export class StartCalls {
  readonly #deps: StartCallsDeps

  constructor(deps: StartCallsDeps) {
    this.#deps = deps
  }

  async call(name: string, input: unknown): Promise<StartAnswer> {
    if (!Object.hasOwn(startCalls, name)) return err({ code: 'not_found', details: { noun: 'call' } })
    const call = name as StartCall
    const parsed = startCalls[call].input.safeParse(input)
    if (!parsed.success)
      return err({ code: 'bad_input', details: { path: parsed.error.issues[0]?.path.join('.') ?? '' } })
    switch (call) {
      case 'list':
        return { ok: true, value: { forums: await this.#list(), folder: this.#deps.folder.path } }
      case 'create':
        return this.#create(parsed.data as NewForumInput)
      case 'open':
        return this.#open((parsed.data as { id: string }).id)
      case 'sample':
        return this.#sample()
      case 'choose':
        return this.#choose()
    }
  }

  async #list(): Promise<RecentForum[]> {
    const { files } = this.#deps
    const known = new Map((this.#deps.known?.() ?? []).map((one) => [one.path, one.openedAt]))
    const forums = await Promise.all(
      this.#paths().map(async (path): Promise<RecentForum> => {
        const { changedAt, ...summary } = await files.summarise(path)
        return { ...summary, id: idOf(path), file: basename(path), openedAt: known.get(path) ?? changedAt }
      }),
    )
    return forums.sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? '') || a.file.localeCompare(b.file))
  }

  #paths(): string[] {
    const elsewhere = (this.#deps.known?.() ?? []).map((one) => one.path)
    return [...new Set([...this.#deps.folder.files(), ...elsewhere])]
  }

  async #open(id: string): Promise<Opened> {
    const path = this.#paths().find((one) => idOf(one) === id)
    return path === undefined ? err({ code: 'not_found', details: { noun: 'forum' } }) : this.#deps.open(path)
  }

  async #create(input: NewForumInput): Promise<Opened> {
    for (const path of this.#deps.folder.pathsFor(fileNameFor(input.name))) {
      const made = await this.#deps.files.create(path, input)
      if (made.ok) return this.#deps.open(path)
      if (made.error.code !== 'exists') return made
    }
    return err({ code: 'exists' })
  }

  /** The sample is made once; later it is opened as its readers left it. */
  async #sample(): Promise<Opened> {
    let tried = 0
    for (const path of this.#deps.folder.pathsFor('sample-forum')) {
      const made = await this.#deps.files.sample(path)
      if (!made.ok && made.error.code !== 'exists') return made
      const opened = await this.#deps.open(path)
      if (opened.ok || !UNUSABLE.includes(opened.error.code) || ++tried >= MOST_SAMPLES) return opened
    }
    return err({ code: 'exists' })
  }

  async #choose(): Promise<StartAnswer> {
    if (!this.#deps.choose) return err({ code: 'not_found', details: { noun: 'dialog' } })
    const path = await this.#deps.choose()
    return path === null ? { ok: true, value: null } : this.#deps.open(path)
  }
}
