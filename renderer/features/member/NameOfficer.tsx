import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Office } from '../../../shared/domain/member.ts'
import { office as officeSchema } from '../../../shared/domain/member.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { useText } from '../../ui/text.ts'
import { officeKey } from './seat-views.ts'
import './member.css'

export function NameOfficer(props: {
  person: string
  name: string
  held: readonly Office[]
  today: string
  onDone: () => void
}): ReactNode {
  const { t } = useText('forum')
  const named = useCommand('officer.name')
  const free = officeSchema.options.filter((office) => !props.held.includes(office))
  const [office, setOffice] = useState<string | undefined>(free[0])
  const submit = async (): Promise<void> => {
    const chosen = officeSchema.safeParse(office)
    if (!chosen.success) return
    const done = await named.run({ person: props.person, office: chosen.data, since: props.today, until: null })
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
      <RadioList
        label={t('members.officeChoose')}
        help={t('members.officeWords')}
        value={office}
        onChange={setOffice}
        options={free.map((one) => ({ value: one, label: t(`office.${officeKey(one)}`) }))}
      />
      <FailureLine failure={named.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={named.pending}>
          {t('members.nameOfficeNow', { name: props.name })}
        </Button>
        <Button kind="link" onPress={props.onDone}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
