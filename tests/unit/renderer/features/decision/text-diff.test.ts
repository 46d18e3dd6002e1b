import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOfPlainText } from '../../../../../shared/document/blocks.ts'
import { commitmentTextOf, emptyCommitment } from '../../../../../shared/document/commitment-text.ts'
import { changesBetween, diff } from '../../../../../renderer/features/decision/text-diff.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
const textOf = (description: string, end = '') =>
  commitmentTextOf({
    ...emptyCommitment('Open data'),
    description: blocksOfPlainText(description),
    milestones: [{ id: '1', what: blocksOfPlainText('Publish'), owner: 'Health', start: '', end }],
  })

describe('what changed between two texts', () => {
  test('both texts can be read off the steps', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const steps = diff(before, after, (word) => word)
        expect(steps.filter((step) => step.how !== 'new').map((step) => step.item)).toEqual(before)
        expect(steps.filter((step) => step.how !== 'gone').map((step) => step.item)).toEqual(after)
      }),
    )
  })

  test('as much as can stays is left as it is', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const same = diff(before, after, (word) => word).filter((step) => step.how === 'same').length
        expect(same).toBe(longestCommon(before, after))
      }),
    )
  })

  test('a changed sentence is told word by word, under a line of its own', () => {
    const changes = changesBetween(
      textOf('We will publish prices.\nEvery year.'),
      textOf('We will openly publish prices.\nEvery year.'),
    )
    const changed = changes.filter((change) => change.how !== 'same')
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatchObject({ how: 'changed' })
    const pieces = changed[0]?.how === 'changed' ? changed[0].pieces : []
    expect(pieces.filter((piece) => piece.how === 'new').map((piece) => piece.text.trim())).toEqual(['openly'])
    expect(pieces.filter((piece) => piece.how === 'gone')).toEqual([])
  })

  test('a field that was empty comes whole; sections and their order stay', () => {
    const changes = changesBetween(textOf('We will publish.'), textOf('We will publish.', '2027-06-30'))
    expect(changes.filter((change) => change.how !== 'same')).toEqual([
      { how: 'new', line: { kind: 'field', text: 'end', value: '2027-06-30' } },
    ])
  })

  test('a text that is no commitment is compared line by line', () => {
    const changes = changesBetween('One\nTwo', 'One\nThree')
    expect(changes.map((change) => change.how)).toEqual(['same', 'gone', 'new'])
  })
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const rows = a.map(() => b.map(() => 0))
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at(0, 0)
}
