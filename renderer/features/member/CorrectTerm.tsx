import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Term } from '../../../shared/rules/terms.ts'
import { isNoTerm } from '../../../shared/rules/terms.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import type { FailureLike } from '../../ui/failure-text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import './member.css'

/** [SEAT4] A term as it is to read: prolonged, shortened, or put right where it was entered wrongly. */
export function CorrectTerm(props: {
  name: string
  term: Term
  pending: boolean
  failure: FailureLike | null
  onSubmit: (term: Term) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useText('forum')
  const [since, setSince] = useState(props.term.since ?? '')
  const [until, setUntil] = useState(props.term.until ?? '')
  const [left, setLeft] = useState(props.term.left)
  const [checked, setChecked] = useState(false)
  const term = { since: since || null, until: until || null, left: left && until !== '' }
  const wrong = isNoTerm(term)
  return (
    <form
      className="ui-form member-form"
      aria-label={t('members.termOf', { name: props.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (!wrong) props.onSubmit(term)
      }}
    >
      <div className="member-form__pair">
        <TextField label={t('members.since')} type="date" value={since} autoFocus onChange={setSince} />
        <TextField
          label={t(left ? 'members.endOn' : 'members.until')}
          note={t('form.optional')}
          type="date"
          value={until}
          error={checked && wrong ? t('members.untilBefore') : undefined}
          onChange={setUntil}
        />
      </div>
      {props.term.left ? (
        <Checkbox checked={left} onChange={setLeft}>
          {t('members.termLeftIt')}
        </Checkbox>
      ) : null}
      <p className="type-reference measure">{t('members.termWords')}</p>
      <FailureLine failure={props.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={props.pending}>
          {t('members.termNow')}
        </Button>
        <Button kind="link" onPress={props.onCancel}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
