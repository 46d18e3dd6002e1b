import type { ReactNode } from 'react'
import type { Rules } from '../../../shared/domain/forum.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { useForum } from '../../client/react.tsx'
import { RulebookChanges } from '../../features/decision/RulebookChanges.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { useFormat } from '../../ui/format.ts'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'

/** Every version so far, the last first: when it was adopted, by which decision, and what it changed. */
export function RulesHistory(): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const { rulesHistory = [], zone } = state.forum ?? {}
  const versions = rulesHistory
    .map((one, index) => ({ ...one, before: rulesHistory[index - 1]?.rules ?? null }))
    .reverse()
  return (
    <Section title={t('rules.history')} size="section" aside={t('rules.kept')}>
      <ol className="rule-history">
        {versions.map(({ at, rules, before }, index) => (
          <li key={rules.version}>
            <p>
              <b>{t('rules.historyLine', { version: rules.version, date: format.date(at, zone) })}</b>
              {index === 0 ? <span className="type-reference"> {t('rules.inForce')}</span> : null}
            </p>
            <p className="type-reference">
              <Adopted rules={rules} />
            </p>
            {before ? <RulebookChanges before={before} after={rules} /> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Adopted({ rules }: { rules: Rules }): ReactNode {
  const { t, rich } = useText('forum')
  const { state } = useForum()
  const decision = rules.decision === undefined ? undefined : state.decisions[rules.decision]
  if (!decision) return t(rules.version === 1 ? 'rules.founding' : 'rules.atAStroke')
  return rich('rules.byDecision', {
    code: decisionCode(decision),
    link: (words: ReactNode) => <Link to={{ page: 'forum', section: 'decisions', id: decision.id }}>{words}</Link>,
  })
}
