import type { ProposedSanction } from '../../shared/domain/complaint.ts'
import type { ComplaintId, PersonId } from '../../shared/domain/primitives.ts'
import { randomId } from '../../shared/lib/ids.ts'
import type { HostedForum, LiveWindow } from './hosted-forum.ts'

export const COMPLAINT_WORDS = 'The firm of a brother was paid for it.'

/** A complaint about somebody on which a sanction was imposed, as the decision about it would; `since`: its first day. */
export async function imposed(
  forum: HostedForum,
  operator: LiveWindow,
  person: PersonId,
  { since, ...sanction }: ProposedSanction & { since: string },
): Promise<ComplaintId> {
  const said = { by: null, from: 'A citizen', about: person, words: COMPLAINT_WORDS }
  const complaint = (await operator.run('complaint.make', said))['complaint'] as ComplaintId
  forum.hosting.recorder.commit('test', (draft) => {
    const decision = randomId<'decision'>()
    draft.add({ type: 'sanction.imposed/1', body: { complaint, decision, person, since, ...sanction } })
  })
  return complaint
}
