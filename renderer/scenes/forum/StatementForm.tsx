import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { AdoptedStatement } from '../../../shared/domain/statement.ts'
import { statementText } from '../../../shared/rules/statement.ts'
import { useForum } from '../../client/react.tsx'
import type { StatementEntry } from '../../features/ethics/statement-entry.ts'
import { entryOfStatement, statementOf } from '../../features/ethics/statement-entry.ts'
import { StatementFields } from '../../features/ethics/StatementFields.tsx'
import { useSevenPrinciples } from '../../features/ethics/use-seven-principles.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { focusFirstProblem } from './PlanFields.tsx'
import type { RulesPlace } from './rules-place.ts'
import { DecidedBy, WhereToPut } from './RulesProposal.tsx'
import { useStatementProposal } from './use-rules-proposal.ts'

interface StatementFormProps {
  readonly statement: AdoptedStatement | null
  readonly place: RulesPlace
  /** Under which what is written is kept. */
  readonly entryKey: string
  readonly onDone: () => void
}

/** An ethics statement is written, and proposed: adopted at once, put to decision, or frozen as amended. */
export function StatementForm({ statement, place, entryKey, onDone }: StatementFormProps): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const choice = useChoice({ statement, place, entryKey })
  const [checked, setChecked] = useState(false)
  const leave = (): void => {
    choice.clear()
    onDone()
  }
  const proposal = useStatementProposal(place, leave)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [])
  const act = place.how === 'adopt' ? 'adopt' : place.how === 'amend' ? 'freeze' : 'put'
  const { proposed, changed } = choice
  const missing =
    proposed !== null && !changed
      ? t('statement.form.missingChange')
      : proposal.ready
        ? undefined
        : t('statement.form.missingItem')
  return (
    <form
      ref={form}
      className="rules-form"
      noValidate
      aria-label={t('statement.title')}
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (!proposed) focusFirstProblem('.rules-form')
        else if (changed) proposal.run(proposed)
      }}
    >
      <p className="rules-form__place">{t(`statement.form.${act}How`)}</p>
      <StatementFields entry={choice.entry} checked={checked} onChange={choice.setEntry} />
      {act === 'put' && state.forum?.rules ? (
        <DecidedBy rules={state.forum.rules} rule={proposal.rule} onChange={proposal.chooseRule} />
      ) : null}
      <WhereToPut place={place} />
      <FailureLine failure={proposal.failure} what={t('statement.form.failed')} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={proposal.pending} missing={missing}>
          {t(`statement.form.${act}`)}
        </Button>
        <Button kind="link" onPress={leave}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function useChoice({ statement, place, entryKey }: Omit<StatementFormProps, 'onDone'>) {
  const seven = useSevenPrinciples()
  const from = (place.how === 'amend' ? place.decision.statement : null) ?? statement
  const [first] = useState<StatementEntry>(() => (from ? entryOfStatement(from) : seven))
  const [entry, setEntry, clear] = useKeptEntry<StatementEntry>(entryKey, first)
  const proposed = statementOf(entry)
  const changed = proposed !== null && (from === null || statementText(proposed) !== statementText(from))
  return { entry, setEntry, clear, proposed, changed }
}
