import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { todayOf } from '../../../../main/host/actors.ts'
import type { Complaint } from '../../../../shared/domain/complaint.ts'
import type { ComplaintId, DecisionId, DisputeId, PersonId } from '../../../../shared/domain/primitives.ts'
import { dayOf, sittings } from '../../../../shared/rules/meeting-seats.ts'
import { isSuspended } from '../../../../shared/rules/suspension.ts'
import { daysAfter } from '../../../../shared/rules/terms.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import { exportedBy, textOf } from '../../../support/exported.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const WORDS = 'The firm of a brother was paid for it.'
const REPLY = 'I told the forum of it in March.'
const LATER = '2999-01-01'
const ENTERED = { name: 'A secretary', organisation: null, meeting: null, mode: 'away' } as const

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
const notAllowed = { code: 'not_allowed' }

/** A member, somebody about whom they complain, and a third member, each with a window. */
async function three() {
  const links = forum.invitations().filter((one) => one.role === 'member')
  const windows = await Promise.all(links.slice(0, 3).map(({ url }) => forum.join(url)))
  const people = await Promise.all(links.slice(0, 3).map(async ({ url }) => (await forum.redeem(url)).participant.id))
  const [by, about, other] = windows
  if (!by || !about || !other) throw new Error('the sample has three members')
  return { by, about, other, ids: people as PersonId[] }
}

async function made({ by, ids }: Awaited<ReturnType<typeof three>>): Promise<ComplaintId> {
  const said = { by: ids[0]!, from: null, about: ids[1]!, words: WORDS }
  return (await by.run('complaint.make', said))['complaint'] as ComplaintId
}

const complaintNow = (id: string): Complaint => forum.state.complaints[id] ?? expect.fail('no complaint')
const logText = (): string => JSON.stringify(forum.hosting.recorder.store.events(0, 10_000))

describe('a complaint', () => {
  test('[ETH6] is told whole to its parties and those who run the meetings; others learn that there is one', async () => {
    const all = await three()
    const id = await made(all)
    await operator.run('complaint.acknowledge', { complaint: id, replyBy: LATER })
    await all.about.run('complaint.reply', { complaint: id, words: REPLY })
    await Promise.all([all.by, all.about, all.other].map((window) => window.ask('none', {})))
    const tells = (window: LiveWindow): boolean[] =>
      [WORDS, REPLY].map((words) => JSON.stringify(window.disclosed).includes(words))
    expect([all.by, all.about, operator].map(tells)).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ])
    expect(tells(all.other)).toEqual([false, false])
    expect(all.other.state?.complaints[id]).toMatchObject({ number: 1, found: null })
    const back = await forum.join(forum.invitations().find((one) => one.role === 'co-chair')?.url ?? '')
    expect(tells(back)).toEqual([true, true])
  })

  test('[ETH6] names neither party in the record, not even as an entry’s actor', async () => {
    const all = await three()
    const before = logText().length
    const id = await made(all)
    await operator.run('complaint.acknowledge', { complaint: id, replyBy: LATER })
    await all.about.run('complaint.reply', { complaint: id, words: REPLY })
    const entries = logText().slice(before - 1)
    expect(entries).toContain('complaint.replied/1')
    for (const said of [...all.ids, WORDS, REPLY]) expect(entries).not.toContain(said)
  })

  test('[ETH6] is made in one’s own name, handled by nobody whom it is of, and answered by whom it is about', async () => {
    const all = await three()
    const [by, about, other] = all.ids as [PersonId, PersonId, PersonId]
    const said = { by, from: null, about, words: WORDS }
    expect(await all.other.refusal('complaint.make', said)).toEqual(notAllowed)
    expect(await all.other.refusal('complaint.make', { ...said, by: null, from: 'A citizen' })).toEqual(notAllowed)
    expect(await operator.refusal('complaint.make', { ...said, about: by })).toMatchObject({ code: 'bad_input' })
    const id = await made(all)
    const asked = { complaint: id, replyBy: LATER }
    await operator.run('officer.name', { person: about, office: 'co-chair', since: null, until: null })
    await operator.run('officer.name', { person: other, office: 'co-chair', since: null, until: null })
    expect(await all.about.refusal('complaint.acknowledge', asked)).toEqual(notAllowed)
    await all.other.run('complaint.acknowledge', asked)
    expect(await all.by.refusal('complaint.reply', { complaint: id, words: REPLY })).toEqual(notAllowed)
    await all.about.run('complaint.reply', { complaint: id, words: null })
    const found = { complaint: id, finding: 'no_breach', statement: null, publish: false, proposed: null } as const
    expect(await all.about.refusal('complaint.find', found)).toEqual(notAllowed)
  })

  test('[ETH7] goes its way: acknowledged, replied or its day over, then found, each once', async () => {
    const id = await made(await three())
    const found = { complaint: id, finding: 'breach', statement: null, publish: true, proposed: null } as const
    expect(await operator.refusal('complaint.reply', { complaint: id, words: REPLY })).toEqual(
      outOfOrder('complaint_made'),
    )
    expect(await operator.refusal('complaint.find', found)).toEqual(outOfOrder('complaint_made'))
    expect(await operator.refusal('complaint.acknowledge', { complaint: id, replyBy: '2020-01-01' })).toMatchObject({
      code: 'bad_input',
    })
    await operator.run('complaint.acknowledge', { complaint: id, replyBy: LATER })
    expect(await operator.refusal('complaint.find', found)).toEqual(outOfOrder('complaint_reply'))
    await operator.run('complaint.reply', { complaint: id, words: null })
    expect(await operator.refusal('complaint.reply', { complaint: id, words: REPLY })).toEqual(
      outOfOrder('complaint_replied'),
    )
    await operator.run('complaint.find', found)
    expect(await operator.refusal('complaint.find', found)).toEqual(outOfOrder('complaint_found'))
  })
})

describe('a sanction', () => {
  /** A breach by whoever is titular of the second seat that is here, with this proposed; put to decision. */
  async function put(
    measure: 'warning' | 'suspension' | 'removal',
    publish = true,
    { statement = null, of }: { statement?: string | null; of?: PersonId } = {},
  ) {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const person = of ?? held.titular(held.seat(1))
    const said = { by: null, from: 'A citizen', about: person, words: WORDS }
    const complaint = (await operator.run('complaint.make', said))['complaint'] as ComplaintId
    await operator.run('complaint.acknowledge', { complaint, replyBy: LATER })
    await operator.run('complaint.reply', { complaint, words: REPLY })
    const proposed = { measure, until: measure === 'suspension' ? LATER : null }
    const asked = { ...held.ofItem, commitment: null, sanction: complaint, rule: 'majority-attending' }
    expect(await operator.refusal('decision.put', asked)).toEqual(outOfOrder('no_sanction_proposed'))
    await operator.run('complaint.find', { complaint, finding: 'breach', statement, publish, proposed })
    const decision = (await operator.run('decision.put', asked))['decision'] as DecisionId
    return { held, person, complaint, of: { meeting: held.id, decision } }
  }

  async function decide({ held, of }: Awaited<ReturnType<typeof put>>, ballot: 'yes' | 'no'): Promise<void> {
    await operator.run('ballot.open', of)
    await held.cast(of, [held.seat(0), ...held.here.slice(2)], ballot)
    await operator.run('ballot.close', of)
  }

  test('[ETH8] is decided without whom it is about: their seat stands out, and is not called back meanwhile', async () => {
    const sanction = await put('warning')
    const { held, person, of } = sanction
    expect(held.decision(of)).toMatchObject({ about: 'sanction', sanction: { person, measure: 'warning' } })
    expect(held.meeting.recusals).toMatchObject([{ person, liftedAt: null }])
    expect(await operator.refusal('recusal.lift', { ...held.ofItem, person })).toEqual(outOfOrder('sanction_asked'))
    await operator.run('ballot.open', of)
    expect(await operator.refusal('ballot.cast', { ...of, seat: held.seat(1), ballot: 'no' })).toEqual(
      outOfOrder('seat_recused'),
    )
  })

  test('[ETH8] [EXC2] nobody is drawn by lot to decide about themselves', async () => {
    const { version: _, decision: __, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
    await operator.run('rules.adopt', { ...rules, recusalException: 'lot' })
    const { held, of } = await put('warning')
    const other = held.seat(2)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(other), declaration: null })
    await operator.run('lot.call', { ...of, leftOut: [] })
    expect(held.decision(of).lots).toMatchObject([{ names: [other], places: 1 }])
  })

  test('[ETH8] that is not adopted leaves no trace but its decision', async () => {
    const sanction = await put('removal')
    await decide(sanction, 'no')
    expect(complaintNow(sanction.complaint).sanction).toBeNull()
    expect(forum.state.seats[sanction.held.seat(1)]?.holders.some((one) => one.left)).toBe(false)
  })

  test('[ETH8] of suspension binds from the day after: no check-in, no seat, and the alternate comes', async () => {
    const sanction = await put('suspension')
    const { held, person } = sanction
    await decide(sanction, 'yes')
    const since = daysAfter(dayOf(held.meeting), 1)
    expect(complaintNow(sanction.complaint).sanction).toMatchObject({ measure: 'suspension', since, until: LATER })
    expect(sittings(forum.state, held.meeting).get(held.seat(1))?.person).toBe(person)
    const plan = {
      title: 'The next one',
      starts: { local: '2998-06-01T10:00', zone: 'UTC' },
      minutes: 60,
      place: null,
      callUrl: null,
      items: [],
      occurredAt: null,
    }
    const meeting = (await operator.run('meeting.plan', plan))['meeting'] as never
    expect(await operator.refusal('presence.note', { meeting, person, mode: 'room' })).toEqual(outOfOrder('suspended'))
    await operator.run('presence.note', { meeting, person: held.alternate(held.seat(1)), mode: 'room' })
    const next = forum.state.meetings[meeting] ?? expect.fail('not planned')
    expect(sittings(forum.state, next).get(held.seat(1))?.person).toBe(held.alternate(held.seat(1)))
  })

  test('[ETH8] [OFF3] of removal ends the seat as leaving it does, and an office unless nobody would be left', async () => {
    const sanction = await put('removal')
    const { held, person } = sanction
    await operator.run('officer.name', { person, office: 'secretariat', since: null, until: null })
    await decide(sanction, 'yes')
    const on = daysAfter(dayOf(held.meeting), 1)
    const holder = forum.state.seats[held.seat(1)]?.holders.find((one) => one.person === person)
    expect(holder).toMatchObject({ left: true, until: on })
    expect(forum.state.persons[person]?.offices).toMatchObject([{ office: 'secretariat', left: true, until: on }])
    expect(sittings(forum.state, held.meeting).get(held.seat(1))?.person).toBe(person)
  })

  const frozen = ({ held, of }: Awaited<ReturnType<typeof put>>): string =>
    new TextDecoder().decode(forum.hosting.recorder.store.blob(held.decision(of).texts[0]?.hash ?? '') ?? undefined)

  test.for([true, false])(
    '[ETH8] [EXP2] its words hold what was said of the finding only where that is published: %s',
    async (publish) => {
      const sanction = await put('warning', publish, { statement: 'A payment was hidden.' })
      const seat = forum.state.seats[sanction.held.seat(1)]?.label ?? ''
      expect(frozen(sanction)).toContain(`The forum warns the titular of the seat “${seat}”`)
      expect(frozen(sanction).includes('A payment was hidden.')).toBe(publish)
      expect(frozen(sanction).includes('What was found on complaint 1 is not published.')).toBe(!publish)
      await decide(sanction, 'yes')
      await operator.run('checkpoint.make', {})
      const bag = [...exportedBy(forum).values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
      expect(bag.includes('A payment was hidden.')).toBe(publish)
    },
  )

  test('[ETH8] of an officer without a seat names the office, and removal ends it', async () => {
    const officer = (await operator.run('person.add', ENTERED))['person'] as PersonId
    await operator.run('officer.name', { person: officer, office: 'secretariat', since: null, until: null })
    const sanction = await put('removal', false, { of: officer })
    expect(frozen(sanction)).toContain('The forum removes the member of the secretariat, who leaves')
    await decide(sanction, 'yes')
    expect(forum.state.persons[officer]?.offices).toMatchObject([{ office: 'secretariat', left: true }])
  })

  test('[ETH7] none is proposed on somebody who holds neither seat nor office', async () => {
    const proposed = { measure: 'removal', until: null } as const
    const said = { by: null, from: 'A citizen', words: WORDS }
    const outsider = (await operator.run('person.add', ENTERED))['person'] as PersonId
    const complaint = (await operator.run('complaint.make', { ...said, about: outsider }))['complaint'] as ComplaintId
    await operator.run('complaint.acknowledge', { complaint, replyBy: LATER })
    await operator.run('complaint.reply', { complaint, words: null })
    const found = { complaint, finding: 'breach', statement: null, publish: false } as const
    expect(await operator.refusal('complaint.find', { ...found, proposed })).toEqual(outOfOrder('holds_nothing'))
    await operator.run('complaint.find', { ...found, proposed: null })
  })

  test('[ETH9] is appealed by whom it is on, and lifted only by a decision taken since', async () => {
    const sanction = await put('suspension')
    const { held, person, complaint } = sanction
    const appeal = { complaint, parties: [person], words: 'It was declared.' }
    expect(await operator.refusal('dispute.open', appeal)).toEqual(outOfOrder('no_sanction'))
    await decide(sanction, 'yes')
    const dispute = (await operator.run('dispute.open', appeal))['dispute'] as DisputeId
    expect(await operator.refusal('dispute.open', appeal)).toEqual(outOfOrder('appeal_open'))
    const end = { dispute, outcome: 'overturned', statement: null, publish: true } as const
    expect(await operator.refusal('dispute.end', { ...end, decision: sanction.of.decision })).toEqual(
      outOfOrder('not_decided'),
    )
    const motion = { title: 'Lift the suspension', text: 'The suspension is lifted.' }
    const asked = { ...held.ofItem, about: 'sanction', commitment: null, motion, rule: 'majority-attending' } as const
    const decision = (await operator.run('decision.put', asked))['decision'] as DecisionId
    await decide({ ...sanction, of: { meeting: held.id, decision } }, 'yes')
    await operator.run('dispute.end', { ...end, decision })
    const today = todayOf(forum.state, Date.now())
    expect(complaintNow(complaint).sanction).toMatchObject({ liftedOn: today })
    expect(isSuspended(forum.state, person, '2998-06-01')).toBe(false)
    expect(await operator.refusal('dispute.end', { ...end, decision })).toEqual(outOfOrder('dispute_ended'))
  })

  test.for([true, false])(
    '[ETH6] [EXP2] nothing sealed of it is in the bag; the outcome is where published: %s',
    async (publish) => {
      const sanction = await put('warning', publish)
      await decide(sanction, 'yes')
      await operator.run('dispute.open', {
        complaint: sanction.complaint,
        parties: [sanction.person],
        words: 'An appeal.',
      })
      await operator.run('checkpoint.make', {})
      const made = exportedBy(forum)
      const files = [...made.values()].map((bytes) => new TextDecoder().decode(bytes))
      for (const said of [WORDS, REPLY, 'A citizen', 'An appeal.'])
        expect(files.filter((file) => file.includes(said))).toEqual([])
      const page = textOf(made, 'data/ethics/index.html')
      expect(page).toContain('Complaint 1')
      expect(page).toContain('warned')
      expect(page.includes('Breach of the ethics statement')).toBe(publish)
    },
  )
})

describe('a dispute', () => {
  test('[ETH9] holds both sides’ words and what was tried, for its parties; others see its steps', async () => {
    const all = await three()
    const [one, two, other] = all.ids as [PersonId, PersonId, PersonId]
    const said = { complaint: null, parties: [one, two], words: WORDS }
    expect(await all.other.refusal('dispute.open', said)).toEqual(notAllowed)
    expect(await all.by.refusal('dispute.open', { ...said, parties: [one] })).toMatchObject({ code: 'bad_input' })
    const dispute = (await all.by.run('dispute.open', said))['dispute'] as DisputeId
    await all.about.run('dispute.state', { dispute, by: two, words: REPLY })
    expect(await all.other.refusal('dispute.state', { dispute, by: other, words: REPLY })).toEqual(notAllowed)
    expect(await all.by.refusal('dispute.state', { dispute, by: two, words: REPLY })).toEqual(notAllowed)
    expect(await all.by.refusal('dispute.step', { dispute, step: 'talk', note: 'We met.' })).toEqual(notAllowed)
    await operator.run('dispute.step', { dispute, step: 'mediation', note: 'Two hours.' })
    const end = { dispute, statement: null, publish: false, decision: null }
    expect(await operator.refusal('dispute.end', { ...end, outcome: 'upheld' })).toMatchObject({ code: 'bad_input' })
    await operator.run('dispute.end', { ...end, outcome: 'settled' })
    await Promise.all([all.by, all.other].map((window) => window.ask('none', {})))
    expect(JSON.stringify(all.by.disclosed)).toContain(REPLY)
    for (const words of [WORDS, REPLY, 'Two hours.', 'settled'])
      expect(JSON.stringify(all.other.disclosed)).not.toContain(words)
    expect(all.other.state?.disputes[dispute]).toMatchObject({ steps: [{ step: 'mediation' }], statements: [{}] })
  })
})
