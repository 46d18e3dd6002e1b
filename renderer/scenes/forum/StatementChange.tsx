import type { ReactNode } from 'react'
import type { AdoptedStatement } from '../../../shared/domain/statement.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { useForum } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { statementPlace } from './rules-place.ts'
import { StatementForm } from './StatementForm.tsx'
import { useChangeForm } from './use-change-form.ts'

/** The way to a first or another ethics statement: what is being decided already, and for those who lead the form. */
export function StatementChange({ statement }: { statement: AdoptedStatement | null }): ReactNode {
  const { t, rich } = useText('ethics')
  const { state } = useForum()
  const place = statementPlace(state)
  const { leads, mayChange, shown, open, close, button } = useChangeForm(place)
  if (!leads && !('decision' in place)) return null
  const title = place.how === 'amend' ? 'amend' : statement ? 'change' : 'write'
  const key = `statement ${String(statement?.version ?? 0)} ${place.how === 'amend' ? `${place.decision.id} ${String(place.decision.texts.length)}` : ''}`
  return (
    <div className="rules-change">
      {'decision' in place ? (
        <p className="page-hint">
          {rich('statement.underWay', {
            code: decisionCode(place.decision),
            title: place.decision.title,
            link: (words: ReactNode) => {
              const { meeting, item } = place.decision
              return <Link to={{ page: 'meeting', meeting, item, tab: 'decision' }}>{words}</Link>
            },
          })}
        </p>
      ) : null}
      {shown ? (
        <Section title={t(`statement.${title}Title`)}>
          {/* Amended or adopted by somebody else meanwhile: another form, with an entry of its own. */}
          <StatementForm key={key} entryKey={key} statement={statement} place={place} onDone={close} />
        </Section>
      ) : mayChange ? (
        <Button ref={button} kind={statement ? 'secondary' : 'primary'} onPress={open}>
          {t(`statement.${title}`)}
        </Button>
      ) : null}
    </div>
  )
}
