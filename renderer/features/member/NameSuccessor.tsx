import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Office, OfficeHeld } from '../../../shared/domain/member.ts'
import type { PersonId } from '../../../shared/domain/primitives.ts'
import { useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import './member.css'

const NEW = '+'

interface Entry {
  readonly chosen: string
  readonly newName: string
  readonly since: string
  readonly until: string
}

/** [OFF2] Who takes an office over, from when: whoever holds it leaves it on that day, and the record says who succeeds whom. */
export function NameSuccessor(props: {
  office: Office
  before: string
  name: string
  today: string
  onDone: () => void
}): ReactNode {
  const { office, before } = props
  const { t } = useText('forum')
  const succession = useSuccession(office, before)
  const [entry, setEntry] = useState<Entry>({ chosen: '', newName: '', since: props.today, until: '' })
  const { chosen, newName, since, until } = entry
  const missing = since === '' || (chosen === NEW ? newName.trim() === '' : chosen === '')
  const wrong = until !== '' && until < since
  const submit = async (): Promise<void> => {
    if (await succession.run(entry)) props.onDone()
  }
  return (
    <form
      className="ui-form member-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing && !wrong) void submit()
      }}
    >
      <SuccessorFields
        entry={entry}
        wrong={wrong}
        people={usePeopleFor(office, before, since)}
        onChange={(part) => setEntry((last) => ({ ...last, ...part }))}
      />
      <p className="type-reference measure">{t('offices.successorWords', { name: props.name })}</p>
      <FailureLine failure={succession.failure} />
      <ButtonRow>
        <Button
          type="submit"
          kind="primary"
          busy={succession.pending}
          missing={missing ? t('form.required') : undefined}
        >
          {t('offices.successorNow')}
        </Button>
        <Button kind="link" onPress={props.onDone}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function SuccessorFields(props: {
  entry: Entry
  wrong: boolean
  people: readonly SelectOption[]
  onChange: (part: Partial<Entry>) => void
}): ReactNode {
  const { entry, onChange } = props
  const { t } = useText('forum')
  return (
    <>
      <Select
        label={t('offices.who')}
        value={entry.chosen}
        placeholder={t('offices.choose')}
        options={[...props.people, { value: NEW, label: t('offices.somebodyNew') }]}
        onChange={(chosen) => onChange({ chosen })}
      />
      {entry.chosen === NEW ? (
        <TextField
          label={t('members.name')}
          value={entry.newName}
          autoFocus
          onChange={(newName) => onChange({ newName })}
        />
      ) : null}
      <div className="member-form__pair">
        <TextField
          label={t('members.since')}
          type="date"
          value={entry.since}
          onChange={(since) => onChange({ since })}
        />
        <TextField
          label={t('members.until')}
          note={t('form.optional')}
          type="date"
          value={entry.until}
          error={props.wrong ? t('members.untilBefore') : undefined}
          onChange={(until) => onChange({ until })}
        />
      </div>
    </>
  )
}

/** Enters somebody new first; where only the second step failed, they are not entered twice. */
function useSuccession(office: Office, succeeds: string) {
  const enter = useCommand('person.add')
  const named = useCommand('officer.name')
  const [entered, setEntered] = useState<string | null>(null)
  const personOf = async ({ chosen, newName }: Entry): Promise<string | null> => {
    if (chosen !== NEW) return chosen
    if (entered !== null) return entered
    const added = await enter.run({ name: newName, organisation: null, meeting: null, mode: 'away' })
    if (!added.ok) return null
    setEntered(added.value.person)
    return added.value.person
  }
  const run = async (entry: Entry): Promise<boolean> => {
    const person = (await personOf(entry)) as PersonId | null
    if (person === null) return false
    const { since, until } = entry
    const term = { since, until: until || null, succeeds: succeeds as PersonId }
    return (await named.run({ person, office, ...term })).ok
  }
  return { run, pending: enter.pending || named.pending, failure: enter.failure ?? named.failure }
}

/** Everybody whose name is known here and who may take the office over on that day. */
function usePeopleFor(office: Office, before: string, since: string): readonly SelectOption[] {
  const { state } = useForum()
  const reveal = useReveal()
  // Whoever is in the office on that day, or to be without an end, cannot take it over.
  const stays = (held: OfficeHeld): boolean =>
    held.office === office && (held.until === null || (!held.left && held.until >= since))
  return Object.values(state.persons)
    .filter((person) => person.id !== before && !person.offices.some(stays))
    .flatMap((person) => {
      const label = reveal(person.name)
      return label === null ? [] : [{ value: person.id, label }]
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}
