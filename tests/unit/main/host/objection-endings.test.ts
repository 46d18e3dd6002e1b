import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import type { SeatId } from '../../../../shared/domain/primitives.ts'
import type { Position } from '../../../../shared/domain/position.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting
let of: Awaited<ReturnType<HeldMeeting['put']>>

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

/** A seat that is here, whose titular holds no office. */
function member(): SeatId {
  const plain = held.here.find((seat) => forum.state.persons[held.titular(seat)]?.offices.length === 0)
  return plain ?? expect.fail('only officers are here')
}

async function windowOf(seat: SeatId): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  return forum.join(`/join/${token ?? ''}`)
}

/** A round in which everybody agrees but this seat. */
async function round(seat: SeatId, position: Position): Promise<void> {
  await operator.run('round.open', of)
  await held.agree(
    of,
    held.here.filter((one) => one !== seat),
  )
  await operator.run('position.take', { ...of, seat, position, reason: 'It names no date.' })
  await operator.run('round.close', of)
}

const objection = () => held.decision(of).rounds[0]?.objections[0] ?? expect.fail('nobody objects')

const inRoundOne = (seat: SeatId) => ({ ...of, round: 1, seat })

describe('[DEC10] an objection whose seat agrees in a later round', () => {
  test.for(['agree', 'reservations'] as const)(
    '%s: ends as withdrawn by that, before consensus is concluded',
    async (now) => {
      of = await held.put('consensus')
      const seat = member()
      await round(seat, 'block')
      await operator.run('objection.end', { ...inRoundOne(seat), how: 'maintained' })
      await round(seat, now)
      expect(objection()).toMatchObject({
        end: 'withdrawn',
        endings: [{ how: 'maintained', agreed: null }, { agreed: 2 }],
      })
      expect(held.decision(of).concluded).toMatchObject({ result: 'adopted' })
      const types = forum.hosting.recorder.store.events(0, 10_000).map((one) => one.type)
      expect(types.slice(-3)).toEqual(['round.closed/1', 'objection.ended/1', 'decision.concluded/1'])
      const entries = forum.hosting.recorder.store
        .events(0, 10_000)
        .map((event) => ({ place: String(event.seq), event }))
      expect(checkOutcomes(entries).findings).toEqual([])
    },
  )

  test('stays as it is where the seat only stands aside', async () => {
    of = await held.put('consensus')
    const seat = member()
    await round(seat, 'block')
    await round(seat, 'stand_aside')
    expect(objection()).toMatchObject({ end: null, endings: [] })
  })
})

describe('[DEC10] an objection is ended', () => {
  test('as withdrawn by whoever sits for its seat, and by no other member', async () => {
    of = await held.put('mixed')
    const seat = member()
    await round(seat, 'block')
    const [own, other] = [
      await windowOf(seat),
      await windowOf(held.here.find((one) => one !== seat && isPlain(one)) ?? seat),
    ]
    const withdrawn = { ...inRoundOne(seat), how: 'withdrawn' as const }
    expect(await other.refusal('objection.end', withdrawn)).toEqual({ code: 'not_allowed' })
    expect(await own.refusal('objection.end', { ...withdrawn, how: 'maintained' })).toEqual({ code: 'not_allowed' })
    await own.run('objection.end', withdrawn)
    expect(objection()).toMatchObject({ end: 'withdrawn', endings: [{ actor: held.titular(seat) }] })
  })

  test('not by a seat that stands out by now, nor once it was found to be resolved', async () => {
    of = await held.put('mixed')
    const seat = member()
    await round(seat, 'block')
    const own = await windowOf(seat)
    const withdrawn = { ...inRoundOne(seat), how: 'withdrawn' as const }
    const person = held.titular(seat)
    await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
    expect(await own.refusal('objection.end', withdrawn)).toEqual(outOfOrder('seat_recused'))
    await operator.run('recusal.lift', { ...held.ofItem, person })
    await operator.run('objection.answer', { ...inRoundOne(seat), answer: 'There is one now.' })
    await operator.run('objection.end', { ...inRoundOne(seat), how: 'resolved' })
    expect(await own.refusal('objection.end', withdrawn)).toEqual(outOfOrder('objection_resolved'))
  })

  test('anew by those who lead, where it was entered wrongly: both stay, and the last holds', async () => {
    of = await held.put('mixed')
    const seat = member()
    await round(seat, 'block')
    await operator.run('objection.end', { ...inRoundOne(seat), how: 'withdrawn' })
    await operator.run('objection.end', { ...inRoundOne(seat), how: 'maintained' })
    expect(objection()).toMatchObject({ end: 'maintained', endings: [{ how: 'withdrawn' }, { how: 'maintained' }] })
  })

  test('not anew while the vote is under way that opened on it', async () => {
    const motion = { title: 'Open budgets', text: 'The forum publishes its budget.' }
    const put = await operator.run('decision.put', { ...held.ofItem, commitment: null, motion, rule: 'mixed' })
    of = { meeting: held.id, decision: put['decision'] as typeof of.decision }
    const seat = member()
    await round(seat, 'block')
    await operator.run('decision.amend', { ...of, motion: { ...motion, text: 'It does so by June.' } })
    await round(seat, 'block')
    await operator.run('objection.end', { ...inRoundOne(seat), how: 'withdrawn' })
    await operator.run('objection.end', { ...inRoundOne(seat), round: 2, how: 'withdrawn' })
    await operator.run('vote.confirm', { ...of, office: 'chair' })
    await operator.run('vote.confirm', { ...of, office: 'co-chair' })
    const opened = await operator.ask('ballot.open', of)
    if (!opened.ok) return expect.fail(JSON.stringify(opened.error))
    const maintained = { ...inRoundOne(seat), how: 'maintained' as const }
    expect(await operator.refusal('objection.end', maintained)).toEqual(outOfOrder('decision_ballot'))
  })
})

function isPlain(seat: SeatId): boolean {
  return forum.state.persons[held.titular(seat)]?.offices.length === 0
}
