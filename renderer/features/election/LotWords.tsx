import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { ElectionView } from './election-view.ts'
import { shownHash } from './shown-hash.ts'

const LONGEST_WORD = 40

/** [ELE6] The lot that decides ties: what binds the host, the words said so far, and one's own. */
export function LotWords({ view, level }: { view: ElectionView; level: 2 | 3 }): ReactNode {
  const { t } = useText('election')
  const { words, commitment } = view.election
  return (
    <Section title={t('lot.title')} level={level} rule="hairline">
      <div className="stack">
        <p className="election__help">{t(view.election.method.kind === 'stv' ? 'lot.help' : 'lot.helpTie')}</p>
        {words.length === 0 ? (
          <p>{t(view.election.method.kind === 'stv' ? 'lot.none' : 'lot.noneTie')}</p>
        ) : (
          <ul className="election__words">
            {words.map(({ person, word }) => (
              <li key={person}>
                <q dir="auto">{word}</q> <span className="type-reference">{view.personName(person)}</span>
              </li>
            ))}
          </ul>
        )}
        {view.speakers.length > 0 ? <SayWord view={view} /> : null}
        <p className="type-reference">{t('lot.bound', { hash: shownHash(commitment) })}</p>
      </div>
    </Section>
  )
}

function SayWord({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { me } = useForum()
  const say = useCommand('election.say')
  const [word, setWord] = useState('')
  const [chosen, setChosen] = useState('')
  const { speakers } = view
  const own = speakers.find((person) => person === me.person)
  const person = speakers.includes(chosen) ? chosen : own
  const others = speakers.some((one) => one !== me.person)
  const submit = (): void => {
    if (person === undefined || word.trim() === '') return
    const said = { meeting: view.election.meeting, election: view.election.id, person, word: word.trim() }
    void say.run(said).then((answered) => {
      if (answered.ok) setWord('')
    })
  }
  return (
    <div className="stack">
      {others ? (
        <Select
          label={t('lot.who')}
          value={person ?? ''}
          placeholder={own === undefined ? t('call.choose') : undefined}
          options={speakers.map((one) => ({ value: one, label: view.personName(one) }))}
          onChange={setChosen}
        />
      ) : null}
      <TextField
        label={others ? t('lot.word') : t('lot.yourWord')}
        value={word}
        onChange={(next) => setWord(next.slice(0, LONGEST_WORD))}
        onSubmit={submit}
        action={
          <Button
            busy={say.pending}
            missing={person === undefined ? t('lot.missingWho') : word.trim() === '' ? t('lot.missingWord') : undefined}
            onPress={submit}
          >
            {t('lot.say')}
          </Button>
        }
      />
      <FailureLine failure={say.failure} />
    </div>
  )
}
