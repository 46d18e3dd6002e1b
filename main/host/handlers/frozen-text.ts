import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { LONGEST_LINE, NOT_IN_A_LINE } from '../../../shared/domain/primitives.ts'
import { commitmentTextOf } from '../../../shared/document/commitment-text.ts'
import { rulebookFault } from '../../../shared/rules/rulebook.ts'
import type { Context } from './handler.ts'
import { fail, notFound, outOfOrder } from './handler.ts'

export interface Frozen {
  readonly title: string
  readonly text: string
  readonly rulebook?: Rulebook
}

type Subject = Pick<CommandInput<'decision.put'>, 'commitment' | 'motion' | 'rulebook'>

/** [DEC3] The words as they stand, kept under their hash: whatever is written later, these were put to decision. */
export function freeze(context: Context, { commitment, motion, rulebook }: Subject): Result<Frozen, Failure> {
  if (motion) return ok({ title: motion.title, text: context.draft.blob(`${motion.title}\n\n${motion.text.trim()}\n`) })
  if (rulebook) return freezeRulebook(context, rulebook)
  const document = commitment === null ? undefined : context.state.commitments[commitment]?.text
  if (document === undefined) return notFound('commitment')
  const content = context.texts.commitment(document)
  const title = titleOf(content)
  return title === '' ? outOfOrder('text_untitled') : ok({ title, text: context.draft.blob(commitmentTextOf(content)) })
}

function freezeRulebook({ state, draft }: Context, rulebook: Rulebook): Result<Frozen, Failure> {
  const fault = rulebookFault(rulebook)
  if (fault !== null) return fail('bad_input', { path: `rulebook.${fault}` })
  const title = `Rules, version ${String((state.forum?.rules?.version ?? 0) + 1)}`
  return ok({ title, text: draft.blob(`${title}\n\n${JSON.stringify(rulebook, null, 2)}\n`), rulebook })
}

function titleOf(content: { readonly title: string }): string {
  // As a line of the record has it; a text may hold what no line does, since any client may have typed it.
  const words = content.title.normalize('NFC').replace(NOT_IN_A_LINE, ' ').replace(/\s+/g, ' ').trim()
  return words
    .slice(0, LONGEST_LINE)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
