import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { Election } from '../../../../shared/domain/election.ts'
import type { Seat } from '../../../../shared/domain/member.ts'
import type { CandidateId, ElectionId, SeatId, SectorId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { chosenIn } from '../../../../shared/rules/election-case.ts'
import { seatedBy, seatsToFill, toSeat } from '../../../../shared/rules/seating.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const SINCE = '2999-01-01'
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting
let civil: SectorId
/** Vacant ones of civil society, and one of government. */
let vacant: SeatId[]

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
  civil = forum.state.sectors[1]?.id ?? expect.fail('one sector only')
  vacant = []
  for (const [label, sector] of [
    ['New 1', 1],
    ['New 2', 1],
    ['New 3', 0],
  ] as const) {
    const added = { label, sector: forum.state.sectors[sector]?.name ?? '', organisation: `Of ${label}` }
    vacant.push((await operator.run('seat.add', added))['seat'] as SeatId)
  }
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

/** Two of three elected, by a ballot of one seat that names the last and the first. */
async function counted(about: Election['about'] = 'persons'): Promise<Election> {
  const called = await operator.run('election.call', {
    ...held.ofItem,
    title: 'Two members',
    about,
    method: { kind: 'stv' },
    places: 2,
    candidates: ['Ada', 'Bo', 'Cleo'],
    college: civil,
  })
  const of = { meeting: held.id, election: called['election'] as ElectionId }
  await operator.run('election.open', of)
  await operator.run('election.say', { ...of, person: held.titular(held.seat(9)), word: 'harbour' })
  const { token } = await operator.run('invitation.issue', { person: held.titular(held.seat(9)), meeting: null })
  const window = await forum.join(`/#/join/${token ?? ''}`)
  const [ada, , cleo] = election(of.election).candidates.map(({ id }) => id)
  await window.run('election.deposit', { ...of, seat: held.seat(9), key: randomId(), ballot: [cleo!, ada!] })
  await operator.run('election.close', of)
  return election(of.election)
}

const election = (id: string): Election => forum.state.elections[id] ?? expect.fail('no election')
const chosen = (of: Election): CandidateId[] => (of.closed ? ([...chosenIn(of.closed)] as CandidateId[]) : [])
const nameOf = (person: string): string =>
  forum.hosting.recorder.vaultEntry(forum.state.persons[person]?.name.sealed ?? '')?.value ?? ''

function isOfCivil({ sector, holders }: Seat, person: string): boolean {
  return sector === civil && holders.some((one) => one.person === person)
}

type Seating = CommandInput<'election.seat'>['seated'][number]
const seating = (
  candidate: CandidateId | undefined,
  seat: SeatId | undefined,
  more: Partial<Seating> = {},
): Seating => ({
  candidate: candidate ?? expect.fail('nobody'),
  seat: seat ?? expect.fail('no seat'),
  person: null,
  email: null,
  since: SINCE,
  until: null,
  ...more,
})

describe('[ELE10] those elected', () => {
  test('take vacant seats in one action, on the ground of the election, and only then', async () => {
    const of = await counted()
    expect(chosen(of)).toHaveLength(2)
    expect(toSeat(forum.state, of)).toEqual(chosen(of))
    const ofSector = seatsToFill(forum.state, civil, { since: SINCE, until: null }).map(({ id }) => id)
    expect(ofSector).toEqual(vacant.slice(0, 2))
    const known = held.alternate(held.seat(8))
    const [first, second] = chosen(of)
    const seated = [
      seating(first, vacant[0], { email: 'someone@example.org', until: '3000-01-01' }),
      seating(second, vacant[1], { person: known }),
    ]
    await operator.run('election.seat', { election: of.id, seated })
    const [one, other] = seatedBy(forum.state, of)
    expect(one).toMatchObject({ candidate: first, holder: { as: 'titular', since: SINCE, until: '3000-01-01' } })
    expect(nameOf(one?.holder.person ?? '')).toBe(first === of.candidates[0]?.id ? 'Ada' : 'Cleo')
    expect(forum.state.persons[one?.holder.person ?? '']).toMatchObject({ organisation: 'Of New 1' })
    expect(other).toMatchObject({ candidate: second, seat: { id: vacant[1] }, holder: { person: known } })
    expect(toSeat(forum.state, of)).toEqual([])
    const link = await operator.run('invitation.issue', { person: one?.holder.person as never, meeting: null })
    const { participant } = await forum.redeem(`/#/join/${link['token'] ?? ''}`)
    expect(participant.role).toBe('observer') // until the term begins
  })

  test('are seated once: not again, not two in a seat, not in one that is held; and then nobody of them', async () => {
    const of = await counted()
    const [first, second] = chosen(of)
    const refusal = (...seated: Seating[]) => operator.refusal('election.seat', { election: of.id, seated })
    const before = forum.state.seq
    expect(await refusal(seating(first, vacant[0]), seating(second, vacant[0]))).toEqual({ code: 'bad_input' })
    expect(await refusal(seating(first, vacant[0]), seating(first, vacant[1]))).toEqual({ code: 'bad_input' })
    expect(await refusal(seating(first, vacant[0]), seating(second, held.seat(7)))).toEqual(outOfOrder('seat_filled'))
    const loser = of.candidates.find(({ id }) => !chosen(of).includes(id))?.id
    expect(await refusal(seating(first, vacant[0]), seating(loser, vacant[1]))).toEqual(outOfOrder('not_elected'))
    expect(await refusal(seating(first, vacant[0], { until: '2998-01-01' }))).toEqual({ code: 'bad_input' })
    expect(forum.state.seq).toBe(before)
    await operator.run('election.seat', { election: of.id, seated: [seating(first, vacant[0])] })
    expect(await refusal(seating(first, vacant[1]))).toEqual(outOfOrder('seated_already'))
    await operator.run('election.seat', { election: of.id, seated: [seating(second, vacant[2])] })
  })

  test('[SEL8] get a new link: the one that was made for the elector that they were ends', async () => {
    const of = await counted()
    const runner = held.titular(held.seat(8))
    for (const { offices, id } of Object.values(forum.state.persons)) {
      // Without an officer of its own a sector's selection is run by all its members.
      const holds = Object.values(forum.state.seats).some((one) => isOfCivil(one, id))
      for (const { office } of holds ? offices : [])
        await operator.run('officer.leave', { person: id, office, on: '2020-01-01' })
    }
    const window = await forum.join((await operator.run('invitation.issue', { person: runner, meeting: null }))['url']!)
    await window.run('selection.call', {
      title: 'Another seat',
      text: 'Whoever works with open data may stand.',
      sector: civil,
      places: 1,
      deadline: { local: '2999-01-01T12:00', zone: 'UTC' },
      electors: { kind: 'list', names: ['Ada'] },
    })
    const electors = Object.values(forum.state.selections)[0]?.electors
    const person = (electors?.kind === 'list' ? electors.persons[0] : undefined) ?? expect.fail('no elector')
    const { url = '' } = await window.run('invitation.issue', { person, meeting: null })
    await operator.run('election.seat', { election: of.id, seated: [seating(chosen(of)[0], vacant[0], { person })] })
    await expect(forum.redeem(url)).rejects.toThrow('revoked')
  })

  test('are people, of an election that was counted', async () => {
    const of = await counted('themes')
    expect(toSeat(forum.state, of)).toEqual([])
    const seated = [seating(chosen(of)[0], vacant[0])]
    expect(await operator.refusal('election.seat', { election: of.id, seated })).toEqual(outOfOrder('not_of_persons'))
    const persons = await counted()
    await operator.run('election.annul', { meeting: held.id, election: persons.id, reason: 'A mistake.' })
    const asked = { election: persons.id, seated: [seating(chosen(persons)[0], vacant[0])] }
    expect(await operator.refusal('election.seat', asked)).toEqual(outOfOrder('election_annulled'))
  })
})
