import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { AdoptedStatement, Signature } from '../../../shared/domain/statement.ts'
import type { SigningLine } from '../../../shared/rules/statement.ts'
import { signingLines } from '../../../shared/rules/statement.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { Section } from '../../ui/Heading.tsx'
import type { Column } from '../../ui/Table.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { EnterPaper } from './EnterPaper.tsx'
import { useToday } from '../../client/use-today.ts'
import { useWho } from './use-who.ts'
import './statement.css'

/** Who signed which version, and who has not: everybody who is asked today. */
export function Signatures({ statement }: { statement: AdoptedStatement }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const today = useToday()
  const keeps = useCan({ to: 'signature.strike' })
  const columns = useColumns(statement.version)
  const [entering, setEntering] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const lines = signingLines(state, today)
  const signed = lines.filter((one) => one.standing === 'signed').length
  const strike = useStrikeColumn()
  const close = (): void => {
    setEntering(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <Section
      title={t('signatures.title')}
      aside={t('signatures.count', { signed, all: lines.length, version: statement.version })}
    >
      <Table<SigningLine>
        label={t('signatures.title')}
        labelled
        columns={keeps ? [...columns, strike] : columns}
        rows={lines}
        rowKey={(one) => one.person}
        empty={t('signatures.nobody')}
      />
      {keeps && lines.some((one) => one.standing !== 'signed') ? (
        entering ? (
          <EnterPaper statement={statement} lines={lines} onDone={close} />
        ) : (
          <ButtonRow className="ethics-signatures__enter">
            <Button ref={button} onPress={() => setEntering(true)}>
              {t('signatures.enter')}
            </Button>
          </ButtonRow>
        )
      ) : null}
    </Section>
  )
}

function useColumns(version: number): readonly Column<SigningLine>[] {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const who = useWho()
  const words = ({ standing, signature }: SigningLine): ReactNode => {
    if (!signature) return <span className="quiet-text">{t('signatures.none')}</span>
    const date = format.date(signature.on, 'UTC')
    const said = { version: signature.version, date, now: version }
    if (standing === 'earlier') return t('signatures.earlier', said)
    return signature.actor === signature.person ? t('signatures.signed', said) : t('signatures.entered', said)
  }
  return [
    { id: 'name', head: t('signatures.name'), rowHead: true, width: '34%', cell: ({ person }) => who.name(person) },
    {
      id: 'seat',
      width: '30%',
      head: t('signatures.seat'),
      cell: ({ seats }) =>
        seats.length === 0
          ? t('signatures.noSeat')
          : format.list(seats.map((seat) => state.seats[seat]?.label ?? seat)),
    },
    { id: 'signed', head: t('signatures.signedHead'), cell: words },
  ]
}

function useStrikeColumn(): Column<SigningLine> {
  const { t } = useText('ethics')
  return {
    id: 'strike',
    head: t('signatures.strikeHead'),
    hideHead: true,
    cell: ({ signature, standing }) =>
      signature && standing === 'signed' && signature.actor !== signature.person ? (
        <Strike signature={signature} />
      ) : null,
  }
}

/** An entry that was wrong: of another person, or of no paper. It stays in the record. */
function Strike({ signature }: { signature: Signature }): ReactNode {
  const { t } = useText('ethics')
  const who = useWho()
  const strike = useCommand('signature.strike')
  const [sure, setSure] = useState(false)
  const { person, seq: corrects } = signature
  if (!sure) {
    return (
      <Button small label={t('signatures.strikeOf', { name: who.name(person) })} onPress={() => setSure(true)}>
        {t('signatures.strike')}
      </Button>
    )
  }
  return (
    <div role="group" aria-label={t('signatures.strikeSure')}>
      <p>{t('signatures.strikeSure')}</p>
      <FailureLine failure={strike.failure} />
      <ButtonRow>
        <Button small autoFocus busy={strike.pending} onPress={() => void strike.run({ person, corrects })}>
          {t('signatures.strikeNow')}
        </Button>
        <Button small onPress={() => setSure(false)}>
          {t('register.keep')}
        </Button>
      </ButtonRow>
    </div>
  )
}
