import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Decision } from '../../../../../shared/domain/decision.ts'
import type { DecisionId, MeetingId, SeatId } from '../../../../../shared/domain/primitives.ts'
import { caseOf, confirmedNow } from '../../../../../shared/rules/decision-case.ts'
import { outlookOf } from '../../../../../shared/rules/outlook.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let of: { meeting: MeetingId; decision: DecisionId }
let here: SeatId[]

const refused = (state: string) => ({ code: 'out_of_order', state })

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  const planned = await operator.run('meeting.plan', {
    title: 'A meeting',
    starts: { local: '2026-11-21T10:00', zone: 'UTC' },
    minutes: 60,
    place: null,
    callUrl: null,
    items: [{ title: 'To decide', purpose: 'decide', minutes: 30, commitment: 'new' }],
    occurredAt: null,
  })
  const meeting = planned['meeting'] as MeetingId
  const seats = Object.values(forum.state.seats)
  here = seats.map((seat) => seat.id)
  for (const seat of seats) {
    const person = seat.holders.find((one) => one.as === 'titular')?.person
    if (person) await operator.run('presence.note', { meeting, person, mode: 'room' })
  }
  await operator.run('meeting.open', { meeting })
  const item = forum.state.meetings[meeting]?.items[0] ?? expect.fail('no agenda')
  await operator.run('item.open', { meeting, item: item.id })
  const commitment = item.commitment ?? expect.fail('nothing to decide')
  const { decision } = await operator.run('decision.put', { meeting, item: item.id, commitment, rule: 'mixed' })
  of = { meeting, decision: decision as DecisionId }
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

function decisionNow(): Decision {
  return forum.state.decisions[of.decision] ?? expect.fail('no such decision')
}

/** A round that one seat blocks; its objection is answered. */
async function blockedRound(): Promise<void> {
  await operator.run('round.open', of)
  for (const [index, seat] of here.entries())
    await operator.run('position.take', {
      ...of,
      seat,
      ...(index === 0 ? { position: 'block', reason: 'No date.' } : { position: 'agree', reason: null }),
    })
  await operator.run('round.close', of)
  const [seat = expect.fail('nobody here')] = here
  await operator.run('objection.answer', { ...of, round: decisionNow().rounds.length, seat, answer: 'Next year.' })
}

async function confirm(): Promise<void> {
  for (const office of ['chair', 'co-chair'] as const) await operator.run('vote.confirm', { ...of, office })
}

/** Types into the commitment's text, as it would lie on disk, and freezes it. */
async function amend(words: string): Promise<void> {
  const text = forum.state.commitments[decisionNow().commitment ?? '']?.text ?? expect.fail('no text')
  const { store } = forum.hosting.recorder
  const doc = new Y.Doc()
  const { snapshot, updates } = store.text(text)
  for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment('problem').insert(0, [paragraph])
  const update = Y.encodeStateAsUpdate(doc, before)
  store.transact((writer) => {
    writer.addUpdate(text, { participant: 'a'.repeat(32), at: new Date().toISOString(), update })
  })
  await operator.run('decision.amend', of)
}

const missing = (): readonly string[] => outlookOf(decisionNow(), []).gate?.missing ?? expect.fail('no gate')

describe('[DEC9] the officers’ word that consensus is out of reach', () => {
  test('lapses when the text is amended, and is given again only after a round on the new text', async () => {
    await blockedRound()
    await confirm()
    expect(missing()).not.toContain('confirmation')
    await amend('Records are published late.')
    expect(confirmedNow(decisionNow())).toEqual([])
    expect(caseOf(decisionNow())).toMatchObject({ confirmed: [] })
    expect(missing()).toContain('confirmation')
    expect(await operator.refusal('vote.confirm', { ...of, office: 'chair' })).toEqual(refused('text_not_tested'))
    await blockedRound()
    expect(await operator.ask('ballot.open', of)).toMatchObject({
      error: { details: { state: 'gate_closed', missing: ['confirmation'] } },
    })
    await operator.run('vote.confirm', { ...of, office: 'chair' })
    expect(confirmedNow(decisionNow())).toEqual(['chair'])
    expect(await operator.refusal('vote.confirm', { ...of, office: 'chair' })).toEqual(refused('already_confirmed'))
    await operator.run('vote.confirm', { ...of, office: 'co-chair' })
    expect(missing()).toEqual([])
    await operator.run('ballot.open', of)
  })

  test('lapses when another round is opened on the same text', async () => {
    await blockedRound()
    await confirm()
    await blockedRound()
    expect(missing()).toContain('confirmation')
    await confirm()
    expect(missing()).not.toContain('confirmation')
  })

  test('[REC4] stays in the record, with when it lapsed, and every window folds the same', async () => {
    await blockedRound()
    await confirm()
    await amend('Records are published late.')
    const at = decisionNow().texts.at(-1)?.at
    expect(decisionNow().confirmed).toMatchObject([
      { office: 'chair', lapsed: at },
      { office: 'co-chair', lapsed: at },
    ])
    const late = await forum.operator()
    expect(late.state?.decisions[of.decision]).toEqual(decisionNow())
    forum = await forum.restart()
    expect(decisionNow().confirmed).toMatchObject([{ lapsed: at }, { lapsed: at }])
  })
})
