import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Actor } from '../../../shared/policy/actor.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { standsOutInOffice } from '../../../shared/rules/office-standing.ts'
import { useForum, useHere } from '../../client/react.tsx'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** What whoever leads leaves to others on an item that they stand out of: all of it, or at the controls to judge it. */
export type Aside = 'leading' | 'judging'

/** [ETH2] Null for whoever does not lead, or does not stand out. */
export function asideOf(state: ForumState, actor: Actor, meeting: Meeting, item: string): Aside | null {
  if (actor.person === null || !leads(actor) || !standsOutInOffice(state, meeting, item, actor.person)) return null
  return actor.role === 'operator' ? 'judging' : 'leading'
}

/** The same before there is a decision on the item. */
export function useAside(meeting: Meeting | undefined, item: string | undefined): Aside | null {
  const { state } = useForum()
  const here = useHere()
  return meeting === undefined || item === undefined ? null : asideOf(state, here, meeting, item)
}

/** Says why the buttons are missing that whoever leads has elsewhere. */
export function StandsAside({ aside }: { aside: Aside | null }): ReactNode {
  const { t } = useText('decision')
  if (aside === null) return null
  return (
    <p>
      <Marked mark="recused">{t('aside', { aside })}</Marked>
    </p>
  )
}
