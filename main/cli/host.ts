import process from 'node:process'
import { err, ok } from '../../shared/lib/result.ts'
import type { Clock } from '../../shared/lib/time.ts'
import { Hosting } from '../host/hosting.ts'
import type { ForumStore } from '../host/ports/forum-store.ts'
import type { Signer } from '../host/ports/signer.ts'
import { RecordFault } from '../host/recorder.ts'
import { openForumFile } from '../store/forum-file.ts'
import { problemSentence, StoreFailure } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import { thisCommandLine } from './command-line.ts'
import { HeadlessDesk } from './desk.ts'
import { failedHostLine } from './host-lines.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import type { Answers } from './parent-channel.ts'
import { serveParent } from './parent-channel.ts'
import { portOf } from './port-argument.ts'
import { untilTold } from './until-told.ts'
import { readWebFiles } from './web-files.ts'

const USAGE = 'host FILE [--port 4620] [--bind 127.0.0.1] [--public-url URL] [--json]'
const WEB = new URL('../web/', import.meta.url)
const REHEARSAL_NOTE = 'rehearsal'

interface Deps {
  readonly signer: () => Signer
  readonly clock: Clock
}

/** Serves a forum file until SIGTERM, SIGINT, the end of standard input where a parent asked for that, or the app says so. */
export async function hostCommand(args: readonly string[], io: Io, deps: Deps): Promise<ExitCode> {
  const { values, positionals } = readArguments(
    args,
    USAGE,
    {
      port: { type: 'string', default: '4620' },
      bind: { type: 'string', default: '127.0.0.1' },
      'public-url': { type: 'string' },
      json: { type: 'boolean', default: false },
      /** For the app and the start screen: adds the owner's link to what is printed, and makes no invitations but with `--invites`. */
      owner: { type: 'boolean', default: false },
      invites: { type: 'boolean', default: false },
      rehearsal: { type: 'boolean', default: false },
      /** For the app, which has dialogs of its own. */
      'without-desk': { type: 'boolean', default: false },
      /** Ends when standard input ends, so that no host outlives the app that started it. */
      'until-stdin-ends': { type: 'boolean', default: false },
    },
    1,
  )
  const [path = ''] = positionals
  const ended = untilTold(values['until-stdin-ends'])
  const desk = (values.owner || !values.json) && !values['without-desk'] ? deskFor(path, io, deps) : null
  const asked = { ...values, publicUrl: values['public-url'] ?? null, desk }
  const hosting = await open(path, asked, io, deps).catch((error: unknown) => {
    // Whoever started this host for its owner reads why from here; anybody else reads the sentence on standard error.
    if (values.json && values.owner && error instanceof UsageError)
      io.out(`${failedHostLine(error.code ?? 'bad_input', error.message)}\n`)
    process.stdin.pause() // else waiting for its end would keep this process
    throw error
  })
  if (values.json) io.out(`${JSON.stringify(ready(hosting, values))}\n`)
  else announce(hosting, io)
  await Promise.race([ended, serveParent(answersOf(hosting))])
  await desk?.close()
  await hosting.close()
  return 0
}

function deskFor(path: string, io: Io, { clock }: Deps): HeadlessDesk {
  const say = (text: string): void => {
    io.err(text)
  }
  const env = { ...process.env } // before the signing key is taken out of it: a rehearsal signs with the same
  return new HeadlessDesk({ path, command: thisCommandLine(), env, now: () => new Date(clock.now()), say })
}

/** What the app may ask of the host it forked. */
function answersOf(hosting: Hosting): Answers {
  return {
    checkpoint: () => Promise.resolve(hosting.checkpoint()),
    backup: async ({ path }) => {
      try {
        await hosting.backup(path)
        return ok(null)
      } catch (error) {
        if (error instanceof StoreFailure) return err({ code: error.problem.code })
        throw error
      }
    },
  }
}

interface Asked {
  readonly port: string
  readonly bind: string
  readonly publicUrl: string | null
  readonly rehearsal: boolean
  readonly desk: HeadlessDesk | null
}

async function open(path: string, asked: Asked, io: Io, deps: Deps): Promise<Hosting> {
  const port = portOf(asked.port)
  const publicUrl = asked.publicUrl === null ? null : publicUrlOf(asked.publicUrl)
  const signer = deps.signer()
  const opened = openForumFile(path)
  if (!opened.ok) throw new UsageError(problemSentence(opened.error), opened.error.code)
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
      rehearsal: isRehearsal(store, asked.rehearsal, deps.clock),
      ...(asked.desk ? { desk: asked.desk } : {}),
      onFault: (error) => {
        io.err(`plenary: ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
      },
    })
  } catch (error) {
    store.close()
    throw explained(error, path, asked)
  }
}

/** What came from others stands in a message as one can read it: it draws nothing on a terminal, and forges no line of its own. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (char) =>
    char === '\n' ? '\n  ' : `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * Once a rehearsal's copy, always one: whoever finds such a file later is told so. [JOIN11] What opens the forum that it was
 * copied from does not open it; what the rehearsal itself hands out holds over a restart.
 */
export function isRehearsal(store: ForumStore, asked: boolean, clock: Clock): boolean {
  if (asked && store.note(REHEARSAL_NOTE) === null) {
    store.transact((writer) => {
      writer.forgetJoining()
      writer.setNote(REHEARSAL_NOTE, new Date(clock.now()).toISOString())
    })
  }
  return store.note(REHEARSAL_NOTE) !== null
}

function explained(error: unknown, path: string, asked: { port: string; bind: string }): unknown {
  if (error instanceof RecordFault) {
    return new UsageError(
      `"${path}" was not opened: ${error.message}. Keep it aside, and run "plenary verify" on it to see more.`,
      'truncated_or_damaged',
    )
  }
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new UsageError(
        `Port ${asked.port} is already in use. Choose another with --port, or --port 0 for a free one.`,
      )
    case 'EACCES':
      return new UsageError(`Port ${asked.port} may not be opened by you. Choose one from 1024 on with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(`"${asked.bind}" is not an address of this computer. Give one of its own with --bind.`)
    default:
      return error
  }
}

/** Whoever starts a host for its owner makes links there, one by one and on the record; a script gets them from here. */
function ready(hosting: Hosting, { owner, invites }: { owner: boolean; invites: boolean }): Record<string, unknown> {
  const { url } = hosting
  const sockets = url.replace(/^http/, 'ws')
  return {
    event: 'ready',
    url,
    sync: `${sockets}/sync`,
    live: `${sockets}/live`,
    invites: owner && !invites ? [] : hosting.mintInvitations(),
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

function publicUrlOf(text: string): string {
  const url = URL.parse(text)
  if (
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    `${url.search}${url.hash}${url.username}` === ''
  )
    return text
  throw new UsageError(`--public-url ${text} is not an address like https://forum.example or http://192.168.1.20:4620.`)
}
