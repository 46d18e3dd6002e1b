import type { ReactNode } from 'react'
import { keepsToMethod, numbersIn } from '../../../shared/rules/election-case.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'

type Given = Readonly<Record<string, number>>

interface Props {
  view: ElectionView
  given: Given
  onGive: (given: Record<string, number>) => void
}

/** Dots or points given with − and +; what is left of the dots is said above. */
export function BallotNumbers({ view, given, onGive }: Props): ReactNode {
  const { t } = useText('election')
  const { method, candidates, about } = view.election
  const used = Object.values(numbersIn(given)).reduce((sum, each) => sum + each, 0)
  return (
    <div className="election-ballot__names" role="group" aria-label={t('ballot.names', { about })}>
      {method.kind === 'dots' ? (
        <p role="status">
          <b>{t('ballot.dotsLeft', { left: method.dots - used })}</b>
        </p>
      ) : null}
      {candidates.map(({ id }) => (
        <Line key={id} view={view} id={id} given={given} onGive={onGive} />
      ))}
    </div>
  )
}

function Line({ view, id, given, onGive }: Props & { id: string }): ReactNode {
  const { t } = useText('election')
  const now = given[id] ?? 0
  const name = view.candidateName(id)
  const more = { ...given, [id]: now + 1 }
  const { [id]: _, ...without } = given
  const less = now > 1 ? { ...given, [id]: now - 1 } : without
  return (
    <div className="election-ballot__line">
      <span className="election-ballot__name" dir="auto">
        {name}
      </span>
      <span className="election-ballot__stepper" role="group" aria-label={t('ballot.given', { name, count: now })}>
        <Button
          label={t('ballot.less', { name })}
          missing={now === 0 ? t('ballot.none') : undefined}
          onPress={() => onGive(less)}
        >
          −
        </Button>
        <output className="election-ballot__number">{now}</output>
        <Button
          label={t('ballot.more', { name })}
          missing={keepsToMethod(view.election, more) ? undefined : t('ballot.full')}
          onPress={() => onGive(more)}
        >
          +
        </Button>
      </span>
    </div>
  )
}
