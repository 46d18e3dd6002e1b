import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addCounts, playwrightCounts, stepCounts, vitestCounts } from '../../../../resources/setup/test-counts.mjs'

describe('the closing line of npm test', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-counts-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const report = (name: string, content: object) => {
    writeFileSync(path.join(folder, name), JSON.stringify(content))
    return path.join(folder, name)
  }

  it('adds up what both runners report, a flaky test as a failure and a todo as skipped', () => {
    const vitest = report('v.json', { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
    const playwright = report('p.json', { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 } })
    const counts = [stepCounts(1, vitestCounts(vitest)), stepCounts(1, playwrightCounts(playwright))]
    expect(addCounts(counts)).toEqual({ passed: 8, failed: 3, skipped: 4 })
  })

  it('never says "0 failed" of a step that failed without naming a test', () => {
    expect(stepCounts(2, undefined).failed).toBe(1)
    expect(stepCounts(1, { passed: 4, failed: 0, skipped: 0 })).toEqual({ passed: 4, failed: 1, skipped: 0 })
    expect(stepCounts(0, undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 })
  })

  it('takes a report that is not there as no report', () => {
    expect(vitestCounts(path.join(folder, 'none.json'))).toBeUndefined()
  })
})
