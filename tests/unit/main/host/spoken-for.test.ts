import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostedForum } from '../../../support/hosted-forum.ts'
import { LiveWindow } from '../../../support/hosted-forum.ts'
import { leading, RoleWindows } from '../../../support/role-windows.ts'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { DecisionId, ItemId, MeetingId, PersonId, SeatId } from '../../../../shared/domain/primitives.ts'

let forum: HostedForum
let windows: RoleWindows

beforeAll(async () => {
  windows = await RoleWindows.open()
  forum = windows.forum
})
afterAll(async () => {
  await forum.close()
})

describe('the word of a seat', () => {
  let meeting: MeetingId
  let of: { meeting: MeetingId; decision: DecisionId }
  let own: SeatId
  let other: SeatId
  let alternate: LiveWindow

  const holder = (seat: SeatId, as: string): PersonId =>
    forum.state.seats[seat]?.holders.find((one) => one.as === as)?.person ?? expect.fail(`no ${as}`)

  beforeAll(async () => {
    const operator = windows.of('operator')
    const { participant } = await forum.redeem(windows.link('member'))
    const seats = Object.values(forum.state.seats).filter((seat) => seat.holders.some((one) => one.as === 'titular'))
    const mine = seats.find((seat) => seat.holders.some((one) => one.as === 'titular' && one.person === participant.id))
    own = mine?.id ?? expect.fail('the member holds no seat')
    other = seats.find((seat) => seat.id !== own)?.id ?? expect.fail('one seat only')
    const next =
      Object.values(forum.state.meetings).find((one) => one.stage === 'planned') ?? expect.fail('none planned')
    const agenda = next.items.find((one) => one.commitment !== null) ?? expect.fail('nothing to decide')
    meeting = next.id
    for (const seat of seats)
      await operator.run('presence.note', { meeting, person: holder(seat.id, 'titular'), mode: 'room' })
    await operator.run('meeting.open', { meeting })
    await operator.run('item.open', { meeting, item: agenda.id })
    const commitment = agenda.commitment ?? expect.fail('no commitment')
    const put = await operator.run('decision.put', { meeting, item: agenda.id, commitment, rule: 'majority-attending' })
    of = { meeting, decision: put['decision'] as DecisionId }
    await operator.run('ballot.open', of)
    const { token } = await operator.run('invitation.issue', { person: holder(own, 'alternate'), meeting: null })
    alternate = await forum.join(`/#/join/${token ?? ''}`)
  })

  const cast = (seat: SeatId): CommandInput<'ballot.cast'> => ({ ...of, seat, ballot: 'yes' })

  test('[DEC7] is given by who sits for it, and entered by those who lead; the minute-taker and others give none', async () => {
    expect(await windows.allowedTo('ballot.cast', cast(own))).toEqual([...leading, 'member'])
    expect(await windows.allowedTo('ballot.cast', cast(other))).toEqual(leading)
  })

  test('[DEC7] [SEAT2] passes to the alternate with the chair, and back: whoever left it speaks no more', async () => {
    const titular = windows.of('member')
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    await titular.run('presence.note', { meeting, person: holder(own, 'titular'), mode: 'away' })
    expect(await titular.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    await alternate.run('presence.note', { meeting, person: holder(own, 'alternate'), mode: 'remote' })
    await alternate.run('ballot.cast', cast(own))
    await titular.run('presence.note', { meeting, person: holder(own, 'titular'), mode: 'room' })
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
  })

  test('[LIVE3] whoever joins during a ballot, or comes back to it, is told what their own seat cast and of others that they did', async () => {
    const operator = windows.of('operator')
    await operator.run('ballot.cast', { ...cast(other), ballot: 'no' })
    const seenBy = (window: LiveWindow): unknown => window.state?.decisions[of.decision]?.ballot?.cast
    const late = await forum.join(windows.link('member'))
    expect(seenBy(late)).toMatchObject({ [own]: 'yes', [other]: 'noted' })
    const controls = await forum.join(forum.hosting.ownerLink())
    expect(seenBy(controls)).toMatchObject({ [own]: 'noted', [other]: 'noted' })
    const resumed = await framesSince(late.session, 1)
    expect(resumed).toContain('ballot.noted/1')
    expect(resumed).not.toContain('"no"')
  })

  test('[LIVE3] a ballot that is annulled before it closes stays untold', async () => {
    await windows.of('operator').run('decision.annul', { ...of, reason: 'The wrong text.' })
    const late = await forum.join(windows.link('observer'))
    const cast = late.state?.decisions[of.decision]?.ballot?.cast ?? expect.fail('no ballot')
    expect(new Set(Object.values(cast))).toEqual(new Set(['noted']))
  })

  /** The first frame of events that a window gets which comes back, as text. */
  function framesSince(session: string, since: number): Promise<string> {
    return new Promise((resolve) => {
      const socket = LiveWindow.socketOf(forum.hosting.localUrl, session)
      socket.on('open', () => {
        socket.send(JSON.stringify({ hello: 1, since }))
      })
      socket.on('message', (data) => {
        const text = (data as Buffer).toString('utf8')
        if (!text.startsWith('{"events"')) return
        socket.terminate()
        resolve(text)
      })
    })
  }
})

describe('[JOIN8] a link for one meeting', () => {
  let guest: LiveWindow
  let theirs: MeetingId
  let elsewhere: { meeting: MeetingId; item: ItemId }
  const plan = (title: string): CommandInput<'meeting.plan'> => ({
    title,
    starts: { local: '2027-03-01T10:00', zone: 'UTC' },
    minutes: 60,
    place: null,
    callUrl: null,
    items: [{ title: 'News', purpose: 'inform', minutes: 5, commitment: null }],
    occurredAt: null,
  })

  beforeAll(async () => {
    const operator = windows.of('operator')
    theirs = (await operator.run('meeting.plan', plan('Working group')))['meeting'] as MeetingId
    const meeting = (await operator.run('meeting.plan', plan('Another group')))['meeting'] as MeetingId
    elsewhere = { meeting, item: forum.state.meetings[meeting]?.items[0]?.id ?? expect.fail('no item') }
    const { participant } = await forum.redeem(windows.link('secretariat'))
    const { token } = await operator.run('invitation.issue', { person: participant.id as PersonId, meeting: theirs })
    guest = await forum.join(`/#/join/${token ?? ''}`)
  })

  test('runs that meeting by its person’s office', async () => {
    await guest.run('meeting.open', { meeting: theirs })
  })

  test('does nothing in another meeting, and makes no wider link of itself', async () => {
    expect(await guest.refusal('item.open', elsewhere)).toEqual({ code: 'not_allowed' })
    const { id } = (await forum.redeem(windows.link('chair'))).participant
    for (const meeting of [null, elsewhere.meeting])
      expect(await guest.refusal('invitation.issue', { person: id, meeting })).toEqual({ code: 'not_allowed' })
  })

  test('changes nothing of the forum, and reads no minutes text of another meeting', async () => {
    const seat = { label: 'A seat more', sector: 'government', organisation: null }
    expect(await guest.refusal('seat.add', seat)).toEqual({ code: 'not_allowed' })
    const texts = await fetch(`${forum.hosting.localUrl}/api/texts`, {
      headers: { authorization: `Bearer ${guest.session}` },
    })
    const docs = ((await texts.json()) as { doc: string }[]).map((one) => one.doc)
    const notesOf = (meeting: string): string[] => (forum.state.meetings[meeting]?.items ?? []).map((one) => one.notes)
    expect(docs).toEqual(expect.arrayContaining(notesOf(theirs)))
    for (const doc of notesOf(elsewhere.meeting)) expect(docs).not.toContain(doc)
  })
})
