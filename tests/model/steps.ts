import type { Step, StepKind } from './arbitrary-meeting.ts'
import type { ForumModel, ModelActor, ModelDecision, ModelRulebook } from './forum-model.ts'
import { holds } from './forum-model.ts'
import { askedIn, caseRounds, confirmedOf, givenNow, heldBy, looked, mayDecide } from './question-model.ts'
import { missingAtGate } from './counting.ts'

/** What a step of a random meeting asks of the host, as the model's forum stands: sensible things, and things out of place. */
export interface Command {
  readonly actor: ModelActor
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

const POSITIONS = ['agree', 'agree', 'reservations', 'stand_aside', 'block'] as const
const CONSENTS = ['consent', 'consent', 'concern', 'objection'] as const
const BALLOTS = ['yes', 'yes', 'no', 'abstain', 'blank', 'invalid'] as const
const REASONS = [null, '', ' \n', 'There is no date.', 'The money is not there.'] as const

const pick = <T>(of: readonly T[], at: number): T => of[at % of.length]!

/** A step with its kind decided: an advance becomes the next sensible thing. */
export function decided(forum: ForumModel, step: Step): Step {
  return step.kind === 'advance' ? { ...step, kind: nextKind(forum, step, decisionFor(forum, step)) } : step
}

export function commandsOf(forum: ForumModel, step: Step, proposed: ModelRulebook): Command[] {
  const { meeting } = forum
  const { a, b, c } = step
  const by = (person: string | null): ModelActor => whoAsks(forum, step, person)
  const one = (command: string, input: Command['input'], concerned: string | null = null): Command[] => [
    { actor: by(concerned), command, input },
  ]
  const item = pick(meeting.items, b % 5 === 0 ? c : 0).id
  const of = { meeting: meeting.id }
  const decision = decisionFor(forum, step)
  const person = personOf(forum, step, decision)
  switch (step.kind) {
    case 'presence': {
      const mode = pick(['room', 'remote', 'away', 'away'], b)
      return one('presence.note', { ...of, person, mode }, person)
    }
    case 'correct': {
      const last = meeting.presence.get(person)?.last ?? 1
      const mode = pick(['room', 'away', null], b)
      return one('presence.correct', { ...of, person, mode, corrects: c % 6 === 0 ? last + 1 : last })
    }
    case 'recuse': {
      const at = { ...of, item: a % 6 === 0 ? item : (meeting.current ?? item), person }
      if (c % 4 > 0) return one('recusal.note', { ...at, declaration: null }, person)
      return one('interest.declare', { ...at, commitment: null, detail: 'An interest', recuse: b % 3 > 0 }, person)
    }
    case 'lift': {
      const held = meeting.recusals.filter((each) => each.state === 'holds')
      const lifted = held.length > 0 && b % 5 > 0 ? pick(held, a) : { item, person }
      return one('recusal.lift', { ...of, item: lifted.item, person: lifted.person })
    }
    case 'item.open':
    case 'item.close':
      return one(step.kind, {
        ...of,
        item: step.kind === 'item.close' ? (meeting.current ?? item) : decision && a % 2 === 0 ? decision.item : item,
      })
    case 'proxy':
      return proxyChange(forum, step, by)
    case 'put':
      return one('decision.put', putOf(forum, step, proposed))
    case 'seat':
      return seatChange(forum, step, by(null))
    case 'rules':
      return one('rules.adopt', proposed as unknown as Command['input'])
    case 'type':
    case 'next':
    case 'advance':
      return []
    default:
      return decision ? aboutDecision(forum, step, decision, by) : one('decision.put', putOf(forum, step, proposed))
  }
}

function aboutDecision(
  forum: ForumModel,
  step: Step,
  decision: ModelDecision,
  by: (person: string | null) => ModelActor,
): Command[] {
  const { a, b, c } = step
  const of = { meeting: c % 97 === 0 ? forum.meetings[0]!.id : decision.meeting, decision: decision.id }
  const one = (command: string, more: Command['input'] = {}, concerned: string | null = null): Command[] => [
    { actor: by(concerned), command, input: { ...of, ...more } },
  ]
  const toBallot = decision.rule.kind === 'vote' || (a % 4 > 0 && missingOf(decision).length === 0)
  const inBallot = decision.stage === 'ballot' || decision.ballot !== null
  switch (step.kind) {
    case 'amend':
      if (decision.rulebook) return []
      return one('decision.amend', decision.commitment ? {} : { motion: { title: 'A motion', text: `Words ${a % 3}` } })
    case 'open':
      return one((b % 12 === 0 ? !toBallot : toBallot) ? 'ballot.open' : 'round.open')
    case 'close':
      return one((b % 12 === 0 ? !inBallot : inBallot) ? 'ballot.close' : 'round.close')
    case 'speak': {
      const { ballot } = decision
      const represented = representedIn(decision)
      const seat = represented.length > 0 && c % 2 === 0 ? pick(represented, a) : pick(forum.seats, a).id
      const held = ballot && b % 7 > 0 ? heldBy(decision, ballot, seat) : null
      const sits = forum.sitting(forum.meeting).get(held ?? seat) ?? null
      const question = questionNamed(decision, step)
      if (inBallot) return one('ballot.cast', { ...question, seat, ballot: pick(BALLOTS, b) }, sits)
      const consents = (decision.rule.kind === 'consent') !== (c % 23 === 0)
      return one(
        'position.take',
        { ...question, seat, position: pick(consents ? CONSENTS : POSITIONS, b), reason: pick(REASONS, c) },
        sits,
      )
    }
    case 'all':
      return everybodySpeaks(forum, step, decision)
    case 'objection': {
      const at = objectionAt(forum, decision, step)
      if (b % 2 === 0)
        return one('objection.answer', { ...at, answer: 'It is in the next budget.' }, pick(forum.persons, c))
      const sits = forum.sitting(forum.meeting).get(at.seat) ?? null
      return one('objection.end', { ...at, how: pick(['resolved', 'withdrawn', 'maintained'], a) }, sits)
    }
    case 'judge': {
      const round = decision.rounds.at(-1)
      const raised = [...(round?.said ?? [])].filter(([, said]) => said.position === 'objection')
      const seat = raised.length > 0 && c % 6 > 0 ? pick(raised, c)[0] : pick(forum.seats, c).id
      const at = { round: c % 19 === 0 ? (a % 3) + 1 : Math.max(1, decision.rounds.length), seat }
      return one('objection.judge', {
        ...at,
        paramount: a % 3 === 0,
        reason: pick(['It can be mended.', null, 'A matter of taste.'], b),
      })
    }
    case 'casting': {
      const office = b % 9 === 0 ? pick(['chair', 'co-chair'], c) : (decision.casting?.office ?? 'chair')
      const officer = forum.offices.find((each) => each.office === office)?.person ?? null
      return one('casting.give', { office, vote: pick(['yes', 'no'], a) }, officer)
    }
    case 'confirm': {
      const office = pick(['chair', 'co-chair', 'chair', 'secretariat'], b)
      const officer = forum.offices.find((each) => each.office === office)?.person ?? null
      return one('vote.confirm', { office }, officer)
    }
    case 'conclude':
      return one('decision.conclude')
    case 'annul':
      if (a % 3 > 0) return []
      return one('decision.annul', { reason: 'It was put by mistake.', ...outcomeNamed(decision, b) })
    default:
      return one('question.annul', { reason: 'The line to the room is down.' })
  }
}

/** [DEC11] Mostly the round or ballot that is open or was last; sometimes none, or one that was annulled. */
function questionNamed(decision: ModelDecision, { a, b }: Step): { question?: string } {
  const last = decision.ballot ?? decision.rounds.at(-1)
  const before = decision.annulledQuestions.map(({ round, ballot }) => (ballot ?? round)!)
  const named = a % 5 === 0 ? before.at(-1) : b % 4 === 0 ? undefined : last
  return named ? { question: named.openedAt } : {}
}

/** [UNDO1] Mostly what the decision came to, if anything; sometimes nothing, as a window does that has not heard of it yet, or something else. */
function outcomeNamed({ concludedAt, rounds }: ModelDecision, b: number): { outcome?: string } {
  const named = b % 5 === 0 ? undefined : b % 11 === 0 ? rounds[0]?.openedAt : concludedAt
  return named ? { outcome: named } : {}
}

function whoAsks(forum: ForumModel, { who, c }: Step, concerned: string | null): ModelActor {
  const holding = (office: string) => forum.offices.find((one) => one.office === office)?.person ?? null
  const others = [holding('chair'), concerned, concerned, pick(forum.persons, c), holding('secretariat')]
  return forum.actor(who < 12 ? null : others[who - 12]!, forum.meeting.day)
}

/** The next thing that whoever leads would do. */
function nextKind(forum: ForumModel, { a, b }: Step, decision: ModelDecision | undefined): StepKind {
  if (forum.meeting.stage !== 'open') return 'next'
  if (forum.meeting.current === null) return 'item.open'
  if (!decision || !forum.underWay(decision)) return 'put'
  if (decision.item !== forum.meeting.current) return b % 2 === 0 ? 'item.open' : 'put'
  if (decision.stage === 'casting') return pick(['casting', 'casting', 'conclude'], b)
  const question = decision.stage === 'round' ? decision.rounds.at(-1)!.said : decision.ballot?.cast
  if (decision.stage === 'round' || decision.stage === 'ballot') {
    if (decision.suspended) return pick(['question.annul', 'presence', 'close', 'lift', 'close', 'lift'], b)
    if (isUntested(decision) && b % 4 > 0) return 'judge'
    return question!.size > 0 && b % 3 > 0 ? 'close' : 'all'
  }
  const missing = missingOf(decision)
  if (decision.stage === 'between' && missing.length === 0 && a % 3 > 0) return 'open'
  if (decision.stage === 'put' || a % 3 === 0) return hasQuorum(forum, decision) ? 'open' : 'presence'
  if (missing.includes('objection_unanswered')) return 'objection'
  if (missing.includes('confirmation')) return 'confirm'
  return pick(['type', 'amend', 'amend', 'conclude', 'open', 'open'], b)
}

/** [DEC18] Whether somebody's objection has still to be judged. */
function isUntested({ stage, rounds }: ModelDecision): boolean {
  const said = stage === 'round' ? [...rounds.at(-1)!.said.values()] : []
  return said.some((one) => one.position === 'objection' && one.paramount === null)
}

/** What the gate of a mixed rule still asks for; of another rule there is nothing to ask. */
function missingOf({ rule, ...decision }: ModelDecision): string[] {
  if (rule.kind !== 'mixed') return ['no_gate']
  return missingAtGate(rule.rule, caseRounds({ rule, ...decision }), confirmedOf({ rule, ...decision }))
}

function hasQuorum(forum: ForumModel, decision: ModelDecision): boolean {
  const question = decision.rule.kind === 'vote' ? 'ballot' : 'round'
  const seats = forum.seatsNow(forum.meeting, decision.item)
  return mayDecide(decision, question, seats, givenNow(forum, forum.meeting, decision))
}

/** [PROX2] The seats that others vote for in the ballot that is open. */
function representedIn(decision: ModelDecision | undefined): string[] {
  if (decision?.stage !== 'ballot' || !decision.ballot) return []
  return looked(decision, decision.ballot).flatMap(({ from, why }) => (why === null ? [from] : []))
}

/** Anybody; often somebody of a seat that others vote for just now. */
function personOf(forum: ForumModel, { a, b, c }: Step, decision: ModelDecision | undefined): string {
  const represented = representedIn(decision)
  const seat = represented.length > 0 && b % 3 === 0 ? pick(represented, c) : null
  const people = forum.seats.find((one) => one.id === seat)?.holders ?? []
  return people.length > 0 ? pick(people, a).person : pick(forum.persons, a)
}

/** [PROX1] Mostly from a seat of which nobody is here to one where somebody is. */
function proxyChange(forum: ForumModel, { a, b, c }: Step, by: (person: string | null) => ModelActor): Command[] {
  const { meeting } = forum
  const sits = forum.sitting(meeting)
  const among = (here: boolean) => {
    const fit = forum.seats.filter((seat) => sits.has(seat.id) === here)
    return fit.length > 0 && c % 5 > 0 ? fit : forum.seats
  }
  const given = meeting.proxies.filter((one) => !one.revoked)
  const revokes = b % 5 === 0
  const from = revokes && given.length > 0 && c % 4 > 0 ? pick(given, a).from : pick(among(false), a).id
  const people = forum.seats.find((seat) => seat.id === from)!.holders
  const actor = by(people.length > 0 ? pick(people, c).person : null)
  const at = { meeting: meeting.id, from }
  if (revokes) return [{ actor, command: 'proxy.revoke', input: at }]
  return [{ actor, command: 'proxy.give', input: { ...at, to: pick(among(b % 3 > 0), b).id } }]
}

/** Mostly the latest decision; sometimes an earlier one. */
function decisionFor(forum: ForumModel, { c }: Step): ModelDecision | undefined {
  const open = forum.decisions.filter((one) => forum.underWay(one))
  if (c % 17 === 0 && forum.decisions.length > 0) return pick(forum.decisions, c)
  return open.at(-1) ?? forum.decisions.at(-1)
}

function putOf(forum: ForumModel, { a, b, c }: Step, proposed: ModelRulebook): Command['input'] {
  const { meeting } = forum
  const item = b % 9 === 0 ? pick(meeting.items, a).id : (meeting.current ?? meeting.items[0]!.id)
  const rule = pick(['by-vote', 'by-consensus', 'by-both', 'by-both', 'by-vote', 'by-consent'], a)
  const at = { meeting: meeting.id, item, rule }
  const about = pick([{}, {}, { about: 'theme' }, { about: 'other' }], b)
  if (c % 5 === 0) return { ...at, ...about, commitment: null, motion: { title: 'A motion', text: `Words ${b % 3}` } }
  if (c % 11 === 0) return { ...at, ...(b % 3 === 0 ? { about: 'terms' } : {}), commitment: null, rulebook: proposed }
  return { ...at, ...about, commitment: pick([...forum.drafts.keys()], b % 4 === 0 ? 1 : 0) }
}

function everybodySpeaks(forum: ForumModel, step: Step, decision: ModelDecision): Command[] {
  const { a, b } = step
  const asked = decision.stage === 'ballot' ? askedIn(decision, decision.ballot!) : decision.rounds.at(-1)?.seats
  const actor = forum.actor(null, forum.meeting.day)
  const speakers = asked?.filter((seat) => seat.here && !seat.recused) ?? []
  // [CAST1] Where somebody has the casting vote, votes are often even.
  const isTie = decision.rule.casting !== undefined && a % 3 > 0
  const even = (index: number): string =>
    speakers.length % 2 === 1 && index === 0 ? 'abstain' : index % 2 === 0 ? 'yes' : 'no'
  const named = questionNamed(decision, { ...step, a: 1 })
  return speakers.map(({ id: seat }, index) => {
    // All for it, all but one, every other one, or anything.
    const against = [false, index === b % speakers.length, index % 2 === b % 2][a % 4]
    const turn = against === undefined ? b + index * (a + 1) : against ? 4 + (b % 2) : 0
    const of = { meeting: decision.meeting, decision: decision.id, ...named, seat }
    if (decision.stage === 'ballot') {
      const ballot = against ? 'no' : pick(BALLOTS, turn)
      return { actor, command: 'ballot.cast', input: { ...of, ballot: isTie ? even(index) : ballot } }
    }
    if (decision.rule.kind === 'consent') {
      const position = against ? 'objection' : pick(CONSENTS, turn)
      return { actor, command: 'position.take', input: { ...of, position, reason: 'It harms the work.' } }
    }
    const reason = turn % 3 === 0 ? null : 'There is no date.'
    const position = turn === 4 || turn === 5 ? 'block' : pick(POSITIONS, turn)
    return {
      actor,
      command: 'position.take',
      input: { ...of, position, reason: position === 'block' && a % 8 > 0 ? 'No.' : reason },
    }
  })
}

function objectionAt(forum: ForumModel, decision: ModelDecision, { a, c }: Step): { round: number; seat: string } {
  const raised = decision.rounds.flatMap((round, index) =>
    round.objections.map(({ seat }) => ({ round: index + 1, seat })),
  )
  if (raised.length > 0 && c % 6 > 0) return pick(raised, a)
  return { round: (a % 2) + 1, seat: pick(forum.seats, a).id }
}

function seatChange(forum: ForumModel, { a, b, c }: Step, actor: ModelActor): Command[] {
  const seat = pick(forum.seats, a)
  const held = seat.holders.filter((one) => !one.left && holds(one, forum.meeting.day))
  if (b % 2 === 0 && held.length > 0) {
    const { person, as } = pick(held, c)
    return [{ actor, command: 'seat.leave', input: { seat: seat.id, person, as, on: '2027-03-10' } }]
  }
  const as = pick(['titular', 'alternate', 'alternate2'], b)
  const input = {
    seat: seat.id,
    name: `A newcomer ${String(forum.persons.length)}`,
    email: null,
    as,
    since: null,
    until: null,
  }
  return [{ actor, command: 'seat.fill', input }]
}
