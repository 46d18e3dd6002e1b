import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import type { SeatId } from '../../../../shared/domain/primitives.ts'
import { can } from '../../../../shared/policy/can.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { parseQuorum } from '../../../../shared/rules/rulebook.ts'
import { recusalEffect } from '../../../../shared/rules/recusal.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

describe('an interest and a recusal', () => {
  test('[ETH1] [EXP2] what an interest is about is sealed: members learn that it was declared, the secretariat what it is', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const member = await forum.join(forum.invitations().find((one) => one.role === 'member')?.url ?? '')
    const detail = 'A cousin owns the contractor.'
    const said = { ...held.ofItem, commitment: null, person: held.titular(held.seat(0)), detail }
    await operator.run('interest.declare', { ...said, recuse: true })
    await member.ask('none', {})
    expect(Object.values(member.state?.declarations ?? {})).toMatchObject([{ person: said.person, endedAt: null }])
    expect(JSON.stringify(member.disclosed)).not.toContain(detail)
    expect(JSON.stringify(operator.disclosed)).toContain(detail)
    expect(JSON.stringify(forum.hosting.recorder.store.events(0, 10_000))).not.toContain(detail)
  })

  test('[ETH1] everybody declares for themselves and nobody for another, except those who run the meeting', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const link = forum.invitations().find((one) => one.role === 'member')?.url ?? ''
    const member = await forum.join(link)
    const own = (await forum.redeem(link)).participant.id as never
    const another = held.here.map((seat) => held.titular(seat)).find((person) => person !== own) ?? expect.fail('alone')
    expect(await member.refusal('recusal.note', { ...held.ofItem, person: another, declaration: null })).toEqual({
      code: 'not_allowed',
    })
    await member.run('recusal.note', { ...held.ofItem, person: own, declaration: null })
    expect(await member.refusal('recusal.lift', { ...held.ofItem, person: own })).toEqual({ code: 'not_allowed' })
    expect(await operator.refusal('recusal.note', { ...held.ofItem, person: own, declaration: null })).toEqual(
      outOfOrder('already_recused'),
    )
    await operator.run('recusal.lift', { ...held.ofItem, person: own })
    expect(held.meeting.recusals.every((one) => one.liftedAt !== null)).toBe(true)
  })

  test('[ETH2] the seat stands out with its holder, whoever sits for it, and only on that item', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const seat = held.seat(0)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(seat), declaration: null })
    const recusedOn = (item: string): string[] =>
      seatsAt(forum.state, held.meeting, item)
        .filter((one) => one.recused)
        .map((one) => one.id)
    expect(recusedOn(held.item.id)).toEqual([seat])
    expect(recusedOn(held.meeting.items.find((one) => one.id !== held.item.id)?.id ?? '')).toEqual([])
    await held.note(held.titular(seat), 'away')
    await held.note(held.alternate(seat), 'room')
    expect(recusedOn(held.item.id)).toEqual([seat])
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    expect(await operator.refusal('ballot.cast', { ...of, seat, ballot: 'yes' })).toEqual(outOfOrder('seat_recused'))
    await held.cast(of, held.here.slice(1), 'yes')
    await operator.run('ballot.close', of)
    expect(held.decision(of).concluded?.outcome).toMatchObject({ result: 'adopted', base: 11, needed: 6 })
  })

  test('[TEXT2] whoever stands out of an item does not write its draft, and does again afterwards', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const person = held.titular(held.seat(0))
    const actor = { id: person, person, role: 'member' as const, seats: [held.seat(0)] }
    const commitment = forum.state.commitments[held.item.commitment ?? ''] ?? expect.fail('no draft')
    const mayWrite = (): boolean => can(actor, { to: 'commitment.write', state: forum.state, commitment })
    expect(mayWrite()).toBe(true)
    await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
    expect(mayWrite()).toBe(false)
    await operator.run('meeting.adjourn', { meeting: held.id })
    expect(mayWrite()).toBe(true)
  })

  test('[TEXT2] [ETH2] nor does an alternate whose seat stands out with its titular, unless they hold another seat that does not', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const [seat, other] = [held.seat(0), held.seat(1)]
    const person = held.alternate(seat)
    const commitment = forum.state.commitments[held.item.commitment ?? ''] ?? expect.fail('no draft')
    const mayWrite = (...seats: SeatId[]): boolean =>
      can({ id: person, person, role: 'member', seats }, { to: 'commitment.write', state: forum.state, commitment })
    expect(mayWrite(seat)).toBe(true)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(seat), declaration: null })
    expect([mayWrite(seat), mayWrite(seat, other)]).toEqual([false, true])
    await operator.run('recusal.lift', { ...held.ofItem, person: held.titular(seat) })
    expect(mayWrite(seat)).toBe(true)
  })

  test('[ETH3] its effect is told beforehand: a quorum that would break, a sector that would be empty', async () => {
    const held = await HeldMeeting.open(forum, operator, [11, 1])
    const person = held.titular(held.seat(-1))
    const quorum = parseQuorum({ fraction: [1, 2], comparison: 'at_least', recused: 'not_present', eachSector: null })
    const effect = recusalEffect(forum.state, held.meeting, held.item.id, person, quorum)
    expect(effect).toMatchObject({ seats: [held.seat(-1)], before: { eligible: 11 }, after: { eligible: 10 } })
    expect(effect.after.emptied).toEqual([forum.state.sectors[1]?.name])
    expect([effect.before.quorum?.present, effect.after.quorum?.present]).toEqual([11, 10])
    expect(held.meeting.recusals).toEqual([])
  })
})

describe('a question that is open', () => {
  test('[DEC14] a new recusal voids the ballot and opens it again over the seats that are left', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    await held.cast(of, held.here.slice(0, 3), 'yes')
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    const { ballot, annulledQuestions, stage } = held.decision(of)
    expect(stage).toBe('ballot')
    expect(ballot?.cast).toEqual({})
    expect(ballot?.seats.filter((seat) => seat.recused).map((seat) => seat.id)).toEqual([held.seat(0)])
    expect(annulledQuestions).toMatchObject([{ why: 'recusal', round: null, ballot: { closedAt: null } }])
    const observer = await forum.join(forum.invitations().find((one) => one.role === 'observer')?.url ?? '')
    const shown = observer.state?.decisions[of.decision]?.annulledQuestions[0]?.ballot?.cast ?? {}
    expect(new Set(Object.values(shown))).toEqual(new Set(['noted']))
  })

  test('[DEC14] where the recusal breaks the quorum, nothing opens again, and the decision waits', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 5])
    const of = await held.put('consensus')
    await operator.run('round.open', of)
    await held.agree(of, held.here.slice(0, 3))
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    expect(held.decision(of)).toMatchObject({ stage: 'put', rounds: [], annulledQuestions: [{ why: 'recusal' }] })
    expect(await operator.refusal('round.open', of)).toEqual(outOfOrder('not_quorate'))
    await operator.run('recusal.lift', { ...held.ofItem, person: held.titular(held.seat(0)) })
    await operator.run('round.open', of)
    expect(held.decision(of).rounds).toMatchObject([{ number: 1, positions: {} }])
  })

  test('[DEC13] a lost quorum suspends the ballot: no vote, no closing; back again, it goes on with what was cast', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 5])
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    await held.cast(of, held.here.slice(0, 6), 'yes')
    const leaving = held.titular(held.seat(0))
    await held.note(leaving, 'away')
    expect(held.decision(of).suspendedAt).not.toBeNull()
    expect(await operator.refusal('ballot.close', of)).toEqual(outOfOrder('quorum_lost'))
    expect(await operator.refusal('ballot.cast', { ...of, seat: held.seat(7), ballot: 'no' })).toEqual(
      outOfOrder('quorum_lost'),
    )
    expect(await operator.refusal('meeting.adjourn', { meeting: held.id })).toEqual(outOfOrder('decision_open'))
    await held.note(leaving, 'remote')
    expect(held.decision(of).suspendedAt).toBeNull()
    const [waited] = held.decision(of).suspensions
    expect(Date.parse(waited?.to ?? '')).toBeGreaterThanOrEqual(Date.parse(waited?.from ?? ''))
    await held.cast(of, held.here.slice(6), 'no')
    await operator.run('ballot.close', of)
    expect(held.decision(of).concluded?.outcome).toMatchObject({ counts: { yes: 6, no: 5, silent: 0 } })
  })

  test('[DEC14] a suspended round is annulled with a reason, which stays in the record, and the meeting goes on', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 5])
    const of = await held.put('consensus')
    await operator.run('round.open', of)
    await held.note(held.titular(held.seat(0)), 'away')
    await operator.run('question.annul', { ...of, reason: 'The quorum will not come back today.' })
    expect(held.decision(of)).toMatchObject({ stage: 'put', suspendedAt: null, annulledQuestions: [{ why: 'reason' }] })
    expect(held.decision(of).suspensions.map((one) => one.to === null)).toEqual([false])
    await operator.run('meeting.adjourn', { meeting: held.id })
    expect(held.meeting.stage).toBe('adjourned')
  })

  test('[DEC12] a vote after closing is kept with a receipt, and changes nothing', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    await held.cast(of, held.here.slice(0, 7), 'yes')
    const cast = { ...of, seat: held.seat(8), ballot: 'no' as const }
    const before = await operator.run('ballot.cast', cast)
    expect(before).toMatchObject({ counted: 'yes' })
    await operator.run('ballot.close', of)
    const { concluded } = held.decision(of)
    const late = await operator.run('ballot.cast', { ...cast, ballot: 'yes' })
    const entry = forum.hosting.recorder.store.events(forum.state.seq - 1, 1)[0]
    expect(late).toEqual({ counted: 'late', receipt: `${String(entry?.seq)}-${entry?.hash.slice(0, 16) ?? ''}` })
    expect(held.decision(of).concluded).toEqual(concluded)
    expect(held.decision(of).ballot).toMatchObject({ cast: { [cast.seat]: 'no' }, late: [{ ballot: 'yes' }] })
  })
})
