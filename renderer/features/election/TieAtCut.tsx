import type { ReactNode } from 'react'
import { awaitsLot } from '../../../shared/rules/election-case.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'
import { LotWords } from './LotWords.tsx'

/** [ELE9] A tie at the cut, which nothing but a lot on the record may break; it may be left as it is. Null where there is none. */
export function TieAtCut({ view, level }: { view: ElectionView; level: 2 | 3 }): ReactNode {
  const { t } = useText('election')
  const draw = useCommand('election.draw')
  const { election, meeting } = view
  if (!awaitsLot(election) || meeting?.stage !== 'open') return null
  const missing = election.words.length === 0 ? t('tie.missing') : undefined
  return (
    <>
      <LotWords view={view} level={level} />
      {view.runs ? (
        <div className="stack">
          <p className="election__help">{t('tie.help')}</p>
          <FailureLine failure={draw.failure} />
          <div>
            <Button
              busy={draw.pending}
              missing={missing}
              onPress={() => void draw.run({ meeting: election.meeting, election: election.id })}
            >
              {t('tie.draw')}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}
