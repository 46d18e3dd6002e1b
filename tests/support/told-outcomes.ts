import { plainMajority } from './plain-majority.ts'

const seat = (id: string, sector: string, more: object = {}): object => ({
  id,
  sector,
  here: true,
  recused: false,
  ...more,
})
const voting = (id: string, sector: string, more: object = {}): object => seat(id, sector, { ballot: 'yes', ...more })
const names = ['ministries', 'unions', 'academia']
const sectors = { names, base: 'cast', fraction: [1, 2], comparison: 'more_than' }
const vote = (rule: object, seats: object[], more: object = {}): Told => ({
  ...{ id: 'asked', kind: 'vote', seats, rule: { ...plainMajority, ...rule }, ...more },
})
type Told = Readonly<Record<string, unknown>>

/** Ministries vote, against a rule's own base; of unions nobody is here; academia has a seat that stands out. */
const seats = [voting('m', 'ministries', { ballot: 'no' }), voting('u', 'unions', { here: false, ballot: null })]
const recused = voting('a', 'academia', { recused: true, ballot: null })
const leastYes = { names: ['unions', 'ministries'], count: 1 }
const proxyRule = { perHolder: 1, present: false }
const heard = { maxStandAside: null, unreasonedBlock: 'open', quorum: null }
const absent = [seat('m', 'ministries', { here: false, position: null, reason: null })]
const objecting = seat('m', 'ministries', { here: false, position: null, reason: null, paramount: null })

/** Questions whose outcome's sentence once named the wrong sectors, or ended before it had said anything. */
export const toldOutcomes: Readonly<Record<string, Told>> = {
  'two of three sectors have nobody to vote': vote({ sectors }, [...seats, recused]),
  'a least yes of a sector with nobody': vote({ leastYes }, seats),
  'a seat whose proxy held is there': vote({ sectors, proxies: proxyRule }, [...seats, recused], {
    proxies: [{ from: 'u', to: 'm', written: true, lodged: '2027-01-01T00:00:00.000Z' }],
    proxyDeadline: '2027-01-02T00:00:00.000Z',
  }),
  'a test for consensus of nobody': { id: 'asked', kind: 'consensus', rule: heard, seats: absent },
  'a call for consent of nobody': {
    id: 'asked',
    kind: 'consent',
    rule: { unargued: 'open', quorum: null },
    seats: [objecting],
  },
  'no step but a joint group': {
    ...{ id: 'asked', kind: 'graded', rule: { steps: [{ grade: 'by joint group', kind: 'group' }] } },
    steps: [{ reported: true }],
  },
}

export const saidOf: Readonly<Record<string, RegExp>> = {
  'two of three sectors have nobody to vote': /^No decision: unions and academia had no seat that could vote\.$/,
  'a least yes of a sector with nobody': /^No decision: unions had no seat that could vote\.$/,
  'a seat whose proxy held is there': /^No decision: academia had no seat that could vote\.$/,
  'a test for consensus of nobody': /^Not adopted, (since )?no seat could answer\.$/,
  'a call for consent of nobody': /^Not adopted, (since )?no seat could answer\.$/,
  'no step but a joint group': /^Not adopted: no step carried it\.$/,
}
