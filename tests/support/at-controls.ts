import type { PersonId } from '../../shared/domain/primitives.ts'
import type { HostedForum } from './hosted-forum.ts'
import { LiveWindow } from './hosted-forum.ts'

/** The window of somebody at the hosting computer who said who they are. */
export async function atControls(forum: HostedForum, person: PersonId): Promise<LiveWindow> {
  const owner = await forum.redeem(forum.hosting.ownerLink())
  const answer = await fetch(`${forum.hosting.localUrl}/api/controls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.session}` },
    body: JSON.stringify({ person }),
  })
  const { session } = (await answer.json()) as { session: string }
  return LiveWindow.open(forum.hosting.localUrl, session)
}
