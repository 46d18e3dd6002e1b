import type { ReactNode } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'

/** What of an outcome is told: a sentence or two, and whether it is published. */
export function OutcomeFields(props: {
  statement: string
  publish: boolean
  onChange: (part: { statement: string } | { publish: boolean }) => void
}): ReactNode {
  const { t } = useText('ethics')
  return (
    <>
      <TextArea
        label={t('complaint.statement')}
        help={t('complaint.statementHelp')}
        rows={2}
        maxLength={20_000}
        value={props.statement}
        onChange={(statement) => props.onChange({ statement })}
      />
      <Checkbox
        checked={props.publish}
        help={t('complaint.publishHelp')}
        onChange={(publish) => props.onChange({ publish })}
      >
        {t('complaint.publish')}
      </Checkbox>
    </>
  )
}
