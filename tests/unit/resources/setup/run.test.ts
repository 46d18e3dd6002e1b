import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../../../resources/setup/project.mjs'

const withNode = inProject('resources', 'setup', 'with-node.mjs')

/** Says it is up, and on SIGTERM ends after a moment with a code of its own. */
const slowToEnd = `--eval=
  process.on('SIGTERM', () => setTimeout(() => { console.log('ended'); process.exit(5) }, 100))
  setInterval(() => {}, 1000)
  console.log('up')`

function start(args: string[]) {
  const child = spawn(process.execPath, [withNode, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output }
}

describe('a command that runs another', () => {
  it('passes its exit code and its output on', async () => {
    const { child, output } = start(['--eval=console.log(1 + 1); process.exit(7)'])
    expect(await once(child, 'close')).toEqual([7, null])
    expect(output()).toBe('2\n')
  })

  it('hands SIGTERM on and waits for the end', async () => {
    const { child, output } = start([slowToEnd])
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([5, null])
    expect(output()).toContain('ended')
  })

  it('says in one sentence, with exit code 2, that it was given nothing to run', async () => {
    const { child } = start([])
    expect(await once(child, 'close')).toEqual([2, null])
  })
})
