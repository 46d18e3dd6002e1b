import { describe, expect, test } from 'vitest'
import type { BallotManner } from '../../../../../shared/domain/ballot.ts'
import type { Decision } from '../../../../../shared/domain/decision.ts'
import { choicesIn } from '../../../../../renderer/features/decision/ballot-choices.ts'

describe('what a ballot offers', () => {
  const asked = (manner: BallotManner, blank: 'abstention' | 'cast'): Decision =>
    ({
      rule: { id: 'plain', kind: 'vote', rule: { base: 'cast', blank } },
      rounds: [],
      ballots: [],
      ballot: { manner },
    }) as unknown as Decision

  test('a blank in secret, as on paper, whatever the rule makes of it', () => {
    expect(choicesIn(asked('secret', 'abstention'))).toEqual(['yes', 'no', 'abstain', 'blank'])
    expect(choicesIn(asked('secret', 'cast'))).toEqual(['yes', 'no', 'abstain', 'blank'])
  })

  test('openly and by roll call a blank only where the rule counts it otherwise than an abstention', () => {
    for (const manner of ['open', 'roll_call'] as const) {
      expect(choicesIn(asked(manner, 'cast'))).toContain('blank')
      expect(choicesIn(asked(manner, 'abstention'))).toEqual(['yes', 'no', 'abstain'])
    }
  })
})
