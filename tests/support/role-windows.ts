import { expect } from 'vitest'
import type { CommandName } from '../../shared/contract/commands.ts'
import type { Role } from '../../shared/policy/actor.ts'
import type { LiveWindow } from './hosted-forum.ts'
import { HostedForum } from './hosted-forum.ts'

export const roles: readonly Role[] = ['operator', 'chair', 'co-chair', 'secretariat', 'member', 'observer']
export const leading: readonly Role[] = ['operator', 'chair', 'co-chair']

/** A hosted forum with a window in every role; the member is a titular. */
export class RoleWindows {
  readonly forum: HostedForum
  readonly #windows: ReadonlyMap<Role, LiveWindow>
  readonly #links: ReadonlyMap<Role, string>

  private constructor(forum: HostedForum, windows: ReadonlyMap<Role, LiveWindow>, links: ReadonlyMap<Role, string>) {
    this.forum = forum
    this.#windows = windows
    this.#links = links
  }

  static async open(): Promise<RoleWindows> {
    const forum = await HostedForum.start()
    const links = linksIn(forum)
    const windows = new Map<Role, LiveWindow>()
    for (const role of roles) windows.set(role, await forum.join(links.get(role) ?? expect.fail(`nobody is ${role}`)))
    return new RoleWindows(forum, windows, links)
  }

  of(role: Role): LiveWindow {
    return this.#windows.get(role) ?? expect.fail(`nobody is ${role}`)
  }

  link(role: Role): string {
    return this.#links.get(role) ?? expect.fail(`nobody is ${role}`)
  }

  /** The roles whose windows are not refused what they ask. */
  async allowedTo(command: CommandName, input: unknown): Promise<Role[]> {
    const answers = await Promise.all(roles.map((role) => this.of(role).ask(command, input)))
    for (const answer of answers) if (!answer.ok) expect(['bad_request', 'not_saved']).not.toContain(answer.error.code)
    return roles.filter((_, index) => {
      const answer = answers[index]
      return answer !== undefined && (answer.ok || answer.error.code !== 'not_allowed')
    })
  }
}

function linksIn(forum: HostedForum): Map<Role, string> {
  const persons = Object.keys(forum.state.persons)
  const titulars = new Set<string>(
    Object.values(forum.state.seats).flatMap((seat) =>
      seat.holders.flatMap((one) => (one.as === 'titular' ? [one.person] : [])),
    ),
  )
  const links = new Map<Role, string>()
  forum.invitations().forEach(({ role, url }, index) => {
    const sits = titulars.has(persons[index] ?? '')
    if (!links.has(role) && (role !== 'member' || sits)) links.set(role, url)
  })
  return links.set('operator', forum.hosting.ownerLink())
}
