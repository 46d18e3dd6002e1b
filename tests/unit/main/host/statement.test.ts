import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { todayOf } from '../../../../main/host/actors.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { statementOf } from '../../../support/statements.ts'

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
const badInput = { code: 'bad_input' }
const today = (): string => todayOf(forum.state, Date.now())

async function member(): Promise<{ window: LiveWindow; person: never }> {
  const link = forum.invitations().find((one) => one.role === 'member')?.url ?? expect.fail('nobody is a member')
  const window = await forum.join(link)
  return { window, person: (await forum.redeem(link)).participant.id as never }
}

describe('the ethics statement', () => {
  test('[ETH4] is adopted at a stroke until the forum has met, and by a decision afterwards', async () => {
    await operator.run('statement.adopt', statementOf('Openness'))
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const next = statementOf('Openness', 'Honesty')
    expect(await operator.refusal('statement.adopt', next)).toMatchObject(outOfOrder('statement_by_decision'))
    const put = { ...held.ofItem, commitment: null, statement: next, rule: 'majority-attending' }
    const of = { meeting: held.id, decision: (await operator.run('decision.put', put))['decision'] as never }
    expect(held.decision(of)).toMatchObject({ about: 'terms', title: 'Ethics statement, version 2', statement: next })
    const amended = { ...next, opening: 'We undertake:' }
    await operator.run('decision.amend', { ...of, statement: amended })
    expect(await operator.refusal('decision.amend', { ...of, motion: { title: 'X', text: 'Y' } })).toMatchObject(
      badInput,
    )
    await operator.run('ballot.open', of)
    await held.cast(of, held.here, 'yes')
    expect(forum.state.statements).toHaveLength(1)
    await operator.run('ballot.close', of)
    expect(forum.state.statements.map(({ version, decision }) => [version, decision])).toEqual([
      [1, null],
      [2, of.decision],
    ])
    expect(forum.state.statements.at(-1)).toMatchObject(amended)
  })

  test('[ETH4] that was not adopted by its decision changes nothing', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const put = { ...held.ofItem, commitment: null, statement: statementOf('Openness'), rule: 'majority-attending' }
    const of = { meeting: held.id, decision: (await operator.run('decision.put', put))['decision'] as never }
    await operator.run('ballot.open', of)
    await held.cast(of, held.here, 'no')
    await operator.run('ballot.close', of)
    expect(forum.state.statements).toEqual([])
  })
})

describe('a signature', () => {
  test('[ETH5] is given by each in their own window, under the version in force, today, and once', async () => {
    const { window, person } = await member()
    expect(await window.refusal('statement.sign', { person, version: 1, on: null })).toMatchObject({
      code: 'not_found',
    })
    await operator.run('statement.adopt', statementOf('Openness'))
    await operator.run('statement.adopt', statementOf('Openness', 'Honesty'))
    expect(await window.refusal('statement.sign', { person, version: 1, on: null })).toMatchObject(
      outOfOrder('statement_superseded'),
    )
    expect(await window.refusal('statement.sign', { person, version: 2, on: '2020-01-01' })).toMatchObject(badInput)
    await window.run('statement.sign', { person, version: 2, on: null })
    expect(forum.state.signatures).toMatchObject([{ person, actor: person, version: 2, on: today(), struckAt: null }])
    expect(await window.refusal('statement.sign', { person, version: 2, on: null })).toMatchObject(
      outOfOrder('already_signed'),
    )
  })

  test('[ETH5] on paper is entered by those who keep the data, not for a day before the statement or after today', async () => {
    const { window, person } = await member()
    const seat = Object.values(forum.state.seats).find((one) => one.holders[0]?.person !== person)
    const another = seat?.holders[0]?.person ?? expect.fail('one seat only')
    await operator.run('statement.adopt', statementOf('Openness'))
    expect(await window.refusal('statement.sign', { person: another, version: 1, on: today() })).toMatchObject({
      code: 'not_allowed',
    })
    for (const on of ['2020-01-01', '2999-01-01'])
      expect(await operator.refusal('statement.sign', { person: another, version: 1, on })).toMatchObject(badInput)
    await operator.run('statement.sign', { person: another, version: 1, on: today() })
    expect(forum.state.signatures[0]?.actor).not.toBe(another)
  })

  test('[ETH5] that was entered by mistake is struck and may be given again; one’s own is not', async () => {
    const { window, person } = await member()
    await operator.run('statement.adopt', statementOf('Openness'))
    await operator.run('statement.sign', { person, version: 1, on: today() })
    const struck = { person, corrects: forum.state.signatures[0]?.seq ?? 0 }
    await operator.run('signature.strike', struck)
    expect(await operator.refusal('signature.strike', struck)).toMatchObject(outOfOrder('signature_stands'))
    await window.run('statement.sign', { person, version: 1, on: null })
    const own = { person, corrects: forum.state.signatures[1]?.seq ?? 0 }
    expect(await operator.refusal('signature.strike', own)).toMatchObject(outOfOrder('signature_stands'))
  })

  test('[ETH5] is asked of members and officers: whoever holds neither seat nor office signs nothing', async () => {
    await operator.run('statement.adopt', statementOf('Openness'))
    const said = { name: 'A visiting expert', organisation: null, meeting: null, mode: 'away' as const }
    const person = (await operator.run('person.add', said))['person'] as never
    expect(await operator.refusal('statement.sign', { person, version: 1, on: today() })).toMatchObject(
      outOfOrder('not_a_member'),
    )
  })
})
