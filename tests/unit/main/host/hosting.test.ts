import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HostedForum } from '../../../support/hosted-forum.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { seatsAt, sittings } from '../../../../shared/rules/meeting-seats.ts'
import { meetingQuorum } from '../../../../shared/rules/rulebook.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import type { DecisionId, MeetingId, PersonId, SeatId } from '../../../../shared/domain/primitives.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

function nextMeeting(): { id: MeetingId; item: string; commitment: string } {
  const meeting = Object.values(forum.state.meetings).find((one) => one.stage !== 'adjourned')
  const item = meeting?.items.find((one) => one.commitment !== null)
  if (!meeting || !item?.commitment) throw new Error('the sample has no meeting ahead')
  return { id: meeting.id, item: item.id, commitment: item.commitment }
}

function titular(seat: SeatId): PersonId {
  const holder = forum.state.seats[seat]?.holders.find((one) => one.as === 'titular')
  if (!holder) throw new Error('a vacant seat')
  return holder.person
}

/** Opens the meeting with that many seats of each sector here. */
async function openWith(government: number, civil: number): Promise<{ meeting: MeetingId; here: SeatId[] }> {
  const { id: meeting } = nextMeeting()
  const seats = Object.values(forum.state.seats)
  const [first, second] = forum.state.sectors
  const here = [
    ...seats.filter((seat) => seat.sector === first?.id).slice(0, government),
    ...seats.filter((seat) => seat.sector === second?.id).slice(0, civil),
  ].map((seat) => seat.id)
  for (const seat of here) await operator.run('presence.note', { meeting, person: titular(seat), mode: 'room' })
  await operator.run('meeting.open', { meeting })
  return { meeting, here }
}

async function putToDecision(rule: string, meeting: MeetingId): Promise<DecisionId> {
  const { item, commitment } = nextMeeting()
  await operator.run('item.open', { meeting, item: item as never })
  const put = await operator.run('decision.put', {
    meeting,
    item: item as never,
    commitment: commitment as never,
    rule,
  })
  return put['decision'] as DecisionId
}

function decisionNow(id: string): Decision {
  const decision = forum.state.decisions[id]
  if (!decision) throw new Error('no such decision')
  return decision
}

describe('attendance and quorum', () => {
  test('[SEAT2] a seat is here by its titular, or by its alternate when the titular is away, and counts once', async () => {
    const { meeting, here } = await openWith(1, 0)
    const [seat] = here
    if (!seat) throw new Error('no seat')
    const alternate = forum.state.seats[seat]?.holders.find((one) => one.as === 'alternate')?.person
    if (!alternate) throw new Error('the sample seats have alternates')
    const meetingNow = () => forum.state.meetings[meeting] ?? expect.fail('gone')
    await operator.run('presence.note', { meeting, person: alternate, mode: 'remote' })
    expect(seatsAt(forum.state, meetingNow()).filter((one) => one.here)).toHaveLength(1)
    expect(sittings(forum.state, meetingNow()).get(seat)).toMatchObject({ as: 'titular' })
    await operator.run('presence.note', { meeting, person: titular(seat), mode: 'away' })
    expect(sittings(forum.state, meetingNow()).get(seat)).toMatchObject({ as: 'alternate', mode: 'remote' })
  })

  test('[QUO1] every window folds the same quorum, in total and per sector, as the host', async () => {
    const guest = await forum.join(forum.invitations()[3]?.url ?? '')
    const { meeting } = await openWith(7, 4)
    await guest.ask('none', {})
    const state = guest.state ?? expect.fail('no snapshot')
    const seen = meetingQuorum(state, state.meetings[meeting] ?? expect.fail('no meeting'))
    expect(seen).toEqual(meetingQuorum(forum.state, forum.state.meetings[meeting] ?? expect.fail('no meeting')))
    expect(seen).toMatchObject({ present: 11, base: 20, needed: 11, met: true })
    expect(seen?.sectors['civil society']).toMatchObject({ present: 4, base: 10, needed: 4, met: true })
  })

  test('[PRES1] [REC4] saying again what holds records nothing; a wrong click is put right by an entry that names it', async () => {
    const { meeting, here } = await openWith(1, 0)
    const person = titular(here[0] ?? expect.fail('no seat'))
    const before = forum.hosting.recorder.head.seq
    await operator.run('presence.note', { meeting, person, mode: 'room' })
    expect(forum.hosting.recorder.head.seq).toBe(before)
    const wrong = forum.state.meetings[meeting]?.presence[person]?.at(-1)?.seq ?? 0
    await operator.run('presence.correct', { meeting, person, mode: null, corrects: wrong })
    expect(forum.state.meetings[meeting]?.presence[person]?.at(-1)).toMatchObject({ mode: null, corrects: wrong })
    expect(await operator.refusal('presence.correct', { meeting, person, mode: 'room', corrects: wrong })).toEqual({
      code: 'out_of_order',
      state: 'entry_not_last',
    })
  })

  test('[PRES2] a guest checks in, but nobody else', async () => {
    const member = forum.invitations().find((one) => one.role === 'member') ?? expect.fail('no member')
    const window = await forum.join(member.url)
    const { id: meeting } = nextMeeting()
    const { participant } = await forum.redeem(member.url)
    await window.run('presence.note', { meeting, person: participant.id as PersonId, mode: 'remote' })
    const other = Object.keys(forum.state.persons).find((id) => id !== participant.id) as PersonId
    expect(await window.refusal('presence.note', { meeting, person: other, mode: 'remote' })).toEqual({
      code: 'not_allowed',
    })
  })

  test('somebody unannounced is entered and here at once, and counts for no seat', async () => {
    const { meeting } = await openWith(1, 0)
    const { person } = await operator.run('person.add', {
      name: 'Visitor from the audit office',
      organisation: null,
      meeting,
      mode: 'room',
    })
    expect(forum.state.meetings[meeting]?.presence[person ?? '']?.at(-1)?.mode).toBe('room')
    expect(
      seatsAt(forum.state, forum.state.meetings[meeting] ?? expect.fail('gone')).filter((one) => one.here),
    ).toHaveLength(1)
  })
})

describe('a decision by the mixed rule', () => {
  test('[DEC4] no round opens without the quorum of its rule', async () => {
    const { meeting } = await openWith(10, 3)
    const decision = await putToDecision('mixed', meeting)
    expect(await operator.refusal('round.open', { meeting, decision })).toEqual({
      code: 'out_of_order',
      state: 'not_quorate',
    })
  })

  test('[DEC6] consensus in the first round adopts, and the outcome names the round', async () => {
    const { meeting, here } = await openWith(7, 6)
    const decision = await putToDecision('mixed', meeting)
    await operator.run('round.open', { meeting, decision })
    for (const seat of here)
      await operator.run('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    await operator.run('round.close', { meeting, decision })
    expect(decisionNow(decision).concluded).toMatchObject({
      result: 'adopted',
      outcome: { stage: 'consensus', round: 1, result: 'adopted', why: 'no_block' },
    })
    expect(forum.state.commitments[decisionNow(decision).commitment ?? '']?.stage).toBe('adopted')
  })

  test('[DEC8] [DEC10] a block, its answer, an amended text, a second round, the gate, then an open vote', async () => {
    const { meeting, here } = await openWith(8, 7)
    const decision = await putToDecision('mixed', meeting)
    const blocker = here.at(-1) ?? expect.fail('nobody here')
    const round = async (): Promise<void> => {
      await operator.run('round.open', { meeting, decision })
      for (const seat of here) {
        const blocks = seat === blocker
        await operator.run('position.take', {
          meeting,
          decision,
          seat,
          position: blocks ? 'block' : 'agree',
          reason: blocks ? 'No date, no support.' : null,
        })
      }
      await operator.run('round.close', { meeting, decision })
    }
    await operator.run('round.open', { meeting, decision })
    expect(
      await operator.refusal('position.take', { meeting, decision, seat: blocker, position: 'block', reason: ' ' }),
    ).toEqual({
      code: 'out_of_order',
      state: 'reason_missing',
    })
    await operator.run('position.take', {
      meeting,
      decision,
      seat: blocker,
      position: 'block',
      reason: 'No date, no support.',
    })
    for (const seat of here.slice(0, -1))
      await operator.run('position.take', { meeting, decision, seat, position: 'agree', reason: null })
    await operator.run('round.close', { meeting, decision })
    expect(decisionNow(decision).stage).toBe('between')
    expect(await operator.ask('ballot.open', { meeting, decision })).toMatchObject({
      ok: false,
      error: { details: { state: 'gate_closed', missing: ['rounds', 'objection_unanswered', 'confirmation'] } },
    })
    await operator.run('objection.answer', {
      meeting,
      decision,
      round: 1,
      seat: blocker,
      answer: 'A date is now in milestone 3.',
    })
    expect(await operator.refusal('decision.amend', { meeting, decision })).toEqual({
      code: 'out_of_order',
      state: 'text_unchanged',
    })
    await round()
    await operator.run('objection.answer', { meeting, decision, round: 2, seat: blocker, answer: 'As before.' })
    await operator.run('vote.confirm', { meeting, decision, office: 'chair' })
    await operator.run('vote.confirm', { meeting, decision, office: 'co-chair' })
    expect(await operator.ask('ballot.open', { meeting, decision })).toMatchObject({
      error: { details: { state: 'gate_closed', missing: ['text_unchanged'] } },
    })
  })

  test('[LIVE3] [DEC11] votes of an open ballot are only noted for others, the last one counts, late ones are refused', async () => {
    const { meeting, here } = await openWith(8, 7)
    const decision = await putToDecision('majority-attending', meeting)
    await operator.run('ballot.open', { meeting, decision })
    const guest = await forum.join(forum.invitations().find((one) => one.role === 'observer')?.url ?? '')
    const [voter] = here
    if (!voter) throw new Error('nobody here')
    await operator.run('ballot.cast', { meeting, decision, seat: voter, ballot: 'no' })
    await operator.run('ballot.cast', { meeting, decision, seat: voter, ballot: 'yes' })
    for (const seat of here.slice(1, 9))
      await operator.run('ballot.cast', { meeting, decision, seat, ballot: seat === here[8] ? 'no' : 'yes' })
    await guest.ask('none', {})
    expect(guest.state?.decisions[decision]?.ballot?.cast).toEqual(
      Object.fromEntries(here.slice(0, 9).map((seat) => [seat, 'noted'])),
    )
    expect(guest.events.map((event) => event.type)).not.toContain('ballot.cast/1')
    await operator.run('ballot.close', { meeting, decision })
    await guest.ask('none', {})
    expect(guest.state?.decisions[decision]?.ballot?.cast[voter]).toBe('yes')
    expect(decisionNow(decision).concluded?.outcome).toMatchObject({
      result: 'adopted',
      counts: { yes: 8, no: 1, silent: 6 },
      base: 15,
      needed: 8,
    })
    await operator.run('ballot.cast', { meeting, decision, seat: voter, ballot: 'no' })
    expect(decisionNow(decision).concluded?.outcome).toMatchObject({ counts: { yes: 8, no: 1 } })
  })
})

describe('the live channel', () => {
  test('[LIVE4] the same command id does nothing twice, and other words under it are refused', async () => {
    const first = await operator.ask('commitment.draft', { title: 'Open contracting' }, 'once')
    const again = await operator.ask('commitment.draft', { title: 'Open contracting' }, 'once')
    expect(again).toEqual(first)
    expect(Object.values(forum.state.commitments).filter((one) => one.title === 'Open contracting')).toHaveLength(1)
    expect(await operator.ask('commitment.draft', { title: 'Other words' }, 'once')).toMatchObject({
      ok: false,
      error: { code: 'id_reused' },
    })
  })

  test('[JOIN4] revoking somebody closes their windows at once, with a final code', async () => {
    const member = forum.invitations().find((one) => one.role === 'member') ?? expect.fail('no member')
    const { participant } = await forum.redeem(member.url)
    const window = await forum.join(member.url)
    await operator.run('invitation.revoke', { person: participant.id as PersonId })
    expect(await window.closed).toBe(4401)
    await expect(forum.redeem(member.url)).rejects.toThrow('revoked')
  })

  test('[EXP2] a member reads names and no e-mail address; the secretariat reads both', async () => {
    const member = await forum.join(forum.invitations().find((one) => one.role === 'member')?.url ?? '')
    const values = (window: LiveWindow): string => JSON.stringify(window.disclosed)
    expect(values(member)).toContain('Secretary')
    expect(values(member)).not.toContain('example.org')
    expect(values(operator)).toContain('example.org')
  })

  test('[REC9] the derived table thrown away, the file opens to the same state', async () => {
    await openWith(6, 6)
    await operator.run('checkpoint.make', {})
    const before = structuredClone(forum.state)
    forum = await forum.restart((file) => {
      const db = new Database(file)
      expect(db.prepare('DELETE FROM derived_state').run().changes).toBe(1)
      db.close()
    })
    const { host, epoch } = forum.state.forum ?? expect.fail('no forum')
    expect(epoch).toBe((before.forum?.epoch ?? 0) + 1)
    expect({ ...forum.state, seq: 0, forum: null }).toEqual({ ...before, seq: 0, forum: null })
    expect(host).not.toBe(before.forum?.host)
  })
})

test('[REC3] sectors may be named in any script: outcomes stand in the record, and come back by name', async () => {
  const csv =
    'seat,sector,organisation,titular\nა,მთავრობა,უწყება,მოადგილე\nბ,სამოქალაქო საზოგადოება,ორგანიზაცია,ხელმძღვანელი\n'
  await operator.run('roster.import', { csv })
  const seats = Object.values(forum.state.seats)
  const meeting = nextMeeting().id
  for (const seat of seats) await operator.run('presence.note', { meeting, person: titular(seat.id), mode: 'room' })
  await operator.run('meeting.open', { meeting })
  const decision = await putToDecision('mixed', meeting)
  await operator.run('round.open', { meeting, decision })
  for (const { id: seat } of seats)
    await operator.run('position.take', { meeting, decision, seat, position: 'agree', reason: null })
  await operator.run('round.close', { meeting, decision })
  expect(decisionNow(decision).rounds[0]?.outcome?.['quorum']).toMatchObject({
    sectors: { მთავრობა: { present: 1, base: 1 } },
  })
  expect(decisionNow(decision).concluded?.result).toBe('adopted')
})

test('[PRES3] a departure taken back leaves the person here, for the quorum as for the minutes', async () => {
  const { meeting, here } = await openWith(1, 0)
  const person = titular(here[0] ?? expect.fail('no seat'))
  await operator.run('presence.note', { meeting, person, mode: 'away' })
  const wrong = forum.state.meetings[meeting]?.presence[person]?.at(-1)?.seq ?? 0
  await operator.run('presence.correct', { meeting, person, mode: null, corrects: wrong })
  expect(
    seatsAt(forum.state, forum.state.meetings[meeting] ?? expect.fail('gone')).filter((one) => one.here),
  ).toHaveLength(1)
})
