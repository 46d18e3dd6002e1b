/**
 * How a decision is counted, written a second time from the words of shared/contract/CASES.md alone, so that it can disagree with
 * shared/rules. Slow and plain on purpose; it imports nothing of the product.
 */
export type Fraction = readonly [number, number]
export type Comparison = 'more_than' | 'at_least'
export type Base = 'cast' | 'cast_and_abstained' | 'attending' | 'active'

export interface QuorumRule {
  fraction: Fraction
  comparison: Comparison
  recused: 'count' | 'not_present' | 'leave'
  eachSector: null | { fraction: Fraction; comparison: Comparison }
}
export interface VoteRule {
  base: Base
  fraction: Fraction
  comparison: Comparison
  blank: 'abstention' | 'cast'
  invalid: 'excluded' | 'cast'
  recusedInBase: boolean
  sectors: null | { names: 'each' | readonly string[]; base: Base; fraction: Fraction; comparison: Comparison }
  castingVote: null | 'yes' | 'no'
  quorum: QuorumRule | null
  proxies?: ProxyRule
}
export interface ProxyRule {
  perHolder: number
  present: boolean
}
export interface CaseProxy {
  from: string
  to: string
  written: boolean
  lodged: string
}
/** The proxies of a case, and until when they had to be lodged. */
export interface Given {
  proxies: readonly CaseProxy[]
  deadline: string | null
}
export interface ConsensusRule {
  maxStandAside: null | Fraction
  unreasonedBlock: 'open' | 'ignored'
  quorum: QuorumRule | null
}
export interface ConsentRule {
  unargued: 'open' | 'ignored'
  quorum: QuorumRule | null
}
export interface MixedRule {
  consensus: ConsensusRule
  gate: { minRounds: number; textChanged: boolean; objectionsAnswered: boolean; confirmedBy: readonly string[] }
  vote: VoteRule
}

export interface CaseSeat {
  id: string
  sector: string
  here: boolean
  recused: boolean
}
export type VoteSeat = CaseSeat & { ballot: string | null }
export type ConsensusSeat = CaseSeat & { position: string | null; reason: string | null }
export type ConsentSeat = ConsensusSeat & { paramount: boolean | null }
export interface CaseRound {
  seats: readonly ConsensusSeat[]
  textChanged: boolean
  answered: readonly string[]
}

/** What is compared of an outcome: every key of CASES.md except the case's id. */
export type Outcome = Record<string, unknown> & { result: string; why: string }

export function needed({ fraction: [n, d], comparison }: { fraction: Fraction; comparison: Comparison }, base: number) {
  let least = 1
  while (comparison === 'at_least' ? least * d < n * base : least * d <= n * base) least++
  return least
}

const eligible = (seat: CaseSeat): boolean => seat.here && !seat.recused

function presentOf(seats: readonly CaseSeat[], rule: Fraction, comparison: Comparison, recused: QuorumRule['recused']) {
  const counted = recused === 'leave' ? seats.filter((seat) => !seat.recused) : seats
  const present = counted.filter((seat) => seat.here && (recused === 'count' || !seat.recused)).length
  const base = counted.length
  const least = needed({ fraction: rule, comparison }, base)
  return { present, base, needed: least, met: present >= least }
}

export function quorum(rule: QuorumRule | null, seats: readonly CaseSeat[]) {
  if (rule === null) return null
  const total = presentOf(seats, rule.fraction, rule.comparison, rule.recused)
  const sectors: Record<string, typeof total> = {}
  if (rule.eachSector) {
    for (const name of new Set(seats.map((seat) => seat.sector))) {
      const own = seats.filter((seat) => seat.sector === name)
      sectors[name] = presentOf(own, rule.eachSector.fraction, rule.eachSector.comparison, rule.recused)
    }
  }
  return { ...total, met: total.met && Object.values(sectors).every((one) => one.met), sectors }
}

export function quorate(rule: QuorumRule | null, seats: readonly CaseSeat[]): boolean {
  return quorum(rule, seats)?.met ?? true
}

function refused(seats: readonly (CaseSeat & { said: boolean })[]) {
  return seats
    .filter((seat) => !eligible(seat) && seat.said)
    .map((seat) => ({ id: seat.id, why: seat.recused ? 'recused' : 'away' }))
}

function baseOf(rule: VoteRule, kind: Base, seats: readonly VoteSeat[]): number {
  const inBase = seats.filter((seat) => rule.recusedInBase || !seat.recused)
  if (kind === 'active') return inBase.length
  if (kind === 'attending') return inBase.filter((seat) => seat.here).length
  const said = (word: string): number => seats.filter((seat) => eligible(seat) && seat.ballot === word).length
  let cast = said('yes') + said('no')
  if (rule.blank === 'cast') cast += said('blank')
  if (rule.invalid === 'cast') cast += said('invalid')
  if (kind === 'cast') return cast
  return cast + said('abstain') + (rule.blank === 'abstention' ? said('blank') : 0)
}

/** Of each proxy, in their order, why it does not hold; null where it does. */
export function whyNot(
  seats: readonly CaseSeat[],
  rule: ProxyRule | undefined,
  { proxies, deadline }: Given,
): { from: string; to: string; why: string | null }[] {
  const looked: { from: string; to: string; why: string | null }[] = []
  for (const { from, to, written, lodged } of proxies) {
    const [giver, holder] = [seats.find((seat) => seat.id === from), seats.find((seat) => seat.id === to)]
    const holding = looked.filter((one) => one.why === null)
    const reasons: [boolean, string][] = [
      [rule === undefined, 'not_allowed'],
      [from === to, 'self'],
      [giver?.here === true, 'from_here'],
      [giver?.recused === true, 'from_recused'],
      [holder?.recused === true, 'holder_recused'],
      [holder?.here !== true, 'holder_away'],
      [!written, 'not_written'],
      [deadline === null || lodged > deadline, 'late'],
      [holding.some((one) => one.from === from), 'again'],
      [holding.filter((one) => one.to === to).length >= (rule?.perHolder ?? 0), 'too_many'],
    ]
    looked.push({ from, to, why: reasons.find(([applies]) => applies)?.[1] ?? null })
  }
  return looked
}

/** The seats as those see them who count what was said: a seat whose proxy holds is taken as here. */
export function represented<S extends CaseSeat>(seats: readonly S[], rule: ProxyRule | undefined, given: Given): S[] {
  const held = whyNot(seats, rule, given).filter((one) => one.why === null)
  return seats.map((seat) => (held.some((one) => one.from === seat.id) ? { ...seat, here: true } : seat))
}

export const NONE: Given = { proxies: [], deadline: null }

export function vote(listed: readonly VoteSeat[], rule: VoteRule, given: Given = NONE): Outcome {
  const seats = represented(listed, rule.proxies, given)
  const voters = seats.filter(eligible)
  const said = (word: string | null): number => voters.filter((seat) => seat.ballot === word).length
  const counts = {
    yes: said('yes'),
    no: said('no'),
    abstain: said('abstain'),
    blank: said('blank'),
    invalid: said('invalid'),
    silent: said(null),
  }
  const base = baseOf(rule, rule.base, seats)
  const least = needed(rule, base)
  const sectors: Record<string, { yes: number; base: number; needed: number; met: boolean }> = {}
  const named = rule.sectors === null || rule.sectors.names === 'each' ? [] : rule.sectors.names
  for (const name of named) {
    const own = seats.filter((seat) => seat.sector === name)
    const yes = own.filter((seat) => eligible(seat) && seat.ballot === 'yes').length
    const ownBase = baseOf(rule, rule.sectors!.base, own)
    const ownNeeded = needed(rule.sectors!, ownBase)
    sectors[name] = { yes, base: ownBase, needed: ownNeeded, met: yes >= ownNeeded }
  }
  const quorumPart = quorum(rule.quorum, rule.proxies?.present ? seats : listed)
  const missed = Object.values(sectors).some((one) => !one.met)
  const ends = (): [string, string] => {
    if (quorumPart?.met === false) return ['no_decision', 'quorum_missed']
    if (counts.yes + counts.no === 0) return ['no_decision', 'nothing_cast']
    if (named.some((name) => !voters.some((seat) => seat.sector === name))) return ['no_decision', 'sector_empty']
    const tie = counts.yes === counts.no && counts.yes + counts.no === base
    const half = rule.base === 'cast' && rule.comparison === 'more_than' && 2 * rule.fraction[0] === rule.fraction[1]
    if (rule.castingVote !== null && half && tie) {
      if (missed) return ['not_adopted', 'sector_missed']
      return [rule.castingVote === 'yes' ? 'adopted' : 'not_adopted', 'casting_vote']
    }
    if (counts.yes < least) return ['not_adopted', 'threshold_missed']
    return missed ? ['not_adopted', 'sector_missed'] : ['adopted', 'threshold_met']
  }
  const [result, why] = ends()
  const heard = refused(seats.map((seat) => ({ ...seat, said: seat.ballot !== null })))
  const outcome = { result, why, counts, base, needed: least, quorum: quorumPart, sectors, refused: heard }
  if (rule.proxies === undefined) return outcome
  return { ...outcome, leastYes: {}, proxies: whyNot(listed, rule.proxies, given) }
}

const hasWords = (text: string | null): boolean => text !== null && /\P{White_Space}/u.test(text)

export function consensus(seats: readonly ConsensusSeat[], rule: ConsensusRule): Outcome {
  const asked = seats.filter(eligible)
  const said = (word: string | null): number => asked.filter((seat) => seat.position === word).length
  const counts = {
    agree: said('agree'),
    reservations: said('reservations'),
    stand_aside: said('stand_aside'),
    block: said('block'),
    silent: said(null),
  }
  const blocks = asked.filter((seat) => seat.position === 'block' && hasWords(seat.reason)).map((seat) => seat.id)
  const quorumPart = quorum(rule.quorum, seats)
  const ends = (): [string, string] => {
    if (quorumPart?.met === false) return ['no_decision', 'quorum_missed']
    if (blocks.length > 0) return ['blocked', 'reasoned_block']
    if (counts.block > 0 && rule.unreasonedBlock === 'open') return ['open', 'reason_missing']
    if (counts.silent > 0) return ['open', 'not_all_asked']
    if (counts.agree + counts.reservations === 0) return ['no_consensus', 'no_support']
    const [n, d] = rule.maxStandAside ?? [1, 1]
    if (counts.stand_aside * d > n * asked.length) return ['no_consensus', 'too_many_stand_aside']
    return ['consensus', 'no_block']
  }
  const [result, why] = ends()
  const heard = refused(seats.map((seat) => ({ ...seat, said: seat.position !== null })))
  return { result, why, counts, blocks, quorum: quorumPart, refused: heard }
}

export function consent(seats: readonly ConsentSeat[], rule: ConsentRule): Outcome {
  const asked = seats.filter(eligible)
  const said = (word: string | null): number => asked.filter((seat) => seat.position === word).length
  const counts = {
    consent: said('consent'),
    concern: said('concern'),
    objection: said('objection'),
    silent: said(null),
  }
  const argued = asked.filter((seat) => seat.position === 'objection' && hasWords(seat.reason))
  const objections = argued.filter((seat) => seat.paramount === true).map((seat) => seat.id)
  const quorumPart = quorum(rule.quorum, seats)
  const ends = (): [string, string] => {
    if (quorumPart?.met === false) return ['no_decision', 'quorum_missed']
    if (objections.length > 0) return ['objected', 'paramount_objection']
    if (argued.some((seat) => seat.paramount === null)) return ['open', 'objection_untested']
    if (counts.objection > argued.length && rule.unargued === 'open') return ['open', 'argument_missing']
    if (counts.silent > 0) return ['open', 'not_all_asked']
    if (counts.consent + counts.concern + argued.length === 0) return ['no_consent', 'no_support']
    return ['consent', 'no_paramount_objection']
  }
  const [result, why] = ends()
  const heard = refused(seats.map((seat) => ({ ...seat, said: seat.position !== null })))
  return { result, why, counts, objections, quorum: quorumPart, refused: heard }
}

export function missingAtGate(rule: MixedRule, rounds: readonly CaseRound[], confirmed: readonly string[]): string[] {
  const held = rounds.filter(
    (round) => !['no_decision', 'open'].includes(consensus(round.seats, rule.consensus).result),
  )
  const missing: string[] = []
  if (held.length < rule.gate.minRounds) missing.push('rounds')
  if (rule.gate.textChanged && held.slice(1).some((round) => !round.textChanged)) missing.push('text_unchanged')
  const unanswered = held.some((round) =>
    (consensus(round.seats, rule.consensus)['blocks'] as string[]).some((id) => !round.answered.includes(id)),
  )
  if (rule.gate.objectionsAnswered && unanswered) missing.push('objection_unanswered')
  if (rule.gate.confirmedBy.some((office) => !confirmed.includes(office))) missing.push('confirmation')
  return missing
}

export function mixed(
  rule: MixedRule,
  rounds: readonly CaseRound[],
  confirmed: readonly string[],
  ballot: readonly VoteSeat[] | null,
  given: Given = NONE,
): Outcome {
  const reached = rounds.findIndex((round) => consensus(round.seats, rule.consensus).result === 'consensus')
  if (reached >= 0) return { stage: 'consensus', round: reached + 1, result: 'adopted', why: 'no_block' }
  const missing = missingAtGate(rule, rounds, confirmed)
  if (missing.length > 0) return { stage: 'gate', result: 'no_decision', why: 'vote_not_open', missing }
  if (ballot === null) return { stage: 'gate', result: 'no_decision', why: 'awaiting_vote', missing }
  return { stage: 'vote', ...vote(ballot, rule.vote, given) }
}
