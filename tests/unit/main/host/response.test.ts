import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderInMemory } from '../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../main/export/verify/repository.ts'
import { decisionCode } from '../../../../shared/rules/decision-case.ts'
import { exportedBy, linesOf, textOf } from '../../../support/exported.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const refused = (state: string) => ({ code: 'out_of_order', state })

async function decided(ballot: 'yes' | 'no') {
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, ballot)
  await operator.run('ballot.close', of)
  return of
}

test('[RESP1] a reasoned response is given once there is an outcome, after the meeting too, and the last one holds', async () => {
  const of = await held.put('majority-attending')
  const first = { ...of, response: 'The Journalists’ Union asked for a penalty; the law knows none.' }
  expect(await operator.refusal('decision.respond', first)).toEqual(refused('decision_not_concluded'))
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'no')
  await operator.run('ballot.close', of)
  await operator.run('decision.respond', first)
  await operator.run('meeting.adjourn', { meeting: held.id })
  await operator.run('decision.respond', { ...of, response: 'The bureau will ask the ministry for one.' })
  const { responses = [], stage } = held.decision(of)
  expect(stage).toBe('concluded')
  expect(responses.map((one) => operator.disclosed[one.response.sealed])).toEqual([
    first.response,
    'The bureau will ask the ministry for one.',
  ])
  const kept = held.decision(of)
  forum = await forum.restart()
  expect(forum.state.decisions[of.decision]).toEqual(kept)
})

test('[RESP1] there is none to a decision that was annulled, nor to one of another meeting', async () => {
  const of = await decided('yes')
  const response = 'Because.'
  const other = Object.values(forum.state.meetings).find((one) => one.id !== held.id) ?? expect.fail('no other')
  expect(await operator.refusal('decision.respond', { ...of, meeting: other.id, response })).toEqual({
    code: 'not_found',
  })
  await operator.run('decision.annul', { ...of, ...held.outcome(of), reason: 'Wrong seat.' })
  expect(await operator.refusal('decision.respond', { ...of, response })).toEqual(refused('decision_annulled'))
})

test('[UNDO1] a concluded decision is annulled while its meeting lasts; the commitment it adopted is a draft again and may be put', async () => {
  const of = await decided('yes')
  const { commitment } = held.decision(of)
  const adopted = () => forum.state.commitments[commitment ?? '']
  expect(adopted()).toMatchObject({ stage: 'adopted' })
  const before = adopted()?.title
  await operator.run('decision.annul', { ...of, ...held.outcome(of), reason: 'A vote was entered for the wrong seat.' })
  expect(held.decision(of)).toMatchObject({ stage: 'annulled', concluded: { result: 'adopted' } })
  expect(adopted()).toMatchObject({ stage: 'draft', adopted: null, title: before })
  expect(await operator.refusal('decision.annul', { ...of, reason: 'Again.' })).toEqual(refused('decision_annulled'))
  await decided('yes')
  expect(adopted()).toMatchObject({ stage: 'adopted' })
})

test('[UNDO1] what was concluded is annulled by its outcome’s name alone: a reason written about the open ballot strikes nothing', async () => {
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'yes')
  const meant = { ...of, reason: 'The wrong text is on the wall.' }
  await operator.run('ballot.close', of)
  expect(await operator.refusal('decision.annul', meant)).toEqual(refused('other_outcome'))
  const another = { ...meant, outcome: '2020-01-01T00:00:00.000Z' }
  expect(await operator.refusal('decision.annul', another)).toEqual(refused('other_outcome'))
  expect(held.decision(of)).toMatchObject({ stage: 'concluded', annulled: null })
  await operator.run('decision.annul', { ...meant, ...held.outcome(of) })
  expect(held.decision(of).stage).toBe('annulled')
  const open = await held.put('majority-attending')
  expect(await operator.refusal('decision.annul', { ...meant, ...open, ...held.outcome(of) })).toEqual(
    refused('other_outcome'),
  )
  await operator.run('decision.annul', { ...meant, ...open })
})

test('[UNDO1] after the meeting a concluded decision is not annulled', async () => {
  const of = await decided('yes')
  await operator.run('meeting.adjourn', { meeting: held.id })
  expect(await operator.refusal('decision.annul', { ...of, reason: 'Late.' })).toEqual(refused('meeting_adjourned'))
})

test('[UNDO1] annulling one that failed does not touch what another adopted since', async () => {
  const failed = await decided('no')
  const passed = await decided('yes')
  await operator.run('decision.annul', { ...failed, ...held.outcome(failed), reason: 'It was the wrong item.' })
  const { commitment } = held.decision(passed)
  expect(forum.state.commitments[commitment ?? '']).toMatchObject({ stage: 'adopted' })
})

test('[UNDO1] rules that a decision adopted stay in force: it is not annulled, another decision changes them', async () => {
  const { version: _, decision: __, ...rulebook } = forum.state.forum?.rules ?? expect.fail('no rules')
  const { decision } = await operator.run('decision.put', {
    ...held.ofItem,
    commitment: null,
    rulebook,
    title: 'Terms',
    rule: 'majority-attending',
  })
  const of = { meeting: held.id, decision: decision as never }
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'yes')
  await operator.run('ballot.close', of)
  expect(await operator.refusal('decision.annul', { ...of, reason: 'No.' })).toEqual(refused('decision_took_effect'))
})

test('[RESP1] [UNDO1] the export publishes the response that holds, keeps those before it in the path, and strikes what was annulled', async () => {
  const struck = await decided('yes')
  await operator.run('decision.annul', {
    ...struck,
    ...held.outcome(struck),
    reason: 'A vote was entered for the wrong seat.',
  })
  const of = await decided('no')
  await operator.run('decision.respond', { ...of, response: 'First answer.' })
  await operator.run('decision.respond', { ...of, response: 'Second answer.\n\nWith its grounds.' })
  await operator.run('meeting.adjourn', { meeting: held.id })
  await operator.run('checkpoint.make', {})
  const files = exportedBy(forum)
  const folder = (one: { decision: string }): string => `data/decisions/${decisionCode(held.decision(one))}`
  const page = textOf(files, `${folder(of)}/index.html`)
  expect(page).toMatch(/Reasoned response<\/h2>[\s\S]*Second answer\.[\s\S]*With its grounds\./)
  expect(page).toMatch(/replaced since:[\s\S]*First answer\./)
  expect(page.match(/Second answer\./g)).toHaveLength(1)
  const annulled = textOf(files, `${folder(struck)}/index.html`)
  expect(annulled).toMatch(/<del>Adopted by 12 of 12 [^<]*<\/del>/)
  expect(annulled).toContain('A vote was entered for the wrong seat.')
  const rows = linesOf(files, 'data/tables/decisions.csv')
  expect(rows.find((row) => row.startsWith(decisionCode(held.decision(of))))).toContain(
    held.decision(of).responses?.at(-1)?.at ?? 'none',
  )
  const minutes = textOf(files, `data/meetings/M-${String(held.meeting.number).padStart(3, '0')}/minutes.html`)
  expect(minutes).toMatch(
    /Reasoned response, replaced since<[\s\S]*First answer\.[\s\S]*Reasoned response<[\s\S]*Second answer\./,
  )
  expect(minutes).toContain('Second answer.')
  expect(minutes).toContain('A vote was entered for the wrong seat.')
  expect(verifyRepository(folderInMemory(files), null).findings).toEqual([])
})
