import type { Checkpoint } from '../../shared/domain/checkpoint.ts'
import { recordCode } from '../../shared/domain/checkpoint.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import type { VaultEntry } from '../../shared/domain/sealed.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { applyEvent, emptyState, readEvent } from '../../shared/domain/state.ts'
import { utf8 } from '../../shared/lib/bytes.ts'
import { canonicalJson } from '../../shared/lib/canonical-json.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { votesUnderWay } from '../../shared/rules/votes-under-way.ts'
import { assembleMinutes } from '../../shared/rules/minutes.ts'
import type { ExportAssets } from './assets.ts'
import { bagOf } from './bag.ts'
import { caseFile, electionCaseFile, procedureCaseFile } from './case-file.ts'
import { lotFiles } from './exceptions.ts'
import { categoryPages } from './categories.ts'
import { commitmentPage } from './commitment-page.ts'
import { commitmentText } from './commitment-stage.ts'
import { dataPackage } from './data-package.ts'
import { decisionPage } from './decision-page.ts'
import { electionPage } from './election-page.ts'
import { disclosedEntries } from './disclosed.ts'
import { ethicsPage } from './ethics-page.ts'
import { groupPage, groupsPage } from './group-pages.ts'
import * as lists from './list-pages.ts'
import { membersPage } from './members-page.ts'
import { hasMinutes, meetingPage } from './meeting-page.ts'
import { minutesPage } from './minutes-page.ts'
import {
  commitmentFolder,
  decisionFolder,
  decisionText,
  electionFolder,
  groupFolder,
  meetingFolder,
  notesText,
  procedureFolder,
  procedureText,
  selectionFolder,
} from './paths.ts'
import { rulesPage } from './rules-page.ts'
import { procedurePage } from './procedure-page.ts'
import { selectionPage } from './selection-page.ts'
import type { Site } from './site.ts'
import { siteOf } from './site.ts'
import { tablePath, tableText } from './table.ts'
import { tablesOf } from './tables.ts'
import { wording } from './wording.ts'

export interface ExportInput {
  /** The whole log, or at least everything up to the last checkpoint, in order. */
  readonly events: readonly RecordedEvent[]
  readonly vault: readonly VaultEntry[]
  readonly checkpoints: readonly Checkpoint[]
  readonly blob: (hash: string) => Uint8Array | null
  readonly assets: ExportAssets
}

export interface Repository {
  /** Every file of the bag by its path, in one order. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly checkpoint: Checkpoint
  /** Events after the checkpoint, which are not exported. */
  readonly laterEvents: number
}

export type ExportFault =
  | { readonly code: 'no_checkpoint' }
  /** The checkpoint names an entry that the log does not hold so. */
  | { readonly code: 'checkpoint_astray'; readonly seq: number }
  | { readonly code: 'not_a_forum' }
  /** [CHK2] The checkpoint reaches into a ballot that is open still: its votes would be told before it has ended. */
  | { readonly code: 'ballot_open'; readonly title: string }
  /** A text that the record names is not kept. */
  | { readonly code: 'text_missing'; readonly hash: string; readonly path: string }

/**
 * The public repository as of the last checkpoint: a pure function of the record, its texts and the assets. The same input
 * gives the same bytes, whenever and wherever it is made.
 */
export function exportRepository(input: ExportInput): Result<Repository, ExportFault> {
  const checkpoints = [...input.checkpoints].sort((a, b) => a.seq - b.seq)
  const point = checkpoints.at(-1)
  if (!point) return err({ code: 'no_checkpoint' })
  const events = input.events.filter((event) => event.seq <= point.seq)
  if (events.at(-1)?.hash !== point.hash) return err({ code: 'checkpoint_astray', seq: point.seq })
  const state = foldKnown(events)
  if (!state.forum) return err({ code: 'not_a_forum' })
  const tells = stillOpen(state, input.events)
  if (tells) return err({ code: 'ballot_open', title: tells.title })
  const entries = disclosedEntries(state, events, input.vault)
  const { language, messages, style, verifier, counter } = input.assets
  const site = siteOf({
    state,
    forum: state.forum,
    words: wording(language, messages),
    point,
    disclosed: new Map(entries.map((entry) => [entry.commitment, entry.value])),
    blob: input.blob,
  })
  const texts = textFiles(site, input.blob)
  if (!texts.ok) return texts
  const payload = new Map<string, Uint8Array>([
    ['style.css', style],
    ['record/log.jsonl', lines(events)],
    ['record/disclosed.jsonl', lines(entries.map(({ commitment, salt, value }) => ({ commitment, salt, value })))],
    ['record/checkpoints.jsonl', lines(checkpoints)],
    ...texts.value,
    ...tableFiles(site),
    ...[...pages(site, checkpoints)].map(([path, page]) => [path, utf8(page)] as const),
  ])
  const programs = new Map([
    ['verify.py', verifier],
    ['tally.py', counter],
  ])
  const files = bagOf(payload, programs, {
    organisation: state.forum.name,
    date: point.at.slice(0, 10),
    identifier: `urn:plenary:forum:${state.forum.id}:${String(point.seq)}`,
    description: `Public record up to entry ${String(point.seq)}, record code ${recordCode(point)}`,
  })
  return ok({ files, checkpoint: point, laterEvents: input.events.length - events.length })
}

/** What is understood of a log. Events of types that this version does not know are exported all the same. */
export function foldKnown(events: readonly RecordedEvent[]): ForumState {
  const state = emptyState()
  for (const event of events) {
    const known = readEvent(event)
    if (known) applyEvent(state, known)
  }
  return state
}

/** A decision whose votes as of the checkpoint are of a ballot that has not ended since. */
function stillOpen(state: ForumState, events: readonly RecordedEvent[]): Decision | undefined {
  const asked = votesUnderWay(state)
  if (asked.length === 0) return undefined
  const now = new Map(votesUnderWay(foldKnown(events)).map((one) => [one.id, one.ballot?.openedAt]))
  return asked.find((one) => now.get(one.id) === one.ballot?.openedAt)
}

function lines(values: readonly unknown[]): Uint8Array {
  return utf8(values.map((value) => `${canonicalJson(value)}\n`).join(''))
}

function tableFiles(site: Site): readonly (readonly [string, Uint8Array])[] {
  const tables = tablesOf(site).map((table) => ({ table, bytes: utf8(tableText(table)) }))
  return [
    ...tables.map(({ table, bytes }) => [tablePath(table), bytes] as const),
    ['datapackage.json', utf8(dataPackage(site, tables))],
  ]
}

/** Every text that the record names by its hash, byte for byte, and beside it the cases. */
function textFiles(
  site: Site,
  blob: ExportInput['blob'],
): Result<readonly (readonly [string, Uint8Array])[], ExportFault> {
  const wanted = textPaths(site)
  const files: (readonly [string, Uint8Array])[] = []
  for (const [path, hash] of wanted) {
    const bytes = blob(hash)
    if (bytes === null) return err({ code: 'text_missing', hash, path })
    files.push([path, bytes])
  }
  for (const decision of Object.values(site.state.decisions)) {
    const file = caseFile(site, decision)
    if (file !== null) files.push([`${decisionFolder(decision)}/case.json`, utf8(file)])
    for (const [path, lot] of lotFiles(site, decision)) files.push([path, utf8(lot)])
  }
  for (const procedure of Object.values(site.state.procedures)) {
    const file = procedureCaseFile(site, procedure)
    if (file !== null) files.push([`${procedureFolder(procedure)}/case.json`, utf8(file)])
  }
  for (const election of Object.values(site.state.elections)) {
    const file = electionCaseFile(site, election)
    if (file !== null) files.push([`${electionFolder(election)}/case.json`, utf8(file)])
  }
  return ok(files)
}

/** Which text lies where: each frozen version, the one in question as `text.md`, commitments, minutes as assembled. */
export function textPaths(site: Pick<Site, 'state'>): ReadonlyMap<string, string> {
  const { decisions, procedures, commitments, meetings, minutes } = site.state
  const paths = new Map<string, string>()
  for (const decision of Object.values(decisions)) {
    for (const { version, hash } of decision.texts) paths.set(decisionText(decision, version), hash)
    const last = decision.texts.at(-1)
    if (last) paths.set(`${decisionFolder(decision)}/text.md`, last.hash)
  }
  for (const procedure of Object.values(procedures)) {
    const { texts, text } = procedure
    if (texts.length > 1) texts.forEach((hash, index) => paths.set(procedureText(procedure, index + 1), hash))
    paths.set(`${procedureFolder(procedure)}/text.md`, text)
  }
  for (const commitment of Object.values(commitments)) {
    const hash = commitmentText(site, commitment)
    if (hash !== null) paths.set(`${commitmentFolder(commitment)}/text.md`, hash)
  }
  for (const meeting of Object.values(meetings)) {
    for (const { item, hash } of minutes[meeting.id]?.notes ?? []) {
      const place = meeting.items.findIndex((one) => one.id === item) + 1
      if (place > 0) paths.set(notesText(meeting, place), hash)
    }
  }
  return paths
}

function pages(site: Site, checkpoints: readonly Checkpoint[]): ReadonlyMap<string, string> {
  const { meetings, decisions, procedures, commitments, groups } = site.state
  const made = new Map<string, string>([
    ['index.html', lists.indexPage(site)],
    ['decisions/index.html', lists.decisionsPage(site)],
    ['meetings/index.html', lists.meetingsPage(site)],
    ['commitments/index.html', lists.commitmentsPage(site)],
    ['actions/index.html', lists.actionsPage(site)],
    ['members/index.html', membersPage(site)],
    ['rules/index.html', rulesPage(site)],
    ['ethics/index.html', ethicsPage(site)],
    ['record/index.html', lists.recordPage(site, checkpoints)],
    ...categoryPages(site),
  ])
  if (Object.keys(groups).length > 0) made.set('groups/index.html', groupsPage(site))
  for (const group of Object.values(groups)) made.set(`${groupFolder(group)}/index.html`, groupPage(site, group))
  for (const decision of Object.values(decisions))
    made.set(`${decisionFolder(decision)}/index.html`, decisionPage(site, decision))
  for (const procedure of Object.values(procedures))
    made.set(`${procedureFolder(procedure)}/index.html`, procedurePage(site, procedure))
  for (const selection of Object.values(site.state.selections))
    made.set(`${selectionFolder(selection)}/index.html`, selectionPage(site, selection))
  for (const election of Object.values(site.state.elections))
    made.set(`${electionFolder(election)}/index.html`, electionPage(site, election))
  for (const commitment of Object.values(commitments))
    made.set(`${commitmentFolder(commitment)}/index.html`, commitmentPage(site, commitment))
  for (const meeting of Object.values(meetings)) {
    const view = assembleMinutes(site.state, meeting.id)
    if (!view) continue
    made.set(`${meetingFolder(meeting)}/index.html`, meetingPage(site, view))
    if (hasMinutes(view)) made.set(`${meetingFolder(meeting)}/minutes.html`, minutesPage(site, view))
  }
  return made
}
