import { expect, test } from 'vitest'
import type { Founding } from '../../../../shared/domain/group.ts'
import { foundingParts, foundingWords } from '../../../../shared/rules/founding.ts'

const rulebook = { quorum: null, rules: [], usual: 'x' } as unknown as Founding['rulebook']

test('[GROUP1] what founds a group is read back from its text, whatever its words look like', () => {
  const mandate = 'First\n\nSeats\n\n- none, says this\n\nRules\n\nof thumb'
  const seats = [{ label: 'Budget office', sector: 'Government', organisation: 'Treasury' }]
  const founding: Founding = { name: 'Budget', until: '2027-12-31', seats, rulebook }
  const text = `Working group: Budget\n\n${foundingWords(founding, ` ${mandate}\n`)}`
  const { mandate: read, readable } = foundingParts(text)
  expect(read).toBe(mandate)
  expect(readable.endsWith('- Budget office, Government, Treasury\n\nUntil 2027-12-31')).toBe(true)
  expect(text.endsWith('}\n')).toBe(true)
})
