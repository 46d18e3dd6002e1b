import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../../main/export/verify/outcomes.ts'
import type { SilenceId } from '../../../../../shared/domain/primitives.ts'
import { can } from '../../../../../shared/policy/can.ts'
import { countedSilence, SILENCE_FORMAT } from '../../../../../shared/rules/silence-case.ts'
import { tally } from '../../../../../shared/rules/tally.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock, SilentForum } from '../../../../support/silent-forum.ts'

const TALLINN = 'Europe/Tallinn'
const clock = new MovedClock('2027-03-26T10:00:00.000Z')
let forum: HostedForum

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function windowOf(silent: SilentForum, person: string): Promise<LiveWindow> {
  const { token } = await silent.operator.run('invitation.issue', { person: person as never, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

describe('asking in silence', () => {
  test('[SIL1] is off unless the rules allow it', async () => {
    const operator = await forum.operator()
    const { rules } = forum.state.forum ?? expect.fail('no forum')
    expect(rules?.between).toBeUndefined()
    const silent = await SilentForum.after(forum)
    const asked = { decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    const allowed = forum.state.forum?.rules ?? expect.fail('no rules')
    delete allowed.between
    expect(await operator.refusal('silence.open', asked)).toEqual(outOfOrder('silence_off'))
  })

  test('[SIL1] [RULE1] is refused where the rules name a rule for that kind of decision', async () => {
    const silent = await SilentForum.after(forum)
    const rules = forum.state.forum?.rules ?? expect.fail('no rules')
    rules.kinds = { commitment: rules.usual }
    const asked = { decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('silence.open', asked)).toEqual(outOfOrder('rule_not_of_kind'))
  })

  test('[SIL1] [DEC1] is refused while a meeting has the text in question', async () => {
    const silent = await SilentForum.after(forum, { adjourned: false })
    const asked = { decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('silence.open', asked)).toEqual(outOfOrder('decision_open'))
  })

  test('[SIL2] asks about the frozen words, whatever the draft has become; nothing else can be named', async () => {
    const silent = await SilentForum.after(forum)
    const silence = silent.silence(await silent.ask('2027-03-28T12:00', TALLINN))
    const { texts, title, commitment } = forum.state.decisions[silent.decision] ?? expect.fail('no decision')
    expect(silence).toMatchObject({
      number: 1,
      title,
      commitment,
      text: texts.at(-1)?.hash,
      known: { decision: silent.decision, version: 1 },
    })
    const never = { decision: 'f'.repeat(32), until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('silence.open', never)).toEqual({ code: 'not_found' })
  })

  test('[SIL3] counts days by the calendar of its zone, and refuses a period shorter than the rule’s', async () => {
    clock.set('2027-03-26T22:30:00.000Z') // the 27th in Tallinn
    const silent = await SilentForum.after(forum, { days: 2 })
    const asked = (local: string, zone = TALLINN) => ({ decision: silent.decision, until: { local, zone } })
    expect(await silent.operator.refusal('silence.open', asked('2027-03-28T23:59'))).toEqual(outOfOrder('period_short'))
    const silence = silent.silence(await silent.ask('2027-03-29T00:00', TALLINN))
    expect(silence).toMatchObject({ fromDate: '2027-03-27', days: 2, until: { instant: '2027-03-28T21:00:00.000Z' } })
  })

  test('[SIL3] refuses a deadline that has passed, an unknown zone, a time that no clock shows', async () => {
    const silent = await SilentForum.after(forum)
    const asked = (local: string, zone = TALLINN) => ({ decision: silent.decision, until: { local, zone } })
    expect(await silent.operator.refusal('silence.open', asked('2027-03-26T12:00'))).toEqual(
      outOfOrder('deadline_past'),
    )
    expect(await silent.operator.refusal('silence.open', asked('2027-03-28T12:00', 'Mars/Olympus'))).toEqual({
      code: 'bad_input',
    })
    expect(await silent.operator.refusal('silence.open', asked('2027-02-30T12:00'))).toEqual({ code: 'bad_input' })
  })

  test('[SIL3] [ETH2] the seat of whoever stood out of the item stands out of it, and may not object', async () => {
    const silent = await SilentForum.after(forum, { recused: true })
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seats = silent.silence(id).seats
    expect(seats.filter((one) => one.recused).map((one) => one.id)).toEqual([silent.held.seat(0)])
    expect(seats).toHaveLength(Object.values(forum.state.seats).filter((seat) => seat.holders.length > 0).length)
    const objecting = { silence: id, seat: silent.held.seat(0), reason: null }
    expect(await silent.operator.refusal('silence.object', objecting)).toEqual(outOfOrder('seat_recused'))
  })

  test('[SIL5] [TEXT2] keeps the commitment from being written, put to decision or asked about again', async () => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const commitment = forum.state.commitments[silent.silence(id).commitment ?? ''] ?? expect.fail('none')
    const mayWrite = (): boolean =>
      can(
        { id: 'x', person: null, role: 'operator', seats: [] },
        { to: 'commitment.write', state: forum.state, commitment },
      )
    expect(mayWrite()).toBe(false)
    const again = { decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('silence.open', again)).toEqual(outOfOrder('silence_open'))
    await silent.object(id)
    expect(mayWrite()).toBe(true)
  })
})

describe('an objection', () => {
  test('[SIL4] of any holder of a seat ends it at once, in the same transaction', async () => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seat = silent.held.seat(1)
    const member = await windowOf(silent, silent.held.alternate(seat))
    await member.run('silence.object', { silence: id, seat, reason: 'The second milestone has no owner.' })
    const { ended, objections } = silent.silence(id)
    expect(objections).toMatchObject([{ seat, actor: silent.held.alternate(seat) }])
    expect(ended).toMatchObject({ result: 'not_adopted', format: 2, outcome: { why: 'silence_broken', asked: 20 } })
    expect(ended?.at).toBe(objections[0]?.at)
    const reason = objections[0]?.reason?.sealed ?? ''
    expect(member.disclosed[reason]).toBe('The second milestone has no owner.')
    expect(forum.state.commitments[silent.silence(id).commitment ?? '']?.stage).toBe('draft')
  })

  test('[SIL4] for another’s seat, or by an observer, is not allowed', async () => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const member = await windowOf(silent, silent.held.titular(silent.held.seat(1)))
    const others = { silence: id, seat: silent.held.seat(0), reason: null }
    expect(await member.refusal('silence.object', others)).toEqual({ code: 'not_allowed' })
    const observer = await forum.join(forum.invitations().find((one) => one.role === 'observer')?.url ?? '')
    expect(await observer.refusal('silence.object', others)).toEqual({ code: 'not_allowed' })
  })

  test('[SIL4] after the first finds it ended', async () => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    await silent.object(id)
    const again = { silence: id, seat: silent.held.seat(1), reason: null }
    expect(await silent.operator.refusal('silence.object', again)).toEqual(outOfOrder('silence_ended'))
  })

  const timed = async (plusMs: number): Promise<{ silent: SilentForum; id: SilenceId }> => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    clock.set(silent.silence(id).until.instant, plusMs)
    return { silent, id }
  }

  test.for([-1000, 0])('[SIL4] counts %i ms from the deadline', async (plusMs) => {
    const { silent, id } = await timed(plusMs)
    await silent.object(id)
    expect(silent.silence(id).ended).toMatchObject({ result: 'not_adopted', outcome: { refused: [] } })
  })

  test('[SIL4] is refused one millisecond after the deadline, and not recorded', async () => {
    const { silent, id } = await timed(1)
    const objecting = { silence: id, seat: silent.held.seat(0), reason: null }
    expect(await silent.operator.refusal('silence.object', objecting)).toEqual(outOfOrder('late'))
    expect(silent.silence(id).objections).toEqual([])
  })

  test('[JOIN8] is not taken over a link for one meeting', async () => {
    const silent = await SilentForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seat = silent.held.seat(0)
    const { token } = await silent.operator.run('invitation.issue', {
      person: silent.held.titular(seat),
      meeting: silent.held.id,
    })
    const member = await forum.join(`/#/join/${token ?? ''}`)
    expect(await member.refusal('silence.object', { silence: id, seat, reason: null })).toEqual({ code: 'not_allowed' })
  })
})

test('[SIL5] what it recorded counts out alike in tally and in the verifier, and a changed entry is noticed', async () => {
  const silent = await SilentForum.after(forum)
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  await silent.object(id)
  const { ended } = silent.silence(id)
  expect(countedSilence(silent.silence(id))?.outcome).toEqual(ended?.outcome)
  const counted = tally({ format: SILENCE_FORMAT, cases: [ended?.case] })
  expect(counted.ok && counted.value.outcomes).toEqual([ended?.outcome])
  const events = forum.hosting.recorder.store.events(0, 10_000)
  const findings = (change: (type: string, body: Record<string, never>) => object): string[] =>
    checkOutcomes(
      events.map((event) => ({
        place: 'entry',
        event: { ...event, body: { ...event.body, ...change(event.type, event.body as Record<string, never>) } },
      })),
    ).findings.map(({ what }) => what)
  expect(findings(() => ({}))).toEqual([])
  expect(findings((type) => (type === 'silence.opened/1' ? { text: '0'.repeat(64) } : {}))[0]).toContain(
    'S-001: its text is not one that was put to decision before',
  )
  expect(findings((type) => (type === 'silence.objected/1' ? { seat: 'f'.repeat(32) } : {}))[0]).toContain(
    'was not asked',
  )
  expect(findings((type) => (type === 'silence.ended/1' ? { result: 'adopted' } : {}))).toEqual([
    'S-001: “adopted” does not follow from its outcome',
  ])
})
