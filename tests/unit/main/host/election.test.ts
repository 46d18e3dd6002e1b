import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { Election } from '../../../../shared/domain/election.ts'
import type { CandidateId, ElectionId, MeetingId, SeatId, SectorId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { electionCaseOf, lotCaseOf } from '../../../../shared/rules/election-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

type Of = { readonly meeting: MeetingId; readonly election: ElectionId }
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })
const FOUR = ['Ada', 'Ben', 'Cleo', 'Dora']
const BY_STV = { about: 'persons', method: { kind: 'stv' } } as const

/** The second sector: civil society, from the seventh seat here on. */
const civil = (): SectorId => forum.state.sectors[1]?.id ?? expect.fail('one sector only')

async function windowOf(seat: SeatId): Promise<LiveWindow> {
  const link = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  return forum.join(`/join/${link['token'] ?? ''}`)
}

async function call(asked: Partial<CommandInput<'election.call'>> = {}): Promise<Of> {
  const input = {
    ...held.ofItem,
    ...BY_STV,
    title: 'Two members',
    places: 2,
    candidates: FOUR,
    college: civil(),
    ...asked,
  }
  const called = await operator.run('election.call', input)
  return { meeting: held.id, election: called['election'] as ElectionId }
}

async function open(): Promise<Of> {
  const of = await call()
  await operator.run('election.open', of)
  return of
}

const sayFor = (of: Of, seat: SeatId, word = 'harbour'): CommandInput<'election.say'> => ({
  ...of,
  person: held.titular(seat),
  word,
})

const election = (of: Of): Election => forum.state.elections[of.election] ?? expect.fail('no election')
const named = (of: Of, places: readonly number[]): CandidateId[] =>
  places.map((place) => election(of).candidates[place]?.id ?? expect.fail('no candidate'))

const ballot = (of: Of, seat: SeatId, places: readonly number[], key: string = randomId()) => ({
  ...of,
  seat,
  key,
  ballot: named(of, places),
})

const entries = () =>
  forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))

describe('an election', () => {
  test('[ELE4] [ELE7] is counted by STV; no entry, no file and no window knows who ranked whom, or under which key', async () => {
    const of = await open()
    const seats = held.here.slice(6, 11)
    const windows = await Promise.all(seats.map(windowOf))
    const ranked = [[0, 2], [0, 2], [0], [1], [2]]
    const keys = seats.map(() => randomId())
    // The last votes first: the order of the ballots must not be that of voting.
    for (const index of [4, 3, 2, 1, 0])
      await windows[index]?.run(
        'election.deposit',
        ballot(of, seats[index] ?? expect.fail(), ranked[index] ?? [], keys[index]),
      )
    await operator.run('election.say', sayFor(of, held.seat(0)))
    expect(election(of).closed).toBeNull()
    await operator.run('election.close', of)
    const { closed, taken } = election(of)
    expect([...taken].sort()).toEqual([...seats].sort())
    expect(closed?.ballots.reduce((sum, [count]) => sum + count, 0)).toBe(5)
    const piles = closed?.ballots.map(([, said]) => JSON.stringify(said)) ?? []
    expect(piles).toEqual([...piles].sort())
    // Quota 2: the first is over it with 3, and what is left over lifts the third above the second.
    expect(closed?.outcome).toMatchObject({ quota: 2, elected: named(of, [0, 2]) })
    const events = JSON.stringify(forum.hosting.recorder.store.events(0, 10_000))
    const bytes = readFileSync(forum.file).toString('latin1') + readFileSync(`${forum.file}-wal`).toString('latin1')
    for (const key of keys) expect([events.includes(key), bytes.includes(key)]).toEqual([false, false])
    for (const name of FOUR) expect(events).not.toContain(name)
    expect(checkOutcomes(entries()).findings).toEqual([])
  })

  test('[ELE6] [ELE7] a tie is broken by the lot drawn from the secret and the words, and both cases count out alike anywhere', async () => {
    const of = await open()
    const seats = held.here.slice(6)
    const windows = await Promise.all(seats.slice(0, 2).map(windowOf))
    await windows[0]?.run('election.deposit', ballot(of, held.seat(6), [0]))
    await windows[1]?.run('election.deposit', ballot(of, held.seat(7), [1]))
    await operator.run('election.say', sayFor(of, held.seat(0)))
    await windows[0]?.run('election.say', sayFor(of, held.seat(6), 'lantern'))
    await operator.run('election.close', of)
    const { closed, lot } = election(of)
    if (!closed || !lot) throw new Error('not closed')
    expect(lot.words).toEqual(['harbour', 'lantern'])
    expect(closed.outcome).toMatchObject({ ties: expect.arrayContaining([named(of, [0, 1]).sort()]) as unknown })
    const order = lot.order.filter((id) => named(of, [0, 1]).includes(id))
    expect(closed.outcome).toMatchObject({ elected: order })
    const counted = tally({
      format: 2,
      cases: [electionCaseOf(election(of), closed.ballots, lot.order), lotCaseOf(election(of), lot)],
    })
    expect(counted).toMatchObject({
      ok: true,
      value: { malformed: 0, outcomes: [closed.outcome, { result: 'drawn', order: lot.order }] },
    })
  })

  test('[ELE6] it does not close before a word was said; one word each, and only of people who are here', async () => {
    const of = await open()
    expect(await operator.refusal('election.close', of)).toEqual(outOfOrder('lot_no_words'))
    const away = Object.values(forum.state.seats).find((seat) => !held.here.includes(seat.id)) ?? expect.fail()
    expect(await operator.refusal('election.say', sayFor(of, away.id))).toEqual(outOfOrder('person_away'))
    await operator.run('election.say', sayFor(of, held.seat(0)))
    expect(await operator.refusal('election.say', sayFor(of, held.seat(0), 'more'))).toEqual(outOfOrder('word_said'))
    const window = await windowOf(held.seat(7))
    expect(await window.refusal('election.say', sayFor(of, held.seat(6)))).toEqual({ code: 'not_allowed' })
    await operator.run('election.close', of)
    expect(election(of).closed?.outcome).toMatchObject({ elected: [], rounds: [] })
  })

  test('[ELE4] only the key that voted changes a ballot; nobody votes for another seat or for one outside the college', async () => {
    const of = await open()
    const [own, other] = [held.seat(6), held.seat(7)]
    const window = await windowOf(own)
    const key = randomId()
    await window.run('election.deposit', ballot(of, own, [0], key))
    await window.run('election.deposit', ballot(of, own, [1, 0], key))
    expect(await window.refusal('election.deposit', ballot(of, own, [2]))).toEqual(outOfOrder('already_voted'))
    expect(await window.refusal('election.deposit', ballot(of, other, [2]))).toEqual({ code: 'not_allowed' })
    expect(await operator.refusal('election.deposit', ballot(of, own, [2]))).toEqual({ code: 'not_allowed' })
    const government = await windowOf(held.seat(0))
    expect(await government.refusal('election.deposit', ballot(of, held.seat(0), [2]))).toMatchObject({
      code: 'not_found',
    })
    const stranger = { ...ballot(of, own, [], key), ballot: [randomId<'candidate'>()] }
    expect(await window.refusal('election.deposit', stranger)).toMatchObject({ code: 'not_found' })
    await operator.run('election.say', sayFor(of, own))
    await operator.run('election.close', of)
    expect(election(of).closed?.ballots).toEqual([[1, named(of, [1, 0])]])
    expect(await window.refusal('election.deposit', ballot(of, own, [0], key))).toEqual(outOfOrder('election_closed'))
  })

  test('[ELE3] [MEET1] while open it holds the meeting at its item, and no ballot opens beside it', async () => {
    const of = await open()
    const decided = await held.put('majority-attending')
    const next = held.meeting.items.find((item) => item.id !== held.item.id) ?? expect.fail('one item only')
    expect(await operator.refusal('ballot.open', decided)).toEqual(outOfOrder('election_open'))
    expect(await operator.refusal('item.open', { meeting: held.id, item: next.id })).toEqual(
      outOfOrder('decision_open'),
    )
    expect(await operator.refusal('meeting.adjourn', { meeting: held.id })).toEqual(outOfOrder('decision_open'))
    await operator.run('election.annul', { ...of, reason: 'A name was misspelt.' })
    await operator.run('ballot.open', decided)
    const again = await call()
    expect(await operator.refusal('election.open', again)).toEqual(outOfOrder('decision_open'))
  })

  test('[ELE3] [ETH2] a seat that stood out when it opened puts in no ballot', async () => {
    const out = held.seat(6)
    const member = await windowOf(out)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(out), declaration: null })
    const of = await open()
    expect(await member.refusal('election.deposit', ballot(of, out, [0]))).toEqual(outOfOrder('seat_recused'))
    expect(election(of).taken).toEqual([])
  })

  test('[ELE3] without a seat that may vote it does not open', async () => {
    const of = await call()
    for (const seat of held.here.slice(6)) await held.note(held.titular(seat), 'away')
    expect(await operator.refusal('election.open', of)).toEqual(outOfOrder('no_electors'))
  })

  test('[ELE5] a recusal of a seat that elects voids it; nothing stays in the box, and the secret of the lot is not kept', async () => {
    const of = await open()
    const window = await windowOf(held.seat(6))
    await window.run('election.deposit', ballot(of, held.seat(6), [0]))
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    expect(election(of).stage).toBe('open')
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(7)), declaration: null })
    expect(election(of)).toMatchObject({ stage: 'annulled', annulled: { why: 'recusal', reason: null } })
    const { store } = forum.hosting.recorder
    expect(store.transact((writer) => writer.ballotsIn(of.election))).toEqual([])
    expect(store.note(`lot ${of.election}`)).toBe('')
  })

  test('[ELE4] it outlives a restart of the host: ballots, lot and all', async () => {
    const of = await open()
    const window = await windowOf(held.seat(6))
    await window.run('election.deposit', ballot(of, held.seat(6), [3]))
    forum = await forum.restart()
    operator = await forum.operator()
    await operator.run('election.say', sayFor(of, held.seat(6)))
    await operator.run('election.close', of)
    expect(election(of).closed?.outcome).toMatchObject({ elected: [named(of, [3])[0], expect.any(String)] })
    expect(checkOutcomes(entries()).findings).toEqual([])
  })

  test('[ELE7] verifying misses a ballot that was slipped in, another order of the lot, and another secret', async () => {
    const of = await open()
    const window = await windowOf(held.seat(6))
    await window.run('election.deposit', ballot(of, held.seat(6), [0]))
    await operator.run('election.say', sayFor(of, held.seat(6)))
    await operator.run('election.close', of)
    type Body = { readonly lot: NonNullable<Election['lot']> }
    const slipped = (change: (closed: Body) => object): string =>
      checkOutcomes(
        entries().map(({ place, event }) => {
          const closing = event.type === 'election.closed/1'
          if (!closing) return { place, event }
          return {
            place,
            event: { ...event, body: { ...event.body, ...change(event.body as never) } },
          }
        }),
      )
        .findings.map(({ what }) => what)
        .join('; ')
    const [ben] = named(of, [1])
    expect(slipped(() => ({ ballots: [[2, [ben]]] }))).toContain('2 ballots were counted, 1 seats voted')
    expect(slipped(({ lot }) => ({ lot: { ...lot, order: [...lot.order].reverse() } }))).toContain(
      'drawn in another order',
    )
    expect(slipped(({ lot }) => ({ lot: { ...lot, secret: 'a'.repeat(64) } }))).toContain('commitment_broken')
  })
})

describe('[ELE2] who runs an election', () => {
  const asked = (college: SectorId | null): CommandInput<'election.call'> => ({
    ...held.ofItem,
    ...BY_STV,
    title: 'Two members',
    places: 1,
    candidates: FOUR,
    college,
  })

  test('the secretariat runs one of the sector in which it holds a seat, and no other', async () => {
    const person = held.titular(held.seat(9))
    await operator.run('officer.name', { person, office: 'secretariat', since: null, until: null })
    const window = await windowOf(held.seat(9))
    const government = forum.state.sectors[0]?.id ?? null
    expect(await window.refusal('election.call', asked(null))).toEqual({ code: 'not_allowed' })
    expect(await window.refusal('election.call', asked(government))).toEqual({ code: 'not_allowed' })
    const called = await window.run('election.call', asked(civil()))
    const of = { meeting: held.id, election: called['election'] as ElectionId }
    await window.run('election.open', of)
    await window.run('election.say', sayFor(of, held.seat(9)))
    await window.run('election.close', of)
    expect(election(of).stage).toBe('closed')
  })

  test('a member without an office runs none, not even of their own sector', async () => {
    const window = await windowOf(held.seat(9))
    expect(await window.refusal('election.call', asked(civil()))).toEqual({ code: 'not_allowed' })
    const of = await call()
    expect(await window.refusal('election.open', of)).toEqual({ code: 'not_allowed' })
    expect(await window.refusal('election.annul', { ...of, reason: 'No.' })).toEqual({ code: 'not_allowed' })
  })
})

test('[ELE1] places, names and sectors are checked, and one election is under way on an item', async () => {
  const base = { ...held.ofItem, ...BY_STV, title: 'Members', college: null }
  expect(await operator.refusal('election.call', { ...base, places: 2, candidates: ['Ada'] })).toMatchObject({
    code: 'bad_input',
  })
  expect(await operator.refusal('election.call', { ...base, places: 1, candidates: ['Ada', 'Ada'] })).toMatchObject({
    code: 'bad_input',
  })
  expect(
    await operator.refusal('election.call', { ...base, places: 1, candidates: FOUR, college: randomId<'sector'>() }),
  ).toMatchObject({ code: 'not_found' })
  await call()
  expect(await operator.refusal('election.call', { ...base, places: 1, candidates: FOUR })).toEqual(
    outOfOrder('election_open'),
  )
})
