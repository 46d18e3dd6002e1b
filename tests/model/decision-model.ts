import { missingAtGate } from './counting.ts'
import type { ModelRulebook, Office } from './forum-model.ts'
import { deadlineOf, leads, state } from './forum-model.ts'
import { annulDecision, mayNotAnnul } from './annul-model.ts'
import type { Asked, Judge } from './decision-judge.ts'
import { ofDecision, stageIn } from './decision-judge.ts'
import type { Input } from './meeting-model.ts'
import { refusedOnly } from './meeting-model.ts'
import { answerObjection, endObjection, judgeObjection, withdrawnBy } from './objection-model.ts'
import { annulQuestion, askedIn, caseRounds, conclude, confirmedOf, givenNow, isEven } from './question-model.ts'
import { enteringWhileOut, standingOut, unsaid } from './standing-model.ts'
import { heldBy, mayDecide, openQuestion, outcomeOf, resolved } from './question-model.ts'

const itemOpen = ({ meeting, decision }: Asked): string[] =>
  meeting.current === decision.item ? [] : [state('item_not_open')]

const put: Judge = (forum, actor, input) => {
  const meeting = forum.meetings.find((one) => one.id === input['meeting'])
  const item = meeting?.items.find((one) => one.id === input['item'])
  const rule = forum.rulebook?.rules.find((one) => one.id === input['rule'])
  const commitment = (input['commitment'] ?? null) as string | null
  const draft = commitment === null ? null : forum.drafts.get(commitment)
  const proxies = forum.rulebook?.proxies
  const rulebook = (input['rulebook'] ?? null) as ModelRulebook | null
  const no: string[] = leads(actor) ? [] : ['not_allowed']
  if (!meeting || !item || !rule || draft === undefined) return refusedOnly([...no, 'not_found'])
  if (meeting.stage !== 'open') no.push(state(`meeting_${meeting.stage}`))
  if (leads(actor)) no.push(...standingOut({ forum, meeting, decision: { item: item.id }, actor }))
  if (meeting.current !== item.id) no.push(state('item_not_open'))
  if (draft?.adopted) no.push(state('commitment_adopted'))
  if (draft?.text === '') no.push(state('text_untitled'))
  // [DEC1]
  const same = (one: (typeof forum.decisions)[number]): boolean =>
    one.item === item.id || (commitment !== null && one.commitment === commitment)
  if (forum.decisions.some((one) => same(one) && forum.underWay(one))) no.push(state('decision_open'))
  // [DEC15] A commitment and rules are each of their own kind.
  const called = input['about'] as string | undefined
  const about = commitment ? 'commitment' : rulebook ? 'terms' : (called ?? 'other')
  if (called !== undefined && called !== about) no.push('bad_input')
  // [RULE1]
  const only = forum.rulebook?.kinds[about]
  if (only !== undefined && only !== rule.id) no.push(state('rule_not_of_kind'))
  return {
    no,
    apply: ({ answer }) => {
      forum.decisions.push({
        id: answer['decision']!,
        meeting: meeting.id,
        item: item.id,
        commitment,
        rulebook,
        rule: resolved(forum, rule, meeting.day),
        proxyDeadline: proxies ? deadlineOf(meeting.day, proxies.hoursBefore) : null,
        casting: null,
        texts: [draft ? draft.text : wordsOf(input)],
        stage: 'put',
        rounds: [],
        confirmed: [],
        ballot: null,
        suspended: false,
        annulledQuestions: [],
        result: null,
        concludedAt: null,
        outcome: null,
        case: null,
      })
      return ['decision.put/1']
    },
  }
}

const wordsOf = (input: Input): string => JSON.stringify(input['motion'] ?? input['rulebook'])

const amend = ofDecision(({ forum, decision, input }) => {
  const draft = decision.commitment === null ? null : forum.drafts.get(decision.commitment)!
  const now = draft ? draft.text : wordsOf(input)
  const no = stageIn(decision, 'put', 'between')
  if (now === decision.texts.at(-1)) no.push(state('text_unchanged'))
  if (draft?.text === '') no.push(state('text_untitled'))
  return {
    no,
    apply: () => {
      decision.texts.push(now)
      if (decision.rulebook) decision.rulebook = input['rulebook'] as ModelRulebook
      for (const one of decision.confirmed) one.lapsed = true
      return ['decision.amended/1']
    },
  }
})

/** [MEET1] One question at a time. */
function otherOpen({ forum, meeting }: Asked): string[] {
  return forum.isHeld(meeting) ? [state('decision_open')] : []
}

const openRound = ofDecision((asked) => {
  const { forum, meeting, decision } = asked
  const seats = forum.seatsNow(meeting, decision.item)
  const no = [...stageIn(decision, 'put', 'between'), ...itemOpen(asked), ...otherOpen(asked)]
  if (decision.rule.kind === 'vote') no.push(state('rule_has_no_rounds'))
  else if (!mayDecide(decision, 'round', seats, null)) no.push(state('not_quorate'))
  return { no, apply: ({ at }) => [openQuestion(decision, 'round', seats, null, at)] }
})

const openBallot = ofDecision((asked) => {
  const { forum, meeting, decision } = asked
  const { rule } = decision
  const seats = forum.seatsNow(meeting, decision.item)
  const no = [...stageIn(decision, 'put', 'between'), ...itemOpen(asked), ...otherOpen(asked)]
  const given = givenNow(forum, meeting, decision)
  if (rule.kind === 'consensus' || rule.kind === 'consent') no.push(state('rule_has_no_vote'))
  else if (!mayDecide(decision, 'ballot', seats, given)) no.push(state('not_quorate'))
  if (rule.kind === 'mixed') {
    // [DEC8]
    if (missingAtGate(rule.rule, caseRounds(decision), confirmedOf(decision)).length > 0) no.push(state('gate_closed'))
    if (decision.rounds.at(-1)?.text !== decision.texts.at(-1)) no.push(state('text_not_tested'))
    if (decision.stage === 'put') no.push(state('decision_put'))
  }
  return { no, apply: ({ at }) => [openQuestion(decision, 'ballot', seats, given, at)] }
})

/** [DEC7] [DEC11] [DEC13] Why a seat may not speak now. */
function unheard(asked: Asked, question: 'round' | 'ballot'): string[] {
  const { decision, actor, input } = asked
  const sits = speaksFor(asked, question)
  const no: string[] = leads(actor) || (actor.person !== null && sits === actor.person) ? [] : ['not_allowed']
  no.push(...enteringWhileOut(asked, sits))
  if (decision.stage !== question) return [...no, state(`decision_${decision.stage}`)]
  const opened = question === 'round' ? decision.rounds.at(-1)! : decision.ballot!
  no.push(...ofAnother(asked, opened))
  if (decision.suspended) no.push(state('quorum_lost'))
  const seats = question === 'round' ? decision.rounds.at(-1)!.seats : askedIn(decision, decision.ballot!)
  const seat = seats.find((one) => one.id === input['seat'])
  if (!seat) return [...no, 'not_found', state('seat_away')]
  if (!seat.here) no.push(state('seat_away'))
  if (seat.recused) no.push(state('seat_recused'))
  return no
}

/** [DEC11] An answer is for the round or ballot that it names. */
function ofAnother({ input }: Asked, { openedAt }: { openedAt: string }): string[] {
  return [undefined, openedAt].includes(input['question'] as string | undefined) ? [] : [state('other_question')]
}

/** [DEC7] Whoever sits for the seat; [PROX3] where its proxy holds, for the seat that holds it. */
function speaksFor({ forum, meeting, decision, input }: Asked, question: 'round' | 'ballot'): string | undefined {
  const seat = input['seat'] as string
  const { ballot } = decision
  const held = question === 'ballot' && ballot ? heldBy(decision, ballot, seat) : null
  return forum.sitting(meeting).get(held ?? seat)
}

const takePosition = ofDecision((asked) => {
  const { decision, input } = asked
  const reason = input['reason'] as string | null
  const position = input['position'] as string
  const no = unheard(asked, 'round')
  // [DEC10] [DEC18]
  if (['block', 'objection'].includes(position) && (reason ?? '').trim() === '') no.push(state('reason_missing'))
  const inConsent = ['consent', 'concern', 'objection'].includes(position)
  if (decision.rule.kind !== 'vote' && inConsent !== (decision.rule.kind === 'consent')) no.push('bad_input')
  return {
    no,
    apply: () => {
      const said = { position, reason, paramount: null }
      decision.rounds.at(-1)!.said.set(input['seat'] as string, said)
      return ['position.taken/1']
    },
  }
}, false)

/** What keeps somebody from entering a vote, whenever it comes. */
const MAY_NOT = ['not_allowed', state('stands_out')]

const castBallot = ofDecision(
  (asked) => {
    const { decision, input } = asked
    const [seat, ballot] = [input['seat'] as string, input['ballot'] as string]
    const { ballot: box } = decision
    // [DEC12] What comes after closing is kept, and counts nowhere.
    if (['casting', 'concluded'].includes(decision.stage) && box) {
      const mayNot: string[] = unheard(asked, 'ballot').filter((one) => MAY_NOT.includes(one))
      mayNot.push(...ofAnother(asked, box))
      const listed = askedIn(decision, box).find((one) => one.id === seat)
      if (!listed) mayNot.push('not_found', state('seat_away'))
      // [DEC12] Of a seat that the ballot did not ask, nothing is kept either.
      if (listed?.here === false) mayNot.push(state('seat_away'))
      if (listed?.recused) mayNot.push(state('seat_recused'))
      return {
        no: mayNot,
        apply: () => {
          box.late.push({ seat, ballot })
          return ['ballot.refused/1']
        },
      }
    }
    return {
      no: unheard(asked, 'ballot'),
      apply: () => {
        box!.cast.set(seat, ballot)
        return ['ballot.cast/1']
      },
    }
  },
  false,
  isKeptAfterwards,
)

/** [DEC12] By whoever sits for the seat, to the ballot by its name, once a seat. No played meeting lies 24 hours back. */
function isKeptAfterwards(asked: Asked): boolean {
  const { decision, actor, input } = asked
  const { ballot } = decision
  if (!ballot || !['casting', 'concluded'].includes(decision.stage) || input['question'] !== ballot.openedAt)
    return false
  const sits = actor.person !== null && speaksFor(asked, 'ballot') === actor.person
  return sits && !ballot.late.some((one) => one.seat === input['seat'])
}

const closeRound = ofDecision(({ forum, decision }) => {
  const no = stageIn(decision, 'round')
  if (decision.suspended) no.push(state('quorum_lost'))
  const said = [...(decision.rounds.at(-1)?.said.values() ?? [])]
  // [DEC18]
  const untested = said.some((one) => one.position === 'objection' && one.paramount === null)
  if (untested && decision.stage === 'round') no.push(state('objection_untested'))
  return {
    no,
    apply: ({ at }) => {
      const round = decision.rounds.at(-1)!
      round.outcome = outcomeOf(decision.rule, round)
      round.closed = true
      // [DEC10] A reasoned block becomes an objection; [DEC18] so does a paramount objection.
      const raised = (round.outcome['blocks'] ?? round.outcome['objections']) as string[]
      round.objections = raised.map((seat) => ({ seat, answers: 0, end: null }))
      decision.stage = 'between'
      const carries = ['consensus', 'consent'].includes(round.outcome.result)
      return ['round.closed/1', ...withdrawnBy(decision), ...(carries ? conclude(forum, decision, at) : [])]
    },
  }
})

const closeBallot = ofDecision(({ forum, decision }) => {
  const no = stageIn(decision, 'ballot')
  if (decision.suspended) no.push(state('quorum_lost'))
  return {
    no,
    apply: ({ at }) => {
      decision.ballot!.closed = true
      const { casting } = decision.rule
      if (!casting || !isEven(decision)) return ['ballot.closed/1', ...conclude(forum, decision, at)]
      // [CAST1]
      decision.casting = { office: casting, vote: null }
      decision.stage = 'casting'
      return ['ballot.closed/1', 'casting.asked/1']
    },
  }
})

/** [CAST1] By that officer, or entered by the operator. */
const giveCasting = ofDecision((asked) => {
  const { forum, decision, input } = asked
  const office = input['office'] as Office
  const no = unsaid(asked)
  if (decision.casting && decision.casting.office !== office) no.push(state('casting_of_another'))
  return {
    no: [...no, ...stageIn(decision, 'casting')],
    apply: ({ at }) => {
      decision.casting!.vote = input['vote'] as string
      return ['casting.given/1', ...conclude(forum, decision, at)]
    },
  }
}, false)

/** [DEC9] */
const confirm = ofDecision((asked) => {
  const { decision, input } = asked
  const { rule } = decision
  const office = input['office'] as Office
  const no = unsaid(asked)
  if (rule.kind !== 'mixed') no.push(state('rule_has_no_gate'))
  if (confirmedOf(decision).includes(office)) no.push(state('already_confirmed'))
  if (decision.rounds.at(-1)?.text !== decision.texts.at(-1)) no.push(state('text_not_tested'))
  return {
    no: [...no, ...stageIn(decision, 'between')],
    apply: () => {
      decision.confirmed.push({ office, lapsed: false })
      return ['vote.confirmed/1']
    },
  }
}, false)

const concludeNow = ofDecision(({ forum, decision }) => ({
  no: stageIn(decision, 'between', 'casting'),
  apply: ({ at }) => conclude(forum, decision, at),
}))

const annul = ofDecision(({ forum, decision, input }) => ({
  no: mayNotAnnul(decision, input['outcome']),
  apply: () => annulDecision(forum, decision),
}))

const annulTheQuestion = ofDecision(({ decision }) => ({
  no: stageIn(decision, 'round', 'ballot'),
  apply: () => {
    annulQuestion(decision, 'reason')
    return ['question.annulled/1']
  },
}))

export const decisionJudges: Readonly<Record<string, Judge>> = {
  'decision.put': put,
  'decision.amend': amend,
  'round.open': openRound,
  'position.take': takePosition,
  'round.close': closeRound,
  'objection.answer': answerObjection,
  'objection.end': endObjection,
  'vote.confirm': confirm,
  'ballot.open': openBallot,
  'ballot.cast': castBallot,
  'ballot.close': closeBallot,
  'decision.conclude': concludeNow,
  'decision.annul': annul,
  'question.annul': annulTheQuestion,
  'casting.give': giveCasting,
  'objection.judge': judgeObjection,
}
