import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { AdoptedStatement } from '../../../shared/domain/statement.ts'
import { mayBeAskedToSign, signatureOf, statementInForce } from '../../../shared/rules/statement.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useToday } from '../../client/use-today.ts'

/** [ETH5] One's own signature under the version in force: the way to it, or when it was given. Nothing where one is not asked. */
export function OwnSignature(): ReactNode {
  const { state, me } = useForum()
  const today = useToday()
  const statement = statementInForce(state)
  if (!statement || me.person === null || !mayBeAskedToSign(state, me.person, today)) return null
  return <Own key={statement.version} person={me.person} statement={statement} />
}

function Own({ person, statement }: { person: string; statement: AdoptedStatement }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const announce = useAnnounce()
  const sign = useCommand('statement.sign')
  const may = useMay()({ to: 'statement.sign', person })
  const signed = useRef<HTMLParagraphElement>(null)
  const { version } = statement
  const own = signatureOf(state, person, version)
  if (own) {
    return (
      <p ref={signed} tabIndex={-1} className="ethics-sign">
        <Marked mark="done">{t('statement.youSigned', { version, date: format.date(own.on, 'UTC') })}</Marked>
      </p>
    )
  }
  const earlier = state.signatures.findLast((one) => one.person === person && one.struckAt === null)
  const doSign = async (): Promise<void> => {
    const done = await sign.run({ person, version, on: null })
    if (!done.ok) return
    announce(t('statement.signedNow', { version }))
    requestAnimationFrame(() => signed.current?.focus())
  }
  return (
    <div className="ethics-sign">
      <p>
        <Marked mark="attention">
          {earlier
            ? t('statement.signAnew', { version, earlier: earlier.version })
            : t('statement.notSigned', { version })}
        </Marked>
      </p>
      {may ? (
        <>
          <p className="type-reference measure">{t('statement.signHelp')}</p>
          <FailureLine failure={sign.failure} />
          <Button kind="primary" busy={sign.pending} onPress={() => void doSign()}>
            {t('statement.sign', { version })}
          </Button>
        </>
      ) : (
        <p className="type-reference">{t('statement.signElsewhere')}</p>
      )}
    </div>
  )
}
