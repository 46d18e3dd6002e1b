import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const CLI = fileURLToPath(new URL('../../dist/host/cli.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built command line to its end. */
export async function plenary(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  const child = start(args, env)
  child.stdin.end(input)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

const readyLine = z.object({
  event: z.literal('ready'),
  url: z.string(),
  sync: z.string(),
  live: z.string(),
  invites: z.array(z.object({ name: z.string(), seat: z.string().nullable(), role: z.string(), url: z.string() })),
  owner: z.string().optional(),
})
export type Ready = z.infer<typeof readyLine>

/** A host in a process of its own, as an outsider starts it. */
export class HostProcess {
  readonly ready: Ready
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<number | null>

  private constructor(child: ChildProcessWithoutNullStreams, ready: Ready, ended: Promise<number | null>) {
    this.child = child
    this.ready = ready
    this.ended = ended
  }

  static async start(
    file: string,
    args: readonly string[] = [],
    env: Record<string, string> = {},
  ): Promise<HostProcess> {
    const child = start(['host', file, '--port', '0', '--json', ...args], env)
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const line = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
        if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')))
      })
      void ended.then((code) => {
        reject(new Error(`the host ended with ${String(code)}: ${err}`))
      })
    })
    return new HostProcess(child, readyLine.parse(JSON.parse(line)), ended)
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal)
    return this.ended
  }
}

function start(args: readonly string[], env: Record<string, string>): ChildProcessWithoutNullStreams {
  if (!existsSync(CLI)) throw new Error('the command line is not built: run "npm run build" first')
  return spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } })
}
