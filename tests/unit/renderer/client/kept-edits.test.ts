import { describe, expect, it } from 'vitest'
import { keptAnswer } from '../../../../renderer/client/kept-answers.ts'
import { readRows } from '../../../../renderer/client/kept-edits.ts'

const answer = {
  id: '1',
  command: 'ballot.cast',
  input: { ballot: 'yes' },
  question: 'ballot 2026-11-21T09:00:00.000Z',
  askedAt: 5,
}

describe('what a device gives back', () => {
  it('is read in the order in which it was kept, without what the store added', () => {
    const rows = [
      { ...answer, id: '2', key: 'forum me', place: 20 },
      { ...answer, key: 'forum me', place: 10 },
    ]
    expect(readRows(keptAnswer, rows)).toEqual([answer, { ...answer, id: '2' }])
  })

  it('leaves out whatever another version, or something else, wrote', () => {
    const others = [null, { ...answer, command: 'person.add', place: 1 }, { ...answer, id: 7, place: 1 }, answer]
    expect(readRows(keptAnswer, others)).toEqual([])
    expect(readRows(keptAnswer, 'nothing')).toEqual([])
  })
})
