import { useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import type { RulesPlace } from './rules-place.ts'

export interface Proposal {
  readonly run: (rulebook: Rulebook) => void
  readonly rule: string | null
  readonly chooseRule: (rule: string) => void
  readonly ready: boolean
  readonly pending: boolean
  readonly failure: Failure | null
}

/** Adopts other rules, puts them to decision, or freezes them as amended: as the place asks. `onDone` runs once that has happened. */
export function useRulesProposal(place: RulesPlace, onDone: () => void): Proposal {
  const { t } = useText('forum')
  const { state } = useForum()
  const announce = useAnnounce()
  const adopt = useCommand('rules.adopt')
  const put = useCommand('decision.put')
  const amend = useCommand('decision.amend')
  const [chosen, chooseRule] = useState<string | null>(null)
  const allowed = state.forum?.rules ? rulesFor(state.forum.rules, 'terms') : []
  const rule = (allowed.find((one) => one.id === chosen) ?? allowed[0])?.id ?? null
  const doIt = async (rulebook: Rulebook): Promise<void> => {
    if (place.how === 'adopt') {
      const version = (state.forum?.rules?.version ?? 0) + 1
      if (!(await adopt.run(rulebook)).ok) return
      announce(t('rules.form.adopted', { version }))
      onDone()
    } else if (place.how === 'amend') {
      const { meeting, item, id: decision } = place.decision
      if (!(await amend.run({ meeting, decision, rulebook })).ok) return
      announce(t('rules.form.frozen'))
      onDone()
      navigate({ page: 'meeting', meeting, item, tab: 'decision' })
    } else if (place.how === 'put' && rule !== null) {
      const [meeting, item] = [place.meeting.id, place.item.id]
      if (!(await put.run({ meeting, item, commitment: null, rulebook, rule })).ok) return
      onDone()
      navigate({ page: 'meeting', meeting, item, tab: 'decision' })
    }
  }
  return {
    run: (rulebook) => void doIt(rulebook),
    rule,
    chooseRule,
    ready: place.how === 'adopt' || place.how === 'amend' || place.how === 'put',
    pending: adopt.pending || put.pending || amend.pending,
    failure: adopt.failure ?? put.failure ?? amend.failure,
  }
}
