import type { ReactNode } from 'react'
import { statementInForce } from '../../../shared/rules/statement.ts'
import { useForum } from '../../client/react.tsx'
import { Complaints } from '../../features/ethics/Complaints.tsx'
import { Disputes } from '../../features/ethics/Disputes.tsx'
import { OwnSignature } from '../../features/ethics/OwnSignature.tsx'
import { Signatures } from '../../features/ethics/Signatures.tsx'
import { StatementHistory } from '../../features/ethics/StatementHistory.tsx'
import { StatementWords } from '../../features/ethics/StatementWords.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { PutSanction } from './PutSanction.tsx'
import { StatementChange } from './StatementChange.tsx'
import './rules-page.css'

/** The forum's ethics: the statement in force, who signed it, its versions and the way to change it; complaints and disputes. */
export function EthicsPage(): ReactNode {
  const { t, rich } = useText('ethics')
  const { state } = useForum()
  const statement = statementInForce(state)
  return (
    <>
      <PageTitle aside={statement ? t('statement.version', { version: statement.version }) : null}>
        {t('page.title')}
      </PageTitle>
      {statement ? null : <EmptyState title={t('statement.none')}>{t('statement.noneWords')}</EmptyState>}
      <StatementChange statement={statement} />
      {statement ? (
        <div className="stack">
          <Section title={t('statement.title')}>
            <StatementWords statement={statement} />
            <OwnSignature />
          </Section>
          <Signatures statement={statement} />
          <StatementHistory />
        </div>
      ) : null}
      <div className="stack page-part">
        <Complaints put={(complaint) => <PutSanction complaint={complaint} />} />
        <Disputes />
      </div>
      <p className="page-hint">
        {rich('page.interests', {
          link: (words: ReactNode) => <Link to={{ page: 'forum', section: 'members', id: null }}>{words}</Link>,
        })}
      </p>
    </>
  )
}
