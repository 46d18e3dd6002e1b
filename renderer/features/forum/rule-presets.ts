import consensus from '../../../resources/rules/consensus.json'
import consent from '../../../resources/rules/consent.json'
import doubleMajority from '../../../resources/rules/double-majority.json'
import equalVeto from '../../../resources/rules/equal-veto.json'
import fallingGrades from '../../../resources/rules/falling-grades.json'
import majority from '../../../resources/rules/majority-attending.json'
import mixed from '../../../resources/rules/mixed.json'
import threeFifthsActive from '../../../resources/rules/qualified-three-fifths-active.json'
import threeFifthsAttending from '../../../resources/rules/qualified-three-fifths-attending.json'
import threeFifthsCast from '../../../resources/rules/qualified-three-fifths-cast.json'
import twoThirdsActive from '../../../resources/rules/qualified-two-thirds-active.json'
import twoThirdsAttending from '../../../resources/rules/qualified-two-thirds-attending.json'
import twoThirdsCast from '../../../resources/rules/qualified-two-thirds-cast.json'
import ukNetwork from '../../../resources/rules/uk-open-government-network.json'
import type { AdoptedRule, Rulebook } from '../../../shared/domain/forum.ts'
import { adoptedRule } from '../../../shared/domain/forum.ts'
import { rulebookOfFile, rulebookPreset } from '../../../shared/rules/rulebook-preset.ts'

/** What is offered as chosen: the Toolkit's four models. In the order in which they are recommended, as main/cli/rule-presets.ts has them. */
export const corePresets: readonly AdoptedRule[] = [mixed, consensus, majority, twoThirdsCast, threeFifthsActive].map(
  (preset) => adoptedRule.parse(preset),
)

/** Those, and what other forums decide by. */
export const presets: readonly AdoptedRule[] = [
  ...corePresets,
  ...[
    fallingGrades,
    consent,
    doubleMajority,
    equalVeto,
    twoThirdsAttending,
    twoThirdsActive,
    threeFifthsCast,
    threeFifthsAttending,
  ].map((preset) => adoptedRule.parse(preset)),
]

/** A forum's whole way of deciding: its rules, and the ways between meetings. */
export interface BookPreset extends Pick<Rulebook, 'rules' | 'usual' | 'between'> {
  readonly id: string
  readonly title: string
}

export const bookPresets: readonly BookPreset[] = [ukNetwork].map((file) => {
  const preset = rulebookPreset.parse(file)
  const book = rulebookOfFile(preset, presets)
  if (!book.ok) throw new Error(`${preset.id} names a rule that is no preset: ${book.error}`)
  const { rules, usual, between = {} } = book.value
  return { id: preset.id, title: preset.title, rules, usual, between }
})
