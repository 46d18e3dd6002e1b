import { describe, expect, it } from 'vitest'
import { sealedClass } from '../../../../shared/domain/sealed.ts'
import { mayRead, publicClasses } from '../../../../shared/policy/disclosure.ts'

describe('who may read what is sealed', () => {
  it('[EXP2] publishes no e-mail, and no name of somebody without a seat', () => {
    expect([...publicClasses].sort()).toEqual(['action', 'answer', 'attendance', 'correction', 'name', 'reason'])
  })

  it('shows a participant everything but e-mails, what declared interests are about, and what is sealed of complaints', () => {
    expect(sealedClass.options.filter((each) => !mayRead(each, 'participant'))).toEqual([
      'email',
      'declaration',
      'complaint',
      'vote',
    ])
  })

  it('[BET2] shows those who keep the data everything but what was voted', () => {
    expect(sealedClass.options.filter((each) => !mayRead(each, 'secretariat'))).toEqual(['vote'])
  })

  it('never shows the public what a participant may not read', () => {
    expect([...publicClasses].every((each) => mayRead(each, 'participant'))).toBe(true)
  })
})
