// @ts-check
// npm run dev -- --participants 3: the sample forum on this computer, the interface reloading as it is edited.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { ensureBuilt, partPlans } from './built-parts.mjs'
import { inProject, report, runCommand } from './project.mjs'
import { run } from './run.mjs'

const { values } = parseArgs({ options: { participants: { type: 'string', default: '3' } } })

await runCommand(async () => {
  await ensureBuilt(['host'])
  const commandLine = inProject(partPlans.host.output)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-dev-'))
  const file = path.join(folder, 'sample.plenary')
  await run(process.execPath, [commandLine, 'new', file, '--sample'])
  const server = await createServer({ server: { host: '127.0.0.1' } })
  await server.listen()
  const [address = ''] = server.resolvedUrls?.local ?? []
  // The host answers only names it knows, so that of the development server is its public one.
  const args = ['host', file, '--port', '4621', '--json', '--owner', '--invites']
  args.push('--public-url', address.replace(/\/$/, ''))
  const host = spawn(process.execPath, [commandLine, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: host.stdout }).once('line', (line) => {
    const { owner, invites } = JSON.parse(line)
    report(`at the controls: ${owner.replace(/^http:\/\/[^/]+/, address.replace(/\/$/, ''))}`)
    for (const { name, role, url } of invites.slice(0, Number(values.participants))) report(`${name} (${role}): ${url}`)
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => host.kill('SIGTERM'))
  const code = await new Promise((resolve) => host.on('close', resolve))
  await server.close()
  rmSync(folder, { recursive: true, force: true })
  return code ?? 0
})
