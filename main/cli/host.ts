import process from 'node:process'
import type { Clock } from '../../shared/lib/time.ts'
import { Hosting } from '../host/hosting.ts'
import type { Signer } from '../host/ports/signer.ts'
import { RecordFault } from '../host/recorder.ts'
import { openForumFile } from '../store/forum-file.ts'
import { problemSentence } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import { readWebFiles } from './web-files.ts'

const USAGE = 'host FILE [--port 4620] [--bind 127.0.0.1] [--public-url URL] [--json]'
const WEB = new URL('../web/', import.meta.url)

/** Serves a forum file until SIGTERM, SIGINT, or the end of standard input where a parent asked for that. */
export async function hostCommand(
  args: readonly string[],
  io: Io,
  deps: { signer: () => Signer; clock: Clock },
): Promise<ExitCode> {
  const { values, positionals } = readArguments(
    args,
    USAGE,
    {
      port: { type: 'string', default: '4620' },
      bind: { type: 'string', default: '127.0.0.1' },
      'public-url': { type: 'string' },
      json: { type: 'boolean', default: false },
      /** For the app and the start screen: adds the owner's link to what is printed. */
      owner: { type: 'boolean', default: false },
      rehearsal: { type: 'boolean', default: false },
      /** Ends when standard input ends, so that no host outlives the app that started it. */
      'until-stdin-ends': { type: 'boolean', default: false },
    },
    1,
  )
  const ended = untilTold(values['until-stdin-ends'])
  const hosting = await open(positionals[0] ?? '', { ...values, publicUrl: values['public-url'] ?? null }, io, deps)
  if (values.json) io.out(`${JSON.stringify(ready(hosting, values.owner))}\n`)
  else announce(hosting, io)
  await ended
  await hosting.close()
  return 0
}

async function open(
  path: string,
  asked: { port: string; bind: string; publicUrl: string | null; rehearsal: boolean },
  io: Io,
  deps: { signer: () => Signer; clock: Clock },
): Promise<Hosting> {
  const port = portOf(asked.port)
  const publicUrl = asked.publicUrl === null ? null : publicUrlOf(asked.publicUrl)
  const signer = deps.signer()
  const opened = openForumFile(path)
  if (!opened.ok) throw new UsageError(problemSentence(opened.error))
  const store = opened.value
  try {
    return await Hosting.start({
      store,
      clock: deps.clock,
      signer,
      files: readWebFiles(WEB),
      bind: asked.bind,
      port,
      publicUrl,
      rehearsal: asked.rehearsal,
      onFault: (error) => {
        io.err(`plenary: ${error instanceof Error ? error.message : String(error)}\n`)
      },
    })
  } catch (error) {
    store.close()
    throw explained(error, path, asked)
  }
}

function explained(error: unknown, path: string, asked: { port: string; bind: string }): unknown {
  if (error instanceof RecordFault) {
    return new UsageError(`"${path}" was not opened: ${error.message}. Keep it aside, and run "plenary verify" on it to see more.`)
  }
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new UsageError(`Port ${asked.port} is already in use. Choose another with --port, or --port 0 for a free one.`)
    case 'EACCES':
      return new UsageError(`Port ${asked.port} may not be opened by you. Choose one from 1024 on with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(`"${asked.bind}" is not an address of this computer. Give one of its own with --bind.`)
    default:
      return error
  }
}

function ready(hosting: Hosting, owner: boolean): Record<string, unknown> {
  const { url } = hosting
  const sockets = url.replace(/^http/, 'ws')
  return {
    event: 'ready',
    url,
    sync: `${sockets}/sync`,
    live: `${sockets}/live`,
    invites: hosting.mintInvitations(),
    ...(owner ? { owner: hosting.ownerLink() } : {}),
  }
}

function announce(hosting: Hosting, io: Io): void {
  io.err(`Hosting at ${hosting.url}. Ctrl-C ends it. Open this link on this computer to run the meeting:\n`)
  io.out(`${hosting.ownerLink()}\n`)
  io.err('Hand each participant their own link:\n')
  for (const { name, seat, role, url } of hosting.mintInvitations()) {
    io.out(`${url}\t${name}\t${seat ?? ''}\t${role}\n`)
  }
}

function untilTold(untilStdinEnds: boolean): Promise<void> {
  return new Promise((resolve) => {
    // A signal to the whole process group arrives twice, once through npm: only the first one counts.
    process.on('SIGTERM', () => {
      resolve()
    })
    process.on('SIGINT', () => {
      resolve()
    })
    if (untilStdinEnds) process.stdin.resume().on('end', resolve).on('error', resolve)
  })
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new UsageError(`--port ${text} is not a port. Give a number from 1 to 65535, or 0 for a free one.`)
}

function publicUrlOf(text: string): string {
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/' && url.hash === '') return text
  throw new UsageError(`--public-url ${text} is not an address like https://forum.example or http://192.168.1.20:4620.`)
}
