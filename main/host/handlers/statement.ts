import { hasMet } from '../../../shared/rules/rulebook.ts'
import { mayBeAskedToSign, signatureOf, statementFault, statementInForce } from '../../../shared/rules/statement.ts'
import { todayOf } from '../actors.ts'
import type { Handlers } from './handler.ts'
import { done, fail, notAllowed, notFound, outOfOrder } from './handler.ts'

export const statementHandlers: Handlers<'statement.adopt' | 'statement.sign' | 'signature.strike'> = {
  'statement.adopt': (context, statement) => {
    const refused = notAllowed(context, { to: 'statement.adopt' })
    if (refused) return refused
    const { state, draft } = context
    if (hasMet(state)) return outOfOrder('statement_by_decision')
    const fault = statementFault(statement)
    if (fault !== null) return fail('bad_input', { path: `input.${fault}` })
    const version = (statementInForce(state)?.version ?? 0) + 1
    draft.add({ type: 'statement.adopted/1', body: { ...statement, version } })
    return done
  },

  'statement.sign': (context, { person, version, on }) => {
    const refused = notAllowed(context, { to: 'statement.sign', person })
    if (refused) return refused
    const { state, actor, draft } = context
    if (!state.persons[person]) return notFound('person')
    const statement = statementInForce(state)
    if (!statement) return notFound('statement')
    // Somebody signs the words that they read, not those that came meanwhile.
    if (statement.version !== version) return outOfOrder('statement_superseded')
    const today = todayOf(state, Date.parse(draft.at))
    const day = on ?? today
    const ofPaper = actor.person !== person
    const adopted = todayOf(state, Date.parse(statement.adoptedAt))
    if (ofPaper ? day > today || day < adopted : day !== today) return fail('bad_input', { path: 'input.on' })
    if (!mayBeAskedToSign(state, person, today)) return outOfOrder('not_a_member')
    if (signatureOf(state, person, version)) return outOfOrder('already_signed')
    draft.add({ type: 'statement.signed/1', body: { person, version, on: day } })
    return done
  },

  'signature.strike': (context, { person, corrects }) => {
    const refused = notAllowed(context, { to: 'signature.strike' })
    if (refused) return refused
    const entry = context.state.signatures.find((one) => one.seq === corrects && one.person === person)
    if (!entry) return notFound('signature')
    // What somebody signed in their own window is theirs; only an entry made for them can be wrong.
    if (entry.struckAt !== null || entry.actor === person) return outOfOrder('signature_stands')
    context.draft.add({ type: 'signature.struck/1', body: { person, corrects } })
    return done
  },
}
