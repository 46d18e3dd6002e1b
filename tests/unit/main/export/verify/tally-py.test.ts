import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson } from '../../../../../shared/lib/same-json.ts'
import { outcomeJson, tally } from '../../../../../shared/tally/tally.ts'
import { consensusRules, consensusSeats } from '../../../../support/arbitrary-cases.ts'
import { fullVotes } from '../../../../support/arbitrary-full-cases.ts'
import { exported, inFolder, textOf, withFile, writeFiles } from '../../../../support/exported.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

const COUNTER = resolve('resources/export/tally.py')
const FIXTURES = ['decision-cases', 'decision-cases-2', 'decision-cases-2b']

/** tally.py, as anybody would run it. */
function counter(args: readonly string[], input = ''): { status: number | null; stdout: string } {
  return spawnSync('python3', [COUNTER, ...args], { input, encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 26 })
}

describe('tally.py', () => {
  it('imports nothing but the standard library, and has no number that is not exact', () => {
    const text = readFileSync(COUNTER, 'utf8')
    const imported = [...text.matchAll(/^(?:import|from) ([\w.]+)/gm)].map((match) => match[1])
    expect(imported.sort()).toEqual([...new Set(imported)])
    expect(imported).toEqual(expect.arrayContaining(['json', 'fractions']))
    expect(text).not.toMatch(/\bfloat\(/)
  })

  it.for(FIXTURES)('finds every outcome of %s as expected', (name) => {
    const fixture = resolve(`tests/fixtures/${name}.json`)
    expect(counter(['--check', fixture])).toMatchObject({ status: 0 })
  })

  it('[DEC5] finds the decisions of an exported repository as they are recorded, and one that was changed', () => {
    const files = exported(sampleRecord().builder.record)
    const place = 'data/decisions/D-001/case.json'
    const changed = textOf(files, place).replace('"result": "adopted"', '"result": "not_adopted"')
    expect(changed).not.toBe(textOf(files, place))
    inFolder((folder) => {
      writeFiles(join(folder, 'whole'), files)
      writeFiles(join(folder, 'changed'), withFile(files, place, changed))
      const check = (of: string): number | null => counter(['--check', join(folder, of, 'data/decisions')]).status
      expect([check('whole'), check('changed')]).toEqual([0, 1])
    })
  })

  it('agrees with ours on votes and consensus tests that nobody has seen', () => {
    const consensus = fc.record({
      id: fc.string({ minLength: 1 }),
      kind: fc.constant('consensus'),
      seats: consensusSeats,
      rule: consensusRules,
    })
    const cases = [...fc.sample(fullVotes, 150), ...fc.sample(consensus, 150)]
    const input = { format: 2, cases }
    const ours = tally(input)
    if (!ours.ok) throw new Error(ours.error)
    inFolder((folder) => {
      const file = join(folder, 'cases.json')
      writeFileSync(file, JSON.stringify(input))
      const theirs = JSON.parse(counter([file]).stdout) as { outcomes: unknown[] }
      const own = JSON.parse(outcomeJson(ours.value.outcomes)) as unknown[]
      const different = cases.filter((_, index) => !sameJson(own[index], theirs.outcomes[index]))
      expect(different).toEqual([])
    })
  })
})
