import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import type { AdoptedRule } from '../../../../shared/domain/forum.ts'
import type { Office } from '../../../../shared/domain/member.ts'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import { officeStanding } from '../../../../shared/rules/office-standing.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function meet(rules: readonly AdoptedRule[] | null = null): Promise<void> {
  const { version: _, decision: __, ...book } = forum.state.forum?.rules ?? expect.fail('no rules')
  if (rules) await operator.run('rules.adopt', { ...book, kinds: {}, rules: [...rules], usual: rules[0]?.id ?? '' })
  held = await HeldMeeting.open(forum, operator, [6, 6])
}

async function windowOf(person: PersonId): Promise<LiveWindow> {
  const link = await operator.run('invitation.issue', { person, meeting: null })
  return forum.join(`/join/${link['token'] ?? ''}`)
}

function inOffice(office: Office): PersonId[] {
  return Object.values(forum.state.persons)
    .filter(({ offices }) => offices.some((one) => one.office === office && !one.left))
    .map(({ id }) => id)
}

async function recuse(person: PersonId): Promise<void> {
  await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
}

/** The seats here that would not stand out with this person. */
function freeOf(person: PersonId): SeatId[] {
  return held.here.filter((seat) => !forum.state.seats[seat]?.holders.some((one) => one.person === person))
}

const only = (people: readonly PersonId[]): PersonId => people[0] ?? expect.fail('nobody is in this office')

describe('[ETH2] [CAST1] a chair who stands out', () => {
  const simple: AdoptedRule = {
    id: 'simple',
    title: 'Simple majority, the chair breaks ties',
    source: 'Test',
    kind: 'vote',
    casting: 'chair',
    rule: plainMajority,
  }

  async function tied(chair: PersonId): Promise<Awaited<ReturnType<HeldMeeting['put']>>> {
    const of = await held.put('simple')
    await operator.run('ballot.open', of)
    const voters = freeOf(chair)
    const even = voters.slice(0, voters.length - (voters.length % 2))
    await held.cast(of, even.slice(0, even.length / 2), 'yes')
    await held.cast(of, even.slice(even.length / 2), 'no')
    await operator.run('ballot.close', of)
    return of
  }

  test('gives no casting vote, nobody enters it for them, and those who lead and do not stand out conclude without', async () => {
    await meet([simple])
    const chair = only(inOffice('chair'))
    await recuse(chair)
    const of = await tied(chair)
    const window = await windowOf(chair)
    const given = { ...of, office: 'chair' as const, vote: 'yes' as const }
    expect(await window.refusal('casting.give', given)).toEqual(outOfOrder('officer_recused'))
    expect(await operator.refusal('casting.give', given)).toEqual(outOfOrder('officer_recused'))
    expect(await window.refusal('decision.conclude', of)).toEqual(outOfOrder('stands_out'))
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'not_adopted', outcome: { why: 'threshold_missed' } })
  })

  test('leaves it to another who holds the office and does not stand out', async () => {
    const chair = only(inOffice('chair'))
    await meet([simple])
    const people = freeOf(chair).map((seat) => held.titular(seat))
    const other = people.find((one) => forum.state.persons[one]?.offices.length === 0) ?? expect.fail('all in office')
    await operator.run('officer.name', { person: other, office: 'chair', since: null, until: null })
    await recuse(chair)
    const of = await tied(chair)
    const window = await windowOf(chair)
    const given = { ...of, office: 'chair' as const, vote: 'yes' as const }
    expect(await window.refusal('casting.give', given)).toEqual(outOfOrder('stands_out'))
    await operator.run('casting.give', given)
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { why: 'casting_vote' } })
  })

  test('does not call themselves back, also with every right of the chair; somebody else does', async () => {
    await meet()
    const chair = only(inOffice('chair'))
    await recuse(chair)
    const window = await windowOf(chair)
    expect(await window.refusal('recusal.lift', { ...held.ofItem, person: chair })).toEqual(outOfOrder('recusal_own'))
    await operator.run('recusal.lift', { ...held.ofItem, person: chair })
    expect(held.meeting.recusals.every((one) => one.liftedAt !== null)).toBe(true)
  })
})

describe('[ETH2] [DEC9] the gate of a mixed rule', () => {
  async function blocked(): Promise<Awaited<ReturnType<HeldMeeting['put']>>> {
    await meet()
    const of = await held.put('mixed')
    await operator.run('round.open', of)
    await held.agree(of, held.here.slice(1))
    const said = { ...of, seat: held.seat(0), position: 'block' as const, reason: 'It has no money.' }
    await operator.run('position.take', said)
    await operator.run('round.close', of)
    return of
  }

  test('is confirmed by no officer who stands out, nor entered for them', async () => {
    const of = await blocked()
    const chair = only(inOffice('chair'))
    await recuse(chair)
    const word = { ...of, office: 'chair' as const }
    expect(await (await windowOf(chair)).refusal('vote.confirm', word)).toEqual(outOfOrder('officer_recused'))
    expect(await operator.refusal('vote.confirm', word)).toEqual(outOfOrder('officer_recused'))
    await operator.run('recusal.lift', { ...held.ofItem, person: chair })
    await operator.run('vote.confirm', word)
    expect(held.decision(of).confirmed).toMatchObject([{ office: 'chair' }])
  })

  test('is confirmed by nobody for an office that nobody holds', async () => {
    const of = await blocked()
    const day = new Date().toISOString().slice(0, 10)
    for (const person of inOffice('co-chair'))
      await operator.run('officer.leave', { person, office: 'co-chair', on: day })
    const asked = { office: 'co-chair' as const, today: day }
    expect(officeStanding(forum.state, held.meeting, held.item.id, asked)).toBe('vacant')
    expect(await operator.refusal('vote.confirm', { ...of, office: 'co-chair' })).toEqual(outOfOrder('office_vacant'))
  })

  test('[DEC10] an objection is answered by nobody who stands out, nor through a seat that does', async () => {
    const of = await blocked()
    const seat = held.seat(3)
    await recuse(held.titular(seat))
    const answer = { ...of, round: 1, seat: held.seat(0), answer: 'It is in the budget.' }
    for (const person of [held.titular(seat), held.alternate(seat)])
      expect(await (await windowOf(person)).refusal('objection.answer', answer)).toEqual(outOfOrder('stands_out'))
    await (await windowOf(held.titular(held.seat(4)))).run('objection.answer', answer)
    expect(held.decision(of).rounds[0]?.objections[0]?.answers).toHaveLength(1)
  })
})

describe('[ETH2] [DEC17] while sectors are asked for a veto', () => {
  const veto: AdoptedRule['veto'] = { sectors: 'each', fraction: [1, 6], comparison: 'at_least', unreasoned: 'open' }

  async function asked(): Promise<Awaited<ReturnType<HeldMeeting['put']>>> {
    const majority = forum.state.forum?.rules?.rules.find((rule) => rule.id === 'majority-attending')
    await meet([{ ...(majority ?? expect.fail('no majority rule')), veto }])
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    await held.cast(of, held.here.slice(0, 10), 'yes')
    await operator.run('ballot.close', of)
    return of
  }

  function findings(): unknown {
    const entries = forum.hosting.recorder.store.events(0, 10_000)
    return checkOutcomes(entries.map((event) => ({ place: String(event.seq), event }))).findings
  }

  test('whoever stands out now calls none, and what their seat called goes with its reason', async () => {
    const of = await asked()
    const seat = held.seat(8)
    const call = { ...of, seat, calls: true, reason: 'Ours.' }
    await operator.run('veto.call', call)
    await recuse(held.titular(seat))
    expect(held.decision(of).veto).toMatchObject({ calls: {}, reasons: [] })
    expect(
      held
        .decision(of)
        .veto?.seats.filter((one) => one.recused)
        .map(({ id }) => id),
    ).toEqual([seat])
    expect(await operator.refusal('veto.call', call)).toEqual(outOfOrder('seat_recused'))
    await operator.run('decision.conclude', of)
    const civil = forum.state.sectors[1]?.name ?? ''
    expect(held.decision(of).concluded).toMatchObject({
      result: 'adopted',
      outcome: { why: 'not_vetoed', vetoes: { [civil]: { calls: 0, base: 5 } } },
    })
    expect(findings()).toEqual([])
  })

  test('one who is called back is not asked again, and a seat of no veto is left alone', async () => {
    const of = await asked()
    const seat = held.seat(8)
    await recuse(held.titular(seat))
    await operator.run('recusal.lift', { ...held.ofItem, person: held.titular(seat) })
    expect(await operator.refusal('veto.call', { ...of, seat, calls: true, reason: 'Ours.' })).toEqual(
      outOfOrder('seat_recused'),
    )
  })

  test('the verifier misses a recusal under a seat that was taken out', async () => {
    const of = await asked()
    await recuse(held.titular(held.seat(8)))
    await operator.run('decision.conclude', of)
    const entries = forum.hosting.recorder.store
      .events(0, 10_000)
      .filter(({ type }) => type !== 'recusal.noted/1')
      .map((event) => ({ place: String(event.seq), event }))
    expect(JSON.stringify(checkOutcomes(entries).findings)).toContain('taken out of the veto')
  })

  test('a reason goes with the call of the seat that gave it', async () => {
    const of = await asked()
    await operator.run('veto.call', { ...of, seat: held.seat(6), calls: true, reason: 'Of the first' })
    await operator.run('veto.call', { ...of, seat: held.seat(6), calls: false, reason: null })
    await operator.run('veto.call', { ...of, seat: held.seat(7), calls: true, reason: null })
    expect(await operator.refusal('decision.conclude', of)).toEqual(outOfOrder('veto_reason_missing'))
    await operator.run('veto.call', { ...of, seat: held.seat(7), calls: true, reason: 'Of the second' })
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'not_adopted', outcome: { why: 'vetoed' } })
    expect(findings()).toEqual([])
  })

  test('the last reason given stands, and goes back to the one before where its seat takes its call back', async () => {
    const of = await asked()
    const [first, second] = [held.seat(6), held.seat(7)]
    await operator.run('veto.call', { ...of, seat: first, calls: true, reason: 'Of the first' })
    await operator.run('veto.call', { ...of, seat: second, calls: true, reason: 'Of the second' })
    expect(held.decision(of).veto?.reasons.map((one) => one.seat)).toEqual([first, second])
    await operator.run('veto.call', { ...of, seat: second, calls: false, reason: null })
    expect(held.decision(of).veto?.reasons.map((one) => one.seat)).toEqual([first])
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({ outcome: { why: 'vetoed' } })
  })
})
