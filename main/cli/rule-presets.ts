import { readFileSync } from 'node:fs'
import type { Rules } from '../../shared/domain/forum.ts'
import { adoptedRule } from '../../shared/domain/forum.ts'
import { ruleFault, rulebookFault } from '../../shared/rules/rulebook.ts'
import type { RulebookFile } from '../../shared/rules/rulebook-preset.ts'
import { rulebookFile, rulebookOfFile, rulebookPreset } from '../../shared/rules/rulebook-preset.ts'
import consensus from '../../resources/rules/consensus.json' with { type: 'json' }
import consent from '../../resources/rules/consent.json' with { type: 'json' }
import doubleMajority from '../../resources/rules/double-majority.json' with { type: 'json' }
import equalVeto from '../../resources/rules/equal-veto.json' with { type: 'json' }
import fallingGrades from '../../resources/rules/falling-grades.json' with { type: 'json' }
import majority from '../../resources/rules/majority-attending.json' with { type: 'json' }
import mixed from '../../resources/rules/mixed.json' with { type: 'json' }
import threeFifthsActive from '../../resources/rules/qualified-three-fifths-active.json' with { type: 'json' }
import threeFifthsAttending from '../../resources/rules/qualified-three-fifths-attending.json' with { type: 'json' }
import threeFifthsCast from '../../resources/rules/qualified-three-fifths-cast.json' with { type: 'json' }
import twoThirdsActive from '../../resources/rules/qualified-two-thirds-active.json' with { type: 'json' }
import twoThirdsAttending from '../../resources/rules/qualified-two-thirds-attending.json' with { type: 'json' }
import twoThirdsCast from '../../resources/rules/qualified-two-thirds-cast.json' with { type: 'json' }
import ukNetwork from '../../resources/rules/uk-open-government-network.json' with { type: 'json' }
import { UsageError } from './io.ts'

/** What a forum starts with where nobody chooses: the Toolkit's four models, each once but for the two qualified majorities. */
const core = [mixed, consensus, majority, twoThirdsCast, threeFifthsActive].map((preset) => adoptedRule.parse(preset))
const others = [
  fallingGrades,
  consent,
  doubleMajority,
  equalVeto,
  twoThirdsAttending,
  twoThirdsActive,
  threeFifthsCast,
  threeFifthsAttending,
].map((preset) => adoptedRule.parse(preset))
const presets = [...core, ...others]

/** Whole rulebooks: what decides in meetings, and how the forum decides between them. */
const books = [ukNetwork].map((preset) => rulebookPreset.parse(preset))

/** Every name that `--rules` takes, in the order in which they are recommended. */
export const presetTitles: readonly { readonly id: string; readonly title: string }[] = [...presets, ...books]

type FoundingRules = Omit<Rules, 'version'>

/** The rules a forum starts with: the presets named, the first being the usual one; the core ones where none is named. */
export function presetRules(ids: readonly string[] = core.map((preset) => preset.id)): FoundingRules {
  const rules = ids.map((id) => presets.find((preset) => preset.id === id)).filter((rule) => rule !== undefined)
  return { quorum: sittingQuorum, rules, usual: rules[0]?.id ?? 'mixed' }
}

/** The quorum to sit: more than half of the active seats, and a third of each sector. Source: as the presets' own. */
const sittingQuorum = {
  fraction: [1, 2],
  comparison: 'more_than',
  recused: 'not_present',
  eachSector: { fraction: [1, 3], comparison: 'at_least' },
}

/** Reads `--rules`: the name of a preset, or the path of a JSON file. Throws `UsageError` with what does not hold, and where. */
export function readRules(given: string): FoundingRules {
  const names = presetTitles.map((preset) => preset.id).join(', ')
  const refused = (why: string): UsageError =>
    new UsageError(`--rules ${given}: ${why}. Give the path of a rules file, or one of: ${names}.`)
  if (presets.some((preset) => preset.id === given)) return presetRules([given])
  const book = books.find((preset) => preset.id === given)
  if (book) return foundingRules(book, refused)
  return foundingRules(readFile(given, refused), refused)
}

type Refused = (why: string) => UsageError

/** A rules file is one rule, or a rulebook: several, with the one that is usually taken and what else it says. */
function readFile(path: string, refused: Refused): RulebookFile {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw refused(error instanceof SyntaxError ? 'it is not JSON' : 'there is no such preset or file')
  }
  if (typeof parsed !== 'object' || parsed === null || !('rules' in parsed)) {
    const rule = adoptedRule.safeParse(parsed)
    if (!rule.success) throw refused('it does not hold a rule of the case format')
    return { rules: [rule.data], usual: rule.data.id }
  }
  const read = rulebookFile.safeParse(parsed)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const place = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join('.')
  throw refused(place === '' ? 'it does not hold rules' : `what it says at "${place}" does not hold`)
}

function foundingRules(file: RulebookFile, refused: Refused): FoundingRules {
  const named = rulebookOfFile(file, presets)
  if (!named.ok) throw refused(`there is no preset "${named.error}" among its rules`)
  const book = { ...named.value, quorum: named.value.quorum === undefined ? sittingQuorum : named.value.quorum }
  const { rules, usual } = book
  if (!rules.some((rule) => rule.id === usual)) throw refused(`the usual rule "${usual}" is not among its rules`)
  for (const rule of rules) {
    const fault = ruleFault(rule)
    if (fault) throw refused(`${rule.id}, ${fault.path}: ${fault.message}`)
  }
  const fault = rulebookFault(book)
  if (fault !== null) throw refused(`what it says at "${fault}" does not hold`)
  return book
}
