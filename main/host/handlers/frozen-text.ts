import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { AskedSanction } from '../../../shared/domain/decision.ts'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import type { Founding } from '../../../shared/domain/group.ts'
import type { GroupId } from '../../../shared/domain/primitives.ts'
import type { EthicsStatement } from '../../../shared/domain/statement.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { LONGEST_LINE, NOT_IN_A_LINE } from '../../../shared/domain/primitives.ts'
import { commitmentTextOf } from '../../../shared/document/commitment-text.ts'
import { foundingWords } from '../../../shared/rules/founding.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { complaintView, holdingsOf, sanctionText } from '../../../shared/rules/complaints.ts'
import { motionWords } from '../../../shared/rules/reopening.ts'
import { rulebookFault } from '../../../shared/rules/rulebook.ts'
import { statementFault, statementInForce, statementText } from '../../../shared/rules/statement.ts'
import { todayOf } from '../actors.ts'
import type { Context } from './handler.ts'
import { fail, notFound, outOfOrder } from './handler.ts'

export interface Frozen {
  readonly title: string
  readonly text: string
  readonly rulebook?: Rulebook
  readonly founding?: Founding
  readonly statement?: EthicsStatement
  readonly sanction?: AskedSanction
}

/** What a decision is about; rules, and their fault, are those of the body named. */
export type Subject = Pick<
  CommandInput<'decision.put'>,
  'commitment' | 'motion' | 'rulebook' | 'founding' | 'statement' | 'sanction' | 'title'
> & {
  readonly rulesOf: GroupId | null
}

/** [DEC3] The words as they stand, kept under their hash: whatever is written later, these were put to decision. */
export function freeze(context: Context, subject: Subject): Result<Frozen, Failure> {
  const { commitment, motion, rulebook, rulesOf, founding, statement, sanction, title } = subject
  if (motion) return ok({ title: motion.title, text: context.draft.blob(motionWords(motion)) })
  if (rulebook) return freezeRulebook(context, rulebook, rulesOf, title)
  if (founding) return freezeFounding(context, founding)
  if (statement) return freezeStatement(context, statement)
  if (sanction) return freezeSanction(context, sanction)
  const document = commitment === null ? undefined : context.state.commitments[commitment]?.text
  if (document === undefined) return notFound('commitment')
  const content = context.texts.commitment(document)
  const named = titleOf(content)
  return named === ''
    ? outOfOrder('text_untitled')
    : ok({ title: named, text: context.draft.blob(commitmentTextOf(content)) })
}

/** `called`: in the language of whoever proposes them. */
function freezeRulebook(
  { state, draft }: Context,
  rulebook: Rulebook,
  of: GroupId | null,
  called?: string,
): Result<Frozen, Failure> {
  const fault = rulebookFault(rulebook)
  if (fault !== null) return fail('bad_input', { path: `rulebook.${fault}` })
  const version = String((rulesIn(state, of)?.version ?? 0) + 1)
  const name = of === null ? undefined : state.groups[of]?.name
  const title =
    called ?? shortened(name === undefined ? `Rules, version ${version}` : `Rules, version ${version}: ${name}`)
  return ok({ title, text: draft.blob(`${title}\n\n${JSON.stringify(rulebook, null, 2)}\n`), rulebook })
}

/** [GROUP1] Rules that are not named are the forum's, copied as they stand: what changes there later changes nothing here. */
function freezeFounding(
  { state, draft }: Context,
  { mandate, ...said }: NonNullable<Subject['founding']>,
): Result<Frozen, Failure> {
  const own = rulesIn(state, null)
  if (own === null) return notFound('rule')
  const { version: _, decision: __, ...copied } = own
  const rulebook: Rulebook = said.rulebook ?? copied
  const fault = rulebookFault(rulebook)
  if (fault !== null) return fail('bad_input', { path: `founding.rulebook.${fault}` })
  if (new Set(said.seats.map((seat) => seat.label)).size < said.seats.length) return outOfOrder('seat_exists')
  if (Object.values(state.groups).some((group) => group.name === said.name)) return outOfOrder('group_exists')
  const founding: Founding = { ...said, rulebook }
  const title = shortened(`Working group: ${said.name}`)
  return ok({ title, text: draft.blob(`${title}\n\n${foundingWords(founding, mandate)}`), founding })
}

function freezeStatement({ state, draft }: Context, statement: EthicsStatement): Result<Frozen, Failure> {
  const fault = statementFault(statement)
  if (fault !== null) return fail('bad_input', { path: `statement.${fault}` })
  const title = `Ethics statement, version ${String((statementInForce(state)?.version ?? 0) + 1)}`
  return ok({ title, text: draft.blob(`${title}\n\n${statementText(statement)}\n`), statement })
}

/** [ETH8] What is proposed on a complaint, by the seats and offices that it is about; of what was found only what is published. */
function freezeSanction({ state, draft, reveal, published, actor }: Context, id: string): Result<Frozen, Failure> {
  const complaint = state.complaints[id]
  if (!complaint) return notFound('complaint')
  const { parties, finding, proposed } = complaintView(complaint, reveal)
  if (!parties || finding !== 'breach' || !proposed) return outOfOrder('no_sanction_proposed')
  if (complaint.sanction) return outOfOrder('complaint_sanctioned')
  // Nobody brings their own case before the forum.
  if (actor.person === parties.about) return fail('not_allowed', { to: 'decision.put' })
  const today = todayOf(state, Date.parse(draft.at))
  if (proposed.until !== null && proposed.until <= today) return outOfOrder('sanction_past')
  const holdings = holdingsOf(state, parties.about, today)
  if (holdings.length === 0) return outOfOrder('holds_nothing')
  const { number } = complaint
  const told = complaintView(complaint, published)
  const found = told.finding === null ? null : told
  const title = `Sanction on complaint ${String(number)}`
  const words = sanctionText({ ...proposed, complaint: number, found }, holdings)
  const text = draft.blob(`${title}\n\n${words}\n`)
  return ok({ title, text, sanction: { complaint: complaint.id, person: parties.about, ...proposed } })
}

function titleOf(content: { readonly title: string }): string {
  // As a line of the record has it; a text may hold what no line does, since any client may have typed it.
  return shortened(content.title.normalize('NFC').replace(NOT_IN_A_LINE, ' ').replace(/\s+/g, ' ').trim())
}

function shortened(words: string): string {
  return words
    .slice(0, LONGEST_LINE)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
