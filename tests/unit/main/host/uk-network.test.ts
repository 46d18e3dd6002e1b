import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { localForumFiles } from '../../../../main/cli/forum-making.ts'
import { chooseBetween, inputOf } from '../../../../renderer/scenes/start/new-forum-entry.ts'
import type { NewForumEntry } from '../../../../renderer/scenes/start/new-forum-entry.ts'
import { newForumInput } from '../../../../shared/contract/start.ts'
import { HostedForum, testSigner } from '../../../support/hosted-forum.ts'
import { MovedClock } from '../../../support/procedure-forum.ts'

const clock = new MovedClock('2027-03-01T10:00:00.000Z')
const ROSTER = `seat,sector,organisation,titular,titular_email,officer
N1,network,First organisation,First member,,
N2,network,Second organisation,Second member,,
,,Host organisation,Coordinator,,secretariat
`
const entered: NewForumEntry = {
  ...{ name: 'A network', country: '', language: 'en', zone: 'Europe/London' },
  ...{ sectors: ['network'], members: 'list', roster: ROSTER },
  ...{ usual: 'mixed', also: [], between: '', attribution: '' },
}
let forum: HostedForum

/** The forum that the steps of a new one make of an entry. */
async function made(entry: NewForumEntry): Promise<HostedForum> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-uk-'))
  const file = join(folder, 'forum.plenary')
  const input = newForumInput.parse(JSON.parse(JSON.stringify(inputOf(entry))))
  expect(await localForumFiles({ signer: () => testSigner, clock }).create(file, input)).toMatchObject({ ok: true })
  return HostedForum.open(folder, file, { clock })
}

describe('a new forum that decides between meetings as the UK Open Government Network does', () => {
  beforeEach(async () => {
    const chosen = { ...entered, ...chooseBetween(entered, 'uk-open-government-network') }
    forum = await made({ ...chosen, attribution: ' Members of A network ' })
  })
  afterEach(async () => {
    await forum.close()
  })
  const motion = { title: 'A letter', text: 'We ask for the register to be opened.' }
  const until = (local: string) => ({ local, zone: 'Europe/London' })

  test('[BET1] keeps its own usual rule, has those of the network beside it, and signs under its own name', () => {
    expect(forum.state.forum?.rules).toMatchObject({
      usual: 'mixed',
      rules: [{ id: 'mixed' }, { id: 'consensus' }, { id: 'majority-attending' }],
      between: {
        signatures: { attribution: 'Members of A network' },
        steering: {},
        statement: { office: 'secretariat' },
      },
    })
    expect(forum.state.forum?.rules?.between?.source).toMatch(/^OGP Toolkit, Box 22/)
  })

  test('[BET3] [BET4] [BET5] opens each of the four, and none for a shorter time', async () => {
    const operator = await forum.operator()
    const network = { way: 'network' as const, commitment: null, motion }
    expect(await operator.refusal('procedure.open', { ...network, until: until('2027-03-14T12:00') })).toEqual({
      code: 'out_of_order',
      state: 'period_short',
    })
    await operator.run('procedure.open', { ...network, until: until('2027-03-15T12:00') })
    await operator.run('procedure.open', { way: 'signatures', motion, until: until('2027-03-02T12:00') })
    await operator.run('procedure.open', {
      ...{ way: 'steering', commitment: null, motion, rule: 'majority-attending' },
      ...{ until: until('2027-03-02T12:00'), viewsWeighed: true, told: true },
    })
    const coordinator = Object.values(forum.state.persons).find(({ offices }) => offices.length > 0)
    const { token = '' } = await operator.run('invitation.issue', {
      person: coordinator?.id ?? expect.fail('nobody holds the secretariat'),
      meeting: null,
    })
    const window = await forum.join(`/#/join/${token}`)
    await window.run('procedure.state', { motion, operational: true })
    expect(Object.values(forum.state.procedures).map(({ terms }) => terms)).toMatchObject([
      { way: 'network', openDays: 14, postedDays: 7 },
      { way: 'signatures', attribution: 'Members of A network', least: 2, membersOnly: true },
      { way: 'steering', rule: { id: 'majority-attending' } },
      { way: 'statement' },
    ])
  })
})

test('[BET1] a new forum decides in its meetings only, unless it chooses otherwise', async () => {
  const other = chooseBetween({ ...entered, ...chooseBetween(entered, 'uk-open-government-network') }, '')
  forum = await made({ ...entered, ...other })
  expect(forum.state.forum?.rules).not.toHaveProperty('between')
  await forum.close()
})
