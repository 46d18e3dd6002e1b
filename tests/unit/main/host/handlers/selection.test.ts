import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findingLine } from '../../../../../main/export/verify/finding.ts'
import { folderInMemory } from '../../../../../main/export/verify/folder.ts'
import { checkOutcomes } from '../../../../../main/export/verify/outcomes.ts'
import { verifyRepository } from '../../../../../main/export/verify/repository.ts'
import type { CommandInput } from '../../../../../shared/contract/commands.ts'
import type { Election } from '../../../../../shared/domain/election.ts'
import type { PersonId, SeatId, SectorId, SelectionId } from '../../../../../shared/domain/primitives.ts'
import type { Selection } from '../../../../../shared/domain/selection.ts'
import { randomId } from '../../../../../shared/lib/ids.ts'
import { ballotOf } from '../../../../../shared/rules/selection.ts'
import { exportedBy, textOf } from '../../../../support/exported.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock } from '../../../../support/procedure-forum.ts'

const DAY_MS = 86_400_000
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

let clock: MovedClock
let forum: HostedForum
let operator: LiveWindow
/** Secretariat with a seat of civil society: runs the selection. */
let officer: LiveWindow
let civil: SectorId
/** Of civil society, the officer's first. */
let seats: SeatId[]

beforeEach(async () => {
  clock = new MovedClock(new Date().toISOString())
  forum = await HostedForum.start({ clock })
  operator = await forum.operator()
  civil = forum.state.sectors[1]?.id ?? expect.fail('one sector only')
  seats = Object.values(forum.state.seats)
    .filter(({ sector }) => sector === civil)
    .map(({ id }) => id)
  await operator.run('officer.name', { person: titular(0), office: 'secretariat', since: null, until: null })
  officer = await windowOf(titular(0))
})
afterEach(async () => {
  await forum.close()
})

function titular(place: number): PersonId {
  const seat = forum.state.seats[seats[place] ?? '']
  return seat?.holders.find((one) => one.as === 'titular')?.person ?? expect.fail('no titular')
}

async function windowOf(person: PersonId): Promise<LiveWindow> {
  const link = await operator.run('invitation.issue', { person, meeting: null })
  return forum.join(`/join/${link['token'] ?? ''}`)
}

const asked = (more: Partial<CommandInput<'selection.call'>> = {}): CommandInput<'selection.call'> => ({
  title: 'Two seats of civil society',
  text: 'Who works with open data may stand.',
  sector: civil,
  places: 1,
  deadline: { local: new Date(clock.now() + DAY_MS).toISOString().slice(0, 16), zone: 'UTC' },
  electors: { kind: 'sector', sector: civil },
  ...more,
})

async function call(more: Partial<CommandInput<'selection.call'>> = {}): Promise<SelectionId> {
  return (await officer.run('selection.call', asked(more)))['selection'] as SelectionId
}

const selection = (id: SelectionId): Selection => forum.state.selections[id] ?? expect.fail('no selection')
const ballot = (id: SelectionId): Election => ballotOf(forum.state, id) ?? expect.fail('no ballot')
const day = (): string => new Date(clock.now()).toISOString().slice(0, 10)

async function enter(id: SelectionId, name: string): Promise<string> {
  await officer.run('selection.enter', { selection: id, name, organisation: `${name} Network`, received: day() })
  return selection(id).candidacies.at(-1)?.candidacy ?? expect.fail('no candidacy')
}

async function check(id: SelectionId, candidacy: string, eligible: boolean, reason: string): Promise<void> {
  await officer.run('selection.check', { selection: id, candidacy: candidacy as never, eligible, reason })
}

const pass = (id: SelectionId): void => clock.set(selection(id).deadline.instant, 1000)

/** Two stand, one does not; published, and the ballot open. */
async function voting(more: Partial<CommandInput<'selection.call'>> = {}): Promise<SelectionId> {
  const id = await call(more)
  await check(id, await enter(id, 'Aurora'), true, 'Works with open data since 2020.')
  await check(id, await enter(id, 'Borealis'), true, 'A member of the network.')
  await check(id, await enter(id, 'Cumulus'), false, 'Is an office of the government.')
  pass(id)
  await officer.run('selection.publish', { selection: id })
  await officer.run('selection.open', { selection: id })
  return id
}

const vote = (id: SelectionId, elector: string, place: number) => ({
  meeting: null,
  election: ballot(id).id,
  seat: elector as SeatId,
  key: randomId(),
  ballot: [ballot(id).candidates[place]?.id ?? expect.fail('no candidate')],
})

describe('a selection of seats', () => {
  test('[SEL2] is run by an officer of that sector from call to count; the other side and the operator have no part in it', async () => {
    const id = await voting()
    const others: LiveWindow[] = [operator]
    const leads = Object.values(forum.state.persons).find(({ offices }) =>
      offices.some((one) => one.office === 'chair'),
    )
    const person = leads?.id ?? expect.fail('no chair')
    others.push(await windowOf(person), await windowOf(titular(2)))
    const of = { meeting: null, election: ballot(id).id }
    const denied = { code: 'not_allowed' }
    for (const other of others) {
      expect(await other.refusal('selection.call', asked())).toEqual(denied)
      expect(await other.refusal('selection.open', { selection: id })).toEqual(denied)
      expect(await other.refusal('selection.cancel', { selection: id, reason: 'No.' })).toEqual(denied)
      expect(await other.refusal('election.close', of)).toEqual(denied)
      expect(await other.refusal('election.annul', { ...of, reason: 'No.' })).toEqual(denied)
      expect(await other.refusal('election.say', { ...of, person: titular(0), word: 'tide' })).toEqual(denied)
    }
    await officer.run('election.say', { ...of, person: titular(0), word: 'tide' })
    await officer.run('election.close', of)
    expect(ballot(id).stage).toBe('closed')
  })

  test('[SEL2] a side without an officer runs it by its members; an officer of their own takes it over', async () => {
    const member = await windowOf(titular(1))
    expect(await member.refusal('selection.call', asked())).toEqual({ code: 'not_allowed' })
    const on = new Date(clock.now()).toISOString().slice(0, 10)
    for (const { office } of forum.state.persons[titular(0)]?.offices ?? [])
      await operator.run('officer.leave', { person: titular(0), office, on })
    const id = (await member.run('selection.call', asked()))['selection'] as SelectionId
    expect(await operator.refusal('selection.cancel', { selection: id, reason: 'No.' })).toEqual({
      code: 'not_allowed',
    })
    await operator.run('officer.name', { person: titular(2), office: 'secretariat', since: null, until: null })
    expect(await member.refusal('selection.cancel', { selection: id, reason: 'No.' })).toEqual({ code: 'not_allowed' })
    await (await windowOf(titular(2))).run('selection.cancel', { selection: id, reason: 'The call comes again.' })
    expect(forum.state.selections[id]?.cancelled).not.toBeNull()
  })

  test('[SEL5] electors vote outside any meeting, each once; who is no elector does not; the count verifies', async () => {
    const id = await voting()
    const [first, second] = [await windowOf(titular(1)), await windowOf(titular(2))]
    await first.run('election.deposit', vote(id, seats[1] ?? '', 1))
    await second.run('election.deposit', vote(id, seats[2] ?? '', 1))
    expect(await second.refusal('election.deposit', vote(id, seats[2] ?? '', 0))).toEqual(outOfOrder('already_voted'))
    expect(await second.refusal('election.deposit', vote(id, seats[1] ?? '', 0))).toEqual({ code: 'not_allowed' })
    const of = { meeting: null, election: ballot(id).id }
    await first.run('election.say', { ...of, person: titular(1), word: 'tide' })
    await officer.run('election.close', of)
    expect(ballot(id).closed?.outcome).toMatchObject({ elected: [ballot(id).candidates[1]?.id] })
    const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))
    expect(checkOutcomes(entries).findings).toEqual([])
  })

  test('[SEL1] people named as electors get a link of their own and vote under their own name, whether or not they hold a seat', async () => {
    const id = await voting({ electors: { kind: 'list', names: ['Elector One', 'Elector Two'] } })
    const [one = '', two = ''] = selection(id).published?.electors ?? []
    const window = await windowOf(one as PersonId)
    await window.run('election.deposit', vote(id, one, 0))
    expect(await window.refusal('election.deposit', vote(id, two, 0))).toEqual({ code: 'not_allowed' })
    const seated = await windowOf(titular(1))
    expect(await seated.refusal('election.deposit', vote(id, seats[1] ?? '', 0))).toEqual({ code: 'not_allowed' })
    const of = { meeting: null, election: ballot(id).id }
    await window.run('election.say', { ...of, person: one as PersonId, word: 'tide' })
    await officer.run('election.close', of)
    expect(ballot(id).taken).toEqual([one])
  })

  test('[SEL3] [SEL4] candidates are published after the deadline, once each candidacy was checked, and then stand', async () => {
    const id = await call()
    const candidacy = await enter(id, 'Aurora')
    expect(await officer.refusal('selection.publish', { selection: id })).toEqual(outOfOrder('deadline_ahead'))
    expect(await officer.refusal('selection.open', { selection: id })).toEqual(outOfOrder('selection_unpublished'))
    pass(id)
    expect(await officer.refusal('selection.publish', { selection: id })).toEqual(outOfOrder('candidacies_unchecked'))
    await check(id, candidacy, false, 'Not yet.')
    expect(await officer.refusal('selection.publish', { selection: id })).toEqual(outOfOrder('no_candidates'))
    await check(id, candidacy, true, 'The paper came.')
    await officer.run('selection.publish', { selection: id })
    expect(selection(id).published).toMatchObject({ candidates: [candidacy], electors: seats })
    const late = { selection: id, candidacy: candidacy as never, eligible: false, reason: 'No.' }
    expect(await officer.refusal('selection.check', late)).toEqual(outOfOrder('selection_published'))
  })

  test('[SEL6] cancelled, it stays with its reason, its ballot is void, and nothing more is done in it', async () => {
    const id = await voting()
    await officer.run('selection.cancel', { selection: id, reason: 'A name was misspelt.' })
    expect(ballot(id).stage).toBe('annulled')
    expect(await officer.refusal('selection.open', { selection: id })).toEqual(outOfOrder('selection_cancelled'))
  })
})

describe('a ballot with an announced close', () => {
  const closes = (days: number) => ({
    local: new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 16),
    zone: 'UTC',
  })

  test('[SEL5] closes before it only once everybody has voted, takes nothing after it, and is never announced as past', async () => {
    const id = await voting({ electors: { kind: 'list', names: ['Elector One', 'Elector Two'] } })
    const first = { meeting: null, election: ballot(id).id }
    await officer.run('election.annul', { ...first, reason: 'With a closing time.' })
    expect(await officer.refusal('selection.open', { selection: id, closes: closes(-1) })).toEqual(
      outOfOrder('deadline_past'),
    )
    await officer.run('selection.open', { selection: id, closes: closes(3) })
    const of = { meeting: null, election: ballot(id).id }
    expect(ballot(id).closes?.instant).toMatch(/^2/)
    await officer.run('election.say', { ...of, person: titular(0), word: 'tide' })
    const [one = '', two = ''] = selection(id).published?.electors ?? []
    const [early, late] = [await windowOf(one as PersonId), await windowOf(two as PersonId)]
    await early.run('election.deposit', vote(id, one, 0))
    expect(await officer.refusal('election.close', of)).toEqual(outOfOrder('voting_announced'))
    clock.set(ballot(id).closes?.instant ?? '')
    expect(await late.refusal('election.deposit', vote(id, two, 0))).toEqual(outOfOrder('voting_over'))
    await officer.run('election.close', of)
    expect(ballot(id).taken).toHaveLength(1)
  })

  test('[SEL5] closes at once when everybody has voted', async () => {
    const id = await voting({ electors: { kind: 'list', names: ['Elector One'] } })
    await officer.run('election.annul', { meeting: null, election: ballot(id).id, reason: 'With a closing time.' })
    await officer.run('selection.open', { selection: id, closes: closes(3) })
    const of = { meeting: null, election: ballot(id).id }
    await officer.run('election.say', { ...of, person: titular(0), word: 'tide' })
    const [one = ''] = selection(id).published?.electors ?? []
    await (await windowOf(one as PersonId)).run('election.deposit', vote(id, one, 0))
    await officer.run('election.close', of)
    expect(ballot(id).stage).toBe('closed')
  })
})

describe('a count', () => {
  test('[ELE5] is annulled until somebody was seated by it, and never afterwards', async () => {
    const id = await voting()
    const counted = async (): Promise<{ meeting: null; election: Election['id'] }> => {
      const of = { meeting: null, election: ballot(id).id }
      await (await windowOf(titular(1))).run('election.deposit', vote(id, seats[1] ?? '', 0))
      await officer.run('election.say', { ...of, person: titular(0), word: 'tide' })
      await officer.run('election.close', of)
      return of
    }
    await officer.run('election.annul', { ...(await counted()), reason: 'A candidate had withdrawn.' })
    await officer.run('selection.open', { selection: id })
    const of = await counted()
    const { seat } = await operator.run('seat.add', {
      label: 'Civil 11',
      sector: forum.state.sectors[1]?.name ?? '',
      organisation: null,
    })
    const [candidate] = ballot(id).candidates
    const taken = {
      candidate: candidate!.id,
      seat: seat as SeatId,
      person: null,
      email: null,
      since: day(),
      until: null,
    }
    await officer.run('election.seat', { election: of.election, seated: [taken] })
    expect(await officer.refusal('election.annul', { ...of, reason: 'Another way.' })).toEqual(
      outOfOrder('election_seated'),
    )
    expect(ballot(id).stage).toBe('closed')
  })
})

describe('a sector whose seats nobody holds', () => {
  const convene = (sector: SectorId, ...names: string[]) => ({ sector, names })

  async function vacantSector(): Promise<SectorId> {
    for (const label of ['Youth 1', 'Youth 2'])
      await operator.run('seat.add', { label, sector: 'Youth', organisation: null })
    return forum.state.sectors.at(-1)?.id ?? expect.fail('no sector')
  }

  test('[SEL7] is convened by people without seat or office, named on the record, who run its first selection and then no other', async () => {
    const sector = await vacantSector()
    const of = { sector, electors: { kind: 'list' as const, names: ['Elector One', 'Elector Two'] } }
    expect(await officer.refusal('selection.call', asked(of))).toEqual({ code: 'not_allowed' })
    expect(await operator.refusal('selection.convene', convene(civil, 'A convener'))).toEqual(outOfOrder('sector_held'))
    const chair = Object.values(forum.state.persons).find(({ offices }) =>
      offices.some((one) => one.office === 'chair'),
    )
    const name = operator.disclosed[chair?.name.sealed ?? ''] ?? ''
    expect(await operator.refusal('selection.convene', convene(sector, name.toUpperCase()))).toEqual(
      outOfOrder('convener_seated'),
    )
    await operator.run('selection.convene', convene(sector, 'A convener', 'Another convener'))
    const [person] = forum.state.sectors.at(-1)?.conveners ?? []
    const convener = await windowOf(person!)
    officer = convener
    const id = await voting(of)
    const [elector = ''] = selection(id).published?.electors ?? []
    const { token = '' } = await convener.run('invitation.issue', { person: elector as PersonId, meeting: null })
    await (await forum.join(`/join/${token}`)).run('election.deposit', vote(id, elector, 0))
    const ofBallot = { meeting: null, election: ballot(id).id }
    await convener.run('election.say', { ...ofBallot, person: person!, word: 'tide' })
    await convener.run('election.close', ofBallot)
    const seat = Object.values(forum.state.seats).find((one) => one.sector === sector)?.id as SeatId
    const taken = {
      candidate: ballot(id).candidates[0]!.id,
      seat,
      person: null,
      email: null,
      since: day(),
      until: null,
    }
    await convener.run('election.seat', { election: ballot(id).id, seated: [taken] })
    expect(await convener.refusal('selection.call', asked(of))).toEqual({ code: 'not_allowed' })
  })
})

test('[SEL8] whoever runs a selection makes links for its named electors, and for nobody else, until it is over or they hold a seat', async () => {
  for (const { office } of forum.state.persons[titular(0)]?.offices ?? [])
    await operator.run('officer.leave', { person: titular(0), office, on: day() })
  officer = await windowOf(titular(1))
  const id = await call({ electors: { kind: 'list', names: ['Elector One', 'Elector Two'] } })
  const { electors } = selection(id)
  const [one, two] = electors.kind === 'list' ? electors.persons : []
  const link = (person: PersonId, meeting: string | null = null) => ({ person, meeting }) as never
  await officer.run('invitation.issue', link(one!))
  const entry = forum.hosting.recorder.store.events(0, 10_000).findLast(({ type }) => type === 'invitation.issued/1')
  expect(entry).toMatchObject({ actor: titular(1), body: { person: one } })
  const denied = { code: 'not_allowed' }
  expect(await officer.refusal('invitation.issue', link(titular(2)))).toEqual(denied)
  const meeting = Object.keys(forum.state.meetings)[0] ?? ''
  expect(await officer.refusal('invitation.issue', link(one!, meeting))).toEqual(denied)
  await operator.run('officer.name', { person: two!, office: 'chair', since: null, until: null })
  expect(await officer.refusal('invitation.issue', link(two!))).toEqual(denied)
  await officer.run('selection.cancel', { selection: id, reason: 'Later.' })
  expect(await officer.refusal('invitation.issue', link(one!))).toEqual(denied)
})

test('[SEL3] [SEL4] the repository shows call, check with reasons, candidates, electors and count, and no name of one who does not stand', async () => {
  const id = await voting()
  const window = await windowOf(titular(1))
  await window.run('election.deposit', vote(id, seats[1] ?? '', 0))
  const of = { meeting: null, election: ballot(id).id }
  await officer.run('election.say', { ...of, person: titular(0), word: 'tide' })
  await officer.run('election.close', of)
  await operator.run('checkpoint.make', {})
  const files = exportedBy(forum)
  const page = textOf(files, 'data/selections/SEL-001/index.html')
  for (const words of [
    'Elected: Aurora.',
    'Is an office of the government.',
    'Candidacy 3',
    'elections/E-001/index.html',
  ])
    expect(page).toContain(words)
  for (const bytes of files.values()) expect(new TextDecoder().decode(bytes)).not.toMatch(/Cumulus(?! Network)/)
  expect(textOf(files, 'data/members/index.html')).toContain('SEL-001')
  expect(textOf(files, 'data/elections/E-001/index.html')).toContain('selections/SEL-001')
  expect(verifyRepository(folderInMemory(files), null).findings.map(findingLine)).toEqual([])
})
