import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ElectionBallot as Ballot } from '../../../shared/domain/election.ts'
import { givesNumbers } from '../../../shared/rules/election-case.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { ballotKey } from './ballot-keys.ts'
import { BallotNames } from './BallotNames.tsx'
import { BallotNumbers } from './BallotNumbers.tsx'
import type { ElectionView } from './election-view.ts'
import { useMethodHelp } from './use-method-words.ts'

/** A seat's ballot, as the method asks it. Once in, it can be changed from here until the close. */
export function ElectionBallot({ view, seat }: { view: ElectionView; seat: string }): ReactNode {
  const { t } = useText('election')
  const help = useMethodHelp(view.election)
  const put = useCommand('election.deposit')
  const blank = givesNumbers(view.election) ? {} : []
  const [given, setGiven] = useDraft(`${view.election.id} ${seat}`, blank)
  const [changing, setChanging] = useState(false)
  const { election } = view
  const isIn = election.taken.some((one) => one === seat)
  const isBlank = Object.keys(given).length === 0
  const submit = async (): Promise<void> => {
    const key = ballotKey(election.id, seat)
    const answered = await put.run({ meeting: election.meeting, election: election.id, seat, key, ballot: given })
    if (answered.ok) setChanging(false)
  }
  const head = <p className="election__help">{t('ballot.for', { seat: view.seatName(seat) })}</p>
  if (isIn && !changing && !put.pending)
    return (
      <div className="election-ballot">
        <p role="status">
          <b>{t('ballot.in')}</b> {t('ballot.inHelp')}
        </p>
        {head}
        <Button large onPress={() => setChanging(true)}>
          {t('ballot.change')}
        </Button>
        <FailureLine failure={put.failure} />
      </div>
    )
  return (
    <div className="election-ballot">
      <p className="election__help">{help}</p>
      {Array.isArray(given) ? (
        <BallotNames view={view} given={given} onGive={setGiven} />
      ) : (
        <BallotNumbers view={view} given={given} onGive={setGiven} />
      )}
      {isBlank ? null : (
        <Button large onPress={() => setGiven(blank)}>
          {t('ballot.clear')}
        </Button>
      )}
      <Button large kind={isBlank ? 'secondary' : 'primary'} busy={put.pending} onPress={() => void submit()}>
        {t(isBlank ? 'ballot.blank' : isIn ? 'ballot.submitChange' : 'ballot.submit')}
      </Button>
      {head}
      <FailureLine failure={put.failure} />
    </div>
  )
}

/** What is not sent yet outlives a turned phone; it stays in the page's memory and is written nowhere. */
const drafts = new Map<string, Ballot>()

function useDraft(name: string, blank: Ballot): readonly [Ballot, (given: Ballot) => void] {
  const [given, setGiven] = useState<Ballot>(drafts.get(name) ?? blank)
  return [
    given,
    (next) => {
      drafts.set(name, next)
      setGiven(next)
    },
  ]
}
