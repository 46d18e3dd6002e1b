import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { chainFault, CHAIN_START, recordedEvent } from '../../../../shared/domain/record.ts'
import { applyEvent, emptyState, eventBodies, readEvent } from '../../../../shared/domain/state.ts'

/** One log of each release, and the state it amounted to then: whoever keeps an old file must find the same forum in it. */
const folder = fileURLToPath(new URL('../../../fixtures/golden/', import.meta.url))
// Of the newest release; raise it with the next golden log.
const MOST_TYPES = 30
const releases = readdirSync(folder).flatMap((name) => /^(.+)-log\.jsonl$/.exec(name)?.[1] ?? [])

function logOf(release: string): unknown[] {
  return readFileSync(`${folder}${release}-log.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

describe.for(releases)('the log of %s', (release) => {
  test('[REC2] chains, and every entry is still read', () => {
    let before = { seq: 0, hash: CHAIN_START }
    for (const line of logOf(release)) {
      const event = recordedEvent.parse(line)
      expect(chainFault(before, event)).toBeNull()
      expect(readEvent(event)?.type, `entry ${String(event.seq)}`).toBe(event.type)
      before = event
    }
  })

  test('[REC9] folds to the state that it folded to then; what later versions know besides may be added', () => {
    const state = emptyState()
    for (const line of logOf(release)) {
      const event = readEvent(recordedEvent.parse(line))
      if (event) applyEvent(state, event)
    }
    expect(state).toMatchObject(JSON.parse(readFileSync(`${folder}${release}-state.json`, 'utf8')))
  })
})

test('the newest golden log holds an entry of most types, so that a change of one is noticed', () => {
  const types = new Set(logOf(releases.at(-1) ?? '').map((line) => recordedEvent.parse(line).type))
  expect(types.size).toBeGreaterThanOrEqual(MOST_TYPES)
  for (const type of types) expect(Object.keys(eventBodies)).toContain(type)
})
