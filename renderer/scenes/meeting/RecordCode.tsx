import type { ReactNode } from 'react'
import type { CommandRun } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useText } from '../../ui/text.ts'

/** The code that stands for the record as it is now; whoever writes it down can tell later whether it was changed. */
export function RecordCode(props: {
  made: string | null
  making: CommandRun<'checkpoint.make'>
  onClose: () => void
}): ReactNode {
  const { t } = useText('meeting')
  const failureText = useFailureText()
  const { failure, pending } = props.making
  if (props.made === null && !failure && !pending) return null
  return (
    <div className="header-panel" role="status">
      <div>
        {failure ? <p className="problem-text">{failureText(failure)}</p> : null}
        {pending ? <p>{t('code.making')}</p> : null}
        {props.made === null ? null : (
          <>
            <p className="type-section type-code">{props.made}</p>
            <p className="type-reference">{t('code.help')}</p>
          </>
        )}
      </div>
      <Button small onPress={props.onClose}>
        {t('header.fold')}
      </Button>
    </div>
  )
}
