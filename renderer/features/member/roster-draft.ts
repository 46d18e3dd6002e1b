import { ROSTER_COLUMNS } from '../../../shared/contract/roster-columns.ts'
import { isCalendarDate } from '../../../shared/domain/primitives.ts'

/** One thing to change in a list of members, as the host reports it and as this window foresees it. */
export interface RosterProblem {
  readonly line: number
  readonly column: number
  readonly field: string
  readonly code: string
  readonly value: string
  readonly earlierLine?: number | null | undefined
  readonly suggestion?: string | null | undefined
}

export interface RosterDraftRow {
  readonly line: number
  readonly fields: readonly string[]
}

/** A list of members as somebody pastes or chooses it, before the host has read it. */
export interface RosterDraft {
  readonly columns: readonly string[]
  readonly rows: readonly RosterDraftRow[]
  /** Common slips, found at once; the host's own reading has the last word. */
  readonly problems: readonly RosterProblem[]
  readonly seats: number
  readonly sectors: readonly string[]
}

const REQUIRED = ['seat', 'sector', 'organisation', 'titular'] as const
const MOST = 100

export function readRosterDraft(text: string): RosterDraft {
  const records = readRecords(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const [header, ...rows] = records.filter(({ fields }) => fields.some((field) => field !== ''))
  const columns = trimEnd(header?.fields ?? []).map((name) => name.toLowerCase())
  const value = (row: RosterDraftRow, column: string): string => row.fields[columns.indexOf(column)] ?? ''
  const seated = rows.filter((row) => value(row, 'seat') !== '')
  return {
    columns,
    rows,
    problems: problemsOf(header, columns, rows).slice(0, MOST),
    seats: seated.length,
    sectors: [...new Set(seated.map((row) => value(row, 'sector')).filter((name) => name !== ''))],
  }
}

/** Records of RFC 4180 with the physical line on which each begins. Whatever quoting fails is left to the host. */
function readRecords(text: string): RosterDraftRow[] {
  const delimiter = /[,;\t]/.exec(text.trimStart().split('\n', 1)[0] ?? '')?.[0] ?? ','
  const records: RosterDraftRow[] = []
  let fields: string[] = []
  let field = ''
  let quoted = false
  let line = 1
  let begun = 1
  const endField = (): void => {
    fields.push(field.replace(/\s+/g, ' ').trim().normalize('NFC'))
    field = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '\n') line++
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') field += text.charAt(++at)
      else quoted = false
    } else if (letter === '"' && field.trim() === '') {
      quoted = true
    } else if (letter === delimiter) {
      endField()
    } else if (letter === '\n') {
      endField()
      records.push({ line: begun, fields })
      fields = []
      begun = line
    } else {
      field += letter
    }
  }
  endField()
  return [...records, { line: begun, fields }]
}

function trimEnd(fields: readonly string[]): readonly string[] {
  return fields.slice(0, fields.findLastIndex((field) => field !== '') + 1)
}

function problemsOf(
  header: RosterDraftRow | undefined,
  columns: readonly string[],
  rows: readonly RosterDraftRow[],
): RosterProblem[] {
  if (!header) return []
  const inHeader = headerProblems(header.line, columns)
  if (inHeader.length > 0) return inHeader
  const seats = new Map<string, number>()
  return rows.flatMap((row) => rowProblems(row, columns, seats))
}

function headerProblems(line: number, columns: readonly string[]): RosterProblem[] {
  const wrong = columns.flatMap((name, index): RosterProblem[] => {
    const known = ROSTER_COLUMNS.some((one) => one === name)
    const twice = columns.indexOf(name) !== index
    if (known && !twice) return []
    return [{ line, column: index + 1, field: name, code: known ? 'duplicate_column' : 'unknown_column', value: name }]
  })
  const absent = REQUIRED.filter((name) => !columns.includes(name))
  return [
    ...wrong,
    ...absent.map((field) => ({ line, column: columns.length + 1, field, code: 'missing_column', value: '' })),
  ]
}

function rowProblems(row: RosterDraftRow, columns: readonly string[], seats: Map<string, number>): RosterProblem[] {
  const { line, fields } = row
  const short = columns[fields.length]
  if (short !== undefined) return [{ line, column: fields.length + 1, field: short, code: 'row_too_short', value: '' }]
  const beyond = fields.findIndex((field, index) => index >= columns.length && field !== '')
  if (beyond >= 0) return [{ line, column: beyond + 1, field: '', code: 'row_too_long', value: fields[beyond] ?? '' }]
  const value = (column: string): string => fields[columns.indexOf(column)] ?? ''
  const problem = (field: string, code: string, more: Partial<RosterProblem> = {}): RosterProblem => ({
    line,
    column: columns.indexOf(field) + 1,
    field,
    code,
    value: value(field),
    ...more,
  })
  const found: RosterProblem[] = []
  const seat = value('seat')
  const earlierLine = seats.get(seat)
  if (seat !== '' && earlierLine !== undefined) found.push(problem('seat', 'duplicate_seat', { earlierLine }))
  else if (seat !== '') seats.set(seat, line)
  if (seat !== '' && value('sector') === '') found.push(problem('sector', 'sector_missing'))
  if (seat === '' && value('titular') === '') found.push(problem('titular', 'name_missing'))
  if (!/^(?:|chair|co-chair|secretariat)$/i.test(value('officer'))) found.push(problem('officer', 'unknown_officer'))
  for (const column of ['since', 'until']) {
    const written = value(column)
    if (written !== '' && !isCalendarDate(written))
      found.push(problem(column, 'invalid_date', { suggestion: dateMeant(written) }))
  }
  for (const column of ROSTER_COLUMNS.filter((name) => name.endsWith('_email'))) {
    if (value(column) !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value(column)))
      found.push(problem(column, 'invalid_email'))
  }
  return found
}

/** Day, month and year where only one order fits; a day past its month's end is taken as that end. */
function dateMeant(written: string): string | null {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(written) ?? []
  const [day, month] = Number(first) > 12 ? [first, second] : Number(second) > 12 ? [second, first] : ['', '']
  if (day === '' || Number(month) < 1 || Number(month) > 12 || Number(day) > 31) return null
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return [year, month.padStart(2, '0'), String(Math.min(Number(day), last)).padStart(2, '0')].join('-')
}

/** What the host said about a list of members, from the details of its refusal. */
export function rosterProblemsIn(details: Readonly<Record<string, unknown>> | undefined): readonly RosterProblem[] {
  const problems = details?.['problems']
  if (!Array.isArray(problems)) return []
  return (problems as readonly Partial<RosterProblem>[]).map((one) => ({
    line: one.line ?? 1,
    column: one.column ?? 1,
    field: one.field ?? '',
    code: one.code ?? 'other',
    value: one.value ?? '',
    earlierLine: one.earlierLine ?? null,
    suggestion: one.suggestion ?? null,
  }))
}
