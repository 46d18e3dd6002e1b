import type { Decision } from '../../shared/domain/decision.ts'
import type { Rulebook } from '../../shared/domain/forum.ts'
import type { Founding } from '../../shared/domain/group.ts'
import type { DecisionId, GroupId } from '../../shared/domain/primitives.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { randomId } from '../../shared/lib/ids.ts'
import { rulesIn } from '../../shared/rules/bodies.ts'
import { nextNumber } from './handlers/handler.ts'
import { sectorNamed } from './handlers/member.ts'
import type { Draft } from './recorder.ts'

/** [RULE2] [GROUP4] The next version of the rules of the forum (`body` null) or of a working group, by this decision. */
export function adoptRules(
  { draft, state }: { draft: Draft; state: ForumState },
  rulebook: Rulebook,
  body: GroupId | null,
  decision: DecisionId,
): void {
  const version = (rulesIn(state, body)?.version ?? 0) + 1
  const of = body === null ? {} : { group: body }
  draft.add({ type: 'rules.adopted/1', body: { ...rulebook, ...of, version, decision } })
}

/** [GROUP1] The group as its decision says: its name and text, then its seats, vacant still, then its rules, version 1. */
export function foundGroup(
  { draft, state }: { draft: Draft; state: ForumState },
  decision: Decision,
  { name, until, seats, rulebook }: Founding,
): void {
  const group = randomId<'group'>()
  const text = decision.texts.at(-1)?.hash ?? ''
  const number = nextNumber(state.groups)
  draft.add({ type: 'group.founded/1', body: { group, number, name, text, until, decision: decision.id } })
  for (const { label, sector, organisation } of seats) {
    const body = { seat: randomId<'seat'>(), label, sector: sectorNamed(draft, state, sector), organisation, group }
    draft.add({ type: 'seat.created/1', body })
  }
  adoptRules({ draft, state }, rulebook, group, decision.id)
}
