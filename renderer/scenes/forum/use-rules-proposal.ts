import { useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Rulebook } from '../../../shared/domain/forum.ts'
import type { EthicsStatement } from '../../../shared/domain/statement.ts'
import type { GroupId } from '../../../shared/domain/primitives.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { statementInForce } from '../../../shared/rules/statement.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import type { RulesPlace } from './rules-place.ts'

export interface Proposal<Proposed> {
  readonly run: (proposed: Proposed) => void
  readonly rule: string | null
  readonly chooseRule: (rule: string) => void
  readonly ready: boolean
  readonly pending: boolean
  readonly failure: Failure | null
}

/** Adopts other rules of a body, puts them to decision, or freezes them as amended: as the place asks. `onDone` runs once that has happened. */
export function useRulesProposal(place: RulesPlace, body: BodyId, onDone: () => void): Proposal<Rulebook> {
  const { t } = useText('forum')
  const { state } = useForum()
  const adopt = useCommand('rules.adopt')
  const version = (rulesIn(state, body)?.version ?? 0) + 1
  const elsewhere = body !== null && 'meeting' in place && place.meeting.group !== body
  return useProposal(place, onDone, {
    adopt,
    subject: (rulebook: Rulebook) => ({ rulebook, title: t('rules.form.textTitle', { version }) }),
    adopted: t('rules.form.adopted', { version }),
    frozen: t('rules.form.frozen'),
    ...(elsewhere ? { named: { rulesOf: body } } : {}),
  })
}

/** The same for another ethics statement. */
export function useStatementProposal(place: RulesPlace, onDone: () => void): Proposal<EthicsStatement> {
  const { t } = useText('ethics')
  const { state } = useForum()
  const adopt = useCommand('statement.adopt')
  const version = (statementInForce(state)?.version ?? 0) + 1
  return useProposal(place, onDone, {
    adopt,
    subject: (statement: EthicsStatement) => ({ statement }),
    adopted: t('statement.form.adopted', { version }),
    frozen: t('statement.form.frozen'),
  })
}

interface Of<Proposed> {
  readonly adopt: {
    readonly run: (proposed: Proposed) => Promise<{ readonly ok: boolean }>
    readonly pending: boolean
    readonly failure: Failure | null
  }
  readonly subject: (proposed: Proposed) => { rulebook: Rulebook; title: string } | { statement: EthicsStatement }
  /** What is announced once it is adopted, and once it is frozen as amended. */
  readonly adopted: string
  readonly frozen: string
  /** [GROUP4] What names the body that it is about, where another one decides. */
  readonly named?: { readonly rulesOf: GroupId }
}

function useProposal<Proposed>(place: RulesPlace, onDone: () => void, of: Of<Proposed>): Proposal<Proposed> {
  const { state } = useForum()
  const announce = useAnnounce()
  const put = useCommand('decision.put')
  const amend = useCommand('decision.amend')
  const [chosen, chooseRule] = useState<string | null>(null)
  const rules = rulesIn(state, 'meeting' in place ? place.meeting.group : null)
  const allowed = rules ? rulesFor(rules, 'terms') : []
  const rule = (allowed.find((one) => one.id === chosen) ?? allowed[0])?.id ?? null
  const doIt = async (proposed: Proposed): Promise<void> => {
    if (place.how === 'adopt') {
      if (!(await of.adopt.run(proposed)).ok) return
      announce(of.adopted)
      onDone()
    } else if (place.how === 'amend') {
      const { meeting, item, id: decision } = place.decision
      if (!(await amend.run({ meeting, decision, ...of.subject(proposed) })).ok) return
      announce(of.frozen)
      onDone()
      navigate({ page: 'meeting', meeting, item, tab: 'decision' })
    } else if (place.how === 'put' && rule !== null) {
      const [meeting, item] = [place.meeting.id, place.item.id]
      if (!(await put.run({ meeting, item, commitment: null, ...of.subject(proposed), ...of.named, rule })).ok) return
      onDone()
      navigate({ page: 'meeting', meeting, item, tab: 'decision' })
    }
  }
  return {
    run: (proposed) => void doIt(proposed),
    rule,
    chooseRule,
    ready: place.how === 'adopt' || place.how === 'amend' || place.how === 'put',
    pending: of.adopt.pending || put.pending || amend.pending,
    failure: of.adopt.failure ?? put.failure ?? amend.failure,
  }
}
