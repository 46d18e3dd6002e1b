import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Clock } from '../../shared/lib/time.ts'
import { found } from '../host/found.ts'
import type { Founding } from '../host/found.ts'
import type { Signer } from '../host/ports/signer.ts'
import { Recorder } from '../host/recorder.ts'
import { parseRosterCsv, rosterSectors } from '../host/roster-csv.ts'
import type { RosterRow } from '../host/roster-csv.ts'
import { rosterProblemSentence } from '../host/roster-problem.ts'
import { enterSample } from '../host/sample.ts'
import { createForumFile } from '../store/forum-file.ts'
import { problemSentence } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import { presetRules, presetTitles, readRules } from './rule-presets.ts'
import { openSample, tomorrowMorning } from './sample-files.ts'
import type { Draft } from '../host/recorder.ts'

const USAGE = 'new FILE [--name NAME] [--roster roster.csv] [--rules PRESET or rules.json] [--sample] [--force]'
const DEFAULT_SECTORS = ['government', 'civil society']

export interface NewForum {
  readonly founding: Founding
  readonly also?: (draft: Draft) => void
}

export function newCommand(args: readonly string[], io: Io, deps: { signer: () => Signer; clock: Clock }): ExitCode {
  if (args.includes('--help')) {
    io.err(help())
    return 0
  }
  const { values, positionals } = readArguments(
    args,
    USAGE,
    {
      name: { type: 'string' },
      roster: { type: 'string' },
      rules: { type: 'string' },
      sample: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
    1,
  )
  const path = positionals[0] ?? ''
  // Everything that could be wrong with the input is found before anything is written.
  const forum = values.sample ? sampleForum(values, deps.clock) : ownForum(path, values)
  if (existsSync(path) && !values.force) {
    throw new UsageError(`"${path}" already exists, and nothing was overwritten. Choose another name, or add --force.`)
  }
  const code = makeForum(path, forum, { ...deps, force: values.force })
  io.err(`Made "${path}". Record code: ${code}\n`)
  return 0
}

function help(): string {
  const presets = presetTitles.map(({ id, title }) => `  ${id.padEnd(36)}${title}`).join('\n')
  return `Usage: plenary ${USAGE}\n\nPresets of rules, each with its source in resources/rules:\n${presets}\n`
}

/** Makes the file and its first events; leaves nothing behind where that fails. Gives the code of the first checkpoint. */
export function makeForum(
  path: string,
  forum: NewForum,
  { signer, clock, force = false }: { signer: () => Signer; clock: Clock; force?: boolean },
): string {
  const key = signer()
  if (force) rmSync(path, { force: true })
  const created = createForumFile(path)
  if (!created.ok) throw new UsageError(problemSentence(created.error), created.error.code)
  const store = created.value
  let code: string | null = null
  try {
    code = found(new Recorder(store, clock), key, forum.founding, forum.also)
    return code
  } finally {
    store.close()
    if (code === null) rmSync(path, { force: true })
  }
}

function ownForum(path: string, values: { name?: string; roster?: string; rules?: string }): NewForum {
  const roster = values.roster === undefined ? [] : readRoster(values.roster)
  const name = (values.name ?? basename(path).replace(/\.plenary$/, '')).trim()
  if (name === '' || name.length > 300) throw new UsageError('--name: give the forum a name of at most 300 characters.')
  const named = rosterSectors(roster)
  return {
    founding: {
      name,
      country: null,
      language: 'en',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      sample: false,
      sectors: named.length > 0 ? named : DEFAULT_SECTORS,
      roster,
      rules: values.rules === undefined ? presetRules() : readRules(values.rules),
    },
  }
}

function sampleForum(values: { name?: string; roster?: string; rules?: string }, clock: Clock): NewForum {
  if (values.roster !== undefined || values.rules !== undefined) {
    throw new UsageError('--sample brings its own members and rules; leave out --roster and --rules.')
  }
  return sampleForumNow(clock, values.name)
}

export function sampleForumNow(clock: Clock, name?: string): NewForum {
  const sample = openSample()
  const { forum } = sample
  return {
    founding: {
      name: name ?? forum.name,
      country: forum.country,
      language: forum.language,
      zone: forum.zone,
      sample: true,
      sectors: forum.sectors,
      roster: sample.roster,
      rules: presetRules([forum.usualRule, ...forum.rules.filter((id) => id !== forum.usualRule)]),
    },
    also: (draft) => {
      enterSample(draft, sample, { local: tomorrowMorning(clock, forum.zone), zone: forum.zone })
    },
  }
}

export function readRoster(path: string): RosterRow[] {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    throw new UsageError(`"${path}" could not be read. Check that the roster file is there and may be read.`)
  }
  const rows = parseRosterCsv(bytes)
  if (rows.ok) return rows.value
  const sentences = rows.error.map((problem) => rosterProblemSentence(problem, basename(path)))
  throw new UsageError(`Nothing was imported.\n${sentences.join('\n')}`)
}
