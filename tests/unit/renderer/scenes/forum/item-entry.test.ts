import { describe, expect, it } from 'vitest'
import { emptyItem, isItemSound, minutesIn, plannedItem } from '../../../../../renderer/scenes/forum/item-entry.ts'

describe('minutes as somebody types them', () => {
  it.each([
    ['45', 45],
    [' 0 ', 0],
    ['10000', 10_000],
    ['10001', null],
    ['1.5', null],
    ['-5', null],
    ['', null],
    ['a quarter', null],
  ])('reads "%s" as %s', (text, minutes) => {
    expect(minutesIn(text)).toBe(minutes)
  })
})

describe('an agenda item as somebody types it', () => {
  it('needs a title and whole minutes', () => {
    expect(isItemSound(emptyItem)).toBe(false)
    expect(isItemSound({ ...emptyItem, title: 'Opening' })).toBe(true)
    expect(isItemSound({ ...emptyItem, title: 'Opening', minutes: 'long' })).toBe(false)
  })

  it('asks for no text, a new draft, or one that is there', () => {
    const commitment = (chosen: string): unknown =>
      plannedItem({ ...emptyItem, title: 'A', commitment: chosen }).commitment
    expect([commitment(''), commitment('new'), commitment('c1')]).toEqual([null, 'new', 'c1'])
  })
})
