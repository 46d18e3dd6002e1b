import type { EthicsStatement } from '../../shared/domain/statement.ts'

/** An ethics statement of one principle for each name. */
export function statementOf(...names: readonly string[]): EthicsStatement {
  return {
    opening: 'As members of this forum we hold to these principles.',
    principles: names.map((name) => ({ name, words: `What ${name.toLowerCase()} asks of us.` })),
    source: null,
  }
}
