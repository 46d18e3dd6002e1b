import type { ReactNode } from 'react'
import type { AdoptedStatement } from '../../../shared/domain/statement.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { signaturesUnder, statementChanges } from '../../../shared/rules/statement.ts'
import { useForum } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { StatementWords } from './StatementWords.tsx'

/** Every version so far, the last first: when it was adopted and by what, what it changed, how many signed it, its words. */
export function StatementHistory(): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const versions = state.statements.map((one, index) => ({ one, before: state.statements[index - 1] ?? null }))
  return (
    <Section title={t('statement.history')}>
      <ol className="ethics-versions">
        {versions.reverse().map(({ one, before }) => (
          <li key={one.version}>
            <Version statement={one} before={before} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Version({ statement, before }: { statement: AdoptedStatement; before: AdoptedStatement | null }): ReactNode {
  const { t, rich } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const { version, adoptedAt } = statement
  const decision = statement.decision === null ? undefined : state.decisions[statement.decision]
  const changes = before ? statementChanges(before, statement) : []
  return (
    <>
      <p>
        <b>{t('statement.versionLine', { version, date: format.date(adoptedAt, state.forum?.zone) })}</b>
      </p>
      <p className="type-reference">
        {decision
          ? rich('statement.byDecision', {
              code: decisionCode(decision),
              link: (words: ReactNode) => (
                <a href={formatRoute({ page: 'forum', section: 'decisions', id: decision.id })}>{words}</a>
              ),
            })
          : t('statement.founding')}{' '}
        {t('statement.signatures', { count: signaturesUnder(state, version).length })}
      </p>
      {changes.length === 0 ? null : (
        <ul className="ethics-versions__changes">
          {changes.map(({ what, name }) => (
            <li key={`${what} ${name}`}>{t(`statement.changed.${what}`, { name })}</li>
          ))}
        </ul>
      )}
      <Disclosure summary={t('statement.read')}>
        <StatementWords statement={statement} />
      </Disclosure>
    </>
  )
}
