// @ts-check
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const none = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {string} file
 * @returns {Counts | undefined} none when the run ended before it reported
 */
export function vitestCounts(file) {
  const found = readReport(file)
  if (!found) return undefined
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  }
}

/**
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function playwrightCounts(file) {
  const stats = readReport(file)?.stats
  if (!stats) return undefined
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/**
 * A step that fails without naming a failed test (a type error, a file that does not load) counts as one failure, so that
 * the closing line never says "0 failed" of a run that failed.
 * @param {number} exitCode
 * @param {Counts | undefined} counts
 * @returns {Counts}
 */
export function stepCounts(exitCode, counts = none) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function addCounts(all) {
  return all.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    none,
  )
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
