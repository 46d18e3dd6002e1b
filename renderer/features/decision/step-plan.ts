import { hasVoted } from '../../../shared/domain/ballot.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { Office } from '../../../shared/domain/member.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { countedRound, isLowest } from '../../../shared/rules/counted.ts'
import type { NumberedStep } from '../../../shared/rules/graded-steps.ts'
import { isStepTested } from '../../../shared/rules/graded-steps.ts'
import { roundAhead } from '../../../shared/rules/outlook.ts'
import { seatsAsked } from '../../../shared/rules/held-proxies.ts'
import { nextToVote } from './BallotEntry.tsx'
import { nextSilent } from './ConsensusRung.tsx'
import type { DecisionView } from './decision-view.ts'
import { quorumNow } from './question.ts'
import { awaitsAnswer, mayAnswer, raisedIn } from './Objections.tsx'
import { objectionKey } from './sheet-store.ts'
import { subjectKind } from './subject.ts'
import { countedSteps } from './GradedSteps.tsx'
import { countedVeto, vetoWords } from './VetoRung.tsx'
import { confirmable, unsaid } from './VoteRung.tsx'
import { officerList } from './rule-sentences.ts'
import type { Words } from './words.ts'
import { quorumLack } from './words.ts'

/** What a button of the step bar does. */
export type Deed =
  | { readonly do: 'put' }
  | { readonly do: 'openRound' | 'closeRound' | 'freeze' | 'openBallot' | 'closeBallot' }
  | { readonly do: 'ask'; readonly seat: string }
  | { readonly do: 'answer'; readonly objection: string }
  | { readonly do: 'confirm'; readonly office: Office }
  | { readonly do: 'annulQuestion' | 'conclude' }
  | { readonly do: 'openItem'; readonly item: string }

export interface Act {
  readonly label: string
  /** Why it cannot be done yet. */
  readonly missing?: string | undefined
  readonly deed: Deed
}

export interface Plan {
  readonly why: string
  readonly note?: string | undefined
  readonly main?: Act | undefined
  readonly quiet?: Act | undefined
}

/** The next sensible step of a decision that is under way or has ended; whoever may not take it is told what is awaited. */
export function planFor(words: Words, view: DecisionView, amended: boolean | null): Plan {
  switch (view.decision.stage) {
    case 'put':
      if (view.outlook.step) return nextGrade(words, view, view.outlook.step)
      return view.decision.rule.kind === 'vote' ? ballotReady(words, view, false) : firstRound(words, view)
    case 'round':
      return view.decision.suspendedAt === null ? roundOpen(words, view) : suspended(words, view, 'round')
    case 'between':
      return between(words, view, amended)
    case 'ballot':
      return view.decision.suspendedAt === null ? ballotOpen(words, view) : suspended(words, view, 'ballot')
    case 'casting':
      return castingOpen(words, view)
    case 'veto':
      return vetoOpen(words, view)
    case 'concluded':
    case 'annulled':
      return afterwards(words, view.meeting, view.decision.item, view.may({ to: 'item.open' }))
  }
}

/** [DEC13] Nothing goes on before the quorum is back; whoever leads may give up waiting. */
function suspended(words: Words, view: DecisionView, what: 'round' | 'ballot'): Plan {
  const { t } = words
  const lack = quorumLack(words, quorumNow(view)) ?? ''
  const missing = t('step.suspended', { lack })
  const label = what === 'ballot' ? t('step.closeBallot') : t('step.closeRound', { n: view.decision.rounds.length })
  const close: Act = { label, missing, deed: { do: what === 'ballot' ? 'closeBallot' : 'closeRound' } }
  const annul: Act = { label: t('annulQuestion.ask', { what }), deed: { do: 'annulQuestion' } }
  return {
    why: missing,
    note: t('step.suspendedNote'),
    main: allowed(view, what === 'ballot' ? 'ballot.close' : 'round.close', close),
    quiet: view.may({ to: 'question.annul' }) ? annul : undefined,
  }
}

function openRound({ t }: Words, view: DecisionView, lack: string | null): Act {
  return {
    label: t('step.openRound', { n: view.decision.rounds.length + 1 }),
    missing: lack === null ? undefined : t('step.notQuorate', { lack }),
    deed: { do: 'openRound' },
  }
}

function firstRound(words: Words, view: DecisionView): Plan {
  const lack = quorumLack(words, roundAhead(view.outlook)?.quorum ?? null)
  return {
    why: lack === null ? words.t('step.readyToTest') : words.t('step.notQuorate', { lack }),
    note: words.t('step.ruleNote', { title: view.decision.rule.title }),
    main: allowed(view, 'round.open', openRound(words, view, lack)),
  }
}

function allowed(
  view: DecisionView,
  to: 'round.open' | 'round.close' | 'decision.amend' | 'decision.conclude' | 'ballot.open' | 'ballot.close',
  act: Act,
): Act | undefined {
  return view.may({ to }) ? act : undefined
}

function roundOpen(words: Words, view: DecisionView): Plan {
  const { t } = words
  const n = view.decision.rounds.length
  const silent = roundAhead(view.outlook)?.silent ?? []
  const close = allowed(view, 'round.close', { label: t('step.closeRound', { n }), deed: { do: 'closeRound' } })
  const [untested] = view.outlook.consent?.untested ?? []
  if (untested !== undefined)
    return { why: t('step.untested', { seat: view.seatName(untested) }), note: t('step.untestedNote') }
  const next = nextSilent(view, null)
  if (next === null) return { why: t('step.allAnswered'), note: roundNote(words, view), main: close }
  const ask = { label: t('step.askNext'), deed: { do: 'ask', seat: next } } as const
  return {
    why: t('step.toAnswer', { n: silent.length }),
    note: t('step.isNext', { seat: view.seatName(next) }),
    main: allowed(view, 'round.close', ask),
    quiet: close,
  }
}

function roundNote({ t }: Words, view: DecisionView): string | undefined {
  const { consensus, consent } = view.outlook
  if (consent?.now === 'consent') return t('step.wouldBeConsent')
  if (consent?.objections.length) return t('step.wouldBeObjected', { n: consent.objections.length })
  if (consensus?.now === 'consensus') return t('step.wouldBeConsensus')
  return consensus?.blocks.length ? t('step.wouldBeBlocked', { n: consensus.blocks.length }) : undefined
}

/** [DEC19] The step ahead: a round, a vote at its grade, or the report of a joint group. */
function nextGrade(words: Words, view: DecisionView, step: NumberedStep): Plan {
  const { t } = words
  const { decision, outlook } = view
  const lack = quorumLack(words, roundAhead(outlook)?.quorum ?? null)
  const round = roundAhead(outlook) ? allowed(view, 'round.open', openRound(words, view, lack)) : undefined
  if (step.kind === 'group')
    return { why: t('step.group', { grade: step.grade }), note: t('step.groupNote'), quiet: round }
  if (step.kind !== 'vote') {
    const last = decision.rounds.at(-1)
    const held = last && countedRound(decision, last)?.outcome
    if (!last || !held) return firstRound(words, view)
    return { why: t('step.notHeld', { n: last.number }), note: t('step.notHeldNote', { why: held.why }), main: round }
  }
  if (!isStepTested(decision, step))
    return { why: t('step.amendedWhy', { n: decision.texts.length }), note: t('step.amendedNote'), main: round }
  const rule = countedSteps(view)?.question.rule
  const lowest = rule && isLowest(rule, step.number) ? 'yes' : 'no'
  const lacks = quorumLack(words, outlook.vote?.quorum ?? null)
  const open: Act = {
    label: t('step.openBallot'),
    missing: lacks === null ? undefined : t('step.notQuorate', { lack: lacks }),
    deed: { do: 'openBallot' },
  }
  return {
    why: lacks === null ? t('step.nextGrade', { grade: step.grade }) : t('step.notQuorate', { lack: lacks }),
    note: t('step.nextGradeNote', { lowest, title: decision.rule.title }),
    main: allowed(view, 'ballot.open', open),
    quiet: decision.rounds.length > 0 ? round : undefined,
  }
}

function between(words: Words, view: DecisionView, amended: boolean | null): Plan {
  if (view.outlook.step) return nextGrade(words, view, view.outlook.step)
  const { t, format } = words
  const { gate } = view.outlook
  const waiting = raisedIn(view).filter(awaitsAnswer)
  const [first] = waiting
  const lack = quorumLack(words, roundAhead(view.outlook)?.quorum ?? null)
  const round = allowed(view, 'round.open', openRound(words, view, lack))
  if (first) {
    const answer = {
      label: t('step.writeAnswer'),
      deed: { do: 'answer', objection: objectionKey(first.round.number, first.seat) },
    } as const
    return {
      why: t('step.unanswered', { n: waiting.length }),
      note: t('step.objectionOf', { seats: format.list(waiting.map((one) => view.seatName(one.seat))) }),
      main: mayAnswer(view) ? answer : undefined,
      quiet: gate?.mustChangeFirst ? undefined : round,
    }
  }
  const last = view.decision.rounds.at(-1)
  const held = last && countedRound(view.decision, last)
  const outcome = held?.outcome
  if (outcome?.result === 'open' || outcome?.result === 'no_decision') {
    return {
      why: t('step.notHeld', { n: last?.number ?? 0 }),
      note: t('step.notHeldNote', { why: outcome.why }),
      main: round,
    }
  }
  if (gate?.textTested && gate.missing.every((one) => one === 'confirmation')) return ballotReady(words, view, true)
  if (textChanged(view))
    return { why: t('step.amendedWhy', { n: view.decision.texts.length }), note: t('step.amendedNote'), main: round }
  const subject = subjectKind(view.decision)
  if (subject !== 'commitment') {
    const stuck = gate?.missing.includes('text_unchanged') === true
    const note = stuck ? 'step.voteShut' : AMEND_NOTES[subject]
    return {
      why: t('step.amendFirst', { kind: roundKind(view.decision) }),
      note: t(note),
      main: gate?.mustChangeFirst ? undefined : round,
    }
  }
  const freeze = allowed(view, 'decision.amend', {
    label: t('step.freeze'),
    missing: amended === false ? t('between.nothing') : undefined,
    deed: { do: 'freeze' },
  })
  return {
    why: t('step.amendFirst', { kind: roundKind(view.decision) }),
    note: gate?.missing.includes('text_unchanged')
      ? t('step.voteShut')
      : t(amended ? 'step.amendReady' : 'step.amendOnDraft'),
    main: freeze,
    quiet: gate?.mustChangeFirst ? undefined : round,
  }
}

const AMEND_NOTES = {
  motion: 'step.amendMotion',
  rules: 'step.amendRules',
  statement: 'step.amendStatement',
  sanction: 'step.amendNot',
} as const

/** The text in question was frozen after the last round. */
function textChanged(view: DecisionView): boolean {
  return view.decision.rounds.at(-1)?.text !== view.decision.texts.at(-1)?.hash
}

/** `gated`: consensus was sought first, so that the officers' word may still be missing. */
function ballotReady(words: Words, view: DecisionView, gated: boolean): Plan {
  const { t } = words
  const lack = quorumLack(words, view.outlook.vote?.quorum ?? null)
  const line = view.outlook.gate?.lines.find((one) => one.condition === 'confirmation')
  const awaited =
    gated && line?.condition === 'confirmation' ? line.asked.filter((one) => !line.confirmed.includes(one)) : []
  const again = gated ? roundAhead(view.outlook) : null
  const quiet = again ? roundAgain(words, view) : undefined
  const [office] = confirmable(view)
  if (awaited.length > 0) {
    const officers = officerList(words, awaited)
    const open = allowed(view, 'ballot.open', {
      label: t('step.openBallot'),
      missing: t('step.unconfirmed', { officers }),
      deed: { do: 'openBallot' },
    })
    const confirm = office && {
      label: t(view.held.includes(office) ? `gate.confirmAs.${office}` : `gate.enterWord.${office}`),
      deed: { do: 'confirm', office } as const,
    }
    const nobody = unsaid(words, view).length === awaited.length
    const note = t(nobody ? 'step.confirmNobody' : 'step.confirmNote')
    return { why: t('step.unconfirmed', { officers }), note, main: confirm ?? open, quiet }
  }
  const open = allowed(view, 'ballot.open', {
    label: t('step.openBallot'),
    missing: lack === null ? undefined : t('step.notQuorate', { lack }),
    deed: { do: 'openBallot' },
  })
  return {
    why: lack === null ? t(gated ? 'step.gateOpen' : 'step.readyToVote') : t('step.notQuorate', { lack }),
    note: t('step.ruleNote', { title: view.decision.rule.title }),
    main: open,
    quiet,
  }
}

/** Another round instead of the vote; not where that would shut the way to it. */
function roundAgain(words: Words, view: DecisionView): Act | undefined {
  if (view.outlook.gate?.mustChangeFirst) return undefined
  return allowed(
    view,
    'round.open',
    openRound(words, view, quorumLack(words, roundAhead(view.outlook)?.quorum ?? null)),
  )
}

function ballotOpen(words: Words, view: DecisionView): Plan {
  const { t, format } = words
  const { ballot } = view.decision
  const asked = ballot ? seatsAsked(view.decision, ballot) : []
  const awaited = asked.filter((seat) => seat.here && !seat.recused && ballot && !hasVoted(ballot, seat.id))
  const close = allowed(view, 'ballot.close', { label: t('step.closeBallot'), deed: { do: 'closeBallot' } })
  const next = nextToVote(view, null)
  if (next === null) return { why: t('step.allVoted'), note: t('step.hidden'), main: close }
  // Nobody enters a secret vote for a seat: there is nobody to ask next.
  const secret = ballot?.manner === 'secret'
  const names = awaited.slice(0, 3).map((seat) => view.seatName(seat.id))
  const more = awaited.length - names.length
  const called = ballot?.manner === 'roll_call'
  const ask = { label: t(called ? 'step.callNext' : 'step.askNext'), deed: { do: 'ask', seat: next } } as const
  return {
    why: t(called ? 'step.toCall' : 'step.toVote', { n: awaited.length }),
    note: more > 0 ? t('step.andMore', { names: names.join(t('comma')), n: more }) : format.list(names),
    main: secret ? undefined : allowed(view, 'ballot.close', ask),
    quiet: close,
  }
}

/** [CAST1] Whoever has the casting vote gives it; those who lead may do without, and have to where nobody may give it. */
function castingOpen({ t }: Words, view: DecisionView): Plan {
  const office = view.decision.casting?.office ?? 'chair'
  const standing = view.standing(office)
  const act: Act = { label: t('step.concludeTie'), deed: { do: 'conclude' } }
  const conclude = allowed(view, 'decision.conclude', act)
  if (standing === 'free') return { why: t('casting.awaited'), note: t('casting.note'), quiet: conclude }
  return { why: t('casting.nobody'), note: t('casting.nobodyNote'), main: conclude }
}

/** [DEC17] Sectors may still stop it; whoever leads concludes on what they said. */
function vetoOpen(words: Words, view: DecisionView): Plan {
  const { t } = words
  const counted = countedVeto(view.decision)
  if (!counted) return { why: t('veto.asked') }
  const { why } = counted.outcome
  const conclude: Act = {
    label: t('step.conclude', { result: why === 'not_vetoed' ? 'adopted' : 'vetoed' }),
    missing: why === 'veto_reason_missing' ? t('step.vetoReason') : undefined,
    deed: { do: 'conclude' },
  }
  return { why: vetoWords(words, counted), main: allowed(view, 'decision.conclude', conclude) }
}

function afterwards(words: Words, meeting: Meeting, itemId: string, mayOpen: boolean): Plan {
  const { t } = words
  const at = meeting.items.findIndex((one) => one.id === itemId)
  const next = meeting.items.slice(at + 1).find((one) => one.closedAt === null)
  if (!next) return { why: t('step.lastItem'), note: t('step.lastItemNote') }
  const number = meeting.items.indexOf(next) + 1
  return {
    why: t('step.next', { number, title: next.title }),
    note: nextNote(words, next),
    main:
      mayOpen && meeting.stage === 'open'
        ? { label: t('step.nextItem'), deed: { do: 'openItem', item: next.id } }
        : undefined,
  }
}

function nextNote({ t }: Words, item: Item): string {
  return t('step.nextNote', { minutes: item.minutes, purpose: item.purpose })
}
