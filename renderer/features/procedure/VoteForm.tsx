import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { lastOf } from '../../../shared/rules/procedure-case.ts'
import { useCommand } from '../../client/react.tsx'
import { ChoiceButton } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { SeatField } from './SeatField.tsx'
import { useAnswerers } from './use-answerers.ts'

const choices = ['yes', 'no', 'abstain'] as const

/** Three equal answers for a seat, which may be changed until the deadline. */
export function VoteForm(props: { procedure: Procedure; onLate: (receipt: string) => void }): ReactNode {
  const { procedure, onLate } = props
  const { t } = useText('procedure')
  const { ids, own } = useAnswerers(procedure)
  const answer = useCommand('procedure.answer')
  const [chosen, setSeat] = useState<string | null>(null)
  const seat = chosen ?? own[0] ?? ''
  if (ids.length === 0) return <p className="quiet-text">{t('object.notYours')}</p>
  const said = seat === '' ? undefined : lastOf(procedure, seat)?.says
  const missing = seat === '' ? t('vote.missing') : undefined
  return (
    <div className="ui-form procedure-form">
      {ids.length > 1 ? <SeatField label={t('vote.seat')} ids={ids} own={own} seat={seat} onChange={setSeat} /> : null}
      <div className="procedure-choices" role="group" aria-label={t('vote.label')}>
        {choices.map((choice) => (
          <ChoiceButton
            key={choice}
            mark={<Mark name={choice} size={24} plain />}
            chosen={said === choice}
            missing={missing}
            note={said === choice ? t('vote.recorded') : undefined}
            onPress={() => {
              if (said === choice && !answer.failure) return
              const by = { seat, as: 'person' as const }
              void answer.run({ procedure: procedure.id, by, says: choice, reason: null }).then((answered) => {
                if (answered.ok && answered.value.counted === 'late') onLate(answered.value.receipt)
              })
            }}
          >
            {t(`said.${choice}`)}
          </ChoiceButton>
        ))}
      </div>
      <FailureLine failure={answer.failure} what={t('vote.failed')} />
    </div>
  )
}
