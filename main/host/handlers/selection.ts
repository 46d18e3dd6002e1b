import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Selection } from '../../../shared/domain/selection.ts'
import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Moment, SeatId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import type { SelectionAsk } from '../../../shared/policy/selection.ts'
import { ballotOf, electorsAt, holdersIn, runnersOf } from '../../../shared/rules/selection.ts'
import { seatedAmong, suspendedAmong } from './candidates.ts'
import { annulElection, bindLot } from './election-box.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, nextNumber, notAllowed, notFound, outOfOrder, today } from './handler.ts'
import { enterPerson } from './member.ts'

type Name = Exclude<SelectionAsk['to'], 'selection.convene' | 'selection.invite'>

export const selectionHandlers: Handlers<Name | 'selection.convene'> = {
  'selection.convene': (context, { sector: id, names }) => {
    const refused = notAllowed(context, { to: 'selection.convene' })
    if (refused) return refused
    const { state, draft } = context
    const sector = state.sectors.find((one) => one.id === id)
    if (!sector) return notFound('sector')
    if (holdersIn(state, id, today(context)).length > 0) return outOfOrder('sector_held')
    if (seatedAmong(context, names, today(context))) return outOfOrder('convener_seated')
    const persons = names.map((name) => enterPerson(draft, { name, email: null, organisation: null, kind: 'name' }))
    draft.add({ type: 'sector.convened/1', body: { sector: sector.id, persons } })
    return done
  },

  'selection.call': (context, { text, deadline, electors, ...asked }) => {
    const { state, draft, actor } = context
    const refused = notAllowed(context, { to: 'selection.call', runners: runnersOf(state, asked, today(context)) })
    if (refused) return refused
    const until = instantOf(deadline.local, deadline.zone)
    if (!until.ok) return fail('bad_input', { path: `input.deadline.${until.error}` })
    if (until.value <= draft.at) return outOfOrder('deadline_past')
    if (electors.kind === 'sector' && !state.sectors.some(({ id }) => id === electors.sector)) return notFound('sector')
    const selection = randomId<'selection'>()
    draft.add({
      type: 'selection.called/1',
      body: {
        selection,
        number: nextNumber(state.selections),
        ...asked,
        text: draft.seal('reason', text),
        deadline: { ...deadline, instant: until.value },
        electors: electorsNamed(context, electors),
        by: actor.person,
      },
    })
    return ok({ selection })
  },

  'selection.enter': (context, { name, selection: id, ...said }) => {
    const found = toRun(context, 'selection.enter', id)
    if (!found.ok) return found
    const { draft } = context
    draft.add({
      type: 'selection.candidacy/1',
      body: {
        selection: found.value.id,
        candidacy: randomId<'candidacy'>(),
        // [SEL3] Whoever asked for a seat and does not stand is named to those who take part alone.
        name: draft.seal('guest-name', name),
        ...said,
      },
    })
    return done
  },

  'selection.check': (context, { selection: id, candidacy, eligible, reason }) => {
    const found = toRun(context, 'selection.check', id)
    if (!found.ok) return found
    const { draft } = context
    const checked = found.value.candidacies.find((one) => one.candidacy === candidacy)
    if (!checked) return notFound('candidacy')
    if (eligible && anySuspended(context, [checked])) return outOfOrder('candidate_suspended')
    draft.add({
      type: 'selection.checked/1',
      body: { selection: found.value.id, candidacy, eligible, reason: draft.seal('reason', reason) },
    })
    return done
  },

  'selection.publish': (context, { selection: id }) => {
    const found = toRun(context, 'selection.publish', id)
    if (!found.ok) return found
    const selection = found.value
    const { draft, state } = context
    if (draft.at < selection.deadline.instant) return outOfOrder('deadline_ahead')
    if (selection.candidacies.some(({ check }) => check === null)) return outOfOrder('candidacies_unchecked')
    const standing = selection.candidacies.filter(({ check }) => check?.eligible)
    if (standing.length === 0) return outOfOrder('no_candidates')
    if (anySuspended(context, standing)) return outOfOrder('candidate_suspended')
    const electors = electorsAt(state, selection, today(context))
    if (electors.length === 0) return outOfOrder('no_electors')
    const candidates = standing.map(({ candidacy }) => candidacy)
    draft.add({ type: 'selection.published/1', body: { selection: selection.id, candidates, electors } })
    return done
  },

  'selection.open': (context, { selection: id, closes }) => {
    const found = toRun(context, 'selection.open', id)
    if (!found.ok) return found
    const { published } = found.value
    if (!published) return outOfOrder('selection_unpublished')
    const until = closes ? instantOf(closes.local, closes.zone) : null
    if (until?.ok === false) return fail('bad_input', { path: `input.closes.${until.error}` })
    if (until && until.value <= context.draft.at) return outOfOrder('deadline_past')
    const announced = closes && until ? { ...closes, instant: until.value } : null
    return openBallot(context, found.value, published, announced)
  },

  'selection.cancel': (context, { selection: id, reason }) => {
    const found = toRun(context, 'selection.cancel', id, true)
    if (!found.ok) return found
    const { draft, state } = context
    const ballot = ballotOf(state, id)
    if (ballot?.stage === 'closed') return outOfOrder('selection_done')
    if (ballot?.stage === 'open') annulElection(context, ballot, reason)
    draft.add({
      type: 'selection.cancelled/1',
      body: { selection: found.value.id, reason: draft.seal('reason', reason) },
    })
    return done
  },
}

function anySuspended(context: Context, candidacies: Selection['candidacies']): boolean {
  const names = candidacies.map(({ name }) => context.reveal(name))
  return suspendedAmong(context, names, today(context))
}

/** [SEL2] The selection, for somebody who may run it; ended ones are run no more. */
function toRun(
  context: Context,
  to: Name,
  id: string,
  evenPublished = to === 'selection.open',
): Result<Selection, Failure> {
  const selection = context.state.selections[id]
  const refused = notAllowed(context, {
    to,
    runners: selection ? runnersOf(context.state, selection, today(context)) : [],
  })
  if (refused) return refused
  if (!selection) return notFound('selection')
  if (selection.cancelled) return outOfOrder('selection_cancelled')
  return selection.published && !evenPublished ? outOfOrder('selection_published') : ok(selection)
}

/** People named as electors are entered as persons, so that each can be given a link; who elects is public. */
function electorsNamed(
  { draft }: Context,
  electors: CommandInput<'selection.call'>['electors'],
): Selection['electors'] {
  if (electors.kind === 'sector') return electors
  const persons = electors.names.map((name) =>
    enterPerson(draft, { name, email: null, organisation: null, kind: 'name' }),
  )
  return { kind: 'list', persons }
}

/** [SEL5] The ballot is an election without a meeting: the candidates and electors as published, open at once. */
function openBallot(
  context: Context,
  selection: Selection,
  published: NonNullable<Selection['published']>,
  closes: Moment | null,
): Result<Readonly<Record<string, never>>, Failure> {
  const { draft, state } = context
  const before = ballotOf(state, selection.id)
  if (before?.stage === 'open') return outOfOrder('election_open')
  if (before?.stage === 'closed') return outOfOrder('selection_done')
  const election = randomId<'election'>()
  const standing = new Set<string>(published.candidates)
  draft.add({
    type: 'election.called/1',
    body: {
      election,
      number: nextNumber(state.elections),
      meeting: null,
      item: null,
      selection: selection.id,
      title: selection.title,
      about: 'persons',
      method: { kind: 'stv' },
      places: selection.places,
      candidates: selection.candidacies
        .filter(({ candidacy }) => standing.has(candidacy))
        .map(({ name }) => ({ id: randomId<'candidate'>(), name })),
      college: selection.electors.kind === 'sector' ? selection.electors.sector : null,
      commitment: bindLot(context, election),
    },
  })
  draft.add({
    type: 'election.opened/1',
    body: { election, seats: published.electors.map((id) => elector(context, id)), ...(closes ? { closes } : {}) },
  })
  return done
}

/** An elector as the count knows them: a seat; or a person, who is a seat of their own in no sector. */
function elector({ state }: Context, id: string): FrozenSeat {
  const seat = state.seats[id]
  const sector = state.sectors.find((one) => one.id === seat?.sector)?.name ?? 'named electors'
  return { id: id as SeatId, sector, here: true, recused: false }
}
