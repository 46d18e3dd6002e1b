import { describe, expect, it } from 'vitest'
import { parseRosterCsv } from '../../../../../main/host/roster-csv.ts'
import { readRosterDraft, rosterProblemsIn } from '../../../../../renderer/features/member/roster-draft.ts'

const HEADER = 'seat,sector,organisation,titular,titular_email,officer,since,until'

/** What both readings say of the same list: place and kind. */
function places(problems: readonly { line: number; column: number; code: string }[]): string[] {
  return problems.map(({ line, column, code }) => `${line}:${column} ${code}`)
}

function ofHost(csv: string): string[] {
  const read = parseRosterCsv(csv)
  return read.ok ? [] : places(read.error)
}

describe('a list of members before the host has read it', () => {
  it.each([
    ['a date that is none', `${HEADER}\nA,gov,A,Head,,,2025-07-01,31/06/2027\n`],
    ['a seat that stands twice', `${HEADER}\nA,gov,A,Head,,,,\n\nA,gov,B,Head,,,,\n`],
    ['a seat without a sector', `${HEADER}\nA,,A,Head,,,,\n`],
    ['a row without seat and name', `${HEADER}\n,gov,A,,,,,\n`],
    ['an office that is none', `${HEADER}\nA,gov,A,Head,,treasurer,,\n`],
    ['an address that is none', `${HEADER}\nA,gov,A,Head,nowhere,,,\n`],
    ['a column that is missing', 'seat,sector,titular\nA,gov,Head\n'],
    ['a column that nobody knows', 'seat,sector,organisation,titular,vote\nA,gov,A,Head,yes\n'],
    ['a column named twice', 'seat,sector,organisation,titular,seat\nA,gov,A,Head,A\n'],
    ['a row that ends early', `${HEADER}\nA,gov,A\n`],
    ['a row that goes on', 'seat,sector,organisation,titular\nA,gov,A,Head,more\n'],
    ['a quoted field over two lines before a slip', `${HEADER}\nA,gov,"A\nB",Head,,,,\nB,,B,Head,,,,\n`],
  ])('foresees what the host will find: %s', (_, csv) => {
    const foreseen = places(readRosterDraft(csv).problems)
    expect(foreseen).toEqual(ofHost(csv))
    expect(foreseen).not.toEqual([])
  })

  it.each([
    ['commas', 'seat,sector,organisation,titular\n"Data, open",gov,"The ""Open"" Alliance",Head\n'],
    ['semicolons and CRLF', '\uFEFFseat;sector;organisation;titular\r\nA;gov;A;Head\r\n;;;\r\n'],
    ['tabs, as pasted', 'Seat\tSector\tOrganisation\tTitular\nA\tgov\tA\tHead\n'],
  ])('has nothing against a list that the host takes: %s', (_, csv) => {
    expect(ofHost(csv)).toEqual([])
    expect(readRosterDraft(csv)).toMatchObject({ problems: [], seats: 1, sectors: ['gov'] })
  })

  it('proposes the same date as the host, and none where day and month could be either', () => {
    const of = (date: string): unknown =>
      readRosterDraft(`${HEADER}\nA,gov,A,Head,,,,${date}\n`).problems[0]?.suggestion
    expect(of('31/06/2027')).toBe('2027-06-30')
    expect(of('06/31/2027')).toBe('2027-06-30')
    expect(of('05/06/2027')).toBeNull()
  })

  it('keeps every field of a row as it was written, for the table beside the problems', () => {
    const { rows } = readRosterDraft('seat,sector,organisation,titular\n  A  ,gov,"A\nB", Head \n')
    expect(rows).toEqual([{ line: 2, fields: ['A', 'gov', 'A B', 'Head'] }])
  })
})

describe('what the host said about a list of members', () => {
  it('is read from the details of its refusal, whatever is missing in them', () => {
    const problems = [{ line: 7, column: 12, field: 'until', code: 'invalid_date', value: '31/06/2027' }, {}]
    expect(rosterProblemsIn({ problems }).map(({ line, code }) => [line, code])).toEqual([
      [7, 'invalid_date'],
      [1, 'other'],
    ])
    expect(rosterProblemsIn(undefined)).toEqual([])
  })
})
