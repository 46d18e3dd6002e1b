import { z } from 'zod'
import type { OpenedForum } from '../../shared/contract/start.ts'
import { openedForum, startFailure } from '../../shared/contract/start.ts'
import type { StartFailure } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'

/** The first line that `host --json` prints: it serves, or the file could not be had. */
const readyLine = z.object({ event: z.literal('ready'), url: openedForum.shape.url, owner: z.string() })
const failedLine = z.object({ event: z.literal('failed'), code: startFailure.shape.code, sentence: z.string() })

export function failedHostLine(code: StartFailure['code'], sentence: string): string {
  return JSON.stringify({ event: 'failed', code, sentence } satisfies z.input<typeof failedLine>)
}

/** What a host's first line says to the program that started it; `host_ended` where it says nothing that this one knows. */
export function readHostLine(line: string): Result<OpenedForum, StartFailure> {
  const said = jsonOf(line)
  const failed = failedLine.safeParse(said)
  if (failed.success) return err({ code: failed.data.code })
  const ready = readyLine.safeParse(said)
  const opened = ready.success ? openedForum.safeParse(openedFrom(ready.data.owner)) : null
  return opened?.success ? ok(opened.data) : err({ code: 'host_ended' })
}

/** The owner's link names loopback, whatever address participants are told. */
function openedFrom(ownerLink: string): { url: string; invite: string } {
  const [url = '', invite = ''] = ownerLink.split('/#/join/')
  return { url, invite }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
