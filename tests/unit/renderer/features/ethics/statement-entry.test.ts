import { describe, expect, it } from 'vitest'
import {
  entryOfStatement,
  principleFaults,
  statementOf,
} from '../../../../../renderer/features/ethics/statement-entry.ts'

const entry = (...principles: [string, string][]) => ({
  opening: ' Above. ',
  principles: principles.map(([name, words]) => ({ name, words })),
  source: ' ',
})

describe('[ETH4] a statement as somebody writes it', () => {
  it('is told what each principle lacks; one that is empty altogether is left out', () => {
    const typed = entry(
      ['Openness', 'In the open.'],
      ['', ''],
      ['', 'Words alone.'],
      ['Honesty', ' '],
      ['openness', 'x'],
    )
    expect(principleFaults(typed)).toEqual([null, null, 'nameMissing', 'wordsMissing', 'nameTwice'])
    expect(statementOf(typed)).toBeNull()
  })

  it('is trimmed, and has no source where none was written', () => {
    expect(statementOf(entry([' Openness ', ' In the open. '], ['', '']))).toEqual({
      opening: 'Above.',
      principles: [{ name: 'Openness', words: 'In the open.' }],
      source: null,
    })
    expect(statementOf(entry(['', '']))).toBeNull()
  })

  it('comes back as it was from a statement', () => {
    const statement = { opening: '', principles: [{ name: 'Openness', words: 'In the open.' }], source: 'Ours.' }
    expect(statementOf(entryOfStatement(statement))).toEqual(statement)
  })
})
