import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../../../../shared/domain/decision.ts'
import type { ForumState } from '../../../../../shared/domain/state.ts'
import { factsOf, newsOf } from '../../../../../renderer/features/decision/use-decision-news.ts'
import type { Words } from '../../../../../renderer/features/decision/words.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'

let words: Words
beforeAll(async () => {
  await startTexts('en')
  words = { ...textsOf('decision', 'en'), format: formatsOf('en') }
})

const state = {
  seats: { a: { label: 'Youth', holders: [] }, b: { label: 'Academia', holders: [] } },
} as unknown as ForumState
const seats = ['a', 'b', 'c'].map((id) => ({ id, sector: 's', here: true, recused: false }))

function decision(change: object): Decision {
  const rule = { kind: 'consensus', rule: {} }
  const fresh = {
    rule,
    title: 'Open contracts',
    stage: 'put',
    rounds: [],
    texts: [{}],
    confirmed: [],
    pastBallots: [],
    reports: [],
    ballot: null,
  }
  const quiet = { suspendedAt: null, annulledQuestions: [], concluded: null, annulled: null }
  return { ...fresh, ...quiet, ...change } as unknown as Decision
}

function inRound(taken: readonly { seat: string; actor: string; seq: number }[]): Decision {
  const positions = Object.fromEntries(taken.map((one) => [one.seat, { ...one, position: 'agree', judged: null }]))
  return decision({ stage: 'round', rounds: [{ seats, positions, objections: [] }] })
}

function news(now: Decision, before: Decision | null, closely = true): string {
  return newsOf({ words, state, me: 'me', closely }, now, before && factsOf(before)).join(' ')
}

describe('what others do to a decision', () => {
  it('a text put to decision is news once, by its title', () => {
    expect(news(decision({}), null)).toBe('Put to decision: Open contracts.')
    expect(news(decision({}), decision({}))).toBe('')
  })

  it('a round is news when it opens, and nothing else is said of it then', () => {
    expect(news(inRound([]), decision({}))).toBe('Consensus test, round 1, is open: Open contracts.')
  })

  it('a position of another is told with its seat and how many are still to answer; one’s own is not', () => {
    const others = inRound([{ seat: 'a', actor: 'other', seq: 1 }])
    expect(news(others, inRound([]))).toMatch(/Youth.*2 still to answer\./)
    expect(news(inRound([{ seat: 'a', actor: 'me', seq: 1 }]), inRound([]))).toBe('')
  })

  it('a position taken back for another is news again', () => {
    const first = inRound([{ seat: 'a', actor: 'other', seq: 1 }])
    expect(news(inRound([{ seat: 'a', actor: 'other', seq: 2 }]), first)).toMatch(/Youth/)
  })

  it('whoever looks elsewhere hears of stages, not of each answer', () => {
    expect(news(inRound([{ seat: 'a', actor: 'other', seq: 1 }]), inRound([]), false)).toBe('')
    expect(news(inRound([]), decision({}), false)).toMatch(/is open/)
  })

  it('of votes only how many there are, never whose or what', () => {
    const ballot = (cast: object): Decision => decision({ stage: 'ballot', ballot: { seats, cast, taken: [] } })
    expect(news(ballot({ a: 'noted' }), ballot({}))).toBe('1 of 3 have voted')
  })

  it('the outcome is told in its sentence', () => {
    const ended = decision({ stage: 'concluded', concluded: { case: {}, outcome: {}, result: 'adopted' } })
    expect(news(ended, decision({ stage: 'ballot' }))).toBe('Open contracts: Adopted.')
  })

  it('[DEC13] a quorum that is lost and comes back is told, and that the question goes on', () => {
    const open = decision({ stage: 'ballot', ballot: { seats, cast: {}, taken: [] } })
    const waiting = decision({
      stage: 'ballot',
      ballot: { seats, cast: {}, taken: [] },
      suspendedAt: '2027-03-12T02:12:00.000Z',
    })
    expect(news(waiting, open)).toBe('The quorum is lost. Nothing is taken until it is back.')
    expect(news(open, waiting)).toBe('The quorum is back: the ballot goes on.')
  })

  it('[RESP1] a reasoned response is news, and so is another in its place', () => {
    const given = (n: number): Decision => decision({ responses: Array.from({ length: n }, (_, seq) => ({ seq })) })
    const said = 'The reasoned response is published: Open contracts.'
    expect([news(given(1), decision({})), news(given(2), given(1)), news(given(2), given(2))]).toEqual([said, said, ''])
  })

  it('[DEC14] a ballot that a recusal annulled and opened again is told with the seat, though the stage is the same', () => {
    const at = '2027-03-12T02:20:00.000Z'
    const holders = [{ person: 'p', as: 'titular', since: null, until: null, left: false }]
    Object.assign(state, {
      seats: { ...state.seats, a: { label: 'Youth', holders } },
      meetings: {
        m: {
          starts: { local: '2027-03-12T10:00' },
          recusals: [{ item: 'i', person: 'p', notedAt: at, liftedAt: null }],
        },
      },
    })
    const was = { seats, cast: {}, taken: [] }
    const voided = { at, why: 'recusal', reason: null, round: null, ballot: was }
    const again = decision({ stage: 'ballot', meeting: 'm', item: 'i', ballot: was, annulledQuestions: [voided] })
    expect(news(again, decision({ stage: 'ballot', ballot: was }))).toBe(
      'The ballot is annulled: Youth stood out. It is open again, over the seats as they are.',
    )
  })
})
