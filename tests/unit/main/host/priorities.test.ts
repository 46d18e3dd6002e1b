import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { Election, ElectionBallot } from '../../../../shared/domain/election.ts'
import type { ElectionId, MeetingId, SeatId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { tiedAtCut } from '../../../../shared/rules/election-case.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [3, 3])
})
afterEach(async () => {
  await forum.close()
})

type Of = { readonly meeting: MeetingId; readonly election: ElectionId }
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })
const THEMES = ['Health', 'Water', 'Budget', 'Schools']

async function open(asked: Partial<CommandInput<'election.call'>>): Promise<Of> {
  const called = await operator.run('election.call', {
    ...held.ofItem,
    title: 'Themes of the next plan',
    about: 'themes',
    method: { kind: 'approval', most: null },
    places: 2,
    candidates: THEMES,
    college: null,
    ...asked,
  })
  const of = { meeting: held.id, election: called['election'] as ElectionId }
  await operator.run('election.open', of)
  return of
}

const election = (of: Of): Election => forum.state.elections[of.election] ?? expect.fail('no election')
const theme = (of: Of, name: number) => election(of).candidates[name]?.id ?? expect.fail('no theme')

async function put(of: Of, seat: SeatId, ballot: ElectionBallot): Promise<LiveWindow> {
  const link = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  const window = await forum.join(`/join/${link['token'] ?? ''}`)
  await window.run('election.deposit', { ...of, seat, key: randomId(), ballot })
  return window
}

const findings = () =>
  checkOutcomes(forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event })))
    .findings

/** Two approve of the first and second, one of the first and third: the second place is not tied. */
async function plain(): Promise<Of> {
  const of = await open({})
  await put(of, held.seat(0), [theme(of, 0), theme(of, 1)])
  await put(of, held.seat(3), [theme(of, 0), theme(of, 1)])
  await put(of, held.seat(4), [theme(of, 0), theme(of, 2)])
  await operator.run('election.close', of)
  return of
}

/** One dot each for the second and third; the first has two: one place is left for two. */
async function tied(): Promise<Of> {
  const of = await open({ method: { kind: 'dots', dots: 2, perCandidate: null } })
  await put(of, held.seat(0), { [theme(of, 0)]: 2 })
  await put(of, held.seat(3), { [theme(of, 1)]: 1, [theme(of, 2)]: 1 })
  await operator.run('election.close', of)
  return of
}

describe('priorities', () => {
  test('[ELE9] without a tie need no word and no lot, and the secret of the lot is not kept', async () => {
    const of = await plain()
    expect(election(of)).toMatchObject({
      stage: 'closed',
      lot: null,
      closed: { outcome: { in: [theme(of, 0), theme(of, 1)], tied: [], valid: 3 } },
    })
    expect(forum.hosting.recorder.store.note(`lot ${of.election}`)).toBe('')
    expect(await operator.refusal('election.draw', of)).toEqual(outOfOrder('no_tie'))
    expect(findings()).toEqual([])
  })

  test('[ELE9] a tie at the cut stays until a lot is drawn among exactly those tied, with the words said after the close', async () => {
    const of = await tied()
    const two = [theme(of, 1), theme(of, 2)].sort()
    expect(tiedAtCut(election(of))).toEqual(two)
    expect(election(of).closed?.outcome).toMatchObject({ in: [theme(of, 0)], byLot: [] })
    expect(await operator.refusal('election.draw', of)).toEqual(outOfOrder('lot_no_words'))
    await operator.run('election.say', { ...of, person: held.titular(held.seat(5)), word: 'lantern' })
    await operator.run('election.draw', of)
    const { lot, closed } = election(of)
    expect([...(lot?.order ?? [])].sort()).toEqual(two)
    expect(closed?.outcome).toMatchObject({ in: [theme(of, 0), lot?.order[0]], byLot: [lot?.order[0]], tied: two })
    expect(await operator.refusal('election.draw', of)).toEqual(outOfOrder('lot_drawn'))
    expect(findings()).toEqual([])
  })

  test('[ELE9] no word is said for a lot before a tie is there, nor once it is drawn', async () => {
    const of = await open({})
    const said = { ...of, person: held.titular(held.seat(0)), word: 'harbour' }
    expect(await operator.refusal('election.say', said)).toEqual(outOfOrder('no_tie_yet'))
    await operator.run('election.close', of)
    expect(await operator.refusal('election.say', said)).toEqual(outOfOrder('election_closed'))
  })

  test('[ELE8] a ballot that does not keep to the method is refused; a blank one is counted apart', async () => {
    const of = await open({ method: { kind: 'dots', dots: 2, perCandidate: 1 } })
    const window = await put(of, held.seat(0), {})
    const ballot = (given: ElectionBallot) => ({ ...of, seat: held.seat(0), key: randomId(), ballot: given })
    const refused = { code: 'bad_input' }
    expect(await window.refusal('election.deposit', ballot({ [theme(of, 0)]: 2 }))).toEqual(refused)
    expect(await window.refusal('election.deposit', ballot([theme(of, 0)]))).toEqual(refused)
    await operator.run('election.close', of)
    expect(election(of).closed?.outcome).toMatchObject({ valid: 0, invalid: 1, in: [], tied: [] })
  })

  test('[ELE8] by category each has its own places, in whatever script it is named', async () => {
    const of = await open({ method: { kind: 'category' }, places: 1, categories: ['ხალხი', 'Land', 'ხალხი', 'Land'] })
    await put(of, held.seat(0), [theme(of, 2), theme(of, 1)])
    await operator.run('election.close', of)
    expect(election(of).closed?.outcome).toMatchObject({
      categories: { ხალხი: { in: [theme(of, 2)] }, Land: { in: [theme(of, 1)] } },
    })
    expect(findings()).toEqual([])
  })

  test('[ELE8] categories come with the method that asks them, one for each', async () => {
    const asked = { ...held.ofItem, title: 'T', about: 'themes', places: 1, candidates: THEMES, college: null } as const
    for (const wrong of [
      { method: { kind: 'category' } as const },
      { method: { kind: 'category' } as const, categories: ['People'] },
      { method: { kind: 'stv' } as const, categories: ['A', 'B', 'C', 'D'] },
    ])
      expect(await operator.refusal('election.call', { ...asked, ...wrong })).toMatchObject({ code: 'bad_input' })
  })

  test('[ELE9] verifying misses a count in which a list broke the tie', async () => {
    await tied()
    const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => {
      if (event.type !== 'election.closed/1') return { place: String(event.seq), event }
      const { outcome } = event.body as { outcome: { in: string[]; tied: string[] } }
      const broken = { ...outcome, in: [...outcome.in, outcome.tied[0]], tied: [] }
      return { place: String(event.seq), event: { ...event, body: { ...event.body, outcome: broken } as never } }
    })
    expect(checkOutcomes(entries).findings.map(({ what }) => what)).toEqual([
      expect.stringContaining('the count comes to another outcome than the record says'),
    ])
  })
})
