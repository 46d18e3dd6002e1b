import type { Ballot } from '../../shared/domain/ballot.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { hasVoted } from '../../shared/domain/ballot.ts'
import { countedOf } from '../../shared/rules/counted.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { responseTo } from '../../shared/rules/response.ts'
import { enteredFor } from '../../shared/rules/question.ts'
import type { Cell } from './csv.ts'
import type { Site } from './site.ts'
import { readOr } from './site.ts'
import type { Table } from './table.ts'
import { commitmentOf, field, groupIn, meetingOf, toCommitment, toGroup, toMeeting, toSeat } from './table.ts'

const toDecision = { fields: ['decision'], resource: 'decisions', reference: ['decision'] }

export function decisionsTable({ state }: Site, decisions: readonly Decision[]): Table {
  return {
    name: 'decisions',
    title: 'Decisions',
    fields: [
      field('decision', 'The decision’s number, which is its folder in decisions/.'),
      field('meeting', 'The meeting that took it.'),
      field('commitment', 'The commitment it is about.'),
      field('title', 'The title of the text.'),
      field('kind', 'vote, consensus, mixed, consent or graded.'),
      field('rule', 'The rule’s title.'),
      field('put', 'When the text was put to decision (UTC).', 'datetime'),
      field('concluded', 'When the decision was concluded (UTC).', 'datetime'),
      field('result', 'adopted, not_adopted or no_decision; empty while open.'),
      field('why', 'The reason for it, in the words of the case format.'),
      field('annulled', 'Whether it was annulled later.', 'boolean'),
      field('responded', 'When the reasoned response that holds was given (UTC); empty: none yet.', 'datetime'),
      field('text', 'SHA-256 of the text in question.'),
      field('group', 'The working group that took it, as a recommendation to the forum; empty: the forum.'),
    ],
    primaryKey: ['decision'],
    foreignKeys: [toMeeting, toCommitment, toGroup],
    rows: decisions.map((one) => [
      decisionCode(one),
      meetingOf(state, one.meeting),
      commitmentOf(state, one.commitment),
      one.title,
      one.rule.kind,
      one.rule.title,
      one.putAt,
      one.concluded?.at ?? null,
      one.concluded?.result ?? null,
      countedOf(one)?.outcome.why ?? null,
      one.annulled !== null,
      responseTo(one)?.at ?? null,
      one.texts.at(-1)?.hash ?? null,
      groupIn(state, state.meetings[one.meeting]?.group ?? null),
    ]),
  }
}

const frozenSeatFields = [
  field('seat', 'The seat.'),
  field('sector', 'Its sector when the question was put.'),
  field('here', 'Whether somebody sat for it.', 'boolean'),
  field('recused', 'Whether it stood out of this question.', 'boolean'),
]

export function positions(site: Site, decisions: readonly Decision[]): Table {
  return {
    name: 'positions',
    title: 'Positions in tests for consensus and calls for consent',
    fields: [
      field('decision', 'The decision.'),
      field('round', 'The round, from 1.', 'integer'),
      ...frozenSeatFields,
      field('position', 'agree, reservations, stand_aside or block; consent, concern or objection; empty: none given.'),
      field('paramount', 'Whether an objection was judged to stop the text.', 'boolean'),
      field('reason', 'The reason given; “(withheld)” where it is not public.'),
    ],
    primaryKey: ['decision', 'round', 'seat'],
    foreignKeys: [toDecision, toSeat],
    rows: decisions.flatMap((decision) =>
      decision.rounds.flatMap((round) =>
        round.seats.map((seat): Cell[] => {
          const taken = round.positions[seat.id]
          const reason = taken?.reason ? readOr(site, taken.reason) : null
          return [
            decisionCode(decision),
            round.number,
            seat.id,
            seat.sector,
            seat.here,
            seat.recused,
            taken?.position ?? null,
            taken?.judged?.paramount ?? null,
            reason,
          ]
        }),
      ),
    ),
  }
}

export function ballots({ state }: Site, decisions: readonly Decision[]): Table {
  return {
    name: 'ballots',
    title: 'Votes',
    fields: [
      field('decision', 'The decision.'),
      field('number', 'Which ballot of the decision, from 1: under falling grades there may be several.', 'integer'),
      ...frozenSeatFields,
      field('voted', 'Whether the seat voted; in a secret ballot all that is known of it.', 'boolean'),
      field(
        'ballot',
        'yes, no, abstain, blank or invalid; empty: did not vote, or secretly, or the ballot was never closed.',
      ),
      field(
        'entered',
        'chair, co-chair, secretariat, member or desk: who entered the vote where the seat did not give it itself.',
      ),
      field(
        'late',
        'What the seat said after the ballot had closed, which counts nowhere; in a secret ballot secret: it is kept nowhere.',
      ),
    ],
    primaryKey: ['decision', 'number', 'seat'],
    foreignKeys: [toDecision, toSeat],
    rows: decisions.flatMap((decision) =>
      ballotsOf(decision).flatMap((ballot, index) =>
        ballot.seats.map((seat): Cell[] => [
          decisionCode(decision),
          index + 1,
          seat.id,
          seat.sector,
          seat.here,
          seat.recused,
          hasVoted(ballot, seat.id),
          ballot.closedAt === null ? null : (ballot.cast[seat.id] ?? null),
          enteredBy(state, decision, ballot, seat.id),
          lateOf(ballot, seat.id),
        ]),
      ),
    ),
  }
}

function lateOf({ late }: Ballot, seat: string): string | null {
  const last = late.findLast((one) => one.seat === seat)
  return last ? (last.ballot ?? 'secret') : null
}

function ballotsOf({ ballot, pastBallots }: Decision): readonly Ballot[] {
  return ballot ? [...pastBallots, ballot] : pastBallots
}

function enteredBy(state: Site['state'], { meeting: id }: Decision, ballot: Ballot, seat: string): string | null {
  const meeting = state.meetings[id]
  const actor = ballot.castBy[seat]
  const by = meeting && actor !== undefined ? enteredFor(state, meeting, seat, actor) : null
  return by && (by.office ?? (state.persons[by.actor] ? 'member' : 'desk'))
}
