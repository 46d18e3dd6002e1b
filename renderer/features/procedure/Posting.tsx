import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { useCan, useCommand, useForum, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useProcedureWords } from './procedure-view.ts'
import { problemsOf, untilOf, When } from './When.tsx'

/** Once it has been open long enough, those who lead post a text as a decision until a last day. */
export function Posting({ procedure }: { procedure: Procedure }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const now = useNow()
  const may = useCan({ to: 'procedure.post' })
  const post = useCommand('procedure.post')
  const [checked, setChecked] = useState(false)
  const [entry, setEntry] = useState({ date: '', time: '18:00', zone: state.forum?.zone ?? 'UTC' })
  const days = procedure.terms.way === 'network' ? procedure.terms.postedDays : 0
  const problems = problemsOf(entry, now, days)
  if (!may || procedure.posted !== null || now <= Date.parse(procedure.until.instant)) return null
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('post.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (problems.date || problems.time || entry.zone === '') return
        void post.run({ procedure: procedure.id, until: untilOf(entry) })
      }}
    >
      <p>{t(procedure.commitment === null ? 'post.words' : 'post.wordsDraft')}</p>
      <When
        entry={entry}
        put={(part) => setEntry((last) => ({ ...last, ...part }))}
        checked={checked}
        problems={problems}
        days={days}
      />
      <FailureLine failure={post.failure} what={t('post.failed')} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={post.pending}>
          {t('post.send')}
        </Button>
      </ButtonRow>
    </form>
  )
}
