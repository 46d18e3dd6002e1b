import { describe, expect, test } from 'vitest'
import { ABSENT, answerTo, changed, faultOf, keyPaths, momentAt, told } from './full-case.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

function seat(id: string, ballot: string | null, here = true) {
  return { id, sector: 'civil', here, recused: false, ballot }
}

const rule = plainMajority
const steering = {
  id: 's',
  kind: 'steering',
  vote: { kind: 'vote', seats: [seat('a', 'yes'), seat('b', 'yes'), seat('c', 'no')], rule },
  viewsWeighed: true,
  told: true,
}

describe('steering: the first reason that applies', () => {
  test.for([
    [false, false, ['views_not_weighed', 'not_told']],
    [false, true, ['views_not_weighed']],
    [true, false, ['not_told']],
  ] as const)('views weighed %s, told %s: conditions are missing, and the vote is told all the same', (given) => {
    const [viewsWeighed, isTold, missing] = given
    expect(answerTo({ ...steering, viewsWeighed, told: isTold })).toMatchObject({
      result: 'no_decision',
      why: 'conditions_missing',
      missing,
      vote: { id: 's', result: 'adopted', why: 'threshold_met' },
    })
  })

  test.for([
    ['adopted', 'threshold_met', ['yes', 'yes', 'no']],
    ['not_adopted', 'threshold_missed', ['yes', 'no']],
    ['no_decision', 'nothing_cast', [null]],
  ] as const)('else that of the vote: %s/%s', ([result, why, ballots]) => {
    const seats = ballots.map((ballot, at) => seat(String(at), ballot))
    expect(answerTo({ ...steering, vote: { ...steering.vote, seats } })).toMatchObject({
      result,
      why,
      attribution: 'steering_committee',
      missing: [],
      vote: { result, why },
    })
  })

  test('every key of the outcome; the vote is one of format 2 and takes the id of the case', () => {
    const vote = {
      ...steering.vote,
      id: 'another',
      seats: [seat('a', 'yes'), seat('b', 'yes', false)],
      rule: { ...rule, proxies: { perHolder: 1, present: true }, leastYes: { names: ['civil'], count: 2 } },
      proxies: [{ from: 'b', to: 'a', written: true, lodged: momentAt(0) }],
      proxyDeadline: momentAt(0),
    }
    expect(answerTo({ ...steering, vote })).toEqual({
      id: 's',
      result: 'adopted',
      why: 'threshold_met',
      attribution: 'steering_committee',
      missing: [],
      vote: {
        id: 's',
        result: 'adopted',
        why: 'threshold_met',
        counts: { yes: 2, no: 0, abstain: 0, blank: 0, invalid: 0, silent: 0 },
        base: 2,
        needed: 2,
        quorum: null,
        sectors: {},
        leastYes: { civil: { yes: 2, needed: 2, met: true } },
        refused: [],
        proxies: [{ from: 'b', to: 'a', why: null }],
      },
    })
  })
})

describe('a malformed case of steering', () => {
  test.for(keyPaths(steering).filter(([key]) => key !== 'id' && key !== 'kind'))('without %j', (path) => {
    expect(faultOf(changed(steering, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['vote', 'kind'], 'consensus', 'unknown vote.kind'],
    [['vote', 'seats', 1, 'id'], 'a', 'duplicate vote.seats[1].id'],
    [['vote', 'rule', 'fraction'], [3, 2], 'range vote.rule.fraction'],
    [['vote', 'proxies'], [{ from: 'x', to: 'a', written: true, lodged: momentAt(0) }], 'unknown vote.proxies[0].from'],
    [['vote'], null, 'type vote'],
    [['told'], null, 'type told'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(steering, path, value))).toBe(expected)
  })
})

const statement = { id: 'c', kind: 'statement', by: 'b', operational: true, rule: { coordinators: ['a', 'b'] } }

describe('statement', () => {
  test.for([
    ['not_issued', 'not_coordinator', { by: 'c', operational: false }],
    ['not_issued', 'not_coordinator', { rule: { coordinators: [] } }],
    ['not_issued', 'not_operational', { operational: false }],
    ['issued', 'operational', {}],
  ] as const)('%s/%s', ([result, why, change]) => {
    expect(answerTo({ ...statement, ...change })).toEqual({ id: 'c', result, why, attribution: 'coordinator' })
  })

  test.for(keyPaths(statement).filter(([key]) => key !== 'id' && key !== 'kind'))('malformed without %j', (path) => {
    expect(faultOf(changed(statement, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['by'], '', 'range by'],
    [['operational'], 1, 'type operational'],
    [['rule', 'coordinators', 1], null, 'type rule.coordinators[1]'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(statement, path, value))).toBe(expected)
  })
})
