import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Group } from '../../../shared/domain/group.ts'
import type { Office } from '../../../shared/domain/member.ts'
import { office } from '../../../shared/domain/member.ts'
import { officersOf } from '../../../shared/rules/bodies.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { PersonField } from '../../features/member/PersonField.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'

/** [GROUP3] Who runs the group's meetings: offices of its own, named and ended on the record. */
export function GroupOfficers({ group, working }: { group: Group; working: boolean }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const reveal = useReveal()
  const { t: forum } = useText('forum')
  const today = useToday()
  const relieve = useCommand('group.relieve')
  const may = useCan({ to: 'group.appoint' }) && working
  const [naming, setNaming] = useState(false)
  const now = officersOf(group, today)
  return (
    <Section title={t('officers')}>
      {now.length === 0 ? <p className="quiet-text measure">{t('noOfficers')}</p> : null}
      <ul>
        {now.map(({ person, office: held }) => {
          const name = reveal(state.persons[person]?.name) ?? forum('form.withheld')
          const end = (): void => void relieve.run({ group: group.id, person, office: held, on: today })
          return (
            <ListLine
              key={`${person}${held}`}
              aside={
                may ? (
                  <Button small label={t('endLabel', { name })} onPress={end}>
                    {t('relieve')}
                  </Button>
                ) : null
              }
            >
              {t('officer', { name, office: officeKey(held) })}
            </ListLine>
          )
        })}
      </ul>
      <FailureLine failure={relieve.failure} />
      <FormPlace open={naming}>
        {naming ? <Appoint group={group.id} today={today} onDone={() => setNaming(false)} /> : null}
        {may && !naming ? (
          <ButtonRow className="holder-buttons">
            <Button onPress={() => setNaming(true)}>{t('appoint')}</Button>
          </ButtonRow>
        ) : null}
      </FormPlace>
    </Section>
  )
}

function officeKey(held: Office): 'chair' | 'cochair' | 'secretariat' {
  return held === 'co-chair' ? 'cochair' : held
}

function Appoint(props: { group: string; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  const appoint = useCommand('group.appoint')
  const [person, setPerson] = useState<string | undefined>()
  const [chosen, setChosen] = useState<string>('chair')
  const submit = async (): Promise<void> => {
    const held = office.options.find((one) => one === chosen)
    if (person === undefined || held === undefined) return
    const { group, today } = props
    const done = await appoint.run({ group, person, office: held, since: today, until: null })
    if (done.ok) props.onDone()
  }
  return (
    <form
      className="ui-form member-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <PersonField label={t('person')} value={person} onChange={setPerson} />
      <Select
        label={t('office')}
        value={chosen}
        options={office.options.map((one) => ({ value: one, label: t(officeKey(one)) }))}
        onChange={setChosen}
      />
      <FailureLine failure={appoint.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={appoint.pending} missing={person ? undefined : t('who')}>
          {t('appoint')}
        </Button>
        <Button kind="link" onPress={props.onDone}>
          {forum('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
