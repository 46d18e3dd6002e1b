import type { CommandInput, CommandName } from '../../shared/contract/commands.ts'
import type { Role } from '../../shared/policy/actor.ts'

type EthicsCommand = Extract<CommandName, `${'statement' | 'signature' | 'complaint' | 'dispute'}.${string}`>

const leading: readonly Role[] = ['operator', 'chair', 'co-chair']
const running: readonly Role[] = [...leading, 'secretariat']
const keeping: readonly Role[] = ['operator', 'secretariat']
const none = 'f'.repeat(32) as never

/** A statement that does not hold. */
const twice = ['Openness', 'Openness'].map((name) => ({ name, words: 'We decide in the open.' }))

/** Commands of ethics that are well-formed and of nothing, with who is told so rather than refused. */
export const ethicsAsks: {
  readonly [Name in EthicsCommand]: { readonly input: CommandInput<Name>; readonly allowed: readonly Role[] }
} = {
  'statement.adopt': {
    input: { opening: '', principles: twice, source: null },
    allowed: leading,
  },
  'statement.sign': { input: { person: none, version: 1, on: null }, allowed: keeping },
  'signature.strike': { input: { person: none, corrects: 1 }, allowed: keeping },
  'complaint.make': { input: { by: null, from: 'A citizen', about: none, words: 'What happened.' }, allowed: running },
  'complaint.acknowledge': { input: { complaint: none, replyBy: '2999-01-01' }, allowed: running },
  'complaint.reply': { input: { complaint: none, words: null }, allowed: running },
  'complaint.find': {
    input: { complaint: none, finding: 'withdrawn', statement: null, publish: false, proposed: null },
    allowed: running,
  },
  'dispute.open': { input: { complaint: none, parties: [none], words: 'An appeal.' }, allowed: running },
  'dispute.state': { input: { dispute: none, by: none, words: 'A statement.' }, allowed: running },
  'dispute.step': { input: { dispute: none, step: 'talk', note: 'They met.' }, allowed: running },
  'dispute.end': {
    input: { dispute: none, outcome: 'settled', statement: null, publish: false, decision: null },
    allowed: running,
  },
}
