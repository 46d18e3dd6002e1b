import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandName } from '../../../../shared/contract/commands.ts'
import { textListing } from '../../../../shared/contract/http.ts'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import { actorIn } from '../../../../shared/policy/body.ts'
import { proxiesFor } from '../../../../shared/rules/held-proxies.ts'
import { seatsAt, sittings } from '../../../../shared/rules/meeting-seats.ts'
import { officesOn } from '../../../../shared/rules/offices.ts'
import { mayPreside } from '../../../../shared/rules/presiding.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { MovedClock, objecting, ProcedureForum } from '../../../support/procedure-forum.ts'
import { imposed } from '../../../support/sanctioned.ts'
import { FoundedGroup } from '../../../support/working-group.ts'

const clock = new MovedClock('2027-03-26T10:00:00.000Z')
const TODAY = '2027-03-26'
const LAST = '2027-04-30'
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
  operator = await forum.operator()
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const suspend = (person: PersonId, since = TODAY) =>
  imposed(forum, operator, person, { measure: 'suspension', since, until: LAST })

async function linkOf(person: string): Promise<string> {
  const { token } = await operator.run('invitation.issue', { person: person as PersonId, meeting: null })
  return `/#/join/${token ?? ''}`
}
const windowOf = async (person: string): Promise<LiveWindow> => forum.join(await linkOf(person))

const seats = () => Object.values(forum.state.seats)
const titularOf = (seat: SeatId): PersonId =>
  forum.state.seats[seat]?.holders.find((one) => one.as === 'titular')?.person ?? expect.fail('a vacant seat')
/** Held by somebody who is in no office. */
const someSeat = (): SeatId =>
  seats().find(({ id }) => forum.state.persons[titularOf(id)]?.offices.length === 0)?.id ?? expect.fail('no seat')
const draft = { title: 'Open registers' }

describe('[ETH10] whoever is suspended', () => {
  test('is an observer for its days, to their own links too, and is a member again on the day after the last', async () => {
    const person = titularOf(someSeat())
    const window = await windowOf(person)
    await suspend(person, '2027-03-27')
    await window.run('commitment.draft', draft)
    clock.set('2027-03-27T12:00:00.000Z')
    expect(await window.refusal('commitment.draft', draft)).toEqual({ code: 'not_allowed' })
    expect((await forum.redeem(await linkOf(person))).participant).toMatchObject({ role: 'observer', seat: null })
    clock.set('2027-04-30T12:00:00.000Z')
    expect(await window.refusal('commitment.draft', draft)).toEqual({ code: 'not_allowed' })
    clock.set('2027-05-01T12:00:00.000Z')
    await window.run('commitment.draft', draft)
    expect((await forum.redeem(await linkOf(person))).participant).toMatchObject({ role: 'member' })
  })

  test('writes neither drafts nor notes, and reads them', async () => {
    const person = titularOf(someSeat())
    const { session } = await forum.redeem(await linkOf(person))
    const texts = async () => {
      const answer = await fetch(`${forum.hosting.localUrl}/api/texts`, {
        headers: { authorization: `Bearer ${session}` },
      })
      return textListing.parse(await answer.json())
    }
    expect((await texts()).some((one) => one.write)).toBe(true)
    await suspend(person)
    const listed = await texts()
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.filter((one) => one.write)).toEqual([])
  })

  test.for(['chair', 'co-chair', 'secretariat'] as const)(
    'has the rights of no office, %s, in the forum or in a group; nor gives its word',
    async (office) => {
      const held = await HeldMeeting.open(forum, operator, [6, 6])
      const group = await FoundedGroup.found(held)
      const person = group.person(0)
      const term = { since: null, until: null }
      if (!officesOn(forum.state, person, TODAY).includes(office))
        await operator.run('officer.name', { person, office, ...term })
      await operator.run('group.appoint', { group: group.id, person, office, ...term })
      const { decision } = await held.put('mixed')
      const window = await windowOf(person)
      const asks: readonly [CommandName, object][] = [
        ['meeting.plan', { ...group.plan(), group: undefined }],
        ['meeting.plan', group.plan()],
        ['item.open', held.ofItem],
        ['seat.fill', { seat: group.seats[0]?.id, person, email: null, as: 'alternate', ...term }],
        ['vote.confirm', { meeting: held.id, decision, office }],
        ['casting.give', { meeting: held.id, decision, office: 'chair', vote: 'yes' }],
        ['procedure.state', { motion: { title: 'A statement', text: 'Said.' }, operational: true }],
      ]
      await suspend(person)
      for (const [command, input] of asks)
        expect([command, await window.refusal(command, input)]).toEqual([command, { code: 'not_allowed' }])
      const actor = { id: person, person, role: 'observer' as const, seats: [] }
      expect(actorIn(forum.state, actor, group.id, TODAY)).toMatchObject({ role: 'observer', seats: [] })
      expect(actorIn(forum.state, actor, group.id, '2027-05-01').role).toBe(office)
    },
  )

  test('still reads and answers their own case, and appeals; whoever complains may', async () => {
    const person = titularOf(someSeat())
    await suspend(person)
    const window = await windowOf(person)
    const said = { by: null, from: 'Another citizen', about: person, words: 'Again.' }
    const { complaint } = await operator.run('complaint.make', said)
    await operator.run('complaint.acknowledge', { complaint: complaint as never, replyBy: '2027-04-20' })
    await window.run('complaint.reply', { complaint: complaint as never, words: 'It was declared.' })
    expect(Object.values(window.disclosed).some((value) => value.includes('Again.'))).toBe(true)
    const [first] = Object.keys(forum.state.complaints)
    await window.run('dispute.open', { complaint: first as never, parties: [person], words: 'It was declared.' })
  })

  test('is not the voice of a seat between meetings; an alternate is, and nobody enters it where there is none', async () => {
    const asked = await ProcedureForum.after(forum)
    const seat = asked.held.seat(0)
    const procedure = await asked.ask('2027-04-20T12:00', 'UTC')
    const holders = forum.state.seats[seat]?.holders.map((one) => one.person) ?? []
    const window = await windowOf(asked.held.titular(seat))
    await suspend(asked.held.titular(seat))
    expect(await window.refusal('procedure.answer', objecting(procedure, seat))).toEqual({ code: 'not_allowed' })
    for (const person of holders.slice(1)) await suspend(person)
    expect(await operator.refusal('procedure.answer', objecting(procedure, seat))).toEqual(outOfOrder('seat_suspended'))
    clock.set('2027-04-01T10:00:00.000Z')
    const other = asked.held.seat(1)
    await suspend(asked.held.titular(other), '2027-04-01')
    const alternate = await windowOf(asked.held.alternate(other))
    await alternate.run('procedure.answer', objecting(procedure, other))
  })

  test('gives no proxy, and one given before counts nothing while all of the seat are suspended', async () => {
    const rules = forum.state.forum?.rules ?? expect.fail('no rules')
    const { quorum, usual } = rules
    const proxies = { perHolder: 2, present: false, hoursBefore: 0 }
    await operator.run('rules.adopt', { quorum, usual, rules: rules.rules, proxies })
    clock.set(
      Object.values(forum.state.meetings).find((one) => one.stage === 'planned')?.starts.instant ?? '',
      -3_600_000,
    )
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    const meeting = await HeldMeeting.open(forum, operator, [6, 6])
    const [from, other] = seats().filter((one) => !meeting.here.includes(one.id))
    if (!from || !other) return expect.fail('everybody is here')
    const to = meeting.seat(0)
    await operator.run('proxy.give', { meeting: meeting.id, from: from.id, to })
    const of = await meeting.put('majority-attending')
    const given = () =>
      proxiesFor(forum.state, meeting.meeting, meeting.decision(of), seatsAt(forum.state, meeting.meeting))
    expect(given()?.given).toMatchObject([{ from: from.id }])
    for (const { person } of [...from.holders, ...other.holders])
      await imposed(forum, operator, person, { measure: 'suspension', since: today, until: '2999-01-01' })
    expect(given()?.given).toEqual([])
    const ask = { meeting: meeting.id, from: other.id, to }
    expect(await operator.refusal('proxy.give', ask)).toEqual(outOfOrder('seat_suspended'))
    const window = await windowOf(other.holders[0]?.person ?? '')
    expect(await window.refusal('proxy.give', ask)).toEqual({ code: 'not_allowed' })
  })

  test('neither presides nor sits; the seat stays in the base and is here by its alternate', async () => {
    const held = await HeldMeeting.open(forum, operator, [2, 2])
    const seat = held.seat(0)
    const person = held.titular(seat)
    await operator.run('officer.name', { person, office: 'co-chair', since: null, until: null })
    const day = held.meeting.starts.local.slice(0, 10)
    expect(mayPreside(forum.state, held.meeting).map((one) => one.person)).toContain(person)
    await imposed(forum, operator, person, { measure: 'suspension', since: day, until: '2999-01-01' })
    expect(mayPreside(forum.state, held.meeting).map((one) => one.person)).not.toContain(person)
    expect(await operator.refusal('meeting.preside', { meeting: held.id, person })).toEqual(
      outOfOrder('presiding_absent'),
    )
    expect(seatsAt(forum.state, held.meeting).find((one) => one.id === seat)?.here).toBe(false)
    await held.note(held.alternate(seat), 'room')
    expect(sittings(forum.state, held.meeting).get(seat)?.person).toBe(held.alternate(seat))
  })

  test('stands in no election of persons', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const person = held.titular(held.seat(0))
    const name = forum.hosting.recorder.vaultEntry(forum.state.persons[person]?.name.sealed ?? '')?.value ?? ''
    const day = held.meeting.starts.local.slice(0, 10)
    await imposed(forum, operator, person, { measure: 'suspension', since: day, until: '2999-01-01' })
    const call = { ...held.ofItem, title: 'Two places', method: { kind: 'stv' as const }, places: 1, college: null }
    const asked = { ...call, about: 'persons' as const, candidates: ['Somebody else', ` ${name.toUpperCase()} `] }
    expect(await operator.refusal('election.call', asked)).toEqual(outOfOrder('candidate_suspended'))
    await operator.run('election.call', { ...asked, about: 'themes' as const })
  })
})

describe('[ETH8] a removal', () => {
  test('ends also a seat whose term had run out, one to come, and the offices in working groups', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const group = await FoundedGroup.found(held)
    const person = group.person(0)
    const seat = seats().find((one) => one.group === null && one.holders.some((holder) => holder.person === person))
    const holder = seat?.holders.find((one) => one.person === person) ?? expect.fail('no holder')
    const over = { since: '2020-01-01', until: '2020-12-31', left: false }
    await operator.run('seat.correct', { seat: seat?.id as SeatId, corrects: holder.entry, ...over })
    await operator.run('group.appoint', { group: group.id, person, office: 'chair', since: null, until: null })
    const said = { by: null, from: 'A citizen', about: person, words: 'Words.' }
    const complaint = (await operator.run('complaint.make', said))['complaint'] as never
    await operator.run('complaint.acknowledge', { complaint, replyBy: '2027-04-20' })
    await operator.run('complaint.reply', { complaint, words: null })
    const proposed = { measure: 'removal' as const, until: null }
    await operator.run('complaint.find', { complaint, finding: 'breach', statement: null, publish: false, proposed })
    const put = { ...held.ofItem, commitment: null, sanction: complaint, rule: 'majority-attending' }
    const of = { meeting: held.id, decision: (await operator.run('decision.put', put))['decision'] as never }
    await operator.run('ballot.open', of)
    await held.cast(
      of,
      held.here.filter((one) => one !== seat?.id),
      'yes',
    )
    await operator.run('ballot.close', of)
    const mine = seats().flatMap((one) => one.holders.filter((each) => each.person === person))
    expect(mine.map((one) => one.left)).toEqual(mine.map(() => true))
    expect(forum.state.groups[group.id]?.officers).toMatchObject([{ person, left: true }])
    clock.set('2999-01-01T00:00:00.000Z')
    expect((await forum.redeem(await linkOf(person))).participant).toMatchObject({ role: 'observer', seat: null })
  })
})
