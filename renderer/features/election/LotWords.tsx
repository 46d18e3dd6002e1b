import type { ReactNode } from 'react'
import { useCommand, useForum } from '../../client/react.tsx'
import { Section } from '../../ui/Heading.tsx'
import { SayWord } from '../../ui/SayWord.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'
import { shownHash } from './shown-hash.ts'

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
        <OwnWord view={view} />
        <p className="type-reference">{t('lot.bound', { hash: shownHash(commitment) })}</p>
      </div>
    </Section>
  )
}

function OwnWord({ view }: { view: ElectionView }): ReactNode {
  const { me } = useForum()
  const say = useCommand('election.say')
  const { id: election, meeting } = view.election
  return (
    <SayWord
      speakers={view.speakers}
      own={me.person}
      nameOf={view.personName}
      pending={say.pending}
      failure={say.failure}
      onSay={async (person, word) => (await say.run({ meeting, election, person, word })).ok}
    />
  )
}
