import type { NewForumInput, StartFailure } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { Clock } from '../../shared/lib/time.ts'
import type { Signer } from '../host/ports/signer.ts'
import { parseRosterCsv } from '../host/roster-csv.ts'
import type { RosterRow } from '../host/roster-csv.ts'
import type { ForumSummary } from './forum-summary.ts'
import { summarise } from './forum-summary.ts'
import { UsageError } from './io.ts'
import type { NewForum } from './new.ts'
import { makeForum, sampleForumNow } from './new.ts'
import { presetRules } from './rule-presets.ts'

/** Reading and making forum files: in this process where there is SQLite, else by a child that has it. */
export interface ForumFiles {
  summarise(path: string): Promise<ForumSummary>
  /** Fails with `exists` rather than overwrite. */
  create(path: string, input: NewForumInput): Promise<Result<null, StartFailure>>
  sample(path: string): Promise<Result<null, StartFailure>>
}

export function localForumFiles(deps: { signer: () => Signer; clock: Clock }): ForumFiles {
  let key: Signer | null = null // a key that came by the environment is given out once
  const signer = (): Signer => (key ??= deps.signer())
  const make = (path: string, forum: NewForum): Promise<Result<null, StartFailure>> => {
    try {
      makeForum(path, forum, { signer, clock: deps.clock })
      return Promise.resolve(ok(null))
    } catch (error) {
      if (error instanceof UsageError && error.code !== null) return Promise.resolve(err({ code: error.code }))
      throw error
    }
  }
  return {
    summarise: (path) => Promise.resolve(summarise(path, new Date(deps.clock.now()).toISOString())),
    create: async (path, input) => {
      const forum = newForum(input)
      return forum.ok ? make(path, forum.value) : forum
    },
    sample: async (path) => make(path, sampleForumNow(deps.clock)),
  }
}

function newForum(input: NewForumInput): Result<NewForum, StartFailure> {
  const { rosterCsv, rules: ids, between, ...named } = input
  if (!knowsZone(input.zone)) return err({ code: 'bad_input', details: { path: 'zone' } })
  const rules = presetRules(ids)
  if (rules.rules.length !== ids.length) return err({ code: 'bad_input', details: { path: 'rules' } })
  let roster: RosterRow[] = []
  if (rosterCsv !== null) {
    const read = parseRosterCsv(rosterCsv)
    if (!read.ok) return err({ code: 'roster_problems', details: { problems: read.error } })
    roster = read.value
  }
  return ok({
    founding: { ...named, sample: false, roster, rules: { ...rules, ...(between === undefined ? {} : { between }) } },
  })
}

function knowsZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
