import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingLine } from '../../../../main/export/verify/finding.ts'
import { folderInMemory } from '../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../main/export/verify/repository.ts'
import type { Election } from '../../../../shared/domain/election.ts'
import type { ElectionId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { Files } from '../../../support/exported.ts'
import { exportedBy, remade, textOf, withFile } from '../../../support/exported.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const FOUR = ['Ada', 'Ben', 'Cleo <b>', 'Dora']
const FOLDER = 'data/elections/E-001'

let forum: HostedForum
let files: Files
let election: Election
let key: string

beforeAll(async () => {
  forum = await HostedForum.start()
  const operator = await forum.operator()
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const college = forum.state.sectors[1]?.id ?? null
  const by = { about: 'persons', method: { kind: 'stv' } } as const
  const asked = { ...held.ofItem, ...by, title: 'Two members', places: 2, candidates: FOUR, college }
  const of = { meeting: held.id, election: (await operator.run('election.call', asked))['election'] as ElectionId }
  await operator.run('election.open', of)
  const seat = held.seat(9)
  const link = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  const window = await forum.join(`/join/${link['token'] ?? ''}`)
  key = randomId()
  const first = forum.state.elections[of.election]?.candidates[2]?.id ?? expect.fail('no candidate')
  await window.run('election.deposit', { ...of, seat, key, ballot: [first] })
  await operator.run('election.say', { ...of, person: held.titular(seat), word: 'estuary' })
  await operator.run('election.close', of)
  await operator.run('meeting.adjourn', { meeting: held.id })
  election = forum.state.elections[of.election] ?? expect.fail('no election')
  files = exportedBy(forum)
})
afterAll(async () => {
  await forum.close()
})

const findings = (of: Files): string[] => verifyRepository(folderInMemory(of), null).findings.map(findingLine)

describe('an election in the repository', () => {
  test('[ELE7] has a page that says who was elected, where the lot decided, and who voted; the minutes say it too', () => {
    const page = textOf(files, `${FOLDER}/index.html`)
    expect(page).toMatch(/Elected: Cleo &lt;b&gt; and (Ada|Ben|Dora)\./)
    expect(page).toContain('Tie, in the order of the lot:')
    expect(page).toContain('eliminated by lot')
    expect(page).toContain('1 of 6 electors voted.')
    expect(page).toContain('estuary')
    const minutes = [...files.keys()].filter((file) => file.endsWith('/minutes.html'))
    expect(minutes.some((file) => textOf(files, file).includes('elections/E-001/index.html'))).toBe(true)
    expect(textOf(files, 'data/decisions/index.html')).toContain('E-001')
  })

  test('[ELE7] its case.json holds the count and the lot, counts out as expected, and names each candidate', () => {
    const file = JSON.parse(textOf(files, `${FOLDER}/case.json`)) as {
      cases: { label: Record<string, string>; expected: unknown }[]
    }
    const counted = tally(file)
    expect(counted).toMatchObject({ ok: true, value: { malformed: 0 } })
    if (counted.ok) expect(counted.value.outcomes).toEqual(file.cases.map(({ expected }) => expected))
    expect(Object.values(file.cases[0]?.label ?? {})).toEqual(FOUR)
    expect(file.cases[1]?.expected).toMatchObject({ result: 'drawn', order: election.lot?.order })
  })

  test('[ELE4] says nowhere under which key somebody voted', () => {
    for (const bytes of files.values()) expect(new TextDecoder().decode(bytes)).not.toContain(key)
  })

  test('[EXP4] [ELE7] verifies, and does no more where another was put in the place of who was elected', () => {
    expect(findings(files)).toEqual([])
    const place = `${FOLDER}/case.json`
    const [one = '', other = ''] = [election.candidates[2]?.id, election.candidates[0]?.id]
    const changed = textOf(files, place).replaceAll(one, 'x').replaceAll(other, one).replaceAll('x', other)
    expect(findings(remade(withFile(files, place, changed)))).toEqual([`${place}: is not the case of the record`])
    expect(findings(remade(withFile(files, place, null)))).toEqual([
      `${place}: is missing or is no file of decision cases`,
    ])
  })
})
