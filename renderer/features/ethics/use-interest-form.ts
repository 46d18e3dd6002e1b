import { useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { publishesInterests } from '../../../shared/rules/statement.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import type { InterestEntry, InterestPlan, Scope } from './interest-entry.ts'
import { EMPTY_ENTRY, interestsBearing, itemsAhead, planOf } from './interest-entry.ts'

export interface InterestForm {
  readonly entry: InterestEntry
  readonly change: (changed: Partial<InterestEntry>) => void
  readonly plan: InterestPlan
  readonly scopes: readonly Scope[]
  /** Whoever runs the meeting says whose interest it is. */
  readonly chooses: boolean
  readonly clear: () => void
  readonly pending: boolean
  readonly failure: Failure | null
  /** True once the host has recorded it. */
  readonly send: () => Promise<boolean>
}

/** `item` and `person` null: chosen in the form. */
export function useInterestForm(props: {
  meeting: Meeting | null
  item: string | null
  person: string | null
}): InterestForm {
  const { meeting, person: fixed } = props
  const { state, me } = useForum()
  const may = useMay()
  const chooses = fixed === null && may({ to: 'recusal.lift' })
  const [opened] = useState(() => meeting?.currentItem ?? itemsAhead(meeting)[0]?.id ?? null)
  const key = `interest ${props.item ?? meeting?.id ?? ''} ${fixed ?? ''}`
  const [entry, setEntry, clear] = useKeptEntry<InterestEntry>(key, EMPTY_ENTRY)
  const item = props.item ?? entry.item ?? opened
  const person = fixed ?? (chooses ? entry.who : (me.person ?? ''))
  // [JOIN8] A session for one meeting declares in its items alone.
  const wider = may({ to: 'session.reach', limitedTo: me.meeting, command: 'interest.declare', meeting: null })
  const scopes = scopesFor({
    ofItem: itemsAhead(meeting).some((one) => one.id === item),
    wider,
    earlier: meeting !== null && item !== null && interestsBearing(state, meeting, item, person).length > 0,
  })
  const scope = entry.scope !== null && scopes.includes(entry.scope) ? entry.scope : (scopes[0] ?? 'standing')
  const plan = planOf(entry, { meeting, person, scope, item })
  return {
    entry,
    change: (changed) => setEntry((last) => ({ ...last, ...changed })),
    plan,
    scopes,
    chooses,
    clear,
    ...useSending({ meeting, entry, plan, clear }),
  }
}

function scopesFor(of: { ofItem: boolean; wider: boolean; earlier: boolean }): readonly Scope[] {
  return [
    ...(of.ofItem ? (['item'] as const) : []),
    ...(of.ofItem && of.earlier ? (['earlier'] as const) : []),
    ...(of.wider ? (['commitment', 'standing'] as const) : []),
  ]
}

function useSending(said: {
  meeting: Meeting | null
  entry: InterestEntry
  plan: InterestPlan
  clear: () => void
}): Pick<InterestForm, 'pending' | 'failure' | 'send'> {
  const { meeting, entry, plan } = said
  const { t } = useText('ethics')
  const { state } = useForum()
  const announce = useAnnounce()
  const declare = useCommand('interest.declare')
  const note = useCommand('recusal.note')
  const { person, scope, item, out } = plan
  const ofItem = meeting !== null && item !== null ? { meeting: meeting.id, item } : { meeting: null, item: null }
  const send = async (): Promise<boolean> => {
    if (scope === 'earlier' && meeting !== null && item !== null) {
      const earlier = entry.earlier ?? interestsBearing(state, meeting, item, person)[0]?.id ?? null
      const noted = await note.run({ meeting: meeting.id, item, person, declaration: earlier })
      if (noted.ok) said.clear()
      return noted.ok
    }
    const commitment = scope === 'commitment' ? entry.commitment : null
    const published = publishesInterests(state)
    const detail = entry.what.trim()
    const declared = await declare.run({ ...ofItem, commitment, person, detail, recuse: out, published })
    if (!declared.ok) return false
    said.clear()
    announce(t('form.done'))
    return true
  }
  return { pending: declare.pending || note.pending, failure: declare.failure ?? note.failure, send }
}
