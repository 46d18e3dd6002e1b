import { expect, test } from 'vitest'
import { presets } from '../../../../../renderer/features/forum/rule-presets.ts'
import {
  partOf,
  settled,
  shareIn,
  sharesToChoose,
  withPart,
  withQuorumShare,
  withSectorShare,
} from '../../../../../renderer/scenes/forum/rule-figures.ts'
import { entryOf, rulebookOf } from '../../../../../renderer/scenes/forum/rulebook-entry.ts'
import type { Rulebook } from '../../../../../shared/domain/forum.ts'
import { ruleFault, rulebookFault } from '../../../../../shared/rules/rulebook.ts'

const book: Rulebook = { quorum: null, rules: [...presets], usual: 'mixed' }
const mixed = presets.find((rule) => rule.id === 'mixed')!

test('a figure of a rule, of the whole forum, proxies and the lot make rules that the host takes', () => {
  const vote = withPart(mixed, 'vote', { fraction: [2, 3], comparison: 'at_least', base: 'cast' })
  const changed = withPart(vote, 'gate', { minRounds: 3, confirmedBy: [] })
  expect(ruleFault(changed)).toBeNull()
  expect(partOf(changed, 'vote')).toMatchObject({ fraction: [2, 3], blank: 'abstention' })
  expect(partOf(changed, 'consensus')).toEqual(partOf(mixed, 'consensus'))
  const half = withQuorumShare(null, { fraction: [1, 2], comparison: 'more_than' })
  const quorum = half && withSectorShare(half, { fraction: [1, 3], comparison: 'at_least' })
  const entry = entryOf(book)
  const figures = {
    quorum: quorum,
    rules: { mixed: changed },
    recusalException: 'lot' as const,
    proxies: { perHolder: 1, present: false, hoursBefore: 24 },
  }
  const proposed = rulebookOf({ ...entry, figures }, book.rules, book)
  expect(proposed).toMatchObject({ quorum, recusalException: 'lot', proxies: { perHolder: 1 } })
  expect(proposed?.rules.find((rule) => rule.id === 'mixed')).toEqual(changed)
  expect(proposed && rulebookFault(proposed)).toBeNull()
})

test('as it opens the form keeps proxies and the lot as they stand', () => {
  const kept: Rulebook = { ...book, recusalException: 'lot', proxies: { perHolder: 2, present: true, hoursBefore: 5 } }
  expect(rulebookOf(entryOf(kept), kept.rules, kept)).toEqual(kept)
})

test('a share that is not among the common ones can still be chosen', () => {
  const own = { fraction: [5, 9], comparison: 'at_least' } as const
  expect(sharesToChoose(own)).toContainEqual(own)
  expect(shareIn(partOf(mixed, 'vote'))).toEqual({ fraction: [3, 5], comparison: 'at_least' })
  expect(shareIn(null)).toBeNull()
})

test('[CAST1] a casting vote stands only where more than half of the votes cast decide', () => {
  const majority = presets.find((rule) => rule.id === 'majority-attending')!
  const cast = settled({ ...withPart(majority, 'vote', { base: 'cast' }), casting: 'chair' })
  expect(cast.casting).toBe('chair')
  expect(settled(withPart(cast, 'vote', { fraction: [2, 3] }))).not.toHaveProperty('casting')
})

test('taking a quorum away leaves none, and taking a sector’s leaves the whole’s', () => {
  const quorum = withQuorumShare(null, { fraction: [1, 2], comparison: 'at_least' })
  expect(quorum && withSectorShare(quorum, null)).toMatchObject({ fraction: [1, 2], eachSector: null })
  expect(withQuorumShare(quorum, null)).toBeNull()
})
