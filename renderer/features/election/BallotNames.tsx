import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { CandidateId } from '../../../shared/domain/primitives.ts'
import { keepsToMethod } from '../../../shared/rules/election-case.ts'
import { ChoiceButton } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { byCategory } from './election-view.ts'
import type { ElectionView } from './election-view.ts'

interface Props {
  view: ElectionView
  given: readonly CandidateId[]
  onGive: (given: CandidateId[]) => void
}

/** Names pressed: in one's own order where the order counts, one of each category, or simply those one approves of. */
export function BallotNames({ view, given, onGive }: Props): ReactNode {
  const { t } = useText('election')
  const { election } = view
  const inOrder = election.method.kind === 'stv' || election.method.kind === 'rank'
  return (
    <div
      className="election-ballot__names"
      role="group"
      aria-label={t(inOrder ? 'ballot.namesInOrder' : 'ballot.names', { about: election.about })}
    >
      {byCategory(election).map(({ category, candidates }) => (
        <Fragment key={category}>
          {category === '' ? null : (
            <p className="type-label" dir="auto">
              {category}
            </p>
          )}
          {candidates.map(({ id }) => (
            <Name key={id} view={view} id={id} inOrder={inOrder} given={given} onGive={onGive} />
          ))}
        </Fragment>
      ))}
    </div>
  )
}

function Name({ view, id, inOrder, given, onGive }: Props & { id: CandidateId; inOrder: boolean }): ReactNode {
  const { t } = useText('election')
  const place = given.indexOf(id) + 1
  const isChosen = place > 0
  const next = isChosen ? given.filter((one) => one !== id) : [...besides(view, id, given), id]
  // What one's own press did is told by the pressed button itself, whose name then ends in its place.
  return (
    <ChoiceButton
      mark={<span className="election-ballot__place">{isChosen ? inOrder ? place : <Mark name="agree" /> : null}</span>}
      chosen={isChosen}
      note={isChosen && inOrder ? t('ballot.place', { place }) : undefined}
      missing={isChosen || keepsToMethod(view.election, next) ? undefined : t('ballot.full')}
      onPress={() => onGive(next)}
    >
      <span dir="auto">{view.candidateName(id)}</span>
    </ChoiceButton>
  )
}

/** In a category of one vote, what is pressed takes the place of what was. */
function besides({ election }: ElectionView, id: string, given: readonly CandidateId[]): readonly CandidateId[] {
  if (election.method.kind !== 'category') return given
  const categoryOf = new Map<string, string>(election.candidates.map((one) => [one.id, one.category ?? '']))
  return given.filter((one) => categoryOf.get(one) !== categoryOf.get(id))
}
