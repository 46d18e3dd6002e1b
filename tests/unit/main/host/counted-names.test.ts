import { afterEach, beforeEach, expect, test } from 'vitest'
import { newForumInput } from '../../../../shared/contract/start.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { proposedGroup } from '../../../support/working-group.ts'

let forum: HostedForum
let operator: LiveWindow
beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const NAME = '__proto__'

test('[DEC6] a sector or a category is not called what no outcome could be kept by', async () => {
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const before = forum.state.seq
  const seat = { label: 'One', sector: ` ${NAME}`, organisation: null }
  const refused = (input: string) => ({ ok: false, error: { code: 'bad_input', details: { path: `input.${input}` } } })
  expect(await operator.ask('seat.add', seat)).toMatchObject(refused('sector'))
  const founding = { ...proposedGroup(forum), seats: [seat] }
  const put = { ...held.ofItem, commitment: null, founding, rule: 'majority-attending' }
  expect(await operator.ask('decision.put', put)).toMatchObject(refused('founding.seats.0.sector'))
  const called = {
    title: 'T',
    about: 'themes',
    method: { kind: 'category' },
    places: 1,
    candidates: ['A', 'B'],
    college: null,
  }
  const categories = ['Money', NAME]
  expect(await operator.ask('election.call', { ...held.ofItem, ...called, categories })).toMatchObject(
    refused('categories.1'),
  )
  expect(forum.state.seq).toBe(before)
  const founded = { name: 'F', country: null, language: 'en', zone: 'UTC', rosterCsv: null, rules: ['mixed'] }
  expect(newForumInput.safeParse({ ...founded, sectors: ['Government'] }).success).toBe(true)
  expect(newForumInput.safeParse({ ...founded, sectors: ['Government', NAME] }).success).toBe(false)
})

test('[DEC6] a roster that names such a sector is refused with the line and the column', async () => {
  const csv = `seat,sector,organisation,titular\nOne,${NAME},An office,A titular\n`
  const answer = await operator.ask('roster.import', { csv })
  const problem = { line: 2, column: 2, field: 'sector', code: 'sector_reserved', value: NAME }
  expect(answer).toMatchObject({ ok: false, error: { code: 'roster_problems', details: { problems: [problem] } } })
})
