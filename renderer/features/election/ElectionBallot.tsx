import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Button, ChoiceButton } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { ballotKey } from './ballot-keys.ts'
import type { ElectionView } from './election-view.ts'

/** A seat's ballot: names pressed in one's own order, best first, as many as one likes. Once in, it can be changed from here until the close. */
export function ElectionBallot({ view, seat }: { view: ElectionView; seat: string }): ReactNode {
  const { t } = useText('election')
  const put = useCommand('election.deposit')
  const [ranked, setRanked] = useState<readonly string[]>([])
  const [changing, setChanging] = useState(false)
  const { election, meeting } = view
  const isIn = election.taken.some((one) => one === seat)
  const submit = async (): Promise<void> => {
    const key = ballotKey(election.id, seat)
    const preferences = [...ranked]
    const answered = await put.run({ meeting: meeting.id, election: election.id, seat, key, preferences })
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
      <p className="election__help">{t('ballot.help')}</p>
      <Ranking view={view} ranked={ranked} onRank={setRanked} />
      <Button large missing={ranked.length === 0 ? t('ballot.nothingRanked') : undefined} onPress={() => setRanked([])}>
        {t('ballot.clear')}
      </Button>
      <Button large kind="primary" busy={put.pending} onPress={() => void submit()}>
        {t(ranked.length === 0 ? 'ballot.blank' : isIn ? 'ballot.submitChange' : 'ballot.submit')}
      </Button>
      {head}
      <FailureLine failure={put.failure} />
    </div>
  )
}

function Ranking(props: {
  view: ElectionView
  ranked: readonly string[]
  onRank: (ranked: readonly string[]) => void
}): ReactNode {
  const { t } = useText('election')
  const { view, ranked, onRank } = props
  // What one's own press did is told by the pressed button itself, whose name then ends in its place.
  const press = (id: string): void => onRank(ranked.includes(id) ? ranked.filter((one) => one !== id) : [...ranked, id])
  return (
    <div className="election-ballot__names" role="group" aria-label={t('ballot.names')}>
      {view.election.candidates.map(({ id }) => {
        const place = ranked.indexOf(id) + 1
        return (
          <ChoiceButton
            key={id}
            mark={<span className="election-ballot__place">{place === 0 ? null : place}</span>}
            chosen={place > 0}
            note={place > 0 ? t('ballot.place', { place }) : undefined}
            onPress={() => press(id)}
          >
            <span dir="auto">{view.candidateName(id)}</span>
          </ChoiceButton>
        )
      })}
    </div>
  )
}
