/** A small mistake as somebody might make it: in `file`, what `is` there (exactly once) becomes something else. */
export interface Fault {
  readonly file: string
  readonly is: string
  readonly becomes: string
}

const tally = (name: string, is: string, becomes: string): Fault => ({ file: `shared/tally/${name}.ts`, is, becomes })
const rules = (name: string, is: string, becomes: string): Fault => ({ file: `shared/rules/${name}.ts`, is, becomes })
const handler = (name: string, is: string, becomes: string): Fault => ({
  file: `main/host/handlers/${name}.ts`,
  is,
  becomes,
})

/** planted-faults.md says of each what it would do to a forum. */
export const FAULTS: readonly Fault[] = [
  tally('quorum', `recused === 'count'`, `recused !== 'leave'`),
  tally('quorum', 'met: present >= atLeast', 'met: present > atLeast'),
  tally('quorum', 'total.met && sectors.every', 'total.met || sectors.every'),
  tally('fraction', 'Number(product / denominator) + 1', 'Math.max(1, Number(product / denominator))'),
  tally('fraction', '(product + denominator - 1n) / denominator', 'product / denominator'),
  tally('fraction', 'BigInt(part) * BigInt(fraction[1]) > ', 'BigInt(part) * BigInt(fraction[1]) >= '),
  tally('seats', 'return seat.here && !seat.recused', 'return seat.here'),
  tally('vote', `rule.invalid === 'cast' ? counts.invalid`, `rule.blank === 'cast' ? counts.invalid`),
  tally('vote', `(rule.blank === 'abstention' ? counts.blank : 0)`, 'counts.blank'),
  tally('vote', 'counts.yes < figures.needed', 'counts.yes <= figures.needed'),
  tally('vote', 'seat.here && belongs(seat)', 'seat.here'),
  tally('vote', 'counts.yes > 0 && counts.yes + counts.no === base', 'counts.yes > 0'),
  tally('consensus', 'counts.agree + counts.reservations === 0', 'counts.agree === 0'),
  tally('consensus', `if (counts.silent > 0) return { result: 'open', why: 'not_all_asked' }`, ''),
  tally('mixed', 'held.slice(1).some', 'held.some'),
  tally('mixed', `outcome.result !== 'no_decision' && outcome.result !== 'open'`, `outcome.result !== 'no_decision'`),
  rules('meeting-seats', '!taken.has(one.person) &&', ''),
  rules('meeting-seats', 'one.item === item && ', ''),
  rules('terms', 'if (over === null || one.left) return over', 'if (over === null || one.until !== null) return over'),
  rules('decision-case', 'decision.confirmed.filter((one) => one.lapsed === undefined)', 'decision.confirmed'),
  handler(
    'question',
    'seatsAt(context.state, meeting, decision.item), stageOf(decision))',
    'seatsAt(context.state, meeting, decision.item))',
  ),
  handler('question', '!isQuorate(decision, now, stage, given) || leavesNobody', 'leavesNobody'),
  handler('question', 'if (decision?.item !== item) return', 'if (!decision) return'),
  handler(
    'presence',
    'person, mode, occurredAt: null } })\n    recheckQuorum(context, meeting.value)',
    'person, mode, occurredAt: null } })',
  ),
  handler('presence', '.at(-1)?.seq !== corrects', '.at(0)?.seq !== corrects'),
  handler('ballot', `if (!frozen.here) return outOfOrder('seat_away')`, ''),
  handler('ballot', `if (decision.suspendedAt !== null) return outOfOrder('quorum_lost')\n`, ''),
  handler('ballot', `=== decision.texts.at(-1)?.hash ? null : outOfOrder('text_not_tested')`, `=== '' ? null : null`),
  handler(
    'ethics',
    'corrects: recusal.seq } })\n    recheckQuorum(context, meeting.value)',
    'corrects: recusal.seq } })',
  ),
  handler(
    'decision',
    `stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned'`,
    `stage !== 'concluded' && stage !== 'annulled' && meeting in state.meetings`,
  ),
]
