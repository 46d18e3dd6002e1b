import { ROSTER_COLUMNS } from '../../shared/contract/roster-columns.ts'

export const MAX_ROSTER_BYTES = 8 * 1024 * 1024
/** In code points, after normalisation: seats, sectors, organisations and names. */
export const MAX_NAME_LENGTH = 200
/** RFC 5321's path limit, less its angle brackets. */
export const MAX_EMAIL_LENGTH = 254

export type RosterProblemCode =
  // The file as a whole
  | 'empty_file'
  | 'too_large'
  | 'not_utf8'
  | 'quote_not_closed'
  | 'quote_misplaced'
  // The header
  | 'unknown_column'
  | 'duplicate_column'
  | 'missing_column'
  | 'no_rows'
  // A row, or one field of it
  | 'row_too_short'
  | 'row_too_long'
  | 'control_character'
  | 'too_long'
  | 'name_missing'
  | 'sector_missing'
  | 'sector_reserved'
  | 'duplicate_seat'
  | 'invalid_email'
  | 'email_without_name'
  | 'alternate_without_seat'
  | 'alternate2_without_alternate'
  | 'unknown_officer'
  | 'invalid_date'
  | 'until_before_since'

/** One thing to change in a roster file before it can be imported. */
export interface RosterProblem {
  /** Physical line, 1-based, on which the record starts (a quoted field may run over several). */
  readonly line: number
  /** The field's place in its record, 1-based, as the file orders its columns. */
  readonly column: number
  /** The column's name as the header has it, '' where the header does not reach that far. */
  readonly field: string
  readonly code: RosterProblemCode
  /** What stands there, shortened to 200 characters; '' where something is missing. Free text: escape before showing. */
  readonly value: string
  /** `duplicate_seat`: the line that has the seat already. */
  readonly earlierLine: number | null
  /** `invalid_date`: the date probably meant, where only one can be. */
  readonly suggestion: string | null
}

/** The problem in one English sentence for the command line: where, what is wrong, what to do. No control characters. */
export function rosterProblemSentence(problem: RosterProblem, fileName = 'roster.csv'): string {
  const place = `line ${String(problem.line)}, column ${String(problem.column)}`
  return `${fileName}, ${place}: ${wordings[problem.code](problem, quoted(problem.value))}`
}

type Wording = (problem: RosterProblem, value: string) => string

const wordings: Readonly<Record<RosterProblemCode, Wording>> = {
  empty_file: () => `the file is empty; its first line must name the columns: ${ROSTER_COLUMNS.join(',')}`,
  too_large: () =>
    `the file is larger than ${String(MAX_ROSTER_BYTES / 1024 / 1024)} MB; a roster holds one line a seat`,
  not_utf8: (_, value) =>
    `${value === '""' ? 'the file' : value} is not readable as UTF-8; save the file again as "CSV UTF-8" and check its letters`,
  quote_not_closed: () =>
    'a quoted field opens here and never ends, so nothing after it could be read; close it with a quotation mark',
  quote_misplaced: () =>
    'a quotation mark stands where none may; put the whole field in quotation marks and double those inside it, like "the ""Open"" Alliance"; what follows was not read',
  unknown_column: (_, value) => `no column is called ${value}; the columns are ${ROSTER_COLUMNS.join(', ')}`,
  duplicate_column: (_, value) => `the column ${value} is there twice; keep one of them`,
  missing_column: ({ field }) => `the column ${field} is missing; add it to the first line, and its field to every row`,
  no_rows: () => 'there is a header and no row below it; write one row a seat',
  row_too_short: ({ field }) =>
    `the row ends before ${field}; give it as many fields as the first line has, empty ones too`,
  row_too_long: (_, value) =>
    `the row goes on with ${value} after the last column; put a field that has the separator in it in quotation marks`,
  control_character: ({ field }, value) =>
    `${field} has an invisible character that is no text: ${value}; type the field anew`,
  too_long: ({ field }) =>
    `${field} is too long; at most ${String(field.endsWith('email') ? MAX_EMAIL_LENGTH : MAX_NAME_LENGTH)} characters`,
  name_missing: () => 'a row without a seat needs a name; write it under titular, or name the seat that is vacant',
  sector_missing: () => 'the seat has no sector; name the sector that it counts in',
  sector_reserved: (_, value) => `no sector can be called ${value}; give it another name`,
  duplicate_seat: ({ earlierLine }, value) =>
    `the seat ${value} is already on line ${String(earlierLine)}; each seat stands once`,
  invalid_email: (_, value) => `${value} is not an e-mail address; write one like name@example.org, or leave it empty`,
  email_without_name: ({ field }) =>
    `${field} has an address, but ${field.replace('_email', '')} has no name; write the name, or leave both empty`,
  alternate_without_seat: (_, value) =>
    `${value} is an alternate where there is no seat to stand in for; name the seat, or give this person a row`,
  alternate2_without_alternate: (_, value) =>
    `${value} is a second alternate where there is no first; write the name under alternate`,
  unknown_officer: (_, value) => `${value} is no office; write chair, co-chair or secretariat, or leave it empty`,
  invalid_date: ({ suggestion }, value) =>
    `${value} is not a date; write it as year-month-day, e.g. ${suggestion ?? '2027-06-30'}`,
  until_before_since: (_, value) => `the term ends on ${value}, before it begins; correct since or until`,
}

/** Shortened, with anything that would act on a terminal shown as its code point. */
function quoted(value: string): string {
  const short = [...value].slice(0, 60)
  const cut = short.length < [...value].length ? '…' : ''
  const shown = short.map((char) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(char) ? codePoint(char) : char)).join('')
  return `"${shown}${cut}"`
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
