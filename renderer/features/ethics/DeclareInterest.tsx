import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { EffectLine } from './EffectLine.tsx'
import type { InterestEntry, InterestPlan, Scope } from './interest-entry.ts'
import { EMPTY_ENTRY, interestsBearing, itemsAhead, missingIn, planOf } from './interest-entry.ts'
import { ScopeFields, WhoField } from './InterestFields.tsx'
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
  const { me } = useForum()
  const form = useForm({ meeting, item, person })
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
            help={t('form.whatHelp')}
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

export interface InterestForm {
  readonly entry: InterestEntry
  readonly change: (changed: Partial<InterestEntry>) => void
  readonly plan: InterestPlan
  readonly scopes: readonly Scope[]
  /** Whoever runs the meeting says whose interest it is. */
  readonly chooses: boolean
  readonly clear: () => void
  readonly pending: boolean
  readonly failure: Failure | null
  /** True once the host has recorded it. */
  readonly send: () => Promise<boolean>
}

function useForm(props: Omit<DeclareInterestProps, 'onDone' | 'level'>): InterestForm {
  const { meeting, person: fixed } = props
  const { state, me } = useForum()
  const may = useMay()
  const chooses = fixed === null && may({ to: 'recusal.lift' })
  const [opened] = useState(() => meeting?.currentItem ?? itemsAhead(meeting)[0]?.id ?? null)
  const key = `interest ${props.item ?? meeting?.id ?? ''} ${fixed ?? ''}`
  const [entry, setEntry, clear] = useKeptEntry<InterestEntry>(key, EMPTY_ENTRY)
  const item = props.item ?? entry.item ?? opened
  const person = fixed ?? (chooses ? entry.who : (me.person ?? ''))
  // [JOIN8] A session for one meeting declares in its items alone.
  const wider = may({ to: 'session.reach', limitedTo: me.meeting, command: 'interest.declare', meeting: null })
  const scopes = scopesFor({
    ofItem: itemsAhead(meeting).some((one) => one.id === item),
    wider,
    earlier: meeting !== null && item !== null && interestsBearing(state, meeting, item, person).length > 0,
  })
  const scope = entry.scope !== null && scopes.includes(entry.scope) ? entry.scope : (scopes[0] ?? 'standing')
  const plan = planOf(entry, { meeting, person, scope, item })
  return {
    entry,
    change: (changed) => setEntry((last) => ({ ...last, ...changed })),
    plan,
    scopes,
    chooses,
    clear,
    ...useSending({ meeting, entry, plan, clear }),
  }
}

function scopesFor(of: { ofItem: boolean; wider: boolean; earlier: boolean }): readonly Scope[] {
  return [
    ...(of.ofItem ? (['item'] as const) : []),
    ...(of.ofItem && of.earlier ? (['earlier'] as const) : []),
    ...(of.wider ? (['commitment', 'standing'] as const) : []),
  ]
}

function useSending(said: {
  meeting: Meeting | null
  entry: InterestEntry
  plan: InterestPlan
  clear: () => void
}): Pick<InterestForm, 'pending' | 'failure' | 'send'> {
  const { meeting, entry, plan } = said
  const { t } = useText('ethics')
  const { state } = useForum()
  const announce = useAnnounce()
  const declare = useCommand('interest.declare')
  const note = useCommand('recusal.note')
  const { person, scope, item, out } = plan
  const ofItem = meeting !== null && item !== null ? { meeting: meeting.id, item } : { meeting: null, item: null }
  const send = async (): Promise<boolean> => {
    if (scope === 'earlier' && meeting !== null && item !== null) {
      const earlier = entry.earlier ?? interestsBearing(state, meeting, item, person)[0]?.id ?? null
      const noted = await note.run({ meeting: meeting.id, item, person, declaration: earlier })
      if (noted.ok) said.clear()
      return noted.ok
    }
    const commitment = scope === 'commitment' ? entry.commitment : null
    const declared = await declare.run({ ...ofItem, commitment, person, detail: entry.what.trim(), recuse: out })
    if (!declared.ok) return false
    said.clear()
    announce(t('form.done'))
    return true
  }
  return { pending: declare.pending || note.pending, failure: declare.failure ?? note.failure, send }
}
