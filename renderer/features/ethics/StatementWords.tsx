import type { ReactNode } from 'react'
import type { EthicsStatement } from '../../../shared/domain/statement.ts'
import { useText } from '../../ui/text.ts'
import './statement.css'

/** The words of an ethics statement, set as record: what stands above, each principle under its name, where they come from. */
export function StatementWords({ statement, level = 3 }: { statement: EthicsStatement; level?: 3 | 4 }): ReactNode {
  const { t } = useText('ethics')
  const Tag = `h${level}` as 'h3'
  return (
    <div className="ethics-statement type-record" dir="auto">
      {statement.opening.trim() === '' ? null : <p className="ethics-statement__words">{statement.opening}</p>}
      {statement.principles.map(({ name, words }) => (
        <div key={name} className="ethics-statement__principle">
          <Tag className="ethics-statement__name">{name}</Tag>
          <p className="ethics-statement__words">{words}</p>
        </div>
      ))}
      {statement.source === null ? null : <p className="type-quote ethics-statement__source">{statement.source}</p>}
      {statement.interests === undefined ? null : <p>{t('statement.interestsPublished')}</p>}
    </div>
  )
}
