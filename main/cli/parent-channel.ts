import process from 'node:process'
import { z } from 'zod'
import type { StartFailure } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'

/** What the desktop app asks of a process it forked, and what it is answered. Channels of the system, never a port. */
export const request = z.object({ id: z.number(), ask: z.string(), path: z.string(), input: z.unknown().optional() })
export type Request = z.infer<typeof request>
export const END = 'end'

export type Answer = Result<unknown, StartFailure>
/** What can be asked, by name. */
export type Answers = Readonly<Record<string, (asked: Request) => Promise<Answer>>>

interface Channel {
  send(message: unknown): void
  listen(heard: (message: unknown) => void, gone: () => void): void
}

/** An Electron utility process has a port to its parent, a forked Node a channel; from a shell there is neither. */
function parentChannel(): Channel | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isPort(port)) {
    return {
      send: (message) => {
        port.postMessage(message)
      },
      listen: (heard) => {
        port.on('message', (event) => {
          heard(event.data)
        })
      },
    }
  }
  if (!process.send) return null
  return {
    send: (message) => {
      if (process.connected) process.send?.(message)
    },
    listen: (heard, gone) => {
      process.on('message', heard)
      process.on('disconnect', gone)
    },
  }
}

/** Answers the app that forked this process until it says to end or is gone. Never resolves where no app did. */
export function serveParent(answers: Answers): Promise<void> {
  const channel = parentChannel()
  return new Promise((resolve) => {
    channel?.listen((message) => {
      if (message === END) resolve()
      else void answer(channel, answers, message)
    }, resolve)
  })
}

async function answer(channel: Channel, answers: Answers, message: unknown): Promise<void> {
  const asked = request.safeParse(message)
  if (!asked.success) return
  const { id, ask } = asked.data
  const reply = Object.hasOwn(answers, ask) ? answers[ask] : undefined
  const said: Answer = reply ? await reply(asked.data) : { ok: false, error: { code: 'bad_input' } }
  channel.send({ id, answer: said })
}

/** A utility process goes on when nothing is left to do, and a forked one while its channel is listened to. */
export function leaveParent(): void {
  if (isPort(Reflect.get(process, 'parentPort'))) process.exit()
  if (process.connected) process.disconnect()
}

/** Electron only warns of a rejection that nobody handles; elsewhere, and here, it ends the process, so that its parent notices. */
export function endOnUnhandledRejection(): void {
  if (!isPort(Reflect.get(process, 'parentPort'))) return
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  })
}

interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

function isPort(value: unknown): value is Port {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value
}
