import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import fallingGrades from '../../../../resources/rules/falling-grades.json' with { type: 'json' }
import { adoptedRule } from '../../../../shared/domain/forum.ts'
import { assembleMinutes } from '../../../../shared/rules/minutes.ts'
import { recusalPreview } from '../../../../renderer/features/ethics/recusal-preview.ts'
import { brokenByRecusal } from '../../../../shared/rules/broken-quorum.ts'
import { countedLot, lotFileOf } from '../../../../shared/rules/lot-case.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { Rulebook } from '../../../../shared/domain/forum.ts'
import type { DecisionId, MeetingId, SeatId } from '../../../../shared/domain/primitives.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

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

async function adopt(change: Partial<Rulebook>): Promise<void> {
  const { version: _, decision: __, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { ...rules, ...change })
}

async function broken(
  rule: string,
  seats: readonly [number, number],
  out: readonly number[],
): Promise<{ held: HeldMeeting; of: { meeting: MeetingId; decision: DecisionId } }> {
  const held = await HeldMeeting.open(forum, operator, seats)
  const of = await held.put(rule)
  for (const index of out)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(index)), declaration: null })
  return { held, of }
}

/** The meeting that comes after the one that is held. */
async function nextMeeting(): Promise<MeetingId> {
  const starts = { local: '2027-06-01T10:00', zone: 'UTC' }
  const plan = { title: 'Next', starts, minutes: 60, place: null, callUrl: null, items: [], occurredAt: null }
  return (await operator.run('meeting.plan', plan))['meeting'] as MeetingId
}

describe('[EXC2] a lot among the seats that stand out', () => {
  test('is drawn on the record as anybody can draw it again, and the seats drawn decide like any other', async () => {
    await adopt({ recusalException: 'lot' })
    const { held, of } = await broken('majority-attending', [6, 6], [0, 1, 2])
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toEqual({
      why: 'quorum',
      sector: null,
      names: [held.seat(0), held.seat(1), held.seat(2)],
      places: 2,
    })
    expect(await operator.refusal('ballot.open', of)).toEqual(outOfOrder('not_quorate'))
    await operator.run('lot.call', { ...of, leftOut: [] })
    expect(await operator.refusal('lot.call', { ...of, leftOut: [] })).toEqual(outOfOrder('lot_called'))
    expect(await operator.refusal('lot.draw', of)).toEqual(outOfOrder('lot_no_words'))
    const speaker = held.titular(held.seat(5))
    await operator.run('lot.say', { ...of, person: speaker, word: 'river' })
    expect(await operator.refusal('lot.say', { ...of, person: speaker, word: 'again' })).toEqual(
      outOfOrder('word_said'),
    )
    const secretKept = JSON.stringify(forum.hosting.recorder.store.events(0, 10_000))
    await operator.run('lot.draw', of)
    const [lot] = held.decision(of).lots
    if (!lot?.drawn) return expect.fail('not drawn')
    expect(secretKept).not.toContain(lot.drawn.secret)
    expect(countedLot(held.decision(of), lot)).toMatchObject({ result: 'drawn', drawn: lot.drawn.seats })
    const file = lotFileOf(held.decision(of), lot, (seat) => seat)
    const again = tally({ format: 2, cases: [file] })
    expect(again.ok && again.value.outcomes).toEqual([file?.['expected']])

    const drawn = lot.drawn.seats
    expect(drawn).toHaveLength(2)
    const seats = seatsAt(forum.state, held.meeting, held.item.id)
    expect(seats.filter((seat) => drawn.includes(seat.id)).every((seat) => !seat.recused)).toBe(true)
    expect(seats.filter((seat) => seat.recused)).toHaveLength(1)
    await operator.run('ballot.open', of)
    await held.cast(of, [...drawn, ...held.here.slice(3)], 'yes')
    await operator.run('ballot.close', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { counts: { yes: 11 } } })
  })

  test('leaves out whom those who lead leave out, but not so many that too few are left', async () => {
    await adopt({ recusalException: 'lot' })
    const { held, of } = await broken('majority-attending', [6, 6], [0, 1, 2])
    const out = (...seats: number[]): SeatId[] => seats.map((index) => held.seat(index))
    expect(await operator.refusal('lot.call', { ...of, leftOut: out(0, 1) })).toEqual(outOfOrder('lot_too_few'))
    await operator.run('lot.call', { ...of, leftOut: out(0) })
    expect(held.decision(of).lots).toMatchObject([{ names: out(1, 2), places: 2, sector: null, drawn: null }])
  })

  test('is not there where the rules that the decision is under do not know it, nor where recusals are not the cause', async () => {
    const { of } = await broken('majority-attending', [6, 6], [0, 1, 2])
    expect(await operator.refusal('lot.call', { ...of, leftOut: [] })).toEqual(outOfOrder('rules_have_no_lot'))
  })

  test('[EXC1] too few who would be too few anyway are no case for a lot', async () => {
    await adopt({ recusalException: 'lot' })
    const { held, of } = await broken('majority-attending', [4, 4], [0])
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
    expect(await operator.refusal('lot.call', { ...of, leftOut: [] })).toEqual(outOfOrder('not_broken_by_recusal'))
  })

  test('[EXC1] is not there where seats represented by proxy make the quorum all the same', async () => {
    await adopt({ recusalException: 'lot', proxies: { perHolder: 1, present: true, hoursBefore: 0 } })
    const { held, of } = await broken('majority-attending', [6, 6], [0, 1])
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toMatchObject({ why: 'quorum', places: 1 })
    const away = Object.keys(forum.state.seats).find((seat) => !held.here.some((here) => here === seat))
    await operator.run('proxy.give', { meeting: held.id, from: away as SeatId, to: held.seat(5) })
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
    expect(await operator.refusal('lot.call', { ...of, leftOut: [] })).toEqual(outOfOrder('not_broken_by_recusal'))
    await operator.run('ballot.open', of)
    expect(held.decision(of).stage).toBe('ballot')
  })

  test('[EXC1] a sector that a seat of its own is represented in is not empty', async () => {
    await adopt({
      recusalException: 'lot',
      rules: [...(forum.state.forum?.rules?.rules ?? []), doubleMajority],
      proxies: { perHolder: 1, present: false, hoursBefore: 0 },
    })
    const { held, of } = await broken('double', [11, 1], [-1])
    const civil = forum.state.sectors[1]?.id
    const away = Object.values(forum.state.seats).find((seat) => seat.sector === civil && seat.id !== held.seat(-1))
    await operator.run('proxy.give', { meeting: held.id, from: away?.id ?? expect.fail('nobody'), to: held.seat(0) })
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
  })

  test('[DEC14] [EXC1] a ballot whose sector stands out does not open again though no quorum is missed; it waits for a lot or a later meeting', async () => {
    await adopt({
      recusalException: 'lot',
      rules: [...(forum.state.forum?.rules?.rules ?? []), doubleMajority],
    })
    const held = await HeldMeeting.open(forum, operator, [11, 1])
    const of = await held.put('double')
    await operator.run('ballot.open', of)
    const person = held.titular(held.seat(-1))
    expect(recusalPreview(forum.state, held.meeting, held.item.id, person)).toMatchObject({
      quorum: 'none',
      emptied: [forum.state.sectors[1]?.name],
      voids: { what: 'ballot', again: false },
    })
    await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
    expect(held.decision(of)).toMatchObject({ stage: 'put', ballot: null, annulledQuestions: [{ why: 'recusal' }] })
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toMatchObject({ why: 'emptied', places: 1 })
    await operator.run('lot.call', { ...of, leftOut: [] })
    await operator.run('lot.say', { ...of, person: held.titular(held.seat(0)), word: 'river' })
    await operator.run('lot.draw', of)
    await operator.run('ballot.open', of)
    expect(held.decision(of).stage).toBe('ballot')
  })

  test('[EXC1] a sector that recusals have emptied gets one seat back', async () => {
    await adopt({
      recusalException: 'lot',
      rules: [...(forum.state.forum?.rules?.rules ?? []), doubleMajority],
    })
    const { held, of } = await broken('double', [11, 1], [-1])
    const civil = forum.state.sectors[1]?.name
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toEqual({
      why: 'emptied',
      sector: civil,
      names: [held.seat(-1)],
      places: 1,
    })
    await operator.run('lot.call', { ...of, leftOut: [] })
    await operator.run('lot.say', { ...of, person: held.titular(held.seat(0)), word: 'stone' })
    await operator.run('lot.draw', of)
    expect(held.decision(of).lots).toMatchObject([{ sector: civil, drawn: { seats: [held.seat(-1)] } }])
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
  })
})

const each = { names: 'each', base: 'cast', fraction: [1, 2], comparison: 'more_than' }
const doubleMajority: Rulebook['rules'][number] = {
  id: 'double',
  title: 'Each sector must carry it',
  source: 'Test',
  kind: 'vote',
  rule: { ...plainMajority, sectors: each },
}

describe('[EXC1] [DEC19] falling grades where a whole sector stands out', () => {
  /** Consensus was blocked; the vote asks two yes of each sector, and no step asks a quorum. */
  async function blocked(): Promise<Awaited<ReturnType<typeof broken>>> {
    const steps = fallingGrades.rule.steps.map((step) =>
      'rule' in step ? { ...step, rule: { ...step.rule, quorum: null } } : step,
    )
    const rule = adoptedRule.parse({ ...fallingGrades, rule: { steps } })
    await adopt({ rules: [rule], usual: rule.id, kinds: {}, recusalException: 'lot' })
    const { held, of } = await broken(rule.id, [6, 2], [])
    await operator.run('round.open', of)
    await held.agree(of, held.here.slice(1))
    const said = { ...of, seat: held.seat(0), position: 'block' as const, reason: 'It has no money.' }
    await operator.run('position.take', said)
    await operator.run('round.close', of)
    return { held, of }
  }

  test('its ballot does not open again, a lot is called, and the seat drawn votes', async () => {
    const { held, of } = await blocked()
    await operator.run('ballot.open', of)
    for (const seat of held.here.slice(6))
      await operator.run('recusal.note', { ...held.ofItem, person: held.titular(seat), declaration: null })
    expect(held.decision(of)).toMatchObject({ stage: 'between', ballot: null })
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toEqual({
      why: 'emptied',
      sector: forum.state.sectors[1]?.name,
      names: held.here.slice(6),
      places: 1,
    })
    await operator.run('lot.call', { ...of, leftOut: [] })
    await operator.run('lot.say', { ...of, person: held.titular(held.seat(0)), word: 'river' })
    await operator.run('lot.draw', of)
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
    await operator.run('ballot.open', of)
    expect(held.decision(of).stage).toBe('ballot')
  })

  test('is not broken while each sector asked has a seat left that may vote', async () => {
    const { held, of } = await blocked()
    for (const seat of [held.seat(1), held.seat(6)])
      await operator.run('recusal.note', { ...held.ofItem, person: held.titular(seat), declaration: null })
    expect(brokenByRecusal(forum.state, held.meeting, held.decision(of))).toBeNull()
  })
})

describe('[EXC3] an item that is put off', () => {
  test('goes on the agenda of the later meeting, ends the decision here, and opens here no more', async () => {
    const { held, of } = await broken('majority-attending', [6, 6], [0, 1, 2])
    const to = await nextMeeting()
    const answer = await operator.run('item.defer', { ...held.ofItem, to, reason: 'Three of us stand out.' })
    const later = forum.state.meetings[to]
    expect(later?.items).toMatchObject([
      { id: answer['item'], title: held.item.title, commitment: held.item.commitment, openedAt: null },
    ])
    expect(held.decision(of)).toMatchObject({ stage: 'annulled', annulled: { deferredTo: to } })
    expect(held.item).toMatchObject({ deferred: { to, toItem: answer['item'] } })
    expect(held.item.closedAt).not.toBeNull()
    expect(await operator.refusal('item.open', held.ofItem)).toEqual(outOfOrder('item_deferred'))
    expect(assembleMinutes(forum.state, held.id)?.items.some(({ item }) => item.deferred?.to === to)).toBe(true)
  })

  test('is put off to a meeting ahead only, and not while a ballot is open', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const to = await nextMeeting()
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    expect(await operator.refusal('item.defer', { ...held.ofItem, to, reason: 'Late.' })).toEqual(
      outOfOrder('decision_open'),
    )
    expect(await operator.refusal('item.defer', { ...held.ofItem, to: held.id, reason: 'Late.' })).toEqual(
      outOfOrder('meeting_open'),
    )
  })
})
