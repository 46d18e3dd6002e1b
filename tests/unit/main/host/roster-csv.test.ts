import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRosterCsv, rosterSectors, type RosterPerson, type RosterRow } from '../../../../main/host/roster-csv.ts'
import { rosterProblemSentence, type RosterProblem } from '../../../../main/host/roster-problem.ts'
import { ROSTER_COLUMNS } from '../../../../shared/contract/roster-columns.ts'

const fixtures = fileURLToPath(new URL('../../../fixtures/rosters/', import.meta.url))
const samples = fileURLToPath(new URL('../../../../resources/samples/', import.meta.url))
const namesIn = (folder: string) =>
  readdirSync(fixtures + folder)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.slice(0, -4))
const json = (path: string): unknown => JSON.parse(readFileSync(fixtures + path, 'utf8'))
const problemsOf = (input: Uint8Array | string): RosterProblem[] => {
  const read = parseRosterCsv(input)
  return read.ok ? [] : read.error
}
const rowsOf = (input: Uint8Array | string): RosterRow[] => {
  const read = parseRosterCsv(input)
  if (!read.ok) throw new Error(read.error.map((problem) => rosterProblemSentence(problem)).join('\n'))
  return read.value
}
const HEADER = ROSTER_COLUMNS.join(',')

describe('a roster file', () => {
  test.each(namesIn('good'))('%s is read', (name) => {
    expect({ rows: rowsOf(readFileSync(`${fixtures}good/${name}.csv`)) }).toEqual(json(`good/${name}.json`))
  })

  test.each(namesIn('bad'))('%s is refused whole, with line and column', (name) => {
    const problems = problemsOf(readFileSync(`${fixtures}bad/${name}.csv`))
    const expected = json(`bad/${name}.json`) as { problems: Partial<RosterProblem>[] }
    expect(problems).toHaveLength(expected.problems.length)
    expect({ problems }).toMatchObject(expected)
    for (const problem of problems)
      expect(rosterProblemSentence(problem)).toMatch(/^roster\.csv, line \d+, column \d+: [^\p{Cc}]+$/u)
  })

  test('the sample forum has ten seats in each of two sectors, a chair, a co-chair and three people without a seat', () => {
    const rows = rowsOf(readFileSync(`${samples}open-government-forum/roster.csv`))
    const seatsIn = (sector: string) => rows.filter((row) => row.seat !== null && row.sector === sector).length
    expect(rosterSectors(rows)).toEqual(['government', 'civil society'])
    expect([seatsIn('government'), seatsIn('civil society'), rows.length]).toEqual([10, 10, 23])
    expect(rows.filter((row) => row.seat === null).map((row) => row.officer)).toEqual([
      'secretariat',
      'secretariat',
      null,
    ])
    expect(rows.filter((row) => row.officer === 'chair').map((row) => row.sector)).toEqual(['government'])
    expect(rows.filter((row) => row.officer === 'co-chair').map((row) => row.sector)).toEqual(['civil society'])
  })
})

describe('what any roster keeps to', () => {
  test('valid rows come back as they were, whatever separator, quoting, line end or order of columns wrote them', () => {
    fc.assert(
      fc.property(rosterArbitrary, layoutArbitrary, (rows, layout) => {
        const read = rowsOf(write(rows, layout)).map(withoutLine)
        expect(read).toEqual(rows)
      }),
      { numRuns: 200 },
    )
  })

  test('whatever bytes it is given, it answers with rows or with problems that have a place', () => {
    const shreds = fc.constantFrom(
      HEADER,
      'seat,sector,organisation,titular',
      '\n',
      '\r',
      '\r\n',
      ',',
      ';',
      '"',
      '1',
      'gov',
      ' ',
      '\0',
      '\ud800',
      'é',
    )
    const text = fc.array(shreds, { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.uint8Array(),
          text.map((some) => new TextEncoder().encode(some)),
        ),
        (input) => {
          const read = parseRosterCsv(input)
          if (read.ok) expect(read.value.length).toBeGreaterThan(0)
          else {
            expect(read.error.length).toBeGreaterThan(0)
            for (const { line, column } of read.error) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('five thousand rows are read, each with its line', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, i) => `Seat ${String(i)},"sector, ${String(i % 4)}",Organisation,"Member\n${String(i)}"`,
    )
    const rows = rowsOf(`seat,sector,organisation,titular\n${lines.join('\n')}\n`)
    expect(rows).toHaveLength(5_000)
    expect(rows.at(-1)).toMatchObject({
      line: 2 + 2 * 4_999,
      seat: 'Seat 4999',
      titular: { name: 'Member 4999', email: null },
    })
    expect(rosterSectors(rows)).toHaveLength(4)
  })

  test('one bad row among five thousand stops them all', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) =>
      i === 4_000 ? 'Seat,gov' : `Seat ${String(i)},gov,Organisation,Member`,
    )
    expect(problemsOf(`seat,sector,organisation,titular\n${lines.join('\n')}`)).toMatchObject([
      { line: 4_002, column: 3 },
    ])
  })

  test('at most a hundred problems are told', () => {
    expect(problemsOf(`seat,sector,organisation,titular\n${'1\n'.repeat(3_000)}`)).toHaveLength(100)
  })

  test('problems before a quotation mark that never closes are told with it', () => {
    const problems = problemsOf('seat,sector,organisation,titular\n1,gov\n2,gov,"Org,Minister\n')
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'row_too_short'],
      [3, 'quote_not_closed'],
    ])
  })

  test('a file above eight megabytes is refused unread', () => {
    expect(problemsOf(new Uint8Array(8 * 1024 * 1024 + 1))).toMatchObject([{ code: 'too_large' }])
  })

  test('seats that differ only in Unicode form or in spacing are one seat', () => {
    const problems = problemsOf('seat,sector,organisation,titular\nCafé 1,gov,A,B\n"Cafe\u0301  1",gov,A,B\n')
    expect(problems).toMatchObject([{ line: 3, code: 'duplicate_seat', earlierLine: 2 }])
  })

  test('a field of nothing but invisible characters is empty', () => {
    expect(rowsOf('seat,sector,organisation,titular\n1,gov,A,"\u200b \u00a0"\n')[0]?.titular).toBeNull()
  })

  test('a person without a seat makes no sector', () => {
    const rows = rowsOf('seat,sector,organisation,titular\n,observers,UN,Observer\n1,gov,Org,Minister\n')
    expect(rosterSectors(rows)).toEqual(['gov'])
  })

  test.each([
    ['a@example.org', true],
    ['имя@пошта.укр', true],
    ["o'role+forum@sub.example.org", true],
    ['a@localhost', false],
    ['a@@example.org', false],
    ['.a@example.org', false],
    ['a@-example.org', false],
    ['a@example..org', false],
    ['Role <a@example.org>', false],
    [`${'a'.repeat(250)}@example.org`, false],
  ])('%s as an e-mail address: %s', (address, accepted) => {
    const read = parseRosterCsv(`seat,sector,organisation,titular,titular_email\n1,gov,Org,Minister,${address}\n`)
    expect(read.ok).toBe(accepted)
  })

  test.each([
    ['2024-02-29', null],
    ['2023-02-29', '2023-02-28'],
    ['2027-6-1', '2027-06-01'],
    ['30.6.2027', '2027-06-30'],
    ['06/30/2027', '2027-06-30'],
    ['06/06/2027', '2027-06-06'],
    ['June 2027', null],
    ['2027-13-01', null],
    ['٢٠٢٧-٠٦-٣٠', null],
  ])('%s as a date: the one that it must mean is %s', (given, suggestion) => {
    const read = parseRosterCsv(`seat,sector,organisation,titular,since\n1,gov,Org,Minister,${given}\n`)
    if (given === '2024-02-29') expect(read.ok).toBe(true)
    else expect(read).toMatchObject({ ok: false, error: [{ code: 'invalid_date', column: 5, suggestion }] })
  })
})

describe('the sentence for the command line', () => {
  const sentence = (csv: string) => problemsOf(csv).map((problem) => rosterProblemSentence(problem, 'members.csv'))

  test('says where, what is wrong and what to do', () => {
    expect(sentence(`${HEADER}\n1,gov,Org,Minister,,,,,,,,31/06/2027\n1,gov,Org,Minister,,,,,,,,\n`)).toEqual([
      'members.csv, line 2, column 12: "31/06/2027" is not a date; write it as year-month-day, e.g. 2027-06-30',
      'members.csv, line 3, column 1: the seat "1" is already on line 2; each seat stands once',
    ])
  })

  test('shows control characters by their number and shortens long values', () => {
    expect(sentence('seat,sector,organisation,titular\n1,gov,Org,\u001b[2J\u202eMinister\n')[0]).toContain(
      '"U+001B[2JU+202EMinister"',
    )
    expect(sentence(`seat,sector,organisation,titular,${'x'.repeat(500)}\n`)[0]).toContain(`"${'x'.repeat(60)}…"`)
  })
})

type Written = Omit<RosterRow, 'line'>
interface Layout {
  readonly delimiter: ',' | ';' | '\t'
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly bom: boolean
  readonly quoteAll: boolean
  /** Spaces become line breaks, as in a cell that a spreadsheet wraps by hand. */
  readonly wrap: boolean
  readonly order: readonly number[]
}

function withoutLine(row: RosterRow): Written {
  const { line: _line, ...rest } = row
  return rest
}

const words = [
  'Role',
  'of',
  'Ministry, the',
  '"Open"',
  "O'Role",
  'секретар',
  'მინისტრი',
  'وزارة',
  '部',
  'é',
  '; or',
  '=1+1',
  '-',
  '#',
  "'",
  '👩‍⚖️',
]
const phrase = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((some) => some.join(' ').normalize('NFC'))
const email = fc.option(
  fc
    .tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.constantFrom('example.org', 'sub.example.org'))
    .map((parts) => parts.join('@')),
)
const person: fc.Arbitrary<RosterPerson> = fc.record({ name: phrase, email })
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((some) => some.toISOString().slice(0, 10))
const term = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]))
const rosterArbitrary: fc.Arbitrary<Written[]> = fc
  .array(
    fc.record({
      seated: fc.boolean(),
      sector: phrase,
      organisation: fc.oneof(fc.constant(''), phrase),
      titular: person,
      vacant: fc.boolean(),
      alternates: fc.array(person, { maxLength: 2 }),
      officer: fc.constantFrom(null, 'chair' as const, 'co-chair' as const, 'secretariat' as const),
      term,
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ seated, vacant, term: [since = null, until = null], ...row }, index) => ({
      seat: seated ? `${row.sector} ${String(index)}` : null,
      sector: seated ? row.sector : null,
      organisation: row.organisation,
      titular: seated && vacant ? null : row.titular,
      alternates: seated ? row.alternates : [],
      officer: row.officer,
      since,
      until,
    })),
  )
const layoutArbitrary: fc.Arbitrary<Layout> = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
  bom: fc.boolean(),
  quoteAll: fc.boolean(),
  wrap: fc.boolean(),
  order: fc.shuffledSubarray([...ROSTER_COLUMNS.keys()], { minLength: ROSTER_COLUMNS.length }),
})

/** A CSV writer of the test's own, after RFC 4180. */
function write(rows: readonly Written[], layout: Layout): Uint8Array {
  const cell = (value: string) => {
    const text = layout.wrap ? value.replaceAll(' ', layout.lineEnd) : value
    return layout.quoteAll || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const records = rows.map(
    ({ seat, sector, organisation, titular, alternates: [first, second], officer, since, until }) =>
      [
        seat,
        sector,
        organisation,
        ...[titular, first, second].flatMap((one) => [one?.name, one?.email]),
        officer,
        since,
        until,
      ].map((value) => value ?? ''),
  )
  const text = [[...ROSTER_COLUMNS], ...records]
    .map((record) => layout.order.map((column) => cell(record[column] ?? '')).join(layout.delimiter))
    .join(layout.lineEnd)
  return new TextEncoder().encode((layout.bom ? '\ufeff' : '') + text)
}
