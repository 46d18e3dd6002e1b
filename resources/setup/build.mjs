// @ts-check
// build.mjs [PARTS…]: production builds into dist/. Runs under a Node that is new enough (with-node.mjs).
import { Console } from 'node:console'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, createLogger, mergeConfig } from 'vite'
import { allParts, fingerprintOf, hasEntry, isUpToDate, partPlans, stampFile } from './built-parts.mjs'
import { replaceFolder } from './fetch-package.mjs'
import { cacheFolder, inProject, messageOf, report, runCommand, SetupError, withLock } from './project.mjs'

/** @typedef {import('./built-parts.mjs').Part} Part */

const onStandardError = new Console(process.stderr, process.stderr)
const customLogger = createLogger('warn', { console: onStandardError, allowClearScreen: false })

/**
 * A part for a JavaScript runtime that is no browser: one file (chunks for dynamic imports beside it), everything bundled
 * but what is named. Files lie two folders below the root like their sources, so `new URL('../../resources/…', import.meta.url)`
 * means the same in both.
 * @param {Part} part
 * @param {{ external: string[], target: string, fileName: string, format?: 'es' | 'cjs' }} runtime
 * @returns {import('vite').InlineConfig}
 */
function nodePart(part, { external, target, fileName, format = 'es' }) {
  return {
    configFile: false,
    root: inProject(),
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: inProject(partPlans[part].entry),
      target,
      minify: false,
      rolldownOptions: {
        external,
        output: {
          format,
          entryFileNames: fileName,
          chunkFileNames: '[name]-[hash].js',
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  }
}

/** @type {Record<Part, import('vite').InlineConfig>} */
const configs = {
  web: { configFile: inProject('vite.config.ts') },
  // better-sqlite3 finds its add-on beside its own files.
  host: nodePart('host', { external: ['better-sqlite3'], target: 'node22', fileName: 'cli.js' }),
  // The test runtime's Electron has Node 20 inside.
  app: nodePart('app', { external: ['electron'], target: 'node20', fileName: 'main.js' }),
  // A sandboxed preload is CommonJS and may require nothing but electron: one file.
  preload: nodePart('preload', { external: ['electron'], target: 'node20', fileName: 'preload.cjs', format: 'cjs' }),
}

/** @param {Part} part */
async function buildPart(part) {
  const startedAt = Date.now()
  const fingerprint = fingerprintOf(part) // taken first: sources that change meanwhile leave the part out of date
  const work = mkdtempSync(path.join(cacheFolder, 'building-'))
  const outDir = path.join(work, part)
  try {
    await build(
      mergeConfig(configs[part], {
        mode: 'production',
        logLevel: 'warn',
        customLogger,
        build: { outDir, emptyOutDir: true },
      }),
    )
    rmSync(stampFile(part), { force: true })
    replaceFolder(outDir, inProject('dist', part), path.join(work, 'replaced'))
  } catch (error) {
    throw new SetupError(`The ${part} part does not build: ${messageOf(error)}`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  mkdirSync(path.dirname(stampFile(part)), { recursive: true })
  writeFileSync(stampFile(part), fingerprint)
  report(`built ${part} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

await runCommand(async () => {
  const named = process.argv.slice(2)
  const unknown = named.find((part) => !Object.hasOwn(partPlans, part))
  if (unknown) throw new SetupError(`There is no part called ${unknown}: name some of ${allParts.join(', ')}.`)
  const parts = allParts.filter((part) => named.length === 0 || named.includes(part))
  mkdirSync(cacheFolder, { recursive: true })
  await withLock('the build', async () => {
    for (const part of parts) if (hasEntry(part) && !isUpToDate(part)) await buildPart(part)
  })
})
