import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingLine } from '../../../../main/export/verify/finding.ts'
import { folderInMemory } from '../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../main/export/verify/repository.ts'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { ElectionBallot, ElectionMethod } from '../../../../shared/domain/election.ts'
import type { CandidateId, ElectionId, SeatId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { Files } from '../../../support/exported.ts'
import { exportedBy, inFolder, remade, textOf, withFile, writeFiles } from '../../../support/exported.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const THEMES = ['Health', 'Water <b>', 'Budget', 'Schools']

let forum: HostedForum
let files: Files

interface Vote {
  readonly method: ElectionMethod
  readonly categories?: string[]
  /** One ballot each of as many seats. */
  readonly ballots: (id: (place: number) => CandidateId) => readonly ElectionBallot[]
}

/** By every method that counts points: the dots leave a tie that a lot breaks, the approvals one that stays. */
const VOTES: readonly Vote[] = [
  {
    method: { kind: 'dots', dots: 3, perCandidate: null },
    ballots: (id) => [{ [id(0)]: 3 }, { [id(1)]: 1, [id(2)]: 1 }],
  },
  {
    method: { kind: 'approval', most: null },
    ballots: (id) => [
      [id(0), id(1)],
      [id(0), id(2)],
    ],
  },
  { method: { kind: 'score', highest: 5 }, ballots: (id) => [{ [id(3)]: 5, [id(2)]: 4 }, {}] },
  { method: { kind: 'rank', points: [3, 2, 1] }, ballots: (id) => [[id(3), id(2), id(1)], [id(3)]] },
  {
    method: { kind: 'category' },
    categories: ['People', 'Land', 'People', 'Land'],
    ballots: (id) => [[id(0), id(1)], [id(2)]],
  },
]

beforeAll(async () => {
  forum = await HostedForum.start()
  const operator = await forum.operator()
  const held = await HeldMeeting.open(forum, operator, [2, 2])
  const voters: [SeatId, LiveWindow][] = []
  for (const seat of [held.seat(0), held.seat(2)]) {
    const link = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
    voters.push([seat, await forum.join(`/join/${link['token'] ?? ''}`)])
  }
  for (const { method, categories, ballots } of VOTES) {
    const asked: CommandInput<'election.call'> = {
      ...held.ofItem,
      title: `Themes by ${method.kind}`,
      about: 'themes',
      method,
      places: 2,
      candidates: THEMES,
      college: null,
      ...(categories ? { categories } : {}),
    }
    const of = { meeting: held.id, election: (await operator.run('election.call', asked))['election'] as ElectionId }
    await operator.run('election.open', of)
    const candidates = forum.state.elections[of.election]?.candidates
    const given = ballots((place) => candidates?.[place]?.id ?? expect.fail('no candidate'))
    for (const [index, ballot] of given.entries()) {
      const [seat, window] = voters[index] ?? expect.fail('more ballots than voters')
      await window.run('election.deposit', { ...of, seat, key: randomId(), ballot })
    }
    await operator.run('election.close', of)
    if (method.kind !== 'dots') continue
    await operator.run('election.say', { ...of, person: held.titular(held.seat(0)), word: 'estuary' })
    await operator.run('election.draw', of)
  }
  await operator.run('meeting.adjourn', { meeting: held.id })
  files = exportedBy(forum)
})
afterAll(async () => {
  await forum.close()
})

const page = (number: number): string => textOf(files, `data/elections/E-00${String(number)}/index.html`)
const caseOf = (number: number): string => `data/elections/E-00${String(number)}/case.json`

describe('priorities in the repository', () => {
  test('[ELE9] the page has everybody with their points; a tie that stays is said, one that a lot broke says by lot', () => {
    expect(page(1)).toMatch(/Chosen: Health and (Water &lt;b&gt;|Budget)\./)
    expect(page(1)).toContain('chosen by lot')
    expect(page(1)).toContain('tied, not drawn')
    expect(page(1)).toContain('estuary')
    expect(page(2)).toMatch(
      /Chosen: Health\. Tied: (Water &lt;b&gt; and Budget|Budget and Water &lt;b&gt;)\. One place is left/,
    )
    expect(page(2)).toContain('tied at the cut')
    expect(page(2)).not.toContain('estuary')
    expect(page(3)).toContain('One ballot counted, one blank.')
    expect(page(5)).toContain('People')
    const minutes = [...files.keys()].filter((file) => file.endsWith('/minutes.html'))
    expect(minutes.some((file) => textOf(files, file).includes('elections/E-002/index.html'))).toBe(true)
  })

  test('[ELE7] every case.json counts out as expected, here and with the second program in the bag', () => {
    for (const number of VOTES.keys()) {
      const file = JSON.parse(textOf(files, caseOf(number + 1))) as { cases: { expected: unknown }[] }
      const counted = tally(file)
      expect(counted).toMatchObject({ ok: true, value: { malformed: 0 } })
      if (counted.ok) expect(counted.value.outcomes).toEqual(file.cases.map(({ expected }) => expected))
    }
    inFolder((folder) => {
      writeFiles(join(folder, 'whole'), files)
      const check = [resolve('resources/export/tally.py'), '--check', join(folder, 'whole', 'data/elections')]
      expect(spawnSync('python3', check, { encoding: 'utf8', timeout: 60_000 })).toMatchObject({ status: 0 })
    })
  })

  test('[EXP4] [ELE9] verifies, and does no more where a list broke the tie in a case.json', () => {
    const findings = (of: Files): string[] => verifyRepository(folderInMemory(of), null).findings.map(findingLine)
    expect(findings(files)).toEqual([])
    const file = JSON.parse(textOf(files, caseOf(2))) as { cases: [{ expected: { in: string[]; tied: string[] } }] }
    const [{ expected }] = file.cases
    expected.in.push(...expected.tied.splice(0, 1))
    const changed = remade(withFile(files, caseOf(2), `${JSON.stringify(file, null, 2)}\n`))
    expect(findings(changed)).toEqual([`${caseOf(2)}: is not the case of the record`])
  })
})
