import type { ReactNode } from 'react'
import type { Procedure, ProcedureAnswer } from '../../../shared/domain/procedure.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { ListLine } from '../../ui/Heading.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useMayOn } from './use-may-on.ts'
import { useSpeaker } from './use-speaker.ts'

/** Who objected and whether they are satisfied; who signed, and as what. */
export function Answers({ procedure }: { procedure: Procedure }): ReactNode {
  const { t } = useText('procedure')
  if (procedure.answers.length === 0) return <p className="quiet-text">{t('answers.none')}</p>
  return (
    <ul>
      {procedure.answers.map((answer, index) => (
        <AnswerLine key={answer.at + String(index)} procedure={procedure} answer={answer} index={index} />
      ))}
    </ul>
  )
}

function AnswerLine(props: { procedure: Procedure; answer: ProcedureAnswer; index: number }): ReactNode {
  const { t } = useText('procedure')
  const { procedure, answer, index } = props
  const settle = useCommand('procedure.settle')
  const may = useMayOn(procedure)({ to: 'procedure.settle', seat: 'seat' in answer.by ? answer.by.seat : null })
  const who = useSpeaker()(answer, index)
  const how = procedure.terms.way === 'network' ? 'satisfied' : 'withdrawn'
  const { by, says, settled } = answer
  const as = 'seat' in by ? by.as : 'person' in by ? 'person' : 'organisation'
  const good = (says === 'sign') === (settled === null)
  return (
    <ListLine
      mark={<Mark name={good ? 'yes' : 'no'} />}
      note={t(says === 'sign' ? 'answers.signed' : 'answers.objected', { as, settled: settled?.how ?? 'none' })}
      aside={
        may && settled === null && procedure.ended === null ? (
          <Button
            small
            busy={settle.pending}
            label={t(`answers.${how}Of`, { who })}
            onPress={() => void settle.run({ procedure: procedure.id, answer: index + 1, how })}
          >
            {t(`answers.${how}`)}
          </Button>
        ) : undefined
      }
    >
      <span dir="auto">{who}</span>
      <FailureLine failure={settle.failure} />
    </ListLine>
  )
}
