import { describe, expect, it } from 'vitest'
import { standingOf } from '../../../../../renderer/features/commitment/draft-standing.ts'
import type { DraftStanding } from '../../../../../renderer/features/commitment/draft-standing.ts'
import { applyEvent, emptyState, readEvent } from '../../../../../shared/domain/state.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

/** How the commitment stands after each event that changes it. */
function standings(adopted: boolean): DraftStanding[] {
  const { builder, commitment } = sampleRecord({ adopted })
  const state = emptyState()
  const seen: DraftStanding[] = []
  for (const recorded of builder.record.events) {
    const event = readEvent(recorded)
    if (event) applyEvent(state, event)
    const draft = state.commitments[commitment]
    if (!draft) continue
    const standing = standingOf(state, draft)
    if (JSON.stringify(standing) !== JSON.stringify(seen.at(-1))) seen.push(standing)
  }
  return seen
}

describe('how the words of a commitment stand', () => {
  it('holds them still while a round or ballot is open, opens them between, and keeps the adopted words', () => {
    expect(standings(true).map(({ kind }) => kind)).toEqual([
      'open',
      'between',
      'round',
      'between',
      'between',
      'round',
      'between',
      'ballot',
      'adopted',
    ])
  })

  it('shows in a round and in its ballot the words that were asked about', () => {
    const seen = standings(true)
    const rounds = seen.filter((one) => one.kind === 'round')
    const ballot = seen.find((one) => one.kind === 'ballot')
    const adopted = seen.find((one) => one.kind === 'adopted')
    expect(rounds[0]?.hash).not.toBe(rounds[1]?.hash)
    expect(ballot?.hash).toBe(rounds[1]?.hash)
    expect(adopted?.hash).toBe(ballot?.hash)
    expect(adopted?.at).toMatch(/^2027-03-12T/)
  })

  it('opens the words again where the vote missed its threshold', () => {
    expect(standings(false).at(-1)).toEqual({ kind: 'open' })
  })
})
