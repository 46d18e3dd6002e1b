import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atControls } from '../../../support/at-controls.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import type { RecordedEvent } from '../../../../shared/domain/record.ts'
import type { MeetingId, PersonId } from '../../../../shared/domain/primitives.ts'

let forum: HostedForum
beforeEach(async () => {
  forum = await HostedForum.start()
})
afterEach(async () => {
  await forum.close()
})

const linkOf = (role: string): string =>
  forum.invitations().find((one) => one.role === role)?.url ?? expect.fail(`no ${role}`)
const log = (): RecordedEvent[] => forum.hosting.recorder.store.events(0)
const issued = (): RecordedEvent[] => log().filter(({ type }) => type === 'invitation.issued/1')

async function as(role: string): Promise<{ window: LiveWindow; person: PersonId }> {
  const url = linkOf(role)
  const { participant } = await forum.redeem(url)
  return { window: await forum.join(url), person: participant.id as PersonId }
}

describe('[JOIN10] a link that one makes for another', () => {
  test('stands in the record, with who made it, for whom and for what, and without its token', async () => {
    const chair = await as('chair')
    const member = await as('member')
    const meeting = Object.keys(forum.state.meetings)[0] as MeetingId
    const links = [
      await chair.window.run('invitation.issue', { person: member.person, meeting: null }),
      await chair.window.run('invitation.issue', { person: member.person, meeting }),
    ]
    expect(issued().map(({ actor, body }) => ({ actor, body }))).toEqual([
      { actor: chair.person, body: { person: member.person, meeting: null } },
      { actor: chair.person, body: { person: member.person, meeting } },
    ])
    for (const { token = '' } of links) {
      expect(token).toMatch(/^[0-9a-f]{64}$/)
      expect(JSON.stringify(log())).not.toContain(token)
    }
  })

  test('is one also where whoever is at the controls makes it for whom they act as; one’s own is none', async () => {
    const chair = await as('chair')
    await chair.window.run('invitation.issue', { person: chair.person, meeting: null })
    expect(issued()).toEqual([])
    const acting = await atControls(forum, chair.person)
    await acting.run('invitation.issue', { person: chair.person, meeting: null })
    expect(issued().map(({ actor, body }) => [actor, body['person']])).toEqual([[chair.person, chair.person]])
  })
})

describe('[PRES4] coming and going without end', () => {
  test('is refused as too fast, for that one person, on whichever device; others are noted all the same', async () => {
    const meeting = Object.values(forum.state.meetings).find(({ stage }) => stage === 'planned')?.id
    if (!meeting) throw new Error('the sample has a meeting ahead')
    const url = linkOf('member')
    const { participant } = await forum.redeem(url)
    const person = participant.id as PersonId
    const devices = [await forum.join(url), await forum.join(url)]
    const before = forum.hosting.recorder.head.seq
    const answers = []
    for (let n = 0; n < 40; n++) {
      const mode = n % 2 === 0 ? 'room' : 'away'
      answers.push(await devices[n % 2]!.ask('presence.note', { meeting, person, mode }))
    }
    expect(answers.slice(0, 20).every(({ ok }) => ok)).toBe(true)
    const refused = answers.filter((answer) => !answer.ok)
    expect(refused.length).toBeGreaterThan(0)
    for (const { error } of refused) expect(error).toEqual({ code: 'too_fast' })
    expect(forum.hosting.recorder.head.seq - before).toBeLessThan(30)
    const operator = await forum.operator()
    for (const one of Object.keys(forum.state.persons))
      await operator.run('presence.note', { meeting, person: one as PersonId, mode: 'remote' })
  })
})
