import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Rules } from '../../shared/domain/forum.ts'
import { adoptedRule } from '../../shared/domain/forum.ts'
import { ruleFault } from '../../shared/rules/rulebook.ts'
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

/** A rules file: one rule, or several with the one that is usually taken. */
const rulesFile = z.union([
  adoptedRule.transform((rule) => ({ rules: [rule], usual: rule.id })),
  z.object({ rules: z.array(adoptedRule).min(1), usual: z.string() }),
])

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
  if (presets.some((preset) => preset.id === given)) return presetRules([given])
  const names = presets.map((preset) => preset.id).join(', ')
  const unknown = (why: string): UsageError =>
    new UsageError(`--rules ${given}: ${why}. Give the path of a rules file, or one of: ${names}.`)
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(given, 'utf8'))
  } catch (error) {
    throw unknown(error instanceof SyntaxError ? 'it is not JSON' : 'there is no such preset or file')
  }
  const read = rulesFile.safeParse(parsed)
  if (!read.success) throw unknown('it does not hold a rule of the case format')
  const { rules, usual } = read.data
  if (!rules.some((rule) => rule.id === usual)) throw unknown(`the usual rule "${usual}" is not among its rules`)
  for (const rule of rules) {
    const fault = ruleFault(rule)
    if (fault) throw unknown(`${rule.id}, ${fault.path}: ${fault.message}`)
  }
  return { quorum: sittingQuorum, rules, usual }
}
