import { CsvError, parse } from 'csv-parse/sync'
import type { RosterColumn } from '../../shared/contract/roster-columns.ts'
import { ROSTER_COLUMNS } from '../../shared/contract/roster-columns.ts'
import { isCalendarDate, NOT_A_KEY } from '../../shared/domain/primitives.ts'
import { err, ok, type Result } from '../../shared/lib/result.ts'
import {
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_ROSTER_BYTES,
  type RosterProblem,
  type RosterProblemCode,
} from './roster-problem.ts'

export interface RosterPerson {
  readonly name: string
  readonly email: string | null
}

export type RosterOfficer = 'chair' | 'co-chair' | 'secretariat'

/** One row of a roster: a seat, vacant where `titular` is null, or, where `seat` is null, a person without one. */
export interface RosterRow {
  /** Physical line, 1-based, on which the row starts. */
  readonly line: number
  readonly seat: string | null
  /** Never null where there is a seat. What a person without a seat names here makes no sector: see `rosterSectors`. */
  readonly sector: string | null
  /** '' where none is given. */
  readonly organisation: string
  /** Never null where there is no seat. */
  readonly titular: RosterPerson | null
  /** Alternate and second alternate. A vacant seat may have them: the post is empty, its alternates still stand in. */
  readonly alternates: readonly RosterPerson[]
  readonly officer: RosterOfficer | null
  /** ISO dates; both stand for everyone in the row. */
  readonly since: string | null
  readonly until: string | null
}

const REQUIRED: readonly RosterColumn[] = ['seat', 'sector', 'organisation', 'titular']
const MAX_PROBLEMS = 100

/**
 * Reads `roster.csv` (contracts.md, "Command line") whole or not at all: every row in the order of the file, or up to 100
 * problems in the order of lines and columns. Never throws on what a file may hold.
 *
 * - UTF-8, a byte order mark tolerated; letters that are no UTF-8, or were lost already (U+FFFD), are refused where they stand.
 * - Fields are separated by commas, semicolons (Excel in many languages) or tabs (a pasted table): what follows the first name
 *   in the header says which. Lines end in LF, CRLF or CR. Quoting is that of RFC 4180; white space round a quoted field is let be.
 * - Columns stand in any order, named in any case; those after `titular` may be missing. Rows have as many fields as the header
 *   (empty ones beyond it are ignored, and so are empty rows, which spreadsheets leave behind).
 * - Every field is one line of text: NFC, white space and line breaks folded to single spaces, trimmed. Line breaks and tabs
 *   are the only control characters; embedding and overriding direction marks (U+202A–202E, U+2066–2069) are refused.
 */
export function parseRosterCsv(input: Uint8Array | string): Result<RosterRow[], RosterProblem[]> {
  if (input.length > MAX_ROSTER_BYTES) return err([problemAt(1, 1, '', 'too_large')])
  if (isUtf16(input)) return err([problemAt(1, 1, '', 'not_utf8')])
  const text = typeof input === 'string' ? input.toWellFormed().replace(/^\uFEFF/, '') : new TextDecoder().decode(input)
  const { records, broken } = readRecords(text.replace(/\r\n?/g, '\n'))
  const [header, ...body] = records
  if (!header) return err([broken ?? problemAt(1, 1, '', 'empty_file')])

  const columns = readHeader(header)
  if (!columns.ok) return columns
  if (body.length === 0) return err([broken ?? problemAt(header.line, 1, columns.value[0] ?? '', 'no_rows')])

  const problems: RosterProblem[] = []
  const rows: RosterRow[] = []
  const seatLines = new Map<string, number>()
  for (const record of body) {
    if (problems.length >= MAX_PROBLEMS) break
    const row = readRow(record, columns.value, seatLines)
    if (row.ok) rows.push(row.value)
    else problems.push(...row.error)
  }
  if (broken) problems.push(broken)
  return problems.length === 0 ? ok(rows) : err(problems.slice(0, MAX_PROBLEMS))
}

/** The sectors that seats name, in order of appearance: those that the import creates where the forum lacks them. */
export function rosterSectors(rows: readonly RosterRow[]): string[] {
  return [...new Set(rows.flatMap(({ seat, sector }) => (seat === null || sector === null ? [] : [sector])))]
}

interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** All records that have something in them; `broken` is the quoting fault at which reading had to end. */
function readRecords(text: string): { records: CsvRecord[]; broken: RosterProblem | null } {
  const records: CsvRecord[] = []
  let nextLine = 1
  const options = {
    delimiter: delimiterOf(text),
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
    // Empty lines are read too, and dropped here: with csv-parse's own skipping the line numbers would be lost.
    on_record: (fields: string[], { lines }: { lines: number }) => {
      if (fields.some((field) => oneLine(field) !== '')) records.push({ line: nextLine, fields })
      nextLine = lines + 1
      return undefined
    },
  }
  try {
    parse(text, options)
    return { records, broken: null }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const index: unknown = fault['column']
    const column = typeof index === 'number' ? index + 1 : 1
    const field = records[0]?.fields[column - 1]?.trim() ?? ''
    // csv-parse's types list its codes, but not the one it gives for a quotation mark inside an unquoted field.
    const code = fault.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote_not_closed' : 'quote_misplaced'
    return { records, broken: problemAt(nextLine, column, field, code) }
  }
}

function delimiterOf(text: string): ',' | ';' | '\t' {
  const found = /[,;\t]/.exec(text.trimStart().split('\n', 1)[0] ?? '')?.[0]
  return found === ';' || found === '\t' ? found : ','
}

function isUtf16(input: Uint8Array | string): boolean {
  if (typeof input === 'string') return false
  return (input[0] === 0xff && input[1] === 0xfe) || (input[0] === 0xfe && input[1] === 0xff)
}

/** The file's columns in its own order. */
function readHeader({ line, fields }: CsvRecord): Result<RosterColumn[], RosterProblem[]> {
  const named = fields.slice(0, fields.findLastIndex((field) => oneLine(field) !== '') + 1)
  const columns: RosterColumn[] = []
  const problems: RosterProblem[] = []
  for (const [index, given] of named.entries()) {
    const name = ROSTER_COLUMNS.find((known) => known === oneLine(given).toLowerCase())
    const fault =
      textFault(given) ?? (name === undefined ? 'unknown_column' : columns.includes(name) ? 'duplicate_column' : null)
    if (fault !== null) problems.push(problemAt(line, index + 1, oneLine(given), fault, given))
    else if (name !== undefined) columns.push(name)
  }
  for (const name of REQUIRED) {
    if (!columns.includes(name)) problems.push(problemAt(line, named.length + 1, name, 'missing_column'))
  }
  return problems.length === 0 ? ok(columns) : err(problems.slice(0, MAX_PROBLEMS))
}

function readRow(
  { line, fields }: CsvRecord,
  columns: readonly RosterColumn[],
  seatLines: Map<string, number>,
): Result<RosterRow, RosterProblem[]> {
  const short = columns[fields.length]
  if (short !== undefined) return err([problemAt(line, fields.length + 1, short, 'row_too_short')])
  const beyond = fields.findIndex((field, index) => index >= columns.length && oneLine(field) !== '')
  if (beyond >= 0) return err([problemAt(line, beyond + 1, '', 'row_too_long', fields[beyond])])

  const problems: RosterProblem[] = []
  const values = new Map<RosterColumn, string>()
  const refuse = (column: RosterColumn, code: RosterProblemCode, more: Extra = {}) =>
    problems.push(problemAt(line, columns.indexOf(column) + 1, column, code, values.get(column), more))
  for (const [index, column] of columns.entries()) {
    const given = fields[index] ?? ''
    const value = oneLine(given)
    values.set(column, value)
    const fault = textFault(given) ?? fieldFault(column, value)
    if (fault === null) continue
    values.set(column, given)
    refuse(column, fault, fault === 'invalid_date' ? { suggestion: dateMeant(value) } : {})
  }
  const sound = problems.length === 0
  const row = rowOf(line, (column) => values.get(column) ?? '')
  // How fields fit together is asked of the fields that are sound in themselves, so that one slip is reported once.
  const faulty = new Set(problems.map(({ field }) => field))
  for (const [column, code] of misfits(row, (column) => values.get(column) ?? '')) {
    if (!faulty.has(column)) refuse(column, code)
  }
  if (row.seat !== null && !faulty.has('seat')) {
    const earlierLine = seatLines.get(row.seat)
    if (earlierLine === undefined) seatLines.set(row.seat, line)
    else refuse('seat', 'duplicate_seat', { earlierLine })
  }
  return sound && problems.length === 0 ? ok(row) : err(problems.sort((a, b) => a.column - b.column))
}

function rowOf(line: number, value: (column: RosterColumn) => string): RosterRow {
  const person = (column: 'titular' | 'alternate' | 'alternate2'): RosterPerson | null =>
    value(column) === '' ? null : { name: value(column), email: value(`${column}_email`) || null }
  const alternates = [person('alternate'), person('alternate2')]
  return {
    line,
    seat: value('seat') || null,
    sector: value('sector') || null,
    organisation: value('organisation'),
    titular: person('titular'),
    alternates: alternates.filter((one) => one !== null),
    officer: officerOf(value('officer')),
    since: value('since') || null,
    until: value('until') || null,
  }
}

function misfits(
  { seat, sector, titular, since, until }: RosterRow,
  value: (column: RosterColumn) => string,
): [RosterColumn, RosterProblemCode][] {
  const found: [RosterColumn, RosterProblemCode][] = []
  if (seat !== null && sector === null) found.push(['sector', 'sector_missing'])
  if (seat !== null && sector === NOT_A_KEY) found.push(['sector', 'sector_reserved'])
  if (seat === null && titular === null) found.push(['titular', 'name_missing'])
  for (const column of ['titular', 'alternate', 'alternate2'] as const) {
    if (value(column) === '' && value(`${column}_email`) !== '') found.push([`${column}_email`, 'email_without_name'])
    if (column !== 'titular' && seat === null && value(column) !== '') found.push([column, 'alternate_without_seat'])
  }
  const second = value('alternate2') !== '' && value('alternate') === ''
  if (second && seat !== null) found.push(['alternate2', 'alternate2_without_alternate'])
  const dated = since !== null && until !== null && isCalendarDate(since) && isCalendarDate(until)
  if (dated && until < since) found.push(['until', 'until_before_since'])
  return found
}

/** One line of text; '' where nothing in it would be seen. */
function oneLine(field: string): string {
  const folded = field.normalize('NFC').replace(/\s+/g, ' ').trim()
  return /^[\p{Z}\p{Cf}]*$/u.test(folded) ? '' : folded
}

/** Of any field: what must not reach the record, whatever the column. */
function textFault(field: string): RosterProblemCode | null {
  if (field.includes('\uFFFD')) return 'not_utf8'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(field) ? 'control_character' : null
}

function fieldFault(column: RosterColumn, value: string): RosterProblemCode | null {
  if (value === '') return null
  switch (column) {
    case 'titular_email':
    case 'alternate_email':
    case 'alternate2_email':
      return value.length > MAX_EMAIL_LENGTH ? 'too_long' : isEmail(value) ? null : 'invalid_email'
    case 'officer':
      return officerOf(value) === null ? 'unknown_officer' : null
    case 'since':
    case 'until':
      return isCalendarDate(value) ? null : 'invalid_date'
    default:
      return [...value].length > MAX_NAME_LENGTH ? 'too_long' : null
  }
}

function officerOf(value: string): RosterOfficer | null {
  const office = value.toLowerCase()
  return office === 'chair' || office === 'co-chair' || office === 'secretariat' ? office : null
}

/** The shape alone, letters of any script allowed (RFC 6531); whether it is anybody's only a letter to it can tell. */
function isEmail(value: string): boolean {
  const [local = '', domain = '', ...rest] = value.split('@')
  const labels = domain.split('.')
  return (
    rest.length === 0 &&
    local.length <= 64 &&
    local.split('.').every((atom) => /^[^\s"(),:;<>[\\\]]+$/u.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => /^[\p{L}\p{N}\p{M}-]{1,63}$/u.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  )
}

/** The ISO date that a wrongly written one must mean (a day past its month's end is taken as that end), or null. */
function dateMeant(value: string): string | null {
  const match = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})$/.exec(value)
  if (!match) return null
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (match[1]?.length === 4) return dateNear(first, second, third)
  if (match[3]?.length !== 4) return null
  // 05/06/2027 is two dates, by country: no guess.
  if (first > 12 || first === second) return dateNear(third, second, first)
  return second > 12 ? dateNear(third, first, second) : null
}

function dateNear(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const parts = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(Math.min(day, lastDay)).padStart(2, '0'),
  ]
  const date = parts.join('-')
  return isCalendarDate(date) ? date : null
}

type Extra = Partial<Pick<RosterProblem, 'earlierLine' | 'suggestion'>>

function problemAt(
  line: number,
  column: number,
  field: string,
  code: RosterProblemCode,
  value = '',
  more: Extra = {},
): RosterProblem {
  return {
    line,
    column,
    field,
    code,
    value: [...value].slice(0, 200).join(''),
    earlierLine: null,
    suggestion: null,
    ...more,
  }
}
