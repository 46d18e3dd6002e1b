import type { ReactNode } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'

/** [CAST1] The votes are even: who has the casting vote, and for them, or the operator in their name, the way to give it. */
export function CastingVote({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('casting')
  const give = useCommand('casting.give')
  const { decision, meeting } = view
  const { casting, ballot } = decision
  if (decision.stage !== 'casting' || !casting) return null
  const { office } = casting
  const count = (word: 'yes' | 'no'): number =>
    ballot?.counted?.counts[word] ?? Object.values(ballot?.cast ?? {}).filter((one) => one === word).length
  const standing = view.standing(office)
  const may = standing === 'free' && !view.out && view.may({ to: 'casting.give', held: view.held, office })
  return (
    <div className="decision-entry" role="group" aria-label={t('give', { office })}>
      <p>{t('asked', { yes: count('yes'), no: count('no'), office })}</p>
      {standing === 'free' ? null : <p>{t(`nobody.${standing}`, { office })}</p>}
      {may ? (
        <ButtonRow className="decision-entry__choices">
          {(['yes', 'no'] as const).map((vote) => (
            <Button
              key={vote}
              small
              busy={give.pending}
              onPress={() => void give.run({ meeting: meeting.id, decision: decision.id, office, vote })}
            >
              <Mark name={vote} plain />
              {t(vote)}
            </Button>
          ))}
        </ButtonRow>
      ) : null}
      <FailureLine failure={give.failure} />
    </div>
  )
}
