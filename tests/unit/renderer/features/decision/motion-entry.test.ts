import { describe, expect, it } from 'vitest'
import { blankMotion, motionKinds, motionOf, toPut } from '../../../../../renderer/features/decision/motion-entry.ts'

describe('words put to decision', () => {
  it('[DEC15] a decision is about one thing: the words where some are written, else the commitment', () => {
    const motion = { about: 'agenda' as const, title: ' Next agenda ', text: 'Health first.\n' }
    expect(toPut('c', null)).toEqual({ commitment: 'c' })
    expect(toPut('c', motion)).toEqual({
      commitment: null,
      about: 'agenda',
      motion: { title: 'Next agenda', text: 'Health first.' },
    })
    expect(toPut(null, null)).toBeNull()
  })

  it('nothing is put while the title or the words are missing', () => {
    expect(toPut('c', blankMotion)).toBeNull()
    expect(toPut('c', { ...blankMotion, title: 'T', text: ' \n' })).toBeNull()
  })

  it('a frozen motion is taken up again word for word, its own empty lines with it', () => {
    expect(motionOf('Title\n\nOne.\n\nTwo.\n')).toEqual({ title: 'Title', text: 'One.\n\nTwo.' })
  })

  it('words are never of the kind of a commitment, which has its draft', () => {
    expect(motionKinds).not.toContain('commitment')
    expect(motionKinds).toContain('other')
  })
})
