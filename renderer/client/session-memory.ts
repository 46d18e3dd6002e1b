import { z } from '../../shared/lib/zod.ts'
import { utf8 } from '../../shared/lib/bytes.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import { parseJson } from './parsing.ts'

/** The part of the browser's storage that is used; either may be refused by the browser. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const kept = z.object({ session: z.string().min(1), invite: z.string().nullable() })
type Kept = z.infer<typeof kept>

/**
 * Sessions of this device, one a host. The tab's own storage comes first, so that two tabs may be two people; the device's lets a
 * phone that reloads, or a tab opened anew, come back in. Invitations are remembered by hash only, to tell one from another.
 */
export class SessionMemory {
  readonly #shelves: readonly Shelf[]

  constructor(tab: Shelf, device: Shelf) {
    this.#shelves = [tab, device]
  }

  /** The session at a host; with an invitation, only the one that this invitation opened. */
  recall(host: string, invite?: string): string | null {
    const found = this.#read(host, (one) => invite === undefined || one.invite === hashOf(invite))
    return found?.session ?? null
  }

  keep(host: string, session: string, invite: string | null): void {
    const text = JSON.stringify({ session, invite: invite === null ? null : hashOf(invite) } satisfies Kept)
    for (const shelf of this.#shelves) {
      attempt(() => {
        shelf.setItem(keyOf(host), text)
      })
    }
  }

  /** Forgets a session that ended, wherever it lies; another tab's stays. */
  forget(host: string, session: string): void {
    for (const shelf of this.#shelves) {
      attempt(() => {
        if (parseJson(kept, shelf.getItem(keyOf(host)) ?? '')?.session === session) shelf.removeItem(keyOf(host))
      })
    }
  }

  #read(host: string, fits: (one: Kept) => boolean): Kept | null {
    for (const shelf of this.#shelves) {
      const one = attempt(() => parseJson(kept, shelf.getItem(keyOf(host)) ?? ''))
      if (one && fits(one)) return one
    }
    return null
  }
}

function keyOf(host: string): string {
  return `plenary.session ${host}`
}

function hashOf(invite: string): string {
  return sha256(utf8(invite))
}

/** Private windows and locked-down browsers throw on any use of their storage: the session then lives as long as the page. */
export function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
