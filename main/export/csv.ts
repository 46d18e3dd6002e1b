export type Cell = string | number | boolean | null

/**
 * RFC 4180: comma, CRLF, quotes where needed. Text that a spreadsheet would take for a formula (it begins with = + - @, tab or
 * carriage return) gets an apostrophe before it, as OWASP advises; the exact words are in the record beside the tables.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe
}
