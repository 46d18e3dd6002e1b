import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MeetingId, PersonId, SeatId, SectorId } from '../../../../shared/domain/primitives.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { decide, proposedGroup } from '../../../support/working-group.ts'

const DAY_MS = 86_400_000
const day = (ahead: number): string => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10)

let forum: HostedForum
let operator: LiveWindow
/** Convenes a sector in which nobody holds a seat, and holds neither seat nor office. */
let convener: LiveWindow
/** Of the sector, vacant. */
let seat: SeatId
let elector: PersonId

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  seat = (await operator.run('seat.add', { label: 'Youth 1', sector: 'Youth', organisation: null }))['seat'] as SeatId
  const sector = forum.state.sectors.at(-1)?.id as SectorId
  await operator.run('selection.convene', { sector, names: ['A convener'] })
  const person = forum.state.sectors.at(-1)?.conveners?.[0] ?? expect.fail('no convener')
  convener = await forum.join(await linkBy(operator, person))
  await convener.run('selection.call', {
    title: 'A seat of youth',
    text: 'Whoever is young may stand.',
    sector,
    places: 1,
    deadline: { local: new Date(Date.now() + DAY_MS).toISOString().slice(0, 16), zone: 'UTC' },
    electors: { kind: 'list', names: ['Elector One'] },
  })
  const electors = Object.values(forum.state.selections).at(-1)?.electors
  elector = (electors?.kind === 'list' ? electors.persons[0] : undefined) ?? expect.fail('no elector')
})
afterEach(async () => {
  await forum.close()
})

async function linkBy(window: LiveWindow, person: PersonId, meeting: MeetingId | null = null): Promise<string> {
  return (await window.run('invitation.issue', { person, meeting }))['url'] ?? ''
}

const places: readonly [string, () => Promise<unknown>][] = [
  ['an office', () => operator.run('officer.name', { person: elector, office: 'chair', since: null, until: null })],
  [
    'an office from a later day',
    () => operator.run('officer.name', { person: elector, office: 'chair', since: day(3), until: null }),
  ],
  ['a seat', () => fill({ since: null, until: null })],
  ['a seat from a later day', () => fill({ since: day(3), until: day(300) })],
  [
    'an office again, by a correction',
    async () => {
      const entry = forum.state.persons[elector]?.offices[0]?.entry ?? expect.fail('never named')
      await operator.run('officer.correct', {
        person: elector,
        corrects: entry,
        since: day(-9),
        until: null,
        left: false,
      })
    },
  ],
  [
    'a seat again, by a correction',
    async () => {
      const entry = forum.state.seats[seat]?.holders[0]?.entry ?? expect.fail('never seated')
      await operator.run('seat.correct', { seat, corrects: entry, since: day(-9), until: null, left: false })
    },
  ],
]

async function fill(term: { since: string | null; until: string | null }): Promise<void> {
  await operator.run('seat.fill', { seat, person: elector, email: null, as: 'titular', ...term } as never)
}

describe('[SEL8] [JOIN4] a link that whoever runs a selection made for an elector', () => {
  test.each(places)('ends, with its devices, once that elector is given %s', async (what, give) => {
    if (what.includes('again')) {
      // They were somebody once, and are nobody now.
      const past = { since: day(-9), until: day(-5) }
      if (what.startsWith('a seat')) {
        await fill(past)
        await operator.run('seat.leave', { seat, person: elector, as: 'titular', on: day(-5) })
      } else await operator.run('officer.name', { person: elector, office: 'chair', ...past })
    }
    const [used, unused] = [await linkBy(convener, elector), await linkBy(convener, elector)]
    const device = await forum.join(used)
    await give()
    expect(await device.closed).toBe(4401)
    await expect(forum.redeem(used)).rejects.toThrow('revoked')
    await expect(forum.redeem(unused)).rejects.toThrow('revoked')
    // Nor is there a new one: not before the term begins either, since it would act for it then.
    expect(await convener.refusal('invitation.issue', { person: elector, meeting: null })).toEqual({
      code: 'not_allowed',
    })
    expect((await forum.redeem(await linkBy(operator, elector))).participant.id).toBe(elector)
  })

  test('ends, too, once they are given an office of a working group, which it would act for there', async () => {
    const seats = [{ label: 'Place 1', sector: 'Youth', organisation: null }]
    await decide(await HeldMeeting.open(forum, operator, [6, 6]), { founding: proposedGroup(forum, { seats }) })
    const group = Object.values(forum.state.groups)[0] ?? expect.fail('no group')
    const lent = await linkBy(convener, elector)
    const appointed = { group: group.id, person: elector, office: 'chair', since: day(3), until: null } as const
    await operator.run('group.appoint', appointed)
    await expect(forum.redeem(lent)).rejects.toThrow('revoked')
    expect(await convener.refusal('invitation.issue', { person: elector, meeting: null })).toEqual({
      code: 'not_allowed',
    })
  })

  test('and no other link: what those who run the forum made for the same person goes on, and so do other electors’', async () => {
    const own = await forum.join(await linkBy(operator, elector))
    const unused = await linkBy(operator, elector)
    await linkBy(convener, elector)
    await operator.run('officer.name', { person: elector, office: 'chair', since: null, until: null })
    const planned = Object.values(forum.state.meetings).find(({ stage }) => stage === 'planned')?.id
    await own.run('meeting.open', { meeting: planned ?? expect.fail('no meeting ahead') })
    expect((await forum.redeem(unused)).participant.role).toBe('chair')
    // The convener, too, was given a link by whoever runs the forum.
    const person = forum.state.sectors.at(-1)?.conveners?.[0] ?? expect.fail('no convener')
    await operator.run('officer.name', { person, office: 'co-chair', since: null, until: null })
    await convener.run('presence.note', { meeting: planned ?? expect.fail('none'), person, mode: 'remote' })
  })
})
