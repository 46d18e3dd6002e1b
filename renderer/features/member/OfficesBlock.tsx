import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Office } from '../../../shared/domain/member.ts'
import { office as officeSchema } from '../../../shared/domain/member.ts'
import type { PersonId } from '../../../shared/domain/primitives.ts'
import type { Officer } from '../../../shared/rules/offices.ts'
import { officers } from '../../../shared/rules/offices.ts'
import { overFrom } from '../../../shared/rules/terms.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { suspendedUntil } from '../../../shared/rules/suspension.ts'
import { CorrectTerm } from './CorrectTerm.tsx'
import { DayForm } from './DayForm.tsx'
import { NameSuccessor } from './NameSuccessor.tsx'
import { officeKey } from './seat-views.ts'
import { Suspended } from './Suspended.tsx'
import { useTermWords } from './term-words.ts'
import { useToday } from '../../client/use-today.ts'
import './member.css'

/** [OFF1] Every office: who holds it, who is to, and who held it before. Nothing where nobody was ever named to one. */
export function OfficesBlock(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const all = officers(state)
  if (all.length === 0) return null
  return (
    <Section title={t('offices.title')}>
      <ul>
        {officeSchema.options.map((office) => (
          <OfficeLines key={office} office={office} terms={all.filter((one) => one.office === office)} />
        ))}
      </ul>
    </Section>
  )
}

function OfficeLines({ office, terms }: { office: Office; terms: readonly Officer[] }): ReactNode {
  const { t } = useText('forum')
  const today = useToday()
  const isOver = (one: Officer): boolean => (overFrom(one) ?? '~') <= today
  const now = terms.filter((one) => !isOver(one))
  const past = terms.filter(isOver).reverse()
  return (
    <>
      {now.map((one) => (
        <OfficerLine key={`${one.person}${String(one.entry)}`} officer={one} today={today} />
      ))}
      {now.length === 0 && (past.length > 0 || office !== 'co-chair') ? (
        <ListLine note={t('offices.nobody')}>{t(`office.${officeKey(office)}`)}</ListLine>
      ) : null}
      {past.length > 0 ? (
        <li className="office-past">
          <Disclosure summary={t('offices.past', { count: past.length, office: officeKey(office) })}>
            <ul>
              {past.map((one) => (
                <OfficerLine key={`${one.person}${String(one.entry)}`} officer={one} today={today} past />
              ))}
            </ul>
          </Disclosure>
        </li>
      ) : null}
    </>
  )
}

function OfficerLine({ officer, today, past }: { officer: Officer; today: string; past?: boolean }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const reveal = useReveal()
  const term = useTermWords()
  const may = useCan({ to: 'officer.name' })
  const [doing, setDoing] = useState<Doing | null>(null)
  const nameOf = (person: string): string => reveal(state.persons[person]?.name) ?? t('form.withheld')
  const name = nameOf(officer.person)
  const facts = [
    t(`office.${officeKey(officer.office)}`),
    term(officer),
    officer.succeeds === null ? '' : t('offices.succeeds', { name: nameOf(officer.succeeds) }),
  ]
  const mayEnd = !past && !officer.left
  return (
    <ListLine>
      {past ? name : <b>{name}</b>}
      <div className="type-reference">{facts.filter(Boolean).join(' · ')}</div>
      {past ? null : <Suspended until={suspendedUntil(state, officer.person, today)} />}
      {may && doing === null ? (
        <ButtonRow className="holder-buttons">
          {mayEnd ? (
            <>
              <Button small label={t('offices.successorOf', { name })} onPress={() => setDoing('successor')}>
                {t('offices.successor')}
              </Button>
              <Button small label={t('offices.endOf', { name })} onPress={() => setDoing('end')}>
                {t('offices.end')}
              </Button>
            </>
          ) : null}
          <Button kind="link" small label={t('members.termOf', { name })} onPress={() => setDoing('term')}>
            {t('members.changeTerm')}
          </Button>
        </ButtonRow>
      ) : null}
      {doing === null ? null : (
        <OfficeForm doing={doing} officer={officer} name={name} today={today} onDone={() => setDoing(null)} />
      )}
    </ListLine>
  )
}

type Doing = 'end' | 'successor' | 'term'

function OfficeForm(props: {
  doing: Doing
  officer: Officer
  name: string
  today: string
  onDone: () => void
}): ReactNode {
  const { doing, officer, name, today, onDone } = props
  const { t } = useText('forum')
  const leave = useCommand('officer.leave')
  const correct = useCommand('officer.correct')
  const person = officer.person as PersonId
  const { office } = officer
  const closeIf = ({ ok }: { ok: boolean }): void => {
    if (ok) onDone()
  }
  if (doing === 'successor')
    return <NameSuccessor office={office} before={person} name={name} today={today} onDone={onDone} />
  if (doing === 'term')
    return (
      <CorrectTerm
        name={name}
        term={officer}
        pending={correct.pending}
        failure={correct.failure}
        onSubmit={(term) => void correct.run({ person, corrects: officer.entry, ...term }).then(closeIf)}
        onCancel={onDone}
      />
    )
  return (
    <DayForm
      label={t('members.endOn')}
      help={t('offices.endWords')}
      submit={t('offices.endOf', { name })}
      first={today}
      pending={leave.pending}
      failure={leave.failure}
      onSubmit={(on) => void leave.run({ person, office, on }).then(closeIf)}
      onCancel={onDone}
    />
  )
}
