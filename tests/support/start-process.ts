import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/host/cli.js', import.meta.url))

/** `plenary start` in a process of its own, with a home and a folder of forums that are gone after `close`. */
export class StartProcess {
  /** Opens the start screen. */
  readonly link: string
  /** Where its forums lie, and what is published of them. */
  readonly folder: string
  readonly #root: string
  readonly #child: ChildProcessWithoutNullStreams
  readonly #ended: Promise<number | null>

  private constructor(
    root: string,
    child: ChildProcessWithoutNullStreams,
    link: string,
    ended: Promise<number | null>,
  ) {
    this.#root = root
    this.folder = join(root, 'forums')
    this.#child = child
    this.link = link
    this.#ended = ended
  }

  /** `prepare` may put forum files into the folder before anything reads it. */
  static async begin(prepare: (folder: string) => void = () => undefined): Promise<StartProcess> {
    if (!existsSync(CLI)) throw new Error('the command line is not built: run "npm run build" first')
    const root = mkdtempSync(join(tmpdir(), 'plenary-start-'))
    mkdirSync(join(root, 'forums'))
    prepare(join(root, 'forums'))
    const env = { ...process.env, PLENARY_FORUMS: join(root, 'forums'), PLENARY_HOME: join(root, 'home') }
    const child = spawn(process.execPath, [CLI, 'start', '--port', '0'], { env })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const link = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
        if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')))
      })
      void ended.then((code) => {
        reject(new Error(`it ended with ${String(code)}: ${said}`))
      })
    })
    return new StartProcess(root, child, link, ended)
  }

  /** As Ctrl-C ends it; its exit code. */
  async close(): Promise<number | null> {
    this.#child.kill('SIGINT')
    const code = await this.#ended
    rmSync(this.#root, { recursive: true, force: true })
    return code
  }
}
