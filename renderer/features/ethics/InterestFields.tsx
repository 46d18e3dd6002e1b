import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { byNumber } from '../../../shared/lib/numbered.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import type { RadioOption } from '../../ui/SegmentedChoice.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import type { Scope } from './interest-entry.ts'
import { interestsBearing, itemsAhead } from './interest-entry.ts'
import type { InterestForm } from './use-interest-form.ts'
import { usePeople } from './use-people.ts'
import { useSubjectWords } from './use-subject-words.ts'

/** Whose interest it is, for those who enter what was said aloud. */
export function WhoField(props: {
  meeting: Meeting | null
  value: string
  onChange: (person: string) => void
}): ReactNode {
  const { t } = useText('ethics')
  return (
    <Select
      label={t('form.who')}
      placeholder={t('form.chooseWho')}
      value={props.value}
      onChange={props.onChange}
      options={usePeople(props.meeting)}
    />
  )
}

/** What the interest is in, and which one where several are meant. */
export function ScopeFields(props: {
  form: InterestForm
  meeting: Meeting | null
  fixedItem: string | null
}): ReactNode {
  const { t } = useText('ethics')
  const { form, meeting } = props
  const { scopes, plan, change } = form
  const title = meeting?.items.find((one) => one.id === props.fixedItem)?.title
  const options: Record<Scope, RadioOption> = {
    item:
      title === undefined
        ? { value: 'item', label: t('form.forItem') }
        : { value: 'item', label: t('form.forThisItem'), help: <span dir="auto">{title}</span> },
    earlier: { value: 'earlier', label: t('form.forEarlier'), help: t('form.forEarlierWords') },
    commitment: { value: 'commitment', label: t('form.forCommitment'), help: t('form.forCommitmentWords') },
    standing: { value: 'standing', label: t('form.forStanding'), help: t('form.forStandingWords') },
  }
  return (
    <>
      {scopes.length > 1 ? (
        <RadioList
          label={t('form.for')}
          options={scopes.map((scope) => options[scope])}
          value={plan.scope}
          onChange={(scope) => change({ scope: scope as Scope })}
        />
      ) : null}
      {plan.item !== null && props.fixedItem === null ? <ItemField {...props} /> : null}
      {plan.scope === 'commitment' ? <CommitmentField form={form} /> : null}
      {plan.scope === 'earlier' && meeting !== null ? <EarlierField form={form} meeting={meeting} /> : null}
    </>
  )
}

function ItemField({ form, meeting }: { form: InterestForm; meeting: Meeting | null }): ReactNode {
  const { t } = useText('ethics')
  const items = itemsAhead(meeting)
  return (
    <Select
      label={t('form.item')}
      value={form.plan.item ?? ''}
      onChange={(item) => form.change({ item })}
      options={items.map((item) => ({
        value: item.id,
        label: t('form.numbered', { place: (meeting?.items.indexOf(item) ?? 0) + 1, title: item.title }),
      }))}
    />
  )
}

function CommitmentField({ form }: { form: InterestForm }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const all = byNumber(state.commitments)
  return (
    <Select
      label={t('form.commitment')}
      placeholder={t('form.chooseCommitment')}
      value={form.entry.commitment}
      onChange={(commitment) => form.change({ commitment })}
      options={all.map(({ id, number, title }) => ({
        value: id,
        label: t('form.numbered', { place: number, title }),
      }))}
    />
  )
}

/** Which of several declared interests they stand out for; with one alone there is nothing to ask. */
function EarlierField({ form, meeting }: { form: InterestForm; meeting: Meeting }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const reveal = useReveal()
  const format = useFormat()
  const subject = useSubjectWords()
  const { item, person } = form.plan
  const bearing = item === null ? [] : interestsBearing(state, meeting, item, person)
  if (bearing.length < 2) return null
  return (
    <Select
      label={t('form.earlier')}
      value={form.entry.earlier ?? bearing[0]?.id ?? ''}
      onChange={(earlier) => form.change({ earlier })}
      options={bearing.map((one) => ({
        value: one.id,
        label: [
          subject(one),
          t('register.declared', { date: format.day(one.declaredAt, state.forum?.zone) }),
          reveal(one.detail),
        ]
          .filter((words) => words !== null)
          .join(' · '),
      }))}
    />
  )
}
