import type { Checkpoint } from '../../shared/domain/checkpoint.ts'
import { recordCode } from '../../shared/domain/checkpoint.ts'
import type { Forum } from '../../shared/domain/forum.ts'
import type { Sealed } from '../../shared/domain/sealed.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Wording } from './wording.ts'
import { knowsZone } from './wording.ts'

/** What every page is made from: the state at the last checkpoint, and what of it is public. */
export interface Site {
  readonly state: ForumState
  readonly forum: Forum
  readonly words: Wording
  /** In whose time the pages tell of things; UTC where the forum's zone is not known here. */
  readonly zone: string
  readonly point: Checkpoint
  readonly code: string
  /** A sealed value if it is public and not erased. */
  read(sealed: Sealed): string | undefined
  /** A text by its hash, if it is kept as UTF-8. */
  text(hash: string): string | undefined
}

export interface SiteInput {
  readonly state: ForumState
  readonly forum: Forum
  readonly words: Wording
  readonly point: Checkpoint
  readonly disclosed: ReadonlyMap<string, string>
  readonly blob: (hash: string) => Uint8Array | null
}

export function siteOf({ state, forum, words, point, disclosed, blob }: SiteInput): Site {
  return {
    state,
    forum,
    words,
    zone: knowsZone(forum.zone) ? forum.zone : 'UTC',
    point,
    code: recordCode(point),
    read: (sealed) => disclosed.get(sealed.sealed),
    text: (hash) => {
      const bytes = blob(hash)
      return bytes === null ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    },
  }
}

/** What a seat is called in public; its id where the record does not know it (a log that another version wrote). */
export function seatName(site: Site, seat: string): string {
  const known = site.state.seats[seat]
  if (!known) return seat
  return known.organisation ?? known.label
}

/** A person's name, or words that say it is withheld. */
export function personName(site: Site, person: string): string {
  const known = site.state.persons[person]
  return (known && site.read(known.name)) ?? site.words.say('withheld')
}

export function readOr(site: Site, sealed: Sealed): string {
  return site.read(sealed) ?? site.words.say('withheld')
}
