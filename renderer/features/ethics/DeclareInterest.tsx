import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { publishesInterests } from '../../../shared/rules/statement.ts'
import { useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { EffectLine } from './EffectLine.tsx'
import type { InterestEntry, InterestPlan } from './interest-entry.ts'
import { missingIn } from './interest-entry.ts'
import { ScopeFields, WhoField } from './InterestFields.tsx'
import { useInterestForm } from './use-interest-form.ts'
import './ethics.css'

export interface DeclareInterestProps {
  /** Null on the register: then only what is in no item. */
  readonly meeting: Meeting | null
  /** The item that the window looks at; null: they choose among those ahead. */
  readonly item: string | null
  /** Whose interest; null: whoever runs the meeting chooses, everybody else speaks for themselves. */
  readonly person: string | null
  /** Of its heading; 2 unless told. */
  readonly level?: 2 | 3 | undefined
  readonly onDone: () => void
}

/** "Declare an interest": what it is about, for what, and, of an item, standing out of it, with the effect told before. */
export function DeclareInterest({ meeting, item, person, level, onDone }: DeclareInterestProps): ReactNode {
  const { t } = useText('ethics')
  const { state, me } = useForum()
  const form = useInterestForm({ meeting, item, person })
  const { entry, change, plan } = form
  const missing = missingIn(entry, plan)
  const mine = plan.person === me.person
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('select, textarea')?.focus()
  }, [])
  const submit = async (): Promise<void> => {
    if (missing === null && !form.pending && (await form.send())) onDone()
  }
  return (
    <Section title={t('form.title')} level={level} rule="hairline" className="ethics-form__section">
      <form
        ref={fields}
        className="ui-form ethics-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {form.chooses ? <WhoField meeting={meeting} value={entry.who} onChange={(who) => change({ who })} /> : null}
        {plan.scope === 'earlier' ? null : (
          <TextArea
            label={t('form.what')}
            help={t(publishesInterests(state) ? 'form.whatHelpPublished' : 'form.whatHelp')}
            rows={2}
            maxLength={20_000}
            value={entry.what}
            onChange={(what) => change({ what })}
          />
        )}
        <ScopeFields form={form} meeting={meeting} fixedItem={item} />
        <RecuseFields meeting={meeting} entry={entry} plan={plan} mine={mine} onChange={change} />
        <FailureLine failure={form.failure} />
        <ButtonRow>
          <Button
            type="submit"
            kind="primary"
            busy={form.pending}
            missing={missing === null ? undefined : t(`form.${missing}`)}
          >
            {t(plan.scope === 'earlier' ? 'form.out' : plan.out ? 'form.declareAndOut' : 'form.declare')}
          </Button>
          <Button
            onPress={() => {
              form.clear()
              onDone()
            }}
          >
            {t('form.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  )
}

function RecuseFields(props: {
  meeting: Meeting | null
  entry: InterestEntry
  plan: InterestPlan
  mine: boolean
  onChange: (changed: Partial<InterestEntry>) => void
}): ReactNode {
  const { t } = useText('ethics')
  const { meeting, entry, plan, mine } = props
  const { item, person } = plan
  if (meeting === null || item === null) return null
  if (plan.outAlready) return <p>{t(mine ? 'form.outAlreadyMe' : 'form.outAlready')}</p>
  return (
    <>
      {plan.scope === 'item' ? (
        <Checkbox checked={entry.recuse} help={t('form.recuseHelp')} onChange={(recuse) => props.onChange({ recuse })}>
          {t(mine ? 'form.recuseMe' : 'form.recuseThem')}
        </Checkbox>
      ) : null}
      {person === '' ? null : plan.out ? (
        <EffectLine meeting={meeting} item={item} person={person} />
      ) : (
        <p role="status">{t(mine ? 'form.staysMe' : 'form.stays')}</p>
      )}
    </>
  )
}
