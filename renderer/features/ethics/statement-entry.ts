import type { EthicsStatement } from '../../../shared/domain/statement.ts'
import { LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { statementFault } from '../../../shared/rules/statement.ts'

/** A statement as somebody writes it: its fields as they were typed. */
export interface StatementEntry {
  readonly opening: string
  readonly principles: readonly { readonly name: string; readonly words: string }[]
  readonly source: string
  /** [ETH11] What interests are about is published. */
  readonly publishes?: boolean | undefined
}

export function entryOfStatement({ opening, principles, source, interests }: EthicsStatement): StatementEntry {
  return { opening, principles, source: source ?? '', publishes: interests === 'published' }
}

export type PrincipleFault = 'nameMissing' | 'nameTwice' | 'wordsMissing'

/** What is wrong with each principle, by its place; null where nothing is. One that is empty altogether is left out. */
export function principleFaults({ principles }: StatementEntry): readonly (PrincipleFault | null)[] {
  const names = principles.map((one) => one.name.trim().toLowerCase())
  return principles.map(({ words }, index) => {
    const name = names[index] ?? ''
    if (name === '') return words.trim() === '' ? null : 'nameMissing'
    if (names.indexOf(name) < index) return 'nameTwice'
    return words.trim() === '' ? 'wordsMissing' : null
  })
}

/** The statement that an entry amounts to, or null while it does not hold. */
export function statementOf(entry: StatementEntry): EthicsStatement | null {
  if (principleFaults(entry).some((fault) => fault !== null)) return null
  const principles = entry.principles
    .map(({ name, words }) => ({ name: name.trim().slice(0, LONGEST_LINE), words: words.trim() }))
    .filter(({ name }) => name !== '')
  const source = entry.source.trim().slice(0, LONGEST_LINE)
  const words = { opening: entry.opening.trim(), principles, source: source === '' ? null : source }
  const statement: EthicsStatement = entry.publishes ? { ...words, interests: 'published' } : words
  return principles.length === 0 || statementFault(statement) !== null ? null : statement
}
