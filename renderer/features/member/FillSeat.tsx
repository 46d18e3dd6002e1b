import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Holding } from '../../../shared/domain/member.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { PersonField } from './PersonField.tsx'
import './member.css'

interface Entry {
  /** Somebody who is in the record already; '' for somebody new, who is named. */
  readonly person: string
  readonly name: string
  readonly email: string
  readonly since: string
  readonly until: string
}

/** Enters who holds a seat from a day on; `today` is proposed. */
export function FillSeat(props: { seat: string; as: Holding; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('forum')
  const fill = useCommand('seat.fill')
  const [first] = useState<Entry>({ person: '', name: '', email: '', since: props.today, until: '' })
  const [entry, setEntry, clear] = useKeptEntry(`fill ${props.seat} ${props.as}`, first)
  const [checked, setChecked] = useState(false)
  const put = (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part }))
  const wrong = problemsOf(entry)
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (Object.values(wrong).some(Boolean)) return
    const { person, name, email, since, until } = entry
    const who = person === '' ? { name, email: email.trim() || null } : { person, email: null }
    const filled = await fill.run({
      ...who,
      seat: props.seat,
      as: props.as,
      since: since || null,
      until: until || null,
    })
    if (!filled.ok) return
    clear()
    props.onDone()
  }
  return (
    <form
      className="ui-form member-form"
      aria-label={t('members.fillAs', { as: props.as })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <HolderFields entry={entry} wrong={wrong} checked={checked} put={put} />
      <FailureLine failure={fill.failure} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={fill.pending}>
          {t('members.fillAs', { as: props.as })}
        </Button>
        <Button kind="link" onPress={props.onDone}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

interface Wrong {
  readonly name: boolean
  readonly email: boolean
  readonly until: boolean
}

function HolderFields(props: {
  entry: Entry
  wrong: Wrong
  checked: boolean
  put: (part: Partial<Entry>) => void
}): ReactNode {
  const { t } = useText('forum')
  const { entry, wrong, checked, put } = props
  return (
    <>
      <PersonField
        label={t('members.known')}
        note={t('form.optional')}
        help={t('members.knownHelp')}
        value={entry.person === '' ? undefined : entry.person}
        onChange={(person) => put({ person: person ?? '' })}
      />
      {entry.person === '' ? (
        <>
          <TextField
            label={t('members.name')}
            help={t('members.nameHelp')}
            value={entry.name}
            autoFocus
            error={checked && wrong.name ? t('form.required') : undefined}
            onChange={(name) => put({ name })}
          />
          <TextField
            label={t('members.email')}
            note={t('form.optional')}
            help={t('members.emailHelp')}
            type="email"
            value={entry.email}
            error={checked && wrong.email ? t('members.emailWrong') : undefined}
            onChange={(email) => put({ email })}
          />
        </>
      ) : null}
      <div className="member-form__pair">
        <TextField label={t('members.since')} type="date" value={entry.since} onChange={(since) => put({ since })} />
        <TextField
          label={t('members.until')}
          note={t('form.optional')}
          type="date"
          value={entry.until}
          error={checked && wrong.until ? t('members.untilBefore') : undefined}
          onChange={(until) => put({ until })}
        />
      </div>
    </>
  )
}

function problemsOf({ person, name, email, since, until }: Entry): Wrong {
  const isNew = person === ''
  return {
    name: isNew && name.trim() === '',
    email: isNew && email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()),
    until: since !== '' && until !== '' && until < since,
  }
}
