import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkOutcomes } from '../../../../../main/export/verify/outcomes.ts'
import type { CommandInput } from '../../../../../shared/contract/commands.ts'
import type { ProcedureId, SeatId } from '../../../../../shared/domain/primitives.ts'
import { can } from '../../../../../shared/policy/can.ts'
import { countedProcedure, PROCEDURE_FORMAT } from '../../../../../shared/rules/procedure-case.ts'
import { tally } from '../../../../../shared/tally/tally.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock, objecting, ProcedureForum } from '../../../../support/procedure-forum.ts'

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

async function windowOf(silent: ProcedureForum, person: string): Promise<LiveWindow> {
  const { token } = await silent.operator.run('invitation.issue', { person: person as never, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

describe('asking in silence', () => {
  test('[SIL1] is off unless the rules allow it', async () => {
    const operator = await forum.operator()
    const { rules } = forum.state.forum ?? expect.fail('no forum')
    expect(rules?.between).toBeUndefined()
    const silent = await ProcedureForum.after(forum)
    const asked = { way: 'silence', decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    const allowed = forum.state.forum?.rules ?? expect.fail('no rules')
    delete allowed.between
    expect(await operator.refusal('procedure.open', asked)).toEqual(outOfOrder('way_off'))
  })

  test('[SIL1] [RULE1] is refused where the rules name a rule for that kind of decision', async () => {
    const silent = await ProcedureForum.after(forum)
    const rules = forum.state.forum?.rules ?? expect.fail('no rules')
    rules.kinds = { commitment: rules.usual }
    const asked = { way: 'silence', decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('procedure.open', asked)).toEqual(outOfOrder('rule_not_of_kind'))
  })

  test('[SIL1] [DEC1] is refused while a meeting has the text in question', async () => {
    const silent = await ProcedureForum.after(forum, { adjourned: false })
    const asked = { way: 'silence', decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('procedure.open', asked)).toEqual(outOfOrder('decision_open'))
  })

  test('[SIL2] asks about the frozen words, whatever the draft has become; nothing else can be named', async () => {
    const silent = await ProcedureForum.after(forum)
    const procedure = silent.procedure(await silent.ask('2027-03-28T12:00', TALLINN))
    const { texts, title, commitment } = forum.state.decisions[silent.decision] ?? expect.fail('no decision')
    expect(procedure).toMatchObject({
      number: 1,
      title,
      commitment,
      text: texts.at(-1)?.hash,
      known: { decision: silent.decision, version: 1 },
    })
    const never = { way: 'silence', decision: 'f'.repeat(32), until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('procedure.open', never)).toEqual({ code: 'not_found' })
  })

  test('[SIL3] counts days by the calendar of its zone, and refuses a period shorter than the rule’s', async () => {
    clock.set('2027-03-26T22:30:00.000Z') // the 27th in Tallinn
    const silent = await ProcedureForum.after(forum, { days: 2 })
    const asked = (local: string, zone = TALLINN) => ({
      way: 'silence',
      decision: silent.decision,
      until: { local, zone },
    })
    expect(await silent.operator.refusal('procedure.open', asked('2027-03-28T23:59'))).toEqual(
      outOfOrder('period_short'),
    )
    const procedure = silent.procedure(await silent.ask('2027-03-29T00:00', TALLINN))
    expect(procedure).toMatchObject({
      fromDate: '2027-03-27',
      terms: { days: 2 },
      until: { instant: '2027-03-28T21:00:00.000Z' },
    })
  })

  test('[SIL3] refuses a deadline that has passed, an unknown zone, a time that no clock shows', async () => {
    const silent = await ProcedureForum.after(forum)
    const asked = (local: string, zone = TALLINN) => ({
      way: 'silence',
      decision: silent.decision,
      until: { local, zone },
    })
    expect(await silent.operator.refusal('procedure.open', asked('2027-03-26T12:00'))).toEqual(
      outOfOrder('deadline_past'),
    )
    expect(await silent.operator.refusal('procedure.open', asked('2027-03-28T12:00', 'Mars/Olympus'))).toEqual({
      code: 'bad_input',
    })
    expect(await silent.operator.refusal('procedure.open', asked('2027-02-30T12:00'))).toEqual({ code: 'bad_input' })
  })

  test('[SIL3] [ETH2] the seat of whoever stood out of the item stands out of it, and may not object', async () => {
    const silent = await ProcedureForum.after(forum, { recused: true })
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seats = silent.procedure(id).seats
    expect(seats.filter((one) => one.recused).map((one) => one.id)).toEqual([silent.held.seat(0)])
    expect(seats).toHaveLength(Object.values(forum.state.seats).filter((seat) => seat.holders.length > 0).length)
    const late = objecting(id, silent.held.seat(0))
    expect(await silent.operator.refusal('procedure.answer', late)).toEqual(outOfOrder('seat_recused'))
  })

  test('[SIL5] [TEXT2] keeps the commitment from being written, put to decision or asked about again', async () => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const commitment = forum.state.commitments[silent.procedure(id).commitment ?? ''] ?? expect.fail('none')
    const mayWrite = (): boolean =>
      can(
        { id: 'x', person: null, role: 'operator', seats: [] },
        { to: 'commitment.write', state: forum.state, commitment },
      )
    expect(mayWrite()).toBe(false)
    const again = { way: 'silence', decision: silent.decision, until: { local: '2027-03-28T12:00', zone: TALLINN } }
    expect(await silent.operator.refusal('procedure.open', again)).toEqual(outOfOrder('procedure_open'))
    await silent.object(id)
    expect(mayWrite()).toBe(true)
  })
})

const MOTION = { title: 'A letter', text: 'We ask for the register to be opened.' }
const until = { local: '2027-04-05T12:00', zone: TALLINN }

describe('a vote in writing', () => {
  const written = async () => {
    const silent = await ProcedureForum.after(forum, { between: { written: { days: 7 }, steering: {} } })
    const rule = 'majority-attending'
    const ask = { way: 'written' as const, commitment: null, motion: MOTION, until, rule }
    const { procedure } = await silent.operator.run('procedure.open', ask)
    const id = procedure as ProcedureId
    const vote = (seat: SeatId, says: 'yes' | 'no', by = silent.operator) =>
      by.run('procedure.answer', { procedure: id, by: { seat, as: 'person' }, says, reason: null })
    return { silent, id, vote, ask }
  }

  test('[BET1] is off unless the rules allow it, is taken by a rule that is a vote, and not over a shorter time', async () => {
    const { silent, ask } = await written()
    const refusal = (more: object) => silent.operator.refusal('procedure.open', { ...ask, ...more })
    expect(await refusal({ rule: 'consensus' })).toEqual({ code: 'not_found' })
    expect(await refusal({ until: { ...until, local: '2027-04-01T12:00' } })).toEqual(outOfOrder('period_short'))
    expect(await refusal({ motion: undefined })).toEqual({ code: 'bad_input' })
    delete forum.state.forum?.rules?.between?.written
    expect(await refusal({})).toEqual(outOfOrder('way_off'))
  })

  test('[BET2] may be changed until the deadline, counts the last word of a seat, and ends by the host’s clock', async () => {
    const { silent, id, vote } = await written()
    const { held } = silent
    for (const { id: seat } of silent.procedure(id).seats.slice(0, 12)) await vote(seat, 'yes')
    await vote(held.seat(0), 'no')
    expect(silent.procedure(id).ended).toBeNull()
    clock.set(silent.procedure(id).until.instant, 1)
    await silent.operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(id).ended).not.toBeNull())
    const outcome = { result: 'adopted', counts: { yes: 11, no: 1 }, replies: 12 }
    expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted', outcome })
    const late = { procedure: id, by: { seat: held.seat(0), as: 'person' }, says: 'yes', reason: null } as const
    const answered = await silent.operator.run('procedure.answer', late)
    expect(answered).toMatchObject({ counted: 'late' })
    expect(silent.procedure(id)).toMatchObject({ late: [{ by: late.by, says: 'yes' }], ended: { outcome } })
    const entry = forum.hosting.recorder.store.events(0, 10_000).find(({ type }) => type === 'procedure.refused/1')
    expect(answered.receipt).toBe(`${String(entry?.seq)}-${entry?.hash.slice(0, 16) ?? ''}`)
  })

  test('[BET2] ends once every seat has replied', async () => {
    const { silent, id, vote } = await written()
    for (const { id: seat } of silent.procedure(id).seats) await vote(seat, 'yes')
    expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted', outcome: { replies: 20 } })
  })

  test('[LIVE3] tells others that a seat voted, and what only when it has ended', async () => {
    const { silent, id, vote } = await written()
    const [seat, other] = [silent.held.seat(0), silent.held.seat(1)]
    const member = await windowOf(silent, silent.held.titular(seat))
    await vote(seat, 'no', member)
    await vote(other, 'yes')
    await vi.waitFor(() => expect(member.state?.procedures[id]?.answers).toHaveLength(2))
    expect(member.state?.procedures[id]?.answers.map(({ says }) => says)).toEqual(['no', 'noted'])
    clock.set(silent.procedure(id).until.instant, 1)
    await silent.operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(member.state?.procedures[id]?.ended).not.toBeNull())
    expect(member.state?.procedures[id]?.answers.map(({ says }) => says)).toEqual(['no', 'yes'])
  })

  test('[BET5] of a steering committee asks that views were weighed and people told, and is labelled as its own', async () => {
    const { silent, ask } = await written()
    const steering = { ...ask, way: 'steering' as const, viewsWeighed: true as const, told: true as const }
    expect(await silent.operator.refusal('procedure.open', { ...steering, told: false })).toEqual({ code: 'bad_input' })
    const { procedure } = await silent.operator.run('procedure.open', steering)
    for (const { id: seat } of silent.procedure(procedure as ProcedureId).seats) {
      const by = { seat, as: 'person' as const }
      await silent.operator.run('procedure.answer', {
        procedure: procedure as ProcedureId,
        by,
        says: 'yes',
        reason: null,
      })
    }
    const outcome = { attribution: 'steering_committee', missing: [], why: 'threshold_met' }
    expect(silent.procedure(procedure as ProcedureId).ended).toMatchObject({ result: 'adopted', outcome })
  })
})

describe('the network', () => {
  test('[BET3] has a text open, then posted; whoever objects is to be satisfied', async () => {
    const silent = await ProcedureForum.after(forum, { between: { network: { openDays: 7, postedDays: 7 } } })
    const { operator } = silent
    const asked = await operator.run('procedure.open', { way: 'network', commitment: null, motion: MOTION, until })
    const procedure = asked['procedure'] as ProcedureId
    const post = { procedure, until: { local: '2027-04-13T12:00', zone: TALLINN } }
    expect(await operator.refusal('procedure.post', post)).toEqual(outOfOrder('still_open'))
    const by = { person: 'Somebody of the network', member: true }
    await operator.run('procedure.answer', { procedure, by, says: 'object', reason: 'It costs too much.' })
    clock.set(silent.procedure(procedure).until.instant, 1)
    const short = { ...post, until: { ...post.until, local: '2027-04-08T12:00' } }
    expect(await operator.refusal('procedure.post', short)).toEqual(outOfOrder('period_short'))
    await operator.run('procedure.post', { ...post, motion: { ...MOTION, text: 'We ask for it by May.' } })
    expect(silent.procedure(procedure).texts).toHaveLength(2)
    await operator.run('procedure.settle', { procedure, answer: 1, how: 'satisfied' })
    clock.set(silent.procedure(procedure).posted?.until.instant ?? '', 1)
    await operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(procedure).ended).not.toBeNull())
    const outcome = { why: 'objectors_satisfied', objectors: [{ by: 'person 1', satisfied: true }] }
    expect(silent.procedure(procedure).ended).toMatchObject({ result: 'adopted', outcome })
  })

  test('[BET1] [BET3] is not posted where its commitment was adopted or put to decision meanwhile', async () => {
    const silent = await ProcedureForum.after(forum, { between: { network: { openDays: 7, postedDays: 7 } } })
    const { operator } = silent
    const commitment = forum.state.decisions[silent.decision]?.commitment ?? expect.fail('no commitment')
    const asked = await operator.run('procedure.open', { way: 'network', commitment, until })
    const procedure = asked['procedure'] as ProcedureId
    clock.set(silent.procedure(procedure).until.instant, 1)
    const post = { procedure, until: { local: '2027-04-13T12:00', zone: TALLINN } }
    const draft = forum.state.commitments[commitment] ?? expect.fail('no commitment')
    draft.stage = 'adopted'
    expect(await operator.refusal('procedure.post', post)).toEqual(outOfOrder('commitment_adopted'))
    draft.stage = 'draft'
    await operator.run('procedure.post', post)
    expect(silent.procedure(procedure).posted).not.toBeNull()
  })

  test('[BET4] signs words of its own once each, with an attribution that is not the forum’s', async () => {
    const signatures = { attribution: 'Members of the Network', least: 2, membersOnly: true }
    const silent = await ProcedureForum.after(forum, { between: { signatures } })
    const { operator, held } = silent
    const asked = await operator.run('procedure.open', { way: 'signatures', motion: MOTION, until })
    const procedure = asked['procedure'] as ProcedureId
    const sign = (by: CommandInput<'procedure.answer'>['by']) =>
      ({ procedure, by, says: 'sign', reason: null }) as const
    const [seat, other] = [held.seat(0), held.seat(1)]
    await operator.run('procedure.answer', sign({ seat, as: 'person' }))
    await operator.run('procedure.answer', sign({ seat: other, as: 'organisation' }))
    await operator.run('procedure.answer', sign({ organisation: 'A club', member: false, mandate: true }))
    const again = sign({ seat, as: 'person' })
    expect(await operator.refusal('procedure.answer', again)).toEqual(outOfOrder('signed_already'))
    const withdrawn = { procedure, answer: 2, how: 'withdrawn' } as const
    await operator.run('procedure.settle', withdrawn)
    expect(await operator.refusal('procedure.settle', withdrawn)).toEqual(outOfOrder('already_settled'))
    clock.set(silent.procedure(procedure).until.instant, 1)
    await operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(procedure).ended).not.toBeNull())
    const refused = [
      { id: other, why: 'withdrawn' },
      { id: 'A club', why: 'not_member' },
    ]
    expect(silent.decided(procedure).outcome).toMatchObject({ why: 'too_few', persons: [seat], refused })
  })

  test('[BET5] hears its coordinator alone only from the office that the rules name, as a statement', async () => {
    const silent = await ProcedureForum.after(forum, { between: { statement: { office: 'chair' } } })
    const said = { motion: MOTION, operational: true as const }
    expect(await silent.operator.refusal('procedure.state', said)).toEqual(outOfOrder('not_coordinator'))
    const chair = Object.values(forum.state.persons).find(({ offices }) =>
      offices.some((one) => one.office === 'chair'),
    )
    const window = await windowOf(silent, chair?.id ?? expect.fail('no chair'))
    const { procedure } = await window.run('procedure.state', said)
    expect(silent.procedure(procedure as ProcedureId)).toMatchObject({
      commitment: null,
      ended: { result: 'adopted', outcome: { result: 'issued', attribution: 'coordinator' } },
    })
  })
})

describe('an objection', () => {
  test('[SIL4] of any holder of a seat ends it at once, in the same transaction', async () => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seat = silent.held.seat(1)
    const member = await windowOf(silent, silent.held.alternate(seat))
    await member.run('procedure.answer', objecting(id, seat, 'The second milestone has no owner.'))
    const { ended, answers } = silent.procedure(id)
    expect(answers).toMatchObject([{ by: { seat }, actor: silent.held.alternate(seat) }])
    expect(ended).toMatchObject({ result: 'not_adopted', format: 2, outcome: { why: 'silence_broken', asked: 20 } })
    expect(ended?.at).toBe(answers[0]?.at)
    const reason = answers[0]?.reason?.sealed ?? ''
    expect(member.disclosed[reason]).toBe('The second milestone has no owner.')
    expect(forum.state.commitments[silent.procedure(id).commitment ?? '']?.stage).toBe('draft')
  })

  test('[SIL4] for another’s seat, or by an observer, is not allowed', async () => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const member = await windowOf(silent, silent.held.titular(silent.held.seat(1)))
    const others = objecting(id, silent.held.seat(0))
    expect(await member.refusal('procedure.answer', others)).toEqual({ code: 'not_allowed' })
    const observer = await forum.join(forum.invitations().find((one) => one.role === 'observer')?.url ?? '')
    expect(await observer.refusal('procedure.answer', others)).toEqual({ code: 'not_allowed' })
  })

  test('[BET7] after the first is kept, and changes nothing', async () => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    await silent.object(id)
    const again = objecting(id, silent.held.seat(1))
    expect(await silent.operator.run('procedure.answer', again)).toMatchObject({ counted: 'late' })
    const ended = { outcome: { objections: [silent.held.seat(0)] } }
    expect(silent.procedure(id)).toMatchObject({ late: [{ by: again.by }], ended })
  })

  const timed = async (plusMs: number): Promise<{ silent: ProcedureForum; id: ProcedureId }> => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    clock.set(silent.procedure(id).until.instant, plusMs)
    return { silent, id }
  }

  test.for([-1000, 0])('[SIL4] counts %i ms from the deadline', async (plusMs) => {
    const { silent, id } = await timed(plusMs)
    await silent.object(id)
    expect(silent.procedure(id).ended).toMatchObject({ result: 'not_adopted', outcome: { refused: [] } })
  })

  test('[BET7] is kept as late one millisecond after the deadline, and does not count', async () => {
    const { silent, id } = await timed(1)
    const late = objecting(id, silent.held.seat(0))
    expect(await silent.operator.run('procedure.answer', late)).toMatchObject({ counted: 'late' })
    await vi.waitFor(() => expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted' }))
    expect(silent.procedure(id)).toMatchObject({ answers: [], late: [{ by: late.by, says: 'object' }] })
  })

  test('[JOIN8] is not taken over a link for one meeting', async () => {
    const silent = await ProcedureForum.after(forum)
    const id = await silent.ask('2027-03-28T12:00', TALLINN)
    const seat = silent.held.seat(0)
    const { token } = await silent.operator.run('invitation.issue', {
      person: silent.held.titular(seat),
      meeting: silent.held.id,
    })
    const member = await forum.join(`/#/join/${token ?? ''}`)
    expect(await member.refusal('procedure.answer', objecting(id, seat))).toEqual({
      code: 'not_allowed',
    })
  })
})

test('[SIL5] what it recorded counts out alike in tally and in the verifier, and a changed entry is noticed', async () => {
  const silent = await ProcedureForum.after(forum)
  const id = await silent.ask('2027-03-28T12:00', TALLINN)
  await silent.object(id)
  const { until, openedAt } = silent.procedure(id)
  const ended = silent.decided(id)
  expect(countedProcedure(silent.procedure(id))?.outcome).toEqual(ended.outcome)
  const counted = tally({ format: PROCEDURE_FORMAT, cases: [ended.case] })
  expect(counted.ok && counted.value.outcomes).toEqual([ended.outcome])
  const events = forum.hosting.recorder.store.events(0, 10_000)
  const findings = (change: (type: string, body: Record<string, never>) => object): string[] =>
    checkOutcomes(
      events.map((event) => ({
        place: 'entry',
        event: { ...event, body: { ...event.body, ...change(event.type, event.body as Record<string, never>) } },
      })),
    ).findings.map(({ what }) => what)
  expect(findings(() => ({}))).toEqual([])
  expect(findings((type) => (type === 'procedure.opened/1' ? { text: '0'.repeat(64) } : {}))[0]).toContain(
    'S-001: its text is not one that was put to decision before',
  )
  expect(
    findings((type) => (type === 'procedure.answered/1' ? { by: { seat: 'f'.repeat(32), as: 'person' } } : {}))[0],
  ).toContain('was not asked')
  const over = { until: { ...until, instant: openedAt.replace('2027', '2026') } }
  expect(findings((type) => (type === 'procedure.opened/1' ? over : {}))[0]).toContain('too late was counted')
  expect(findings((type) => (type === 'procedure.ended/1' ? { result: 'adopted' } : {}))).toEqual([
    'S-001: “adopted” does not follow from its outcome',
  ])
})
