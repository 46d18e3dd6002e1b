import type { Decision } from '../../../shared/domain/decision.ts'
import type { Election } from '../../../shared/domain/election.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { DECISION_FORMATS } from '../../../shared/tally/case.ts'
import { caseOf } from '../../../shared/rules/decision-case.ts'
import { lotFileOf } from '../../../shared/rules/lot-case.ts'
import { procedureCaseOf } from '../../../shared/rules/procedure-case.ts'
import { tally } from '../../../shared/tally/tally.ts'
import { electionCases } from '../case-file.ts'
import { lotPath } from '../exceptions.ts'
import { decisionFolder, electionFolder, procedureFolder } from '../paths.ts'
import { textPaths } from '../repository.ts'
import { checkBag } from './bag.ts'
import { checkChain, jsonLines } from './chain.ts'
import { checkCheckpoints } from './checkpoints.ts'
import { checkDisclosures } from './disclosures.ts'
import type { Finding, Report } from './finding.ts'
import { finding } from './finding.ts'
import type { Folder } from './folder.ts'
import { checkOutcomes } from './outcomes.ts'
import { checkSealedVotes } from './sealed-votes.ts'

const LOG = 'data/record/log.jsonl'
const DISCLOSED = 'data/record/disclosed.jsonl'
const CHECKPOINTS = 'data/record/checkpoints.jsonl'

/** Checks an exported repository from its files alone. `code`: a record code that somebody kept, or null. */
export function verifyRepository(folder: Folder, code: string | null): Report {
  const log = jsonLines(LOG, folder.read(LOG))
  const chain = checkChain(log.entries)
  const events = chain.events.map(({ event }) => event)
  const points = jsonLines(CHECKPOINTS, folder.read(CHECKPOINTS))
  const disclosed = jsonLines(DISCLOSED, folder.read(DISCLOSED))
  const disclosures = checkDisclosures(disclosed.entries, events)
  const outcomes = checkOutcomes(chain.events)
  return {
    findings: [
      ...checkBag(folder),
      ...ownRules(folder),
      ...log.findings,
      ...chain.findings,
      ...points.findings,
      ...checkCheckpoints(points.entries, events, { lastEndsLog: true, code }),
      ...disclosed.findings,
      ...disclosures.findings,
      ...outcomes.findings,
      ...checkSealedVotes(outcomes.state, disclosures.values),
      ...checkTexts(folder, outcomes.state),
      ...caseFilesOf(outcomes.state, disclosures.values).flatMap((named) => checkCaseFile(folder, named)),
      ...Object.values(outcomes.state.elections).flatMap((election) =>
        checkElectionFile(folder, election, disclosures.values),
      ),
      ...Object.values(outcomes.state.decisions).flatMap((decision) => checkLotFiles(folder, decision)),
    ],
    notes: [...chain.notes, ...uncovered(folder)],
  }
}

/** Is this folder meant as a repository at all? If not, there is nothing to verify. */
export function looksLikeRepository(folder: Folder): boolean {
  return folder.files.some((file) => file === 'bagit.txt' || file === 'manifest-sha512.txt' || file === LOG)
}

/** What our bags always have, though BagIt does not ask for it; and nothing of ours is ever to be fetched. */
function ownRules(folder: Folder): Finding[] {
  const needed = ['manifest-sha512.txt', 'tagmanifest-sha512.txt', 'bag-info.txt']
  const missing = needed.filter((file) => !folder.files.includes(file)).map((file) => finding(file, 'is missing'))
  const fetched = folder.files.includes('fetch.txt')
    ? [finding('fetch.txt', 'a repository fetches nothing; it was not read')]
    : []
  return [...missing, ...fetched]
}

/** Files beside the payload that no checksum covers: BagIt allows them, and nobody vouches for them. */
function uncovered(folder: Folder): string[] {
  const manifest = new TextDecoder().decode(folder.read('tagmanifest-sha512.txt') ?? new Uint8Array())
  const listed = new Set(manifest.split('\n').map((line) => line.slice(130)))
  return folder.files
    .filter((file) => !file.startsWith('data/') && !file.startsWith('tagmanifest-') && !listed.has(file))
    .map((file) => `${file}: no checksum covers it`)
}

function checkTexts(folder: Folder, state: ForumState): Finding[] {
  return [...textPaths({ state })].flatMap(([path, hash]) => {
    const place = `data/${path}`
    const bytes = folder.read(place)
    if (bytes === null) return [finding(place, 'is missing; the record names it')]
    return sha256(bytes) === hash ? [] : [finding(place, 'is not the text whose hash stands in the record')]
  })
}

interface NamedCase {
  readonly folder: string
  /** The case as the record makes it, its reasons those disclosed. */
  readonly recorded: unknown
  readonly outcome: unknown
}

/** Everything that has an outcome of its own. */
function caseFilesOf(state: ForumState, values: ReadonlyMap<string, string>): readonly NamedCase[] {
  const decisions = Object.values(state.decisions).flatMap((decision) => {
    const recorded = caseOf(decision, { reason: (reason) => values.get(reason.sealed) })
    const { concluded } = decision
    return concluded ? [{ folder: decisionFolder(decision), recorded, outcome: concluded.outcome }] : []
  })
  const procedures = Object.values(state.procedures).flatMap((procedure) => {
    const { ended } = procedure
    const folder = procedureFolder(procedure)
    if (ended === null || ended.result === 'annulled') return []
    return [{ folder, recorded: procedureCaseOf(procedure, ended.at), outcome: ended.outcome }]
  })
  return [...decisions, ...procedures]
}

/** `case.json` must be the record's case, and count out as the record says. */
function checkCaseFile(folder: Folder, { folder: of, recorded, outcome }: NamedCase): Finding[] {
  const place = `data/${of}/case.json`
  const file = parseCaseFile(folder.read(place))
  if (file === null) return [finding(place, 'is missing or is no file of decision cases')]
  const { format, question, expected } = file
  const findings: Finding[] = []
  if (!sameJson(withoutLabels(question), recorded)) findings.push(finding(place, 'is not the case of the record'))
  if (!sameJson(expected, outcome)) findings.push(finding(place, 'expects another outcome than the record'))
  const counted = tally({ format, cases: [question] })
  if (!counted.ok || !sameJson(counted.value.outcomes[0], expected))
    findings.push(finding(place, 'does not count out as it expects'))
  return findings
}

/** An election's `case.json` is the record's two cases, what they came to, and the names disclosed: nothing else, and whole. */
function checkElectionFile(folder: Folder, election: Election, values: ReadonlyMap<string, string>): Finding[] {
  const expected = electionCases(election, (name) => values.get(name.sealed))
  if (expected === null) return []
  const place = `data/${electionFolder(election)}/case.json`
  const bytes = folder.read(place)
  try {
    const file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array())) as unknown
    return sameJson(file, expected) ? [] : [finding(place, 'is not the case of the record')]
  } catch {
    return [finding(place, 'is missing or is no file of decision cases')]
  }
}

/** [EXC2] `lot-1.json` must be the lot of the record, and draw as the record says. */
function checkLotFiles(folder: Folder, decision: Decision): Finding[] {
  return decision.lots.flatMap((lot) => {
    const recorded = lotFileOf(decision, lot, () => '')
    if (!recorded) return []
    const place = `data/${lotPath(decision, lot)}`
    const file = parseCaseFile(folder.read(place))
    if (file === null) return [finding(place, 'is missing or is no file of decision cases')]
    const { labels: _, ...question } = file.question
    const { labels: __, expected, ...kept } = recorded
    if (!sameJson(question, kept)) return [finding(place, 'is not the lot of the record')]
    return sameJson(file.expected, expected) ? [] : [finding(place, 'expects another draw than the record')]
  })
}

function parseCaseFile(
  bytes: Uint8Array | null,
): { format: unknown; question: Record<string, unknown>; expected: unknown } | null {
  if (bytes === null) return null
  try {
    const file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as {
      format?: unknown
      cases?: unknown
    }
    const first: unknown = Array.isArray(file.cases) && file.cases.length === 1 ? file.cases[0] : null
    if (typeof first !== 'object' || first === null || !DECISION_FORMATS.some((known) => known === file.format))
      return null
    const { expected, ...question } = first as Record<string, unknown>
    return { format: file.format, question, expected }
  } catch {
    return null // no UTF-8 or no JSON: either way no case file
  }
}

function withoutLabels(value: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map(withoutLabels)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'label')
      .map(([key, member]) => [key, withoutLabels(member)]),
  )
}
