import process from 'node:process'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import { endOnUnhandledRejection, leaveParent } from './parent-channel.ts'

const USAGE = `Usage: plenary COMMAND
  start          the start page, for browsers on this computer
  new FILE       make a forum file (new --help: its options, and the presets of rules)
  host FILE      serve a forum file
  tally FILE     decision cases in, outcomes out
  export FILE    write the public repository
  verify PATH    check a forum file or a repository
  backup FILE DEST  copy a forum file, also while it is hosted
`

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}
const clock = { now: () => Date.now() }

/** Each command is loaded when it is asked for, so that counting a case does not wait for a web server. */
async function run([command, ...args]: readonly string[]): Promise<ExitCode> {
  switch (command) {
    case 'new': {
      const [{ newCommand }, { installationSigner }] = await Promise.all([
        import('./new.ts'),
        import('./signing-key.ts'),
      ])
      return newCommand(args, io, { signer: installationSigner, clock })
    }
    case 'host': {
      const [{ hostCommand }, { installationSigner }] = await Promise.all([
        import('./host.ts'),
        import('./signing-key.ts'),
      ])
      return hostCommand(args, io, { signer: installationSigner, clock })
    }
    case 'start': {
      const [{ startCommand }, { installationSigner }] = await Promise.all([
        import('./start.ts'),
        import('./signing-key.ts'),
      ])
      return startCommand(args, io, { signer: installationSigner, clock })
    }
    case 'files': {
      const [{ filesCommand }, { localForumFiles }, { installationSigner }] = await Promise.all([
        import('./forum-files.ts'),
        import('./forum-making.ts'),
        import('./signing-key.ts'),
      ])
      return filesCommand(localForumFiles({ signer: installationSigner, clock }))
    }
    case 'tally': {
      const { nodeTallyInput, tallyCommand } = await import('./tally.ts')
      return tallyCommand(args, { ...nodeTallyInput, ...io })
    }
    case 'export':
    case 'verify': {
      const [{ exportCommand }, { verifyCommand }, { openReader }] = await Promise.all([
        import('./export.ts'),
        import('./verify.ts'),
        import('./forum-reader.ts'),
      ])
      return (command === 'export' ? exportCommand : verifyCommand)(args, { ...io, openReader })
    }
    case 'backup': {
      const { backupCommand } = await import('./backup.ts')
      return backupCommand(args, io)
    }
    case undefined:
    case 'help':
    case '--help':
      io.err(USAGE)
      return command === undefined ? 2 : 0
    default:
      throw new UsageError(`There is no command "${command}".\n${USAGE.trimEnd()}`)
  }
}

endOnUnhandledRejection()
const output = { failed: false }
// Whoever read it went away (EPIPE), or there is no room for it: what was asked is undone, which is no "does not hold".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  output.failed = true
  process.exitCode = 2
  if (error.code !== 'EPIPE') io.err(`The output could not be written (${error.code ?? error.name}).\n`)
})
try {
  const code = await run(process.argv.slice(2))
  process.exitCode = output.failed ? 2 : code
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  io.err(`${error.message}\n`)
  process.exitCode = 2
}
leaveParent()
