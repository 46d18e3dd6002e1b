import { newForumInput } from '../../shared/contract/start.ts'
import { ok } from '../../shared/lib/result.ts'
import type { ForumFiles } from './forum-making.ts'
import { serveParent } from './parent-channel.ts'
import type { ExitCode } from './io.ts'

/** `plenary files`, for the desktop app only: reads and makes forum files in a process of its own, asked over its channel. */
export async function filesCommand(files: ForumFiles): Promise<ExitCode> {
  await serveParent({
    summarise: async ({ path }) => ok(await files.summarise(path)),
    create: async ({ path, input }) => {
      const asked = newForumInput.safeParse(input)
      return asked.success ? files.create(path, asked.data) : { ok: false, error: { code: 'bad_input' } }
    },
    sample: ({ path }) => files.sample(path),
  })
  return 0
}
