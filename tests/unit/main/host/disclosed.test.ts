import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MeetingId, PersonId } from '../../../../shared/domain/primitives.ts'
import { exportedBy, textOf } from '../../../support/exported.ts'
import { statementOf } from '../../../support/statements.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const COMPLAINED = 'The firm of a brother.'
const personWith = (office: string): PersonId =>
  Object.values(forum.state.persons).find(({ offices }) => offices.some((one) => one.office === office))?.id ??
  expect.fail(`no ${office}`)
/** Those who hold a seat and no office. */
const members = (): PersonId[] =>
  Object.values(forum.state.seats)
    .flatMap(({ holders }) => holders.filter(({ as }) => as === 'titular').map((one) => one.person))
    .filter((person) => forum.state.persons[person]?.offices.length === 0)

async function windowOf(person: PersonId, meeting: MeetingId | null): Promise<LiveWindow> {
  const { url = '' } = await operator.run('invitation.issue', { person, meeting })
  return forum.join(url)
}

async function complain(by: PersonId, about: PersonId): Promise<void> {
  await operator.run('complaint.make', { by, from: null, about, words: COMPLAINED })
}

async function declare(person: PersonId, detail: string): Promise<void> {
  await operator.run('interest.declare', { meeting: null, item: null, commitment: null, person, detail, recuse: false })
}

const read = async (window: LiveWindow): Promise<string> => {
  await window.ask('none', {})
  return JSON.stringify(window.disclosed)
}

describe('what is sealed', () => {
  test('[JOIN8] [EXP2] is told a link for one meeting as to any participant, whatever the office of whose link it is', async () => {
    const [by, about, other] = members()
    const meeting = Object.values(forum.state.meetings)[0]?.id ?? expect.fail('no meeting')
    const secretary = personWith('secretariat')
    const [whole, limited, chair] = await Promise.all([
      windowOf(secretary, null),
      windowOf(secretary, meeting),
      windowOf(personWith('chair'), meeting),
    ])
    await complain(by!, about!)
    await declare(other!, 'Shares in a contractor.')
    const sealed = [COMPLAINED, 'Shares in a contractor.', '@example.org']
    const told = async (window: LiveWindow): Promise<boolean[]> => {
      const text = await read(window)
      return sealed.map((words) => text.includes(words))
    }
    expect(await told(whole)).toEqual([true, true, true])
    expect(await told(limited)).toEqual([false, false, false])
    expect(await told(chair)).toEqual([false, false, false])
    const again = [await windowOf(secretary, meeting), await windowOf(personWith('chair'), meeting)]
    for (const window of again) expect(await told(window)).toEqual([false, false, false])
    expect(await told(await windowOf(about!, meeting))).toEqual([true, false, false])
  })

  test('[ETH11] of an interest is published only of those declared, in that knowledge, while the statement says so', async () => {
    const [own, other] = members()
    await declare(own!, 'Before: a cousin.')
    await operator.run('statement.adopt', { ...statementOf('Openness'), interests: 'published' })
    const said = { meeting: null, item: null, commitment: null, person: own!, recuse: false } as const
    const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })
    expect(await operator.refusal('interest.declare', { ...said, detail: 'Told that it stays inside.' })).toEqual(
      outOfOrder('interests_published'),
    )
    await operator.run('interest.declare', { ...said, detail: 'In the open: a brother.', published: true })
    await operator.run('statement.adopt', statementOf('Openness'))
    expect(await operator.refusal('interest.declare', { ...said, detail: 'Later.', published: true })).toEqual(
      outOfOrder('interests_internal'),
    )
    const seen = await read(await windowOf(other!, null))
    expect(seen).toContain('In the open: a brother.')
    expect(seen).not.toContain('Before: a cousin.')
    await operator.run('checkpoint.make', {})
    const files = exportedBy(forum)
    const bag = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
    expect(bag).not.toContain('Before: a cousin.')
    expect(textOf(files, 'data/members/index.html')).toContain('In the open: a brother.')
    expect(textOf(files, 'data/ethics/index.html')).toContain('declared from its adoption on is about is published')
  })

  test('[ETH1] of a declared interest is told whose it is, whoever entered it, now and on coming back; and no other member', async () => {
    const [own, other] = members()
    const [mine, theirs] = [await windowOf(own!, null), await windowOf(other!, null)]
    await declare(own!, 'A cousin owns the contractor.')
    expect(await read(mine)).toContain('A cousin owns the contractor.')
    expect(await read(theirs)).not.toContain('A cousin owns the contractor.')
    expect(await read(await windowOf(own!, null))).toContain('A cousin owns the contractor.')
    expect(await read(await windowOf(other!, null))).not.toContain('A cousin owns the contractor.')
  })
})
