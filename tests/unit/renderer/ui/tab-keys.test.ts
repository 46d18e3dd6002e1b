import { describe, expect, it } from 'vitest'
import { nextInRow } from '../../../../renderer/ui/tab-keys.ts'

describe('nextInRow', () => {
  it('joins the ends of the row', () => {
    expect(nextInRow('ArrowRight', 3, 4, false)).toBe(0)
    expect(nextInRow('ArrowLeft', 0, 4, false)).toBe(3)
  })

  it('follows the mirrored row when it reads from the right', () => {
    expect(nextInRow('ArrowLeft', 0, 4, true)).toBe(1)
    expect(nextInRow('ArrowRight', 1, 4, true)).toBe(0)
  })

  it('leaves other keys, and an empty row, alone', () => {
    expect(nextInRow('Enter', 1, 4, false)).toBeUndefined()
    expect(nextInRow('End', 0, 0, false)).toBeUndefined()
    expect([nextInRow('Home', 2, 4, false), nextInRow('End', 0, 4, false)]).toEqual([0, 3])
  })
})
