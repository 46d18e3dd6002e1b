import type { ReactNode } from 'react'
import { useState } from 'react'
import type { AdoptedStatement } from '../../../shared/domain/statement.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import type { SigningLine } from '../../../shared/rules/statement.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useToday } from '../../client/use-today.ts'
import { useWho } from './use-who.ts'

interface Paper {
  readonly statement: AdoptedStatement
  readonly lines: readonly SigningLine[]
  readonly onDone: () => void
}

/** The secretariat has a paper that somebody signed: whose, and of which day. The record shows who entered it. */
export function EnterPaper({ statement, lines, onDone }: Paper): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const announce = useAnnounce()
  const who = useWho()
  const today = useToday()
  const sign = useCommand('statement.sign')
  const [person, setPerson] = useState('')
  const [on, setOn] = useState(today)
  const { version } = statement
  const adopted = dayIn(state.forum?.zone ?? 'UTC', Date.parse(statement.adoptedAt))
  const outside = on !== '' && (on > today || on < adopted)
  const missing = person === '' ? t('form.missingWho') : on === '' || outside ? t('signatures.missingDay') : undefined
  const submit = async (): Promise<void> => {
    if (missing !== undefined || !(await sign.run({ person, version, on })).ok) return
    announce(t('signatures.enteredNow', { name: who.name(person) }))
    onDone()
  }
  return (
    <form
      className="ui-form ethics-form"
      aria-label={t('signatures.enterTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="type-reference">{t('signatures.enterHelp', { version })}</p>
      <Select
        label={t('form.who')}
        value={person}
        placeholder={t('form.chooseWho')}
        options={useUnsigned(lines, today)}
        onChange={setPerson}
      />
      <TextField
        label={t('signatures.on')}
        type="date"
        width={14}
        min={adopted}
        max={today}
        value={on}
        error={outside ? t('signatures.outside') : undefined}
        onChange={setOn}
      />
      <FailureLine failure={sign.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={sign.pending} missing={missing}>
          {t('signatures.enterNow')}
        </Button>
        <Button kind="link" onPress={onDone}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function useUnsigned(lines: readonly SigningLine[], today: string): readonly SelectOption[] {
  const { t } = useText('ethics')
  const who = useWho()
  return lines
    .filter((one) => one.standing !== 'signed')
    .map(({ person }) => {
      const [seat, name] = [who.seatOrName(person, today), who.name(person)]
      return { value: person, label: seat === name ? name : t('form.seatAndName', { seat, name }) }
    })
}
