import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { useCommand, useForum, useFrozenText, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { OwnWords } from './AskBetween.tsx'
import { useProcedureWords } from './procedure-view.ts'
import { useMayOn } from './use-may-on.ts'
import { problemsOf, untilOf, When } from './When.tsx'

/** Once it has been open long enough, those who lead post a text as a decision until a last day. */
export function Posting({ procedure }: { procedure: Procedure }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const now = useNow()
  const may = useMayOn(procedure)({ to: 'procedure.post' })
  const post = useCommand('procedure.post')
  const [checked, setChecked] = useState(false)
  const [entry, setEntry] = useState({ date: '', time: '18:00', zone: state.forum?.zone ?? 'UTC' })
  const amended = useAmended(procedure)
  const days = procedure.terms.way === 'network' ? procedure.terms.postedDays : 0
  const problems = problemsOf(entry, now, days)
  if (!may || procedure.posted !== null || now <= Date.parse(procedure.until.instant)) return null
  const submit = (): void => {
    setChecked(true)
    if (problems.date || problems.time || entry.zone === '' || amended.lacks) return
    const motion = amended.words ? { motion: amended.words } : {}
    void post.run({ procedure: procedure.id, until: untilOf(entry), ...motion })
  }
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('post.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{t(procedure.commitment === null ? 'post.words' : 'post.wordsDraft')}</p>
      {amended.may ? (
        <Checkbox checked={amended.words !== null} onChange={amended.start}>
          {t('post.amend')}
        </Checkbox>
      ) : null}
      {amended.words ? <OwnWords entry={amended.words} put={amended.put} checked={checked} /> : null}
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

interface Words {
  readonly title: string
  readonly text: string
}

/** [BET3] Words of one's own as they were amended while they were open; null: posted as they were asked about. */
function useAmended({ commitment, title, text: hash }: Procedure) {
  const text = useFrozenText(commitment === null ? hash : null)
  const [words, setWords] = useState<Words | null>(null)
  const asked = text?.ok ? { title, text: bodyOf(text.value, title) } : null
  return {
    may: commitment === null && asked !== null,
    words,
    lacks: words !== null && (words.title.trim() === '' || words.text.trim() === ''),
    start: (on: boolean): void => setWords(on ? asked : null),
    put: (part: Partial<Words>): void => setWords((last) => (last ? { ...last, ...part } : last)),
  }
}

/** What stands under the title: the host freezes both in one text. */
function bodyOf(text: string, title: string): string {
  return (text.startsWith(title) ? text.slice(title.length) : text).trim()
}
