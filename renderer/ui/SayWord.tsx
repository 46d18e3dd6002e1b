import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/errors.ts'
import { Button } from './Button.tsx'
import { FailureLine } from './FailureLine.tsx'
import { Select } from './Select.tsx'
import { useText } from './text.ts'
import { TextField } from './TextField.tsx'

const LONGEST_WORD = 40

/** One word for a lot, one's own or as somebody who is here said it. Nothing where nobody has one left to say. */
export function SayWord<Person extends string>(props: {
  /** Those for whom a word may be said from this window. */
  speakers: readonly Person[]
  /** Whoever uses this window; null where they are nobody. */
  own: string | null
  nameOf: (person: Person) => string
  help?: string | undefined
  pending: boolean
  failure: Failure | null
  /** Tells whether it was taken. */
  onSay: (person: Person, word: string) => Promise<boolean>
}): ReactNode {
  const { t } = useText('common')
  const { speakers, pending } = props
  const [word, setWord] = useState('')
  const [chosen, setChosen] = useState('')
  if (speakers.length === 0) return null
  const own = speakers.find((person) => person === props.own)
  const person = speakers.find((one) => one === chosen) ?? own
  const others = speakers.some((one) => one !== props.own)
  const missing =
    person === undefined ? t('lotWord.missingWho') : word.trim() === '' ? t('lotWord.missingWord') : undefined
  const submit = (): void => {
    if (person === undefined || missing !== undefined || pending) return
    void props.onSay(person, word.trim()).then((taken) => {
      if (taken) setWord('')
    })
  }
  return (
    <div className="stack">
      {others ? (
        <Select
          label={t('lotWord.who')}
          value={person ?? ''}
          placeholder={own === undefined ? t('lotWord.chooseWho') : undefined}
          options={speakers.map((one) => ({ value: one, label: props.nameOf(one) }))}
          onChange={setChosen}
        />
      ) : null}
      <TextField
        label={t(others ? 'lotWord.word' : 'lotWord.yourWord')}
        help={props.help}
        value={word}
        onChange={(next) => setWord(next.slice(0, LONGEST_WORD))}
        onSubmit={submit}
        action={
          <Button busy={pending} missing={missing} onPress={submit}>
            {t('lotWord.say')}
          </Button>
        }
      />
      <FailureLine failure={props.failure} />
    </div>
  )
}
