import type { AdoptedRule, Rulebook } from '../domain/forum.ts'
import { adoptedRule, rulebook } from '../domain/forum.ts'
import { line, ruleId } from '../domain/primitives.ts'
import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'
import { z } from '../lib/zod.ts'

/**
 * A whole rulebook as data: of `resources/rules`, or a rules file of somebody's own. A rule stands in it in full, or as the id of a preset; all that
 * a rulebook may say besides is left out where it says nothing, the quorum to sit being then the usual one.
 */
export const rulebookFile = rulebook.partial({ quorum: true }).extend({
  id: ruleId.optional(),
  title: line.optional(),
  rules: z.array(z.union([ruleId, adoptedRule])).min(1),
})
export type RulebookFile = z.infer<typeof rulebookFile>

/** A rulebook file that ships: named, so that it can be chosen. */
export const rulebookPreset = rulebookFile.required({ id: true, title: true })

/** What a rulebook file holds, the presets that it names in full. Fails with the id of a rule that is no preset. */
export function rulebookOfFile(
  { id: _, title: _title, rules: named, ...said }: RulebookFile,
  presets: readonly AdoptedRule[],
): Result<Omit<Rulebook, 'quorum'> & Pick<RulebookFile, 'quorum'>, string> {
  const rules: AdoptedRule[] = []
  for (const one of named) {
    if (typeof one !== 'string') {
      rules.push(one)
      continue
    }
    const preset = presets.find(({ id }) => id === one)
    if (!preset) return err(one)
    rules.push(preset)
  }
  return ok({ ...said, rules })
}
