import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HeadlessDesk } from '../../../../main/cli/desk.ts'
import { exportCommand } from '../../../../main/cli/export.ts'
import { openReader } from '../../../../main/cli/forum-reader.ts'
import { UsageError } from '../../../../main/cli/io.ts'
import type { BallotManner } from '../../../../shared/domain/ballot.ts'
import type { DecisionId, MeetingId, SeatId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { exportedBy, textOf } from '../../../support/exported.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum, testSigner } from '../../../support/hosted-forum.ts'

const OPEN = { code: 'out_of_order', state: 'ballot_open' }
type Asked = { meeting: MeetingId; decision: DecisionId }

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  const desk = (): HeadlessDesk =>
    new HeadlessDesk({ path: forum.file, command: ['false'], env: {}, now: () => new Date(), say: () => undefined })
  forum = await HostedForum.start({ desk: { call: (name, of) => desk().call(name, of) } })
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

async function balloted(manner: BallotManner, votes = 4): Promise<Asked> {
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', { ...of, manner })
  if (manner !== 'secret') await held.cast(of, held.here.slice(0, votes), 'no')
  return of
}

async function deposit(of: Asked, seat: SeatId): Promise<void> {
  const { token = '' } = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  const window = await forum.join(`/#/join/${token}`)
  await window.run('ballot.deposit', { ...of, seat, key: randomId(), ballot: 'no' })
}

const checkpoints = (): number => forum.hosting.recorder.store.checkpoints().length
/** The votes in the log, and in the table. */
const votesIn = (files: ReturnType<typeof exportedBy>): [number, number] => [
  textOf(files, 'data/record/log.jsonl').split('"ballot.cast/1"').length - 1,
  textOf(files, 'data/tables/ballots.csv').split(/,no,/).length - 1,
]

async function publishing(): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${operator.session}` }
  const asked = await fetch(`${forum.hosting.localUrl}/api/desk/publish`, { method: 'POST', headers, body: '{}' })
  return asked.json()
}

function exportSays(): string {
  const out = path.join(path.dirname(forum.file), randomId())
  const said: string[] = []
  try {
    exportCommand([forum.file, '--out', out], {
      openReader,
      out: (text) => said.push(text),
      err: (text) => said.push(text),
    })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    said.push(error.message)
  }
  return `${existsSync(out) ? 'written' : 'nothing written'}: ${said.join('')}`
}

/** As a host before this rule would have done it. */
function signAnyway(): void {
  forum.hosting.recorder.checkpoint(testSigner)
}

describe('[CHK2] while a ballot that is not secret has votes', () => {
  test.each(['open', 'roll_call'] as const)('taken %s, nothing is signed or published', async (manner) => {
    const of = await balloted(manner)
    const before = checkpoints()
    expect(await operator.refusal('checkpoint.make', {})).toEqual(OPEN)
    expect(forum.hosting.checkpoint()).toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'ballot_open' } },
    })
    expect(await publishing()).toEqual({
      ok: false,
      error: { code: 'out_of_order', details: { state: 'ballot_open' } },
    })
    expect(checkpoints()).toBe(before)
    expect(readdirSync(path.dirname(forum.file)).filter((name) => name.includes('repository'))).toEqual([])
    await operator.run('ballot.close', of)
    await operator.run('checkpoint.make', {})
    expect(votesIn(exportedBy(forum))).toEqual([4, 4])
  })

  test('one without a vote so far, and a secret one with votes, keep nothing back', async () => {
    const of = await balloted('open', 0)
    await operator.run('checkpoint.make', {})
    await operator.run('question.annul', { ...of, reason: 'In secret.' })
    await operator.run('ballot.open', { ...of, manner: 'secret' })
    await deposit(of, held.seat(0))
    await operator.run('checkpoint.make', {})
    expect(votesIn(exportedBy(forum))).toEqual([0, 0])
  })

  test('one that another meeting’s end would have signed waits, and is signed once the ballot has ended', async () => {
    const of = await balloted('open')
    const starts = { local: '2027-04-01T10:00', zone: 'Asia/Manila' }
    const plan = { title: 'Another', starts, minutes: 60, place: null, callUrl: null, occurredAt: null, items: [] }
    const other = (await operator.run('meeting.plan', plan))['meeting'] as MeetingId
    await operator.run('meeting.open', { meeting: other })
    const before = checkpoints()
    await operator.run('meeting.adjourn', { meeting: other })
    expect([checkpoints(), forum.faults]).toEqual([before, []])
    await operator.run('question.annul', { ...of, reason: 'A seat was not asked.' })
    expect(checkpoints()).toBe(before + 1)
    await operator.run('ballot.open', of)
    await operator.run('ballot.close', of)
    expect(checkpoints()).toBe(before + 1)
  })

  test('the command line exports what was signed before it, and no checkpoint that reaches into it', async () => {
    const of = await balloted('open')
    expect(exportSays()).toContain('later entries are not exported')
    expect(votesIn(exportedBy(forum))).toEqual([0, 0])
    signAnyway()
    expect(exportSays()).toContain('close it or annul it')
    await operator.run('ballot.close', of)
    expect(exportSays()).toMatch(/^written/)
  })

  test('[EXP2] there is a way out for a ballot that a crash left open; annulled, its votes stay in the log alone', async () => {
    const of = await balloted('open')
    forum = await forum.restart()
    operator = await forum.operator()
    expect(await operator.refusal('checkpoint.make', {})).toEqual(OPEN)
    await operator.run('question.annul', { ...of, reason: 'The machine failed.' })
    await operator.run('checkpoint.make', {})
    expect(votesIn(exportedBy(forum))).toEqual([4, 0])
    await operator.run('ballot.open', of)
    const again = { meeting: held.id, decision: of.decision, seat: held.seat(0), ballot: 'no' as const }
    await operator.run('ballot.cast', again)
    expect(await operator.refusal('checkpoint.make', {})).toEqual(OPEN)
    await operator.run('decision.annul', { ...of, reason: 'Not today.' })
    await operator.run('checkpoint.make', {})
    expect(votesIn(exportedBy(forum))).toEqual([5, 0])
  })
})
