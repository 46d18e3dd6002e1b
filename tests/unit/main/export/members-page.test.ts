import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const { builder, meeting, seats, titulars } = sampleRecord({ checkpoint: false })
const [chair, successor] = titulars
if (!chair || !successor) throw new Error('the sample has two seats')
builder.add({ type: 'officer.left/1', body: { person: chair, office: 'chair', on: '2027-03-01' } })
const since = { since: '2027-03-01', until: null, succeeds: chair }
builder.add({ type: 'officer.named/1', body: { person: successor, office: 'chair', ...since } })
builder.add({ type: 'meeting.presided/1', body: { meeting, person: successor } })
const [, , third, fourth] = seats
if (!third || !fourth || !titulars[2] || !titulars[3]) throw new Error('the sample has four seats')
builder.add({ type: 'seat.left/1', body: { seat: third, person: titulars[2], as: 'titular', on: '2027-03-02' } })
const filled = builder.state.seats[fourth]?.holders[0]?.entry ?? 0
const over = { since: '2027-01-01', until: '2027-02-28', left: false }
builder.add({
  type: 'seat.corrected/1',
  body: { seat: fourth, person: titulars[3], as: 'titular', corrects: filled, ...over },
})
builder.checkpoint()
const files = exported(builder.record)

const words = (page: string): string =>
  textOf(files, page)
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
const table = (name: string): Record<string, string>[] =>
  parse<Record<string, string>>(textOf(files, `data/tables/${name}.csv`), { columns: true })

describe('[OFF1] [OFF2] officers in the public repository', () => {
  it('stand with their term and whom they succeeded; who held the office before stays readable', () => {
    const page = words('data/members/index.html')
    expect(page).toContain('Titular 2 chair · since 1 March 2027 · succeeded Titular 1')
    expect(page).toMatch(/Who held an office before.*Titular 1 chair · left 1 March 2027/)
  })

  it('are rows of a table, past terms too', () => {
    const chairs = table('officers').filter((row) => row['office'] === 'chair')
    expect(chairs).toMatchObject([
      { person: chair, until: '2027-03-01', left: 'true', succeeds: '' },
      { person: successor, since: '2027-03-01', until: '', left: 'false', succeeds: chair },
    ])
  })
})

it('[PRES5] the minutes and the table of meetings say who presided', () => {
  expect(words('data/meetings/M-001/minutes.html')).toContain('In the chair: Titular 2.')
  expect(table('meetings')[0]).toMatchObject({ presided: successor })
})

describe('seats in the public repository', () => {
  it('[SEAT5] tell of the balance in one sentence, and in a table', () => {
    expect(words('data/members/index.html')).toContain(
      'The forum’s balance of 4 : 4 is broken: 3 of 4 in government, 4 of 4 in civil society are filled.',
    )
    expect(table('sectors')).toEqual([
      { sector: 'government', seats: '4', filled: '3' },
      { sector: 'civil society', seats: '4', filled: '4' },
    ])
  })

  it('[SEAT6] that have ended say so, are no vacancy, and are counted in no parity', () => {
    const ended = sampleRecord({ checkpoint: false })
    const [gone] = ended.seats
    if (!gone || !ended.titulars[0]) throw new Error('the sample has a seat')
    ended.builder.add({
      type: 'seat.left/1',
      body: { seat: gone, person: ended.titulars[0], as: 'titular', on: '2027-03-01' },
    })
    ended.builder.add({ type: 'seat.ended/1', body: { seat: gone, on: '2027-03-02' } })
    ended.builder.checkpoint()
    const written = exported(ended.builder.record)
    const page = textOf(written, 'data/members/index.html')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
    expect(page).toContain('7 seats')
    expect(page).toContain('There is no such seat from 2 March 2027 on.')
    expect(page).not.toContain('Vacant since')
    expect(page).toContain('3 of 3 in government')
    const rows = parse<Record<string, string>>(textOf(written, 'data/tables/seats.csv'), { columns: true })
    expect(rows.find((row) => row['seat'] === gone)).toMatchObject({ ended: '2027-03-02', vacant_since: '' })
  })

  it('[SEAT3] say since when they are vacant, and whose term has run out', () => {
    const page = words('data/members/index.html')
    expect(page).toMatch(/Vacant since 2 March 2027 ?Titular 3/)
    expect(page).toContain('until 28 February 2027 · term ended; holds the seat until a successor is entered')
    expect(table('seats').find((row) => row['seat'] === third)).toMatchObject({ vacant_since: '2027-03-02' })
    expect(table('seats').find((row) => row['seat'] === fourth)).toMatchObject({ vacant_since: '' })
  })
})
