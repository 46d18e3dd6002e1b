import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Clock } from '../../shared/lib/time.ts'
import type { Signer } from '../host/ports/signer.ts'
import { readArguments } from './arguments.ts'
import { thisCommandLine } from './command-line.ts'
import { ForumFolder } from './forum-folder.ts'
import { localForumFiles } from './forum-making.ts'
import { HostProcesses } from './host-processes.ts'
import type { ExitCode, Io } from './io.ts'
import { portOf } from './port-argument.ts'
import { StartCalls } from './start-calls.ts'
import type { StartServer } from './start-server.ts'
import { startServer } from './start-server.ts'
import { untilTold } from './until-told.ts'
import { readWebFiles } from './web-files.ts'

const USAGE = 'start [--port 4600] [--folder FOLDER]'
const WEB = new URL('../web/', import.meta.url)

/** Serves the start screen to browsers of this computer, and one host a forum file that is opened there. */
export async function startCommand(
  args: readonly string[],
  io: Io,
  deps: { signer: () => Signer; clock: Clock },
): Promise<ExitCode> {
  const { values } = readArguments(args, USAGE, { port: { type: 'string' }, folder: { type: 'string' } }, 0)
  const ended = untilTold(false)
  const env = { ...process.env } // taken before the signing key is taken out of it: hosts sign with the same
  const folder = new ForumFolder(values.folder ?? (env['PLENARY_FORUMS'] || join(homedir(), 'Plenary')))
  const hosts = new HostProcesses({
    command: thisCommandLine(),
    env,
    say: (text) => {
      io.err(text)
    },
    onEnded: (path) => {
      io.err(
        `The host of "${path}" ended unexpectedly. What was saved is in the file: open it again from the start page.\n`,
      )
    },
  })
  const calls = new StartCalls({ folder, files: localForumFiles(deps), open: (path) => hosts.open(path) })
  const server = await listen(values.port, calls, io)
  io.err(`Forums are kept in "${folder.path}". Open this link in a browser on this computer; Ctrl-C ends it:\n`)
  io.out(`${server.link}\n`)
  await ended
  await server.close()
  await hosts.close()
  return 0
}

/** The usual port, so that a bookmark holds; another where it is taken, unless one was asked for. */
async function listen(asked: string | undefined, calls: StartCalls, io: Io): Promise<StartServer> {
  const port = portOf(asked ?? '4600')
  const deps = { files: readWebFiles(WEB), call: (name: string, input: unknown) => calls.call(name, input) }
  try {
    return await startServer({ ...deps, port })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')))
      throw error
    io.err(`Port ${String(port)} cannot be had (is Plenary open already?), so a free one was taken.\n`)
    return startServer({ ...deps, port: 0 })
  }
}
